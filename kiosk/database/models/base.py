"""What all tables share: one metadata with names for every constraint, and the column types."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Final, cast

from sqlalchemy import ColumnElement, Index, MetaData, Table, Text, literal_column, text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from kiosk.booking.status import OPEN, Party, Status, Via
from kiosk.database.types import UtcDateTime

NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Number = Annotated[int, mapped_column(primary_key=True)]
"""The database's own number of a row."""

NEVER_REUSED: Final = {"sqlite_autoincrement": True}
"""Numbers that people or addresses carry are never given out twice; PostgreSQL's sequences do so anyway."""


class Base(DeclarativeBase):
    """The tables of the kiosk."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, str: Text}  # noqa: RUF012 - SQLAlchemy reads it on the class


def table_of(row: type[Base]) -> Table:
    """Return the plain table of a row class, for thousands of rows at once without an object for each."""
    return cast(Table, row.__table__)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index over the rows that a condition in SQL holds for; `tell_postgres` says so to PostgreSQL too."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where))


def tell_postgres() -> None:
    """Give the conditions of all partial indexes to PostgreSQL's dialect, which a kiosk on a file never loads."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            where = index.dialect_options["sqlite"].get("where")
            if where is not None:
                index.dialect_options["postgresql"]["where"] = where


def one_of(column: str, values: Iterable[str]) -> str:
    """Return the SQL condition that a column holds one of some words."""
    words = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({words})"


def among(column: Any, words: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of some words of ours, written out in the statement.

    As parameters they would hide from the planner that an index of open bookings is enough: SQLite never uses it
    then, and PostgreSQL plans the statement anew each time.
    """
    return cast(ColumnElement[bool], column.in_([literal_column(f"'{word}'") for word in words]))


OPEN_WORDS: Final = tuple(status.value for status in Status if status in OPEN)
OPEN_STATUS: Final = one_of("status", OPEN_WORDS)
ANY_STATUS: Final = tuple(status.value for status in Status)
ANY_PARTY: Final = tuple(party.value for party in Party)
ANY_VIA: Final = tuple(via.value for via in Via)

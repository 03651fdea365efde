"""Many rows at once, as fast as each database takes them. It knows no table of the kiosk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

T = TypeVar("T")

_LENGTH: Final = 5000


def in_chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield `items` in parts short enough for the parameters of one statement (32,766 in SQLite)."""
    for start in range(0, len(items), _LENGTH):
        yield items[start : start + _LENGTH]


def add_rows(transaction: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns; constraints and triggers are asked as for any insert."""
    if not rows:
        return
    connection = transaction.connection()
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    # Half of the time of a large import went into translating the same moments again and again.
    columns = list(rows[0])
    writers = [_writer(table.c[column].type, connection.dialect) for column in columns]
    pairs = list(zip(columns, writers, strict=True))
    values = [tuple(write(row[column]) if write else row[column] for column, write in pairs) for row in rows]
    names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', values)  # noqa: S608 - names of ours


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return how a value of this type is written for the driver; none where it goes as it is."""
    processor = kind.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(maxsize=10_000)(processor) if processor else None


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    # A hundred thousand rows by COPY take a second; statement by statement they take ten.
    columns = list(rows[0])
    quoted = ", ".join(f'"{column}"' for column in columns)
    statement = f'COPY "{table.name}" ({quoted}) FROM STDIN'
    driver: Any = connection.connection.driver_connection
    base: Any = connection.dialect.loaded_dbapi.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([row[column] for column in columns])
    except base as error:  # SQLAlchemy does not know COPY, so its errors are made its own here
        raise DBAPIError.instance(statement, None, error, base, dialect=connection.dialect) from error

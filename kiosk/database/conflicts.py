"""What a refused constraint means: its name on both databases, and the error that a person reads.

PostgreSQL tells the name; SQLite tells the columns of a unique index and the name of a check, so the names are looked
up in the models and kept by hand nowhere. It decides nothing that needs a query.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Final

from sqlalchemy import Index, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.errors import KioskError, SlotTaken, StudentBusy, TableTaken, TooManyRequests

SLOT_SEAT: Final = "uq_bookings_open_slot_seat"
TABLE: Final = "uq_bookings_open_table"
STUDENT_START: Final = "uq_bookings_open_student_start"
STUDENT_PLACE: Final = "uq_bookings_open_student_place"
IDEMPOTENCY_KEY: Final = "uq_bookings_idempotency_key"
REFERENCE: Final = "uq_bookings_reference"
CODE: Final = "uq_bookings_code_hash"
COUNTED_BY: Final = "uq_students_counted_by"
VISIT: Final = "pk_visits"

MEANING: Final[Mapping[str, type[KioskError]]] = {
    SLOT_SEAT: SlotTaken,
    TABLE: TableTaken,
    STUDENT_START: StudentBusy,
    STUDENT_PLACE: TooManyRequests,  # after every place up to the event's limit was tried
}
"""The error for people of each constraint that a race can run into. A repeated IDEMPOTENCY_KEY is no error: the
booking is there already; a REFERENCE that is in use is drawn anew."""


class Conflict(Exception):
    """A constraint refused a change; `constraint` is its name on both databases."""

    def __init__(self, error: IntegrityError) -> None:
        self.constraint = violated(error)
        super().__init__(self.constraint)


@contextmanager
def refusals(transaction: Session) -> Iterator[None]:
    """Run the changes inside as one step that can fail alone: the transaction goes on after a Conflict.

    Raises:
        Conflict: a constraint refused the step, which is undone.
    """
    try:
        with transaction.begin_nested():
            yield
    except IntegrityError as error:
        raise Conflict(error) from error


def violated(error: IntegrityError) -> str:
    """Return the name of the constraint that refused, as the models name it.

    SQLite keeps the name of a foreign key to itself: `foreign key`.
    """
    diagnostics = getattr(error.orig, "diag", None)
    if diagnostics is not None:
        return diagnostics.constraint_name or f"not null {diagnostics.table_name}.{diagnostics.column_name}"
    said = str(error.orig)
    kind, _, detail = said.partition(" constraint failed")
    detail = detail.removeprefix(": ")
    if kind == "UNIQUE":
        return _unique_names().get(_columns(detail), detail)
    if kind == "NOT NULL":
        return f"not null {detail}"
    return detail or kind.lower()


def _columns(detail: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+\.\w+", detail))


@cache
def _unique_names() -> Mapping[frozenset[str], str]:
    from kiosk.database.models import Base  # noqa: PLC0415 - the models import nothing from here; kept off start-up

    names: dict[frozenset[str], str] = {}
    for table in Base.metadata.tables.values():
        uniques = [item for item in table.constraints if isinstance(item, UniqueConstraint)]
        indexes = [item for item in table.indexes if item.unique]
        keys: list[UniqueConstraint | PrimaryKeyConstraint | Index] = [*uniques, table.primary_key, *indexes]
        for key in keys:
            names[frozenset(f"{table.name}.{column.name}" for column in key.columns)] = str(key.name)
    return names

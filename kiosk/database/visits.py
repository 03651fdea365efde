"""Students as they are counted, and their visits: who has how many open bookings, and at which times."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select, update

from kiosk.booking.rules import counted_by
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, StudentRow, VisitRow
from kiosk.database.models.base import OPEN_WORDS, among, table_of
from kiosk.people import Stage, Visit

# Built once: most of the time of a small statement goes into building it.
_OF_VISIT: Final = select(VisitRow.student_id).where(
    VisitRow.id == bindparam("visit"), VisitRow.event_id == bindparam("event")
)
_COUNTED: Final = select(StudentRow.id).where(
    StudentRow.event_id == bindparam("event"), StudentRow.counted_by == bindparam("by")
)
_LOCK: Final = select(StudentRow.id).where(StudentRow.id == bindparam("student")).with_for_update(key_share=True)
_OCCUPIED: Final = select(BookingRow.id, BookingRow.place, BookingRow.starts_at, BookingRow.ends_at).where(
    BookingRow.student_id == bindparam("student"), among(BookingRow.status, OPEN_WORDS)
)
# The plain tables: no object for each new row.
_ADD_STUDENT: Final = insert(table_of(StudentRow)).returning(StudentRow.id)
_ADD_VISIT: Final = insert(table_of(VisitRow))


@dataclass(frozen=True, slots=True)
class Occupied:
    """A time and a place that an open booking of a student takes."""

    booking: int
    """The booking's number."""
    place: int
    """1 to the event's limit."""
    starts_at: datetime
    ends_at: datetime


def join(tx: Transaction, event_id: int, visit: Visit, station: str, now: datetime) -> int:
    """Return the number of the visit's student, who stays locked until the transaction ends.

    A visit keeps the student it began with; name, year, address and language become those of its latest booking.
    Two that begin at once may raise a Conflict on `COUNTED_BY` or `VISIT`: then one is there already and another try
    finds it.
    """
    student = tx.scalar(_OF_VISIT, {"visit": visit.id, "event": event_id})
    if student is None:
        student = _locked_or_new(tx, event_id, counted_by(visit), now)
        about = {"id": visit.id, "event_id": event_id, "student_id": student, "station": station, "started_at": now}
        tx.execute(_ADD_VISIT, about | _said(visit))
        return student
    _lock(tx, student)
    tx.execute(
        update(VisitRow)
        .where(VisitRow.id == visit.id)
        .values(**_said(visit))
        .execution_options(synchronize_session=False)
    )
    return student


def student_of(tx: Transaction, event_id: int, visit: Visit) -> int | None:
    """Return the number of the student that a visit counts as, or nothing before the first booking."""
    known = tx.scalar(_OF_VISIT, {"visit": visit.id, "event": event_id})
    return known or _counted(tx, event_id, counted_by(visit))


def occupied(tx: Transaction, student: int) -> tuple[Occupied, ...]:
    """Return what the student's open bookings take, of all their visits."""
    rows = tx.execute(_OCCUPIED, {"student": student})
    return tuple(Occupied(number, place, starts_at, ends_at) for number, place, starts_at, ends_at in rows)


def lock(tx: Transaction, student: int) -> None:
    """Let nobody else book for this student until the transaction ends."""
    _lock(tx, student)


def of_booking(tx: Transaction, event_id: int, booking: int) -> Visit | None:
    """Return the visit that a booking of the event belongs to, or nothing."""
    found = select(VisitRow).join(BookingRow, BookingRow.visit_id == VisitRow.id)
    row = tx.scalar(found.where(BookingRow.id == booking, BookingRow.event_id == event_id))
    if row is None:
        return None
    stage = Stage(row.stage) if row.stage else None
    said = {"name": row.name, "email": row.email, "year": row.year, "language": row.language}
    return Visit(id=row.id, stage=stage, room_consent=row.room_consent, **said)


def _counted(tx: Transaction, event_id: int, by: str) -> int | None:
    return tx.scalar(_COUNTED, {"event": event_id, "by": by})


def _locked_or_new(tx: Transaction, event_id: int, by: str, now: datetime) -> int:
    student = _counted(tx, event_id, by)
    if student is not None:
        _lock(tx, student)
        return student
    added: int = tx.execute(_ADD_STUDENT, {"event_id": event_id, "counted_by": by, "created_at": now}).scalar_one()
    return added  # nobody else sees it yet


def _said(visit: Visit) -> dict[str, str | bool | None]:
    about = {"name": visit.name, "email": visit.email, "year": visit.year, "stage": visit.stage}
    return {**about, "language": visit.language, "room_consent": visit.room_consent}


def _lock(tx: Transaction, student: int) -> None:
    # Times that overlap without starting together are seen by no index; on SQLite the transaction has it all anyway.
    tx.execute(_LOCK, {"student": student})

"""Students as they are counted, and their visits: who has how many open bookings, and at which times."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from kiosk.booking.rules import counted_by
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, StudentRow, VisitRow
from kiosk.database.models.base import OPEN_WORDS
from kiosk.people import Visit


@dataclass(frozen=True, slots=True)
class Occupied:
    """A time and a place that an open booking of a student takes."""

    place: int
    """1 to the event's limit."""
    starts_at: datetime
    ends_at: datetime


def join(tx: Transaction, event_id: int, visit: Visit, station: str, now: datetime) -> int:
    """Return the number of the visit's student, who stays locked until the transaction ends.

    A visit keeps the student it began with; name, year and address become those of its latest booking. Two that begin
    at once may raise a Conflict on `COUNTED_BY` or `VISIT`: then one is there already and another try finds it.
    """
    student = tx.scalar(select(VisitRow.student_id).where(VisitRow.id == visit.id, VisitRow.event_id == event_id))
    if student is None:
        student = _counted(tx, event_id, counted_by(visit)) or _add_student(tx, event_id, counted_by(visit), now)
        _lock(tx, student)
        about = {"id": visit.id, "event_id": event_id, "student_id": student, "station": station, "started_at": now}
        tx.execute(insert(VisitRow).values(**about, **_said(visit)))
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
    known = tx.scalar(select(VisitRow.student_id).where(VisitRow.id == visit.id, VisitRow.event_id == event_id))
    return known or _counted(tx, event_id, counted_by(visit))


def occupied(tx: Transaction, student: int) -> tuple[Occupied, ...]:
    """Return what the student's open bookings take, of all their visits."""
    rows = tx.execute(
        select(BookingRow.place, BookingRow.starts_at, BookingRow.ends_at).where(
            BookingRow.student_id == student, BookingRow.status.in_(OPEN_WORDS)
        )
    )
    return tuple(Occupied(place, starts_at, ends_at) for place, starts_at, ends_at in rows)


def _counted(tx: Transaction, event_id: int, by: str) -> int | None:
    return tx.scalar(select(StudentRow.id).where(StudentRow.event_id == event_id, StudentRow.counted_by == by))


def _add_student(tx: Transaction, event_id: int, by: str, now: datetime) -> int:
    row = insert(StudentRow).values(event_id=event_id, counted_by=by, created_at=now)
    return tx.execute(row.returning(StudentRow.id)).scalar_one()


def _said(visit: Visit) -> dict[str, str | None]:
    return {"name": visit.name, "email": visit.email, "year": visit.year, "stage": visit.stage}


def _lock(tx: Transaction, student: int) -> None:
    # Times that overlap without starting together are seen by no index; on SQLite the transaction has it all anyway.
    tx.execute(select(StudentRow.id).where(StudentRow.id == student).with_for_update(key_share=True))

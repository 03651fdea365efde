"""Places in line for full professionals. Who is next is decided by the order they came; nothing is held here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from kiosk.booking.stations import Call
from kiosk.booking.status import Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.database import professionals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow, VisitRow, WaitRow
from kiosk.database.models.base import table_of

_UNSEEN: Final = {"synchronize_session": False}
_ADD: Final = insert(table_of(WaitRow)).returning(WaitRow.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWait:
    """A place in line about to be taken; the names are those of the table."""

    event_id: int
    professional_id: int
    student_id: int
    visit_id: str
    code_hash: str
    reference: str
    idempotency_key: str
    question: str
    reasons: str
    via: Via
    station: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InLine:
    """Somebody who waits, with what their booking will carry."""

    id: int
    professional_id: int
    """The database's number."""
    identity: str
    """`Professional.id`."""
    student_id: int
    visit_id: str
    code_hash: str
    reference: str
    idempotency_key: str
    question: str
    reasons: str
    station: str


def add(tx: Transaction, wait: NewWait) -> int:
    """Take the last place in line and return its number."""
    number: int = tx.execute(_ADD, {name: getattr(wait, name) for name in NewWait.__slots__}).scalar_one()
    return number


def number_of_key(tx: Transaction, key: str) -> int | None:
    """Return the number of the place that an attempt with this idempotency key has taken, or nothing."""
    return tx.scalar(select(WaitRow.id).where(WaitRow.idempotency_key == key))


def number_of_student(tx: Transaction, professional: int, student: int) -> int | None:
    """Return the place that a student has in line for a professional already, or nothing."""
    mine = (WaitRow.professional_id == professional, WaitRow.student_id == student, WaitRow.closed_at.is_(None))
    return tx.scalar(select(WaitRow.id).where(*mine))


def replace_code(tx: Transaction, number: int, code_hash: str) -> None:
    """Let a repeated attempt that came with another code open the place with that one."""
    tx.execute(update(WaitRow).where(WaitRow.id == number).values(code_hash=code_hash), execution_options=_UNSEEN)


def in_line(tx: Transaction, event_id: int) -> tuple[InLine, ...]:
    """Return everybody who waits, in the order they came."""
    names = [name for name in InLine.__slots__ if name != "identity"]
    rows = tx.execute(
        select(ProfessionalRow.identity, *(getattr(WaitRow, name) for name in names))
        .join(ProfessionalRow, ProfessionalRow.id == WaitRow.professional_id)
        .where(WaitRow.event_id == event_id, WaitRow.closed_at.is_(None))
        .order_by(WaitRow.id)
    )
    return tuple(InLine(**row._asdict()) for row in rows)


def close(tx: Transaction, number: int, now: datetime) -> bool:
    """Leave the line; tell whether it was so now (compare and swap)."""
    here = (WaitRow.id == number, WaitRow.closed_at.is_(None))
    result: Any = tx.execute(update(WaitRow).where(*here).values(closed_at=now), execution_options=_UNSEEN)
    return bool(result.rowcount == 1)


def to_come() -> ColumnElement[bool]:
    """Return the condition that somebody still waits, or has not taken yet what is held for them."""
    held = aliased(BookingRow)
    is_held = select(held.id).where(held.id == WaitRow.booking_id, held.status == Status.HELD).correlate(WaitRow)
    return or_(WaitRow.closed_at.is_(None), is_held.exists())


def call(tx: Transaction, number: int, now: datetime) -> bool:
    """Note that somebody is called; tell whether they are still to come."""
    here = (WaitRow.id == number, to_come())
    result: Any = tx.execute(update(WaitRow).where(*here).values(called_at=now), execution_options=_UNSEEN)
    return bool(result.rowcount == 1)


def called(tx: Transaction, event_id: int, since: datetime) -> Call | None:
    """Return who was called last, after a moment, and is still to come; or nobody."""
    newest = (
        select(WaitRow.reference, ProfessionalRow.name)
        .join(ProfessionalRow, ProfessionalRow.id == WaitRow.professional_id)
        .where(WaitRow.event_id == event_id, to_come(), WaitRow.called_at > since)
        .order_by(WaitRow.called_at.desc(), WaitRow.id.desc())
        .limit(1)
    )
    row = tx.execute(newest).first()
    return Call(row.reference, row.name) if row else None


def became(tx: Transaction, number: int, booking: int) -> None:
    """Note which booking a place in line has become."""
    tx.execute(update(WaitRow).where(WaitRow.id == number).values(booking_id=booking), execution_options=_UNSEEN)


def find(tx: Transaction, event_id: int, **named: Any) -> Waiting | None:
    """Return a place in line by `id`, `code_hash` or `reference`, or nothing."""
    row = tx.scalar(select(WaitRow).where(WaitRow.event_id == event_id).filter_by(**named))
    if row is None:
        return None
    before = (
        WaitRow.professional_id == row.professional_id,
        WaitRow.closed_at.is_(None),
        WaitRow.id <= row.id,
    )
    is_open = row.closed_at is None
    visit = tx.execute(select(VisitRow.name, VisitRow.language).where(VisitRow.id == row.visit_id)).one()
    position = tx.scalar(select(func.count()).select_from(WaitRow).where(*before)) if is_open else 0
    return Waiting(
        id=row.id,
        reference=row.reference,
        professional=professionals.load_some(tx, [row.professional_id])[row.professional_id],
        student=visit.name,
        language=visit.language,
        position=position or 0,
        created_at=row.created_at,
        booking_id=row.booking_id,
    )


def length(tx: Transaction, identity: str) -> int:
    """Return how many wait for one professional, by `Professional.id`."""
    line = (WaitRow.event_id == professionals.current_event_id(), WaitRow.closed_at.is_(None))
    mine = (
        select(func.count()).select_from(WaitRow).join(ProfessionalRow, ProfessionalRow.id == WaitRow.professional_id)
    )
    return tx.scalar(mine.where(*line, ProfessionalRow.identity == identity)) or 0


def lengths(tx: Transaction, event_id: int) -> Mapping[str, int]:
    """Return how many wait for whom, by `Professional.id`."""
    rows = tx.execute(
        select(ProfessionalRow.identity, func.count())
        .join(WaitRow, WaitRow.professional_id == ProfessionalRow.id)
        .where(WaitRow.event_id == event_id, WaitRow.closed_at.is_(None))
        .group_by(ProfessionalRow.identity)
    )
    return {identity: count for identity, count in rows}  # noqa: C416 - a row is not the pair mypy wants

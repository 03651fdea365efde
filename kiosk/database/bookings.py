"""Bookings as records: looked up by number, booking code, reference, visit, professional or event.

Every look-up is bound to one networking event, so that what belongs to another is not there. It changes nothing.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status
from kiosk.database import professionals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow, SlotRow, VisitRow
from kiosk.database.models.base import OPEN_WORDS
from kiosk.people import Professional, Reason, RequestCard, Stage

_BOTH_AGREED: Final = frozenset({Status.CONFIRMED, Status.MET})
_PROPOSED: Final = aliased(SlotRow)
_OF_KEY: Final = select(BookingRow.id).where(BookingRow.idempotency_key == bindparam("key"))


def find(tx: Transaction, event_id: int, number: int) -> Booking | None:
    """Return a booking by the database's number, or nothing."""
    return _one(tx, event_id, BookingRow.id == number)


def find_code(tx: Transaction, event_id: int, code_hash: str) -> Booking | None:
    """Return the booking that a booking code opens, by the code's hash, or nothing."""
    return _one(tx, event_id, BookingRow.code_hash == code_hash)


def find_reference(tx: Transaction, event_id: int, reference: str) -> Booking | None:
    """Return the booking with a reference as it is stored, or nothing."""
    return _one(tx, event_id, BookingRow.reference == reference)


def number_of_key(tx: Transaction, key: str) -> int | None:
    """Return the number of the booking that an attempt with this idempotency key has made, or nothing."""
    return tx.scalar(_OF_KEY, {"key": key})


def of_event(tx: Transaction, event_id: int) -> tuple[Booking, ...]:
    """Return all bookings of the event, earliest first."""
    return _several(tx, event_id)


def of_same_visit(tx: Transaction, event_id: int, number: int) -> tuple[Booking, ...]:
    """Return all bookings of the visit that this booking belongs to, earliest first."""
    visit = select(BookingRow.visit_id).where(BookingRow.id == number).scalar_subquery()
    return _several(tx, event_id, BookingRow.visit_id == visit)


def of_evening(tx: Transaction, event_id: int, identity: str) -> tuple[Booking, ...]:
    """Return a professional's bookings that are open, took place or failed to, or were confirmed and then called off.

    The student's address is there once both agreed to meet.
    """
    told = or_(
        BookingRow.status.in_((*OPEN_WORDS, Status.MET.value, Status.NO_SHOW.value)),
        and_(BookingRow.status == Status.CANCELLED.value, BookingRow.confirmed_at.is_not(None)),
    )
    return _several(tx, event_id, ProfessionalRow.identity == identity, told, with_address=True)


def written(reasons: Iterable[Reason]) -> str:
    """Return reasons as they are stored: JSON, an array of objects."""
    return json.dumps([asdict(reason) for reason in reasons], ensure_ascii=False, separators=(",", ":"))


def _one(tx: Transaction, event_id: int, *conditions: ColumnElement[bool]) -> Booking | None:
    found = _several(tx, event_id, *conditions)
    return found[0] if found else None


def _several(
    tx: Transaction, event_id: int, *conditions: ColumnElement[bool], with_address: bool = False
) -> tuple[Booking, ...]:
    rows = tx.execute(
        select(BookingRow, VisitRow, _PROPOSED.starts_at)
        .join(VisitRow, VisitRow.id == BookingRow.visit_id)
        .join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
        .outerjoin(_PROPOSED, _PROPOSED.id == BookingRow.proposed_slot_id)
        .where(BookingRow.event_id == event_id, *conditions)
        .order_by(BookingRow.starts_at, BookingRow.id)
    ).all()
    if not rows:
        return ()
    people = professionals.load_some(tx, {booking.professional_id for booking, _, _ in rows})
    return tuple(
        _record(booking, visit, proposed, people[booking.professional_id], with_address)
        for booking, visit, proposed in rows
    )


def _record(row: BookingRow, visit: VisitRow, proposed: Any, person: Professional, with_address: bool) -> Booking:
    status = Status(row.status)
    return Booking(
        id=row.id,
        reference=row.reference,
        status=status,
        professional=person,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        table=row.table_name,
        card=RequestCard(
            student=visit.name,
            year=visit.year,
            stage=Stage(visit.stage) if visit.stage else None,
            question=row.question,
            reasons=_read(row.reasons),
            email=visit.email if with_address and status in _BOTH_AGREED else "",
        ),
        created_at=row.created_at,
        changed_at=row.changed_at,
        due_at=row.due_at,
        confirmed_at=row.confirmed_at,
        proposed_at=proposed,
        sequence=row.sequence,
        no_show_by=Party(row.no_show_by) if row.no_show_by else None,
    )


def _read(stored: str) -> tuple[Reason, ...]:
    found: Sequence[dict[str, str]] = json.loads(stored)
    return tuple(Reason(**reason) for reason in found)

"""Bookings as records: looked up by number, booking code, reference, visit, professional or event.

Every look-up is bound to one networking event, so that what belongs to another is not there. It changes nothing.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import Executable, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from kiosk.booking.booking import Booking, MeetingGlance
from kiosk.booking.status import Party, Status
from kiosk.database import leaving, professionals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow, SlotRow, VisitRow
from kiosk.database.models.base import OPEN_WORDS, among
from kiosk.people import Professional, Reason, RequestCard, Stage

_BOTH_AGREED: Final = frozenset({Status.CONFIRMED, Status.MET})
_PROPOSED: Final = aliased(SlotRow)

# Built once, and of columns: most of the time of a small statement goes into building it and into objects for rows.
_ALL: Final = (
    select(
        BookingRow.id,
        BookingRow.reference,
        BookingRow.status,
        BookingRow.professional_id,
        BookingRow.starts_at,
        BookingRow.ends_at,
        BookingRow.table_name,
        BookingRow.question,
        BookingRow.reasons,
        BookingRow.created_at,
        BookingRow.changed_at,
        BookingRow.due_at,
        BookingRow.confirmed_at,
        BookingRow.sequence,
        BookingRow.no_show_by,
        BookingRow.first_starts_at,
        *leaving.COLUMNS,
        VisitRow.name,
        VisitRow.email,
        VisitRow.year,
        VisitRow.stage,
        VisitRow.language,
        _PROPOSED.starts_at.label("proposed_at"),
    )
    .join(VisitRow, VisitRow.id == BookingRow.visit_id)
    .join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
    .outerjoin(_PROPOSED, _PROPOSED.id == BookingRow.proposed_slot_id)
    .where(BookingRow.event_id == bindparam("event"))
    .order_by(BookingRow.starts_at, BookingRow.id)
)
_OF_KEY: Final = select(BookingRow.id).where(BookingRow.idempotency_key == bindparam("key"))
_OF_NUMBER: Final = _ALL.where(BookingRow.id == bindparam("number"))
_OF_CODE: Final = _ALL.where(BookingRow.code_hash == bindparam("code_hash"))
_OF_REFERENCE: Final = _ALL.where(BookingRow.reference == bindparam("reference"))
_SAME: Final = aliased(BookingRow)
_OF_VISIT: Final = _ALL.where(
    BookingRow.visit_id == select(_SAME.visit_id).where(_SAME.id == bindparam("number")).scalar_subquery()
)
_THEIRS: Final = (
    BookingRow.professional_id
    == select(ProfessionalRow.id)
    .where(ProfessionalRow.event_id == bindparam("event"), ProfessionalRow.identity == bindparam("identity"))
    .scalar_subquery(),
    or_(
        among(BookingRow.status, (*OPEN_WORDS, Status.MET.value, Status.NO_SHOW.value)),
        and_(BookingRow.status == Status.CANCELLED.value, BookingRow.confirmed_at.is_not(None)),
    ),
)
_OF_EVENING: Final = _ALL.where(*_THEIRS)
_GLANCES: Final = (
    select(BookingRow.id, BookingRow.status, BookingRow.changed_at, BookingRow.starts_at, BookingRow.ends_at)
    .where(BookingRow.event_id == bindparam("event"), *_THEIRS)
    .order_by(BookingRow.starts_at, BookingRow.id)
)


def find(tx: Transaction, event_id: int, number: int) -> Booking | None:
    """Return a booking by the database's number, or nothing."""
    return _one(tx, _OF_NUMBER, event=event_id, number=number)


def find_code(tx: Transaction, event_id: int, code_hash: str) -> Booking | None:
    """Return the booking that a booking code opens, by the code's hash, or nothing."""
    return _one(tx, _OF_CODE, event=event_id, code_hash=code_hash)


def find_reference(tx: Transaction, event_id: int, reference: str) -> Booking | None:
    """Return the booking with a reference as it is stored, or nothing."""
    return _one(tx, _OF_REFERENCE, event=event_id, reference=reference)


def number_of_key(tx: Transaction, key: str) -> int | None:
    """Return the number of the booking that an attempt with this idempotency key has made, or nothing."""
    return tx.scalar(_OF_KEY, {"key": key})


def of_event(tx: Transaction, event_id: int) -> tuple[Booking, ...]:
    """Return all bookings of the event, earliest first."""
    return _several(tx, _ALL, event=event_id)


def of_same_visit(tx: Transaction, event_id: int, number: int) -> tuple[Booking, ...]:
    """Return all bookings of the visit that this booking belongs to, earliest first."""
    return _several(tx, _OF_VISIT, event=event_id, number=number)


def of_evening(tx: Transaction, event_id: int, identity: str) -> tuple[Booking, ...]:
    """Return a professional's bookings that are open, took place or failed to, or were confirmed and then called off.

    The student's address is there once both agreed to meet.
    """
    return _several(tx, _OF_EVENING, with_address=True, event=event_id, identity=identity)


def glances_of_evening(tx: Transaction, event_id: int, identity: str) -> tuple[MeetingGlance, ...]:
    """Return the bookings of `of_evening` with nothing but what changes; in one small statement."""
    rows = tx.execute(_GLANCES, {"event": event_id, "identity": identity})
    return tuple(MeetingGlance(number, Status(status), *moments) for number, status, *moments in rows)


def written(reasons: Iterable[Reason]) -> str:
    """Return reasons as they are stored: JSON, an array of objects."""
    return json.dumps([asdict(reason) for reason in reasons], ensure_ascii=False, separators=(",", ":"))


def _one(tx: Transaction, statement: Executable, **wanted: Any) -> Booking | None:
    found = _several(tx, statement, **wanted)
    return found[0] if found else None


def _several(
    tx: Transaction, statement: Executable, *, with_address: bool = False, **wanted: Any
) -> tuple[Booking, ...]:
    rows = tx.execute(statement, wanted).all()
    if not rows:
        return ()
    people = professionals.load_some(tx, {row.professional_id for row in rows})
    return tuple(_record(row, people[row.professional_id], with_address) for row in rows)


def _record(row: Any, person: Professional, with_address: bool) -> Booking:
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
            student=row.name,
            year=row.year,
            stage=Stage(row.stage) if row.stage else None,
            question=row.question,
            reasons=_read(row.reasons),
            email=row.email if with_address and status in _BOTH_AGREED else "",
        ),
        created_at=row.created_at,
        changed_at=row.changed_at,
        due_at=row.due_at,
        confirmed_at=row.confirmed_at,
        proposed_at=row.proposed_at,
        first_at=row.first_starts_at,
        **leaving.facts(row),
        sequence=row.sequence,
        no_show_by=Party(row.no_show_by) if row.no_show_by else None,
        language=row.language,
    )


def _read(stored: str) -> tuple[Reason, ...]:
    found: Sequence[dict[str, str]] = json.loads(stored)
    return tuple(Reason(**reason) for reason in found)

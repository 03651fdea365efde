"""What a student asks for: a professional's slot, with what decides whether it can be had. It books nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from kiosk.booking.rules import COUNTED
from kiosk.booking.status import Status
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among
from kiosk.database.seats import in_force, is_at_anothers_table

_COUNTED_WORDS: Final = tuple(status.value for status in Status if status in COUNTED)

# Built once: most of the time of a small statement goes into building it.
_COLUMNS: Final = (
    ProfessionalRow.id,
    ProfessionalRow.name,
    func.coalesce(ProfessionalRow.own_capacity, ProfessionalRow.capacity).label("capacity"),
    ProfessionalRow.paused_at,
    ProfessionalRow.gone_at,
    ProfessionalRow.leaving_at,
)
_ASKED: Final = select(*_COLUMNS).where(
    ProfessionalRow.event_id == bindparam("event"),
    ProfessionalRow.identity == bindparam("identity"),
    ProfessionalRow.retired_at.is_(None),
)
_ASKED_NUMBER: Final = select(*_COLUMNS).where(ProfessionalRow.id == bindparam("number"))
_MEETINGS: Final = select(BookingRow.slot_id).where(
    BookingRow.professional_id == bindparam("professional"), among(BookingRow.status, _COUNTED_WORDS)
)
_OFFER: Final = (
    select(SlotRow.id, SlotRow.ends_at, SlotRow.table_name, SlotRow.seats)
    .where(
        SlotRow.professional_id == bindparam("professional"),
        SlotRow.starts_at == bindparam("starts_at"),
        SlotRow.withdrawn_at.is_(None),
    )
    .with_for_update(key_share=True)
)
_ASKED_FOR: Final = (
    ProfessionalRow.event_id == select(func.max(EventRow.id)).scalar_subquery(),
    ProfessionalRow.identity == bindparam("identity"),
    ProfessionalRow.retired_at.is_(None),
    SlotRow.starts_at == bindparam("starts_at"),
)
_WANTED: Final = (
    select(*_COLUMNS, SlotRow.id.label("slot_id"), SlotRow.ends_at, SlotRow.table_name, SlotRow.seats)
    .join(SlotRow, SlotRow.professional_id == ProfessionalRow.id)
    .where(
        *_ASKED_FOR,
        SlotRow.withdrawn_at.is_(None),
    )
    .with_for_update(key_share=True, of=SlotRow)
)
_TAKEN_SEATS: Final = select(BookingRow.seat).where(
    BookingRow.slot_id == bindparam("slot"), among(BookingRow.status, OPEN_WORDS)
)


_IS_GONE: Final = (
    select(SlotRow.id)
    .join(ProfessionalRow, SlotRow.professional_id == ProfessionalRow.id)
    .where(
        *_ASKED_FOR,
        SlotRow.seats
        <= select(func.count())
        .where(
            BookingRow.slot_id == SlotRow.id,
            among(BookingRow.status, OPEN_WORDS),
            in_force(bindparam("now")),
        )
        .scalar_subquery(),
        ~select(BookingRow.id).where(BookingRow.idempotency_key == bindparam("key")).exists(),
    )
)
_HAS_NO_TABLE: Final = (
    select(SlotRow.id)
    .join(ProfessionalRow, SlotRow.professional_id == ProfessionalRow.id)
    .where(
        *_ASKED_FOR,
        is_at_anothers_table(bindparam("now")),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The professional whom a student asks."""

    number: int
    """The database's number."""
    name: str
    capacity: int | None
    """Most informational interviews at this event; none is no cap."""
    paused: bool
    """Takes no new requests now."""
    gone: bool
    """Was here tonight and has gone."""
    leaving_at: datetime | None
    """From when on they are gone."""

    def is_away(self, starts_at: datetime, ends_at: datetime, doors: datetime) -> bool:
        """Tell whether no student can newly be given such a time; `doors`: when they close tonight.

        Whoever leaves tonight meets students on another day all the same.
        """
        has_left = self.gone or (self.leaving_at is not None and ends_at > self.leaving_at)
        return self.paused or (has_left and starts_at < doors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The slot that a student asks for."""

    slot_id: int
    ends_at: datetime
    table: str
    seats: int


def asked(tx: Transaction, event_id: int, identity: str) -> Asked | None:
    """Return the professional of the event with this `Professional.id` who is not retired, or nothing."""
    row = tx.execute(_ASKED, {"event": event_id, "identity": identity}).one_or_none()
    return _asked(row) if row else None


def asked_number(tx: Transaction, professional: int) -> Asked:
    """Return a professional by the database's number, which is known to be there."""
    return _asked(tx.execute(_ASKED_NUMBER, {"number": professional}).one())


def wanted(tx: Transaction, identity: str, starts_at: datetime) -> tuple[Asked, Offer] | None:
    """Return a professional of the current event and their slot that starts then, or nothing.

    Locks the slot as `locked_offer` does. One statement for both: in a stampede everybody waits here, most in vain.
    """
    row = tx.execute(_WANTED, {"identity": identity, "starts_at": starts_at}).one_or_none()
    if row is None:
        return None
    *person, slot_id, ends_at, table, seats = row
    return _asked(person), Offer(slot_id=slot_id, ends_at=ends_at, table=table, seats=seats)


def is_gone(tx: Transaction, identity: str, starts_at: datetime, key: str, now: datetime) -> bool:
    """Tell whether every seat of a slot of the current event is taken, and none by the attempt with this key.

    One statement, and it waits for nobody who is booking it.
    """
    wanted = {"identity": identity, "starts_at": starts_at, "key": key, "now": now}
    return tx.scalar(_IS_GONE, wanted) is not None


def has_no_table(tx: Transaction, identity: str, starts_at: datetime, now: datetime) -> bool:
    """Tell whether another professional's conversation has the table of a slot of the current event at its time."""
    return tx.scalar(_HAS_NO_TABLE, {"identity": identity, "starts_at": starts_at, "now": now}) is not None


def locked_offer(tx: Transaction, professional: int, starts_at: datetime) -> Offer | None:
    """Return the slot that starts then, or nothing; until the transaction ends nobody else books or withdraws it."""
    row = tx.execute(_OFFER, {"professional": professional, "starts_at": starts_at}).one_or_none()
    if row is None:
        return None
    slot_id, ends_at, table, seats = row
    return Offer(slot_id=slot_id, ends_at=ends_at, table=table, seats=seats)


def taken_seats(tx: Transaction, slot_id: int) -> frozenset[int]:
    """Return the seats of a slot that open bookings take."""
    return frozenset(tx.scalars(_TAKEN_SEATS, {"slot": slot_id}))


def locked_meetings(tx: Transaction, professional: int) -> frozenset[int]:
    """Return the slots that count towards a professional's cap; nobody else adds to them until the transaction ends.

    A group is one meeting, however many students share its slot.
    """
    # Two statements: the count has to see what the one who held the lock before has committed.
    mine = select(ProfessionalRow.id).where(ProfessionalRow.id == professional)
    tx.execute(mine.with_for_update(key_share=True))
    return meetings(tx, professional)


def meetings(tx: Transaction, professional: int) -> frozenset[int]:
    """Return the slots that count towards a professional's cap at this moment."""
    return frozenset(tx.scalars(_MEETINGS, {"professional": professional}))


def _asked(row: Any) -> Asked:
    number, name, capacity, paused_at, gone_at, leaving_at = row
    return Asked(
        number=number,
        name=name,
        capacity=capacity,
        paused=paused_at is not None,
        gone=gone_at is not None,
        leaving_at=leaving_at,
    )

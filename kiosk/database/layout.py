"""Replaces the slots that are offered, around those that are booked. What to offer is decided in `booking.slots`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, exists, func, select, update

from kiosk.booking.slots import OfferedSlot
from kiosk.database import postgres
from kiosk.database.bulk import add_rows, in_chunks
from kiosk.database.conflicts import Conflict, refusals
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among, table_of


def replace(tx: Transaction, offers: Mapping[str, Sequence[OfferedSlot]], now: datetime) -> int:
    """Let the current event offer these slots and no others, by `Professional.id`; return how many are offered.

    A slot with an open booking stays as it is, and nothing that overlaps it is offered. A slot that is offered no
    longer is deleted, or withdrawn where a closed booking refers to it.
    """
    postgres.be_patient(tx)
    event_id = tx.scalar(select(func.max(EventRow.id)))
    if tx.connection().dialect.name == "postgresql":
        # Nobody books a slot between the look at the bookings and the change; SQLite's writer is alone anyway.
        mine = select(SlotRow.id).where(SlotRow.event_id == event_id)
        tx.execute(mine.order_by(SlotRow.id).with_for_update()).all()
    plan = _Plan(event_id=event_id or 0, now=now, statuses=_statuses(tx, event_id))
    before = _kept(tx, event_id)
    people = select(ProfessionalRow.identity, ProfessionalRow.id).where(ProfessionalRow.event_id == event_id)
    for identity, number in tx.execute(people):
        plan.compare(number, before.get(number, []), offers.get(identity, ()))
    plan.carry_out(tx)
    return plan.offered


def take_along(tx: Transaction, number: int, table: str, now: datetime, until: datetime) -> tuple[datetime, ...]:
    """Let the booked slots of a professional that begin until the doors close be at their table of now.

    `number` is the database's. Return when those begin that stay, because somebody else is booked there then.
    """
    booked = exists().where(BookingRow.slot_id == SlotRow.id, among(BookingRow.status, OPEN_WORDS))
    tonight = (SlotRow.professional_id == number, SlotRow.starts_at > now, SlotRow.starts_at < until)
    found = select(SlotRow.id, SlotRow.starts_at).where(*tonight, SlotRow.table_name != table, booked)
    stay: list[datetime] = []
    for slot, starts_at in tx.execute(found.order_by(SlotRow.starts_at)).all() if table else ():
        try:
            with refusals(tx):  # the bookings follow their slot, and every index over them is asked again
                tx.execute(update(SlotRow), [{"id": slot, "table_name": table}])
        except Conflict:
            stay.append(starts_at)
    return tuple(stay)


class _Kept(NamedTuple):
    """A slot that is in the database now."""

    id: int
    professional_id: int
    starts_at: datetime
    ends_at: datetime
    table_name: str
    seats: int
    withdrawn_at: datetime | None


@dataclass
class _Plan:
    """What has to be done so that the database offers what it should."""

    event_id: int
    now: datetime
    statuses: Mapping[int, set[str]]
    """Of the bookings of each slot that has any."""
    added: list[tuple[int, OfferedSlot]] = field(default_factory=list)
    """By the professional's number; rows are made when they go out, for there may be a million."""
    updated: list[dict[str, Any]] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    offered: int = 0

    def compare(self, number: int, before: Sequence[_Kept], wanted: Sequence[OfferedSlot]) -> None:
        """Add what has to be done for one professional."""
        booked = [slot for slot in before if self.statuses.get(slot.id, set()).intersection(OPEN_WORDS)]
        left = _beside(booked, {slot.starts_at: slot for slot in wanted})
        fixed = {slot.id for slot in booked}
        for slot in sorted(before, key=lambda slot: slot.starts_at):
            if slot.id not in fixed:
                left = self._keep_or_drop(slot, left, booked)
        self.offered += len(booked) + len(left)
        for slot_wanted in left.values():
            self.added.append((number, slot_wanted))

    def carry_out(self, tx: Transaction) -> None:
        """Make the changes, in bulk."""
        for part in in_chunks(self.deleted):
            gone = delete(SlotRow).where(SlotRow.id.in_(part))
            tx.execute(gone, execution_options={"synchronize_session": False})
        if self.updated:
            tx.execute(update(SlotRow), self.updated)
        for new in in_chunks(self.added):
            add_rows(tx, table_of(SlotRow), [self._row(number, slot) for number, slot in new])

    def _keep_or_drop(
        self, slot: _Kept, left: dict[datetime, OfferedSlot], booked: Sequence[_Kept]
    ) -> dict[datetime, OfferedSlot]:
        """Decide about a slot without an open booking; return what is still to be offered."""
        wanted = left.get(slot.starts_at)
        has_bookings = slot.id in self.statuses
        same = wanted is not None and wanted.ends_at == slot.ends_at
        # A closed booking keeps its slot's time true, so such a slot is offered with the length it had.
        fits = same or (has_bookings and not any(_overlap(slot, other) for other in booked))
        if wanted is not None and fits:
            self.offered += 1
            # What has begun keeps its table: it says where somebody met.
            table = wanted.table if slot.starts_at > self.now else slot.table_name
            # A closed booking keeps the seat that it had.
            seats = max(wanted.seats, slot.seats) if has_bookings else wanted.seats
            self._update(slot, table, seats, None)
            return {start: other for start, other in left.items() if not _overlap(slot, other)}
        if has_bookings:
            self._update(slot, slot.table_name, slot.seats, slot.withdrawn_at or self.now)
            return {start: offered for start, offered in left.items() if start != slot.starts_at}
        self.deleted.append(slot.id)
        return left

    def _update(self, slot: _Kept, table: str, seats: int, withdrawn_at: datetime | None) -> None:
        if (table, seats, withdrawn_at) != (slot.table_name, slot.seats, slot.withdrawn_at):
            changed = {"id": slot.id, "table_name": table, "seats": seats, "withdrawn_at": withdrawn_at}
            self.updated.append(changed)

    def _row(self, number: int, slot: OfferedSlot) -> dict[str, Any]:
        return {
            "event_id": self.event_id,
            "professional_id": number,
            "starts_at": slot.starts_at,
            "ends_at": slot.ends_at,
            "table_name": slot.table,
            "seats": slot.seats,
            "withdrawn_at": None,
        }


def _overlap(slot: _Kept, other: _Kept | OfferedSlot) -> bool:
    return slot.starts_at < other.ends_at and other.starts_at < slot.ends_at


def _beside(slots: Sequence[_Kept], wanted: dict[datetime, OfferedSlot]) -> dict[datetime, OfferedSlot]:
    """Return what is wanted and overlaps none of the slots."""
    if not slots:
        return wanted
    return {start: other for start, other in wanted.items() if not any(_overlap(slot, other) for slot in slots)}


def _kept(tx: Transaction, event_id: int | None) -> Mapping[int, list[_Kept]]:
    columns = [getattr(SlotRow, name) for name in _Kept._fields]
    found: dict[int, list[_Kept]] = {}
    seen: dict[Any, Any] = {}  # all slots of an evening share a few dozen moments and tables
    for row in tx.execute(select(*columns).where(SlotRow.event_id == event_id).execution_options(yield_per=5000)):
        found.setdefault(row.professional_id, []).append(_Kept(*(seen.setdefault(each, each) for each in row)))
    return found


def _statuses(tx: Transaction, event_id: int | None) -> Mapping[int, set[str]]:
    pairs = select(BookingRow.slot_id, BookingRow.status).where(BookingRow.event_id == event_id).distinct()
    found: dict[int, set[str]] = {}
    for slot, status in tx.execute(pairs):
        found.setdefault(slot, set()).add(status)
    return found

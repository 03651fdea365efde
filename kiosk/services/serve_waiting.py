"""Whoever is first in line gets a freed slot: held for them for five minutes. Part of the transaction that freed it.

One student at a time: the slot is a booking of theirs until they keep it, give it back or let it lapse, and then it
is the next one's turn. Nobody who walks up in between can take it.
"""

from collections.abc import Iterable
from datetime import datetime

from kiosk.booking.booking import Slot
from kiosk.booking.rules import TURN, by_start, free_number
from kiosk.booking.status import Party, Via
from kiosk.database import Conflict, Transaction, changes, conflicts, offers, slots, visits, waits
from kiosk.database.changes import NewBooking
from kiosk.database.waits import InLine
from kiosk.errors import KioskError, NoSuchSlot, SlotTaken
from kiosk.people import NetworkingEvent
from kiosk.services.take_seat import check_cap, free_place, seat_of


def serve_waiting(tx: Transaction, event: NetworkingEvent, now: datetime) -> int:
    """Hold what is free for those who wait for it, in the order they came; return how many slots that was."""
    line: dict[str, list[InLine]] = {}
    for one in waits.in_line(tx, event.id):
        line.setdefault(one.identity, []).append(one)
    return sum(_serve(tx, event, waiting, now) for waiting in line.values())


def _serve(tx: Transaction, event: NetworkingEvent, waiting: list[InLine], now: datetime) -> int:
    """Serve the line of one professional."""
    free = [slot for slot in slots.of_professional(tx, waiting[0].identity, now) for _ in range(slot.free)]
    served = 0
    for slot in free:
        for one in _willing(tx, waiting, slot):
            if _give(tx, event, one, slot, now):
                waiting.remove(one)
                served += 1
                break
    return served


def _willing(tx: Transaction, waiting: Iterable[InLine], slot: Slot) -> list[InLine]:
    """Return those who are free at the time of a slot, in their order."""
    return [
        one
        for one in waiting
        if not any(
            other.starts_at < slot.ends_at and slot.starts_at < other.ends_at
            for other in visits.occupied(tx, one.student_id)
        )
    ]


def _give(tx: Transaction, event: NetworkingEvent, one: InLine, slot: Slot, now: datetime) -> bool:
    """Hold a slot for somebody; tell whether it could be had."""
    try:
        # Alone in its savepoint: somebody quicker must not undo what freed the slot.
        with conflicts.refusals(tx):
            if not waits.close(tx, one.id, now):
                return False
            waits.became(tx, one.id, changes.add_hold(tx, _hold(tx, event, one, slot, now)))
    except (Conflict, KioskError):
        return False
    return True


def _hold(tx: Transaction, event: NetworkingEvent, one: InLine, slot: Slot, now: datetime) -> NewBooking:
    offer = offers.locked_offer(tx, one.professional_id, slot.starts_at)
    if offer is None:
        raise NoSuchSlot(time="")
    seat = free_number(offers.taken_seats(tx, offer.slot_id), offer.seats)
    if seat is None:
        raise SlotTaken(time="")
    check_cap(tx, offers.asked_number(tx, one.professional_id), offer.slot_id)
    visits.lock(tx, one.student_id)
    place = free_place(tx, event, one.student_id, slot.starts_at, offer.ends_at)
    return NewBooking(
        event_id=event.id,
        taken=seat_of(offer, slot.starts_at, seat, place),
        professional_id=one.professional_id,
        student_id=one.student_id,
        visit_id=one.visit_id,
        code_hash=one.code_hash,
        reference=one.reference,
        idempotency_key=one.idempotency_key,
        question=one.question,
        reasons=one.reasons,
        via=Via.SYSTEM,
        station=one.station,
        created_at=now,
        due_at=by_start(now + TURN, slot.starts_at, offer.ends_at, now),
        shown_at=now,  # five minutes are five minutes: looking at it gives no more
        party=Party.SYSTEM,
    )

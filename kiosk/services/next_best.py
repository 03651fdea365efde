"""Use cases after a booking came to nothing: who fits next best, and their time taken instead."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from kiosk.booking.booking import Booking
from kiosk.booking.steps import Step
from kiosk.database import Database, Transaction, bookings, changes, evenings, events, history, slots, visits
from kiosk.database.evenings import Seen
from kiosk.errors import NoSuchBooking
from kiosk.people import NetworkingEvent, Reason, Stage, Visit
from kiosk.services.answers import FoundMatches, NextBest
from kiosk.services.forms import HoldForm, InsteadForm
from kiosk.services.hold_slot import hold_slot

_LOOKED_AT: Final = 30
_OF_A_POSITION: Final = frozenset({"exact", "position", "typo"})

Clock = Callable[[], datetime]


class Find(Protocol):
    """`Services.find_matches`."""

    def __call__(self, text: str, stage: Stage | None, limit: int, /) -> FoundMatches:
        """Return the shortlist."""


def next_best(database: Database, clock: Clock, find: Find, booking_id: int) -> NextBest | None:
    """Return who fits next best what the student looked for, with the first time that both have free.

    Nobody whom the same visit has asked already; nobody where nothing fits. For tonight those who are here come
    first, and nobody who is not here and has let a request lapse.

    Raises:
        NoSuchBooking
    """
    booking = _booking(database, booking_id)
    found = find(_looked_for(booking), booking.card.stage, _LOOKED_AT)

    def work(tx: Transaction) -> NextBest | None:
        now, event = clock(), events.current(tx)
        standing = changes.standing(tx, booking_id)
        if standing is None:
            raise NoSuchBooking
        asked = {one.professional.id for one in bookings.of_same_visit(tx, event.id, booking_id)}
        # A booking that still stands is given up for what is taken instead of it.
        busy = [other for other in visits.occupied(tx, standing.student_id) if other.booking != booking_id]
        offers = []
        for one in found.found:
            reasons = tuple(reason for reason in one.match.reasons if _is_told(reason))
            if one.professional.id in asked or not one.free_slots or not reasons:
                continue
            for slot in slots.of_professional(tx, one.professional.id, now):
                clash = any(other.starts_at < slot.ends_at and slot.starts_at < other.ends_at for other in busy)
                if slot.free > 0 and not clash:
                    offers.append(NextBest(replace(one, match=replace(one.match, reasons=reasons)), slot))
                    break
        return _likeliest(offers, event, evenings.seen(tx, event.id))

    return database.read(work)


def _likeliest(offers: Sequence[NextBest], event: NetworkingEvent, seen: Mapping[str, Seen]) -> NextBest | None:
    """Return the first, best first, who will answer: for tonight whoever is here before whoever may not have come."""

    def comes(offer: NextBest) -> int:
        standing = seen.get(offer.found.professional.id, Seen(False, False))
        if offer.slot.starts_at >= event.ends_at or standing.is_here:
            return 2
        return 0 if standing.let_lapse else 1

    likely = [offer for offer in offers if comes(offer)]
    return max(likely, key=comes, default=None)  # of equals the first


def _is_told(reason: Reason) -> bool:
    """Tell whether a reason says something of what was looked for: a position does where one was asked for."""
    return reason.field != "position" or reason.how in _OF_A_POSITION


def hold_instead(database: Database, clock: Clock, find: Find, form: InsteadForm) -> Booking:
    """Hold another slot for the student of a booking; the same key again returns the same booking.

    Raises:
        NoSuchBooking, and what `hold_slot` raises.
        WrongStatus: the booking stands, and nothing is to come in place of it.
    """
    booking = _booking(database, form.booking_id)
    return hold_slot(
        database,
        clock,
        HoldForm(
            key=form.key,
            code=form.code,
            professional_id=form.professional_id,
            starts_at=form.starts_at,
            visit=_visit(database, form.booking_id),
            question=booking.card.question,
            reasons=_reasons(find, booking, form.professional_id),
            station=form.station,
            via=form.via,
            instead_of=form.booking_id,
        ),
    )


def list_history(database: Database, _clock: Clock, booking_id: int) -> tuple[Step, ...]:
    """Return the steps of a booking, first one first.

    Raises:
        NoSuchBooking
    """

    def work(tx: Transaction) -> tuple[Step, ...]:
        if changes.standing(tx, booking_id) is None:
            raise NoSuchBooking
        return history.of_booking(tx, booking_id)

    return database.read(work)


def _looked_for(booking: Booking) -> str:
    """Return what the student typed for this booking; without it, what the professional stands for."""
    typed = dict.fromkeys(reason.typed for reason in booking.card.reasons)
    person = booking.professional
    return ", ".join(typed or [*person.specialties[:3], *person.industries[:1]])


def _reasons(find: Find, booking: Booking, professional_id: str) -> tuple[Reason, ...]:
    found = find(_looked_for(booking), booking.card.stage, _LOOKED_AT).found
    return next((tuple(one.match.reasons) for one in found if one.professional.id == professional_id), ())


def _booking(database: Database, booking_id: int) -> Booking:
    booking = database.read(lambda tx: bookings.find(tx, events.current(tx).id, booking_id))
    if booking is None:
        raise NoSuchBooking
    return booking


def _visit(database: Database, booking_id: int) -> Visit:
    visit = database.read(lambda tx: visits.of_booking(tx, events.current(tx).id, booking_id))
    if visit is None:
        raise NoSuchBooking
    return visit

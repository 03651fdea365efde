"""A booking moves to another slot of the same professional: one that they propose, or the student's first one again.

Part of the use cases `counter_booking` and `keep_first_time`. Only the slot it moves to is held from then on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.booking.rules import free_number, refusal, request_due, slot_time, status_word
from kiosk.booking.status import TO_ANOTHER_SLOT, Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import Conflict, Database, Transaction, bookings, changes, conflicts, events, offers, visits
from kiosk.database.changes import Standing
from kiosk.errors import (
    AlreadyAnswered,
    DatabaseBusy,
    KioskError,
    NoSuchBooking,
    NoSuchSlot,
    ProfessionalAway,
    ProposedBefore,
    SlotPast,
    SlotTaken,
    WrongStatus,
)
from kiosk.people import NetworkingEvent
from kiosk.services.serve_waiting import serve_waiting
from kiosk.services.sweep_due import refresh
from kiosk.services.take_seat import check_cap, free_place, seat_of
from kiosk.texts import clock_time


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One change, repeatable."""

    booking_id: int
    wanted: Status
    """COUNTERED for a proposal, REQUESTED for the first slot again."""
    starts_at: datetime | None
    """Start of the slot; none is the first one."""
    party: Party
    via: Via
    station: str


def change_slot(database: Database, clock: Callable[[], datetime], change: SlotChange) -> Booking:
    """Move a booking to another slot and return it; the same change again changes nothing.

    Raises:
        NoSuchBooking, NoSuchSlot, SlotPast, SlotTaken, TableTaken, ProfessionalFull, ProfessionalAway.
        StudentBusy: the student has another informational interview then.
        AlreadyAnswered, ProposedBefore: another slot was proposed before, or it was answered.
        WrongStatus: the step is not a legal one for this party.
    """
    move = _Move(clock, change)
    try:
        answer = database.write(move.work)
    except Conflict as conflict:
        raise _meaning(database, change, conflict) from conflict
    # A refusal is handed out, not raised, so that what was due stays expired.
    if isinstance(answer, KioskError):
        raise answer
    return answer


def _meaning(database: Database, change: SlotChange, conflict: Conflict) -> Exception:
    error = conflicts.MEANING.get(conflict.constraint)
    if error is None:
        return conflict
    event = database.read(events.current)
    standing = database.read(lambda tx: _known(changes.standing(tx, change.booking_id)))
    starts_at = change.starts_at or standing.first_starts_at or standing.starts_at
    return error(time=slot_time(starts_at, event), limit=event.student_limit)


@dataclass(frozen=True, slots=True)
class _Move:
    """The work of one transaction."""

    clock: Callable[[], datetime]
    change: SlotChange

    def work(self, tx: Transaction) -> Booking | KioskError:
        now = self.clock()
        event = events.current(tx)
        standing = self._standing(tx)
        starts_at = self.change.starts_at or standing.first_starts_at
        if standing.status is self.change.wanted and standing.starts_at == starts_at:
            return self._found(tx, event)
        # Everybody takes locks in this order: slot, what is due, professional, student.
        offer = offers.locked_offer(tx, standing.professional_id, starts_at) if starts_at else None
        refresh(tx, event, now)
        standing = self._standing(tx)
        refused = self._refusal(event, standing)
        if refused is not None:
            return refused
        if offer is None or starts_at is None or starts_at == standing.starts_at:
            return NoSuchSlot(time=slot_time(starts_at or standing.starts_at, event))
        if starts_at <= now:
            return SlotPast(time=slot_time(starts_at, event))
        self._move(tx, event, standing, offer, starts_at, now)
        serve_waiting(tx, event, now)
        return self._found(tx, event)

    def _move(  # noqa: PLR0913, PLR0917 - what was found under the locks
        self,
        tx: Transaction,
        event: NetworkingEvent,
        standing: Standing,
        offer: offers.Offer,
        starts_at: datetime,
        now: datetime,
    ) -> None:
        seat = free_number(offers.taken_seats(tx, offer.slot_id), offer.seats)
        if seat is None:
            raise SlotTaken(time=slot_time(starts_at, event))
        person = offers.asked_number(tx, standing.professional_id)
        proposes = self.change.wanted is Status.COUNTERED
        if not proposes and person.is_away(starts_at, offer.ends_at, event.ends_at):
            raise ProfessionalAway(name=person.name)
        # The slot that is given up counts no more, unless somebody shares it.
        if len(offers.taken_seats(tx, standing.slot_id)) > 1:
            check_cap(tx, person, offer.slot_id)
        visits.lock(tx, standing.student_id)
        place = free_place(tx, event, standing.student_id, starts_at, offer.ends_at, standing.id)
        taken = seat_of(offer, starts_at, seat, place)
        due_at = request_due(event, starts_at, offer.ends_at, now)
        first = standing.starts_at if proposes else None
        if not changes.take_seat(tx, self._step(standing.status, now), taken, due_at, first):
            raise DatabaseBusy  # somebody answered in the same moment; a reload shows what

    def _step(self, came_from: Status, now: datetime) -> Step:
        return Step(
            booking_id=self.change.booking_id,
            at=now,
            came_from=came_from,
            went_to=self.change.wanted,
            party=self.change.party,
            via=self.change.via,
            station=self.change.station,
        )

    def _refusal(self, event: NetworkingEvent, standing: Standing) -> KioskError | None:
        wanted, party = self.change.wanted, self.change.party
        if wanted is Status.COUNTERED and standing.status is Status.COUNTERED:
            word = status_word(Status.COUNTERED)
            time = clock_time(standing.changed_at, event.time_zone)
            return AlreadyAnswered(status=word, wanted=word, time=time)
        if (standing.status, wanted) not in TO_ANOTHER_SLOT and wanted is Status.REQUESTED:
            return WrongStatus(status=status_word(standing.status), wanted=status_word(wanted))
        refused = refusal(standing.status, wanted, party, standing.changed_at, event.time_zone)
        if refused is None and wanted is Status.COUNTERED and standing.first_starts_at is not None:
            return ProposedBefore()
        return refused

    def _standing(self, tx: Transaction) -> Standing:
        return _known(changes.standing(tx, self.change.booking_id))

    def _found(self, tx: Transaction, event: NetworkingEvent) -> Booking:
        booking = bookings.find(tx, event.id, self.change.booking_id)
        if booking is None:
            raise NoSuchBooking
        return booking


def _known(standing: Standing | None) -> Standing:
    if standing is None:
        raise NoSuchBooking
    return standing

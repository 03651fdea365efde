"""Use case: the professional proposes another of their free slots, once; the booking moves there and waits.

Only the proposed slot is held, so the first one is free for others at once. The student accepts (`move_booking` to
confirmed) or does not (to cancelled); unanswered it lapses as a request does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.rules import free_number, refusal, request_due, slot_time, status_word
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import (
    Conflict,
    Database,
    Transaction,
    bookings,
    changes,
    conflicts,
    events,
    offers,
    slots,
    visits,
)
from kiosk.database.changes import Standing
from kiosk.errors import AlreadyAnswered, DatabaseBusy, KioskError, NoSuchBooking, NoSuchSlot, SlotPast, SlotTaken
from kiosk.people import NetworkingEvent
from kiosk.services.serve_waiting import serve_waiting
from kiosk.services.sweep_due import refresh
from kiosk.services.take_seat import check_cap, free_place, seat_of
from kiosk.texts import clock_time


def counter_booking(  # noqa: PLR0913, PLR0917 - what is bound beforehand, and what the history keeps
    database: Database,
    clock: Callable[[], datetime],
    booking_id: int,
    starts_at: datetime,
    party: Party,
    via: Via,
    station: str,
) -> Booking:
    """Propose another slot of the same professional; the same proposal again changes nothing.

    Raises:
        NoSuchBooking, NoSuchSlot, SlotPast, SlotTaken, TableTaken, ProfessionalFull.
        StudentBusy: the student has another informational interview then.
        AlreadyAnswered: another slot was proposed before, or it was answered.
        WrongStatus: the step is not a legal one for this party.
    """
    step = _Proposal(clock, booking_id, starts_at, party, via, station)
    try:
        answer = database.write(step.work)
    except Conflict as conflict:
        error = conflicts.MEANING.get(conflict.constraint)
        if error is None:
            raise
        event = database.read(events.current)
        raise error(time=slot_time(starts_at, event), limit=event.student_limit) from conflict
    # A refusal is handed out, not raised, so that what was due stays expired.
    if isinstance(answer, KioskError):
        raise answer
    return answer


def list_counter_slots(database: Database, clock: Callable[[], datetime], booking_id: int) -> tuple[Slot, ...]:
    """Return the slots that can be proposed for a booking, earliest first.

    They are free with its professional, and at a time that the student has free.

    Raises:
        NoSuchBooking
    """

    def work(tx: Transaction) -> tuple[Slot, ...]:
        now = clock()
        booking = bookings.find(tx, events.current(tx).id, booking_id)
        standing = changes.standing(tx, booking_id)
        if booking is None or standing is None:
            raise NoSuchBooking
        busy = [other for other in visits.occupied(tx, standing.student_id) if other.booking != booking_id]
        return tuple(
            slot
            for slot in slots.of_professional(tx, booking.professional.id, now)
            if slot.free > 0
            and slot.starts_at != booking.starts_at
            and not any(other.starts_at < slot.ends_at and slot.starts_at < other.ends_at for other in busy)
        )

    return database.read(work)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """One proposal, repeatable."""

    clock: Callable[[], datetime]
    booking_id: int
    starts_at: datetime
    party: Party
    via: Via
    station: str

    def work(self, tx: Transaction) -> Booking | KioskError:
        now = self.clock()
        event = events.current(tx)
        standing = self._standing(tx)
        if standing.status is Status.COUNTERED and standing.starts_at == self.starts_at:
            return self._found(tx, event)
        # Everybody takes locks in this order: slot, what is due, professional, student.
        offer = offers.locked_offer(tx, standing.professional_id, self.starts_at)
        refresh(tx, event, now)
        standing = self._standing(tx)
        refused = self._refusal(event, standing)
        if refused is not None:
            return refused
        if offer is None or self.starts_at == standing.starts_at:
            return NoSuchSlot(time=slot_time(self.starts_at, event))
        if self.starts_at <= now:
            return SlotPast(time=slot_time(self.starts_at, event))
        self._move(tx, event, standing, offer, now)
        serve_waiting(tx, event, now)
        return self._found(tx, event)

    def _move(
        self, tx: Transaction, event: NetworkingEvent, standing: Standing, offer: offers.Offer, now: datetime
    ) -> None:
        seat = free_number(offers.taken_seats(tx, offer.slot_id), offer.seats)
        if seat is None:
            raise SlotTaken(time=slot_time(self.starts_at, event))
        # The slot that is given up counts no more, unless somebody shares it.
        others = offers.taken_seats(tx, standing.slot_id)
        if len(others) > 1:
            check_cap(tx, offers.asked_number(tx, standing.professional_id), offer.slot_id)
        visits.lock(tx, standing.student_id)
        place = free_place(tx, event, standing.student_id, self.starts_at, offer.ends_at, standing.id)
        taken = seat_of(offer, self.starts_at, seat, place)
        due_at = request_due(event, self.starts_at, offer.ends_at, now)
        if not changes.take_seat(tx, self._step(standing.status, now), taken, due_at):
            raise DatabaseBusy  # somebody answered in the same moment; a reload shows what

    def _step(self, came_from: Status, now: datetime) -> Step:
        return Step(
            booking_id=self.booking_id,
            at=now,
            came_from=came_from,
            went_to=Status.COUNTERED,
            party=self.party,
            via=self.via,
            station=self.station,
        )

    def _refusal(self, event: NetworkingEvent, standing: Standing) -> KioskError | None:
        if standing.status is Status.COUNTERED:
            word = status_word(Status.COUNTERED)
            time = clock_time(standing.changed_at, event.time_zone)
            return AlreadyAnswered(status=word, wanted=word, time=time)
        return refusal(standing.status, Status.COUNTERED, self.party, standing.changed_at, event.time_zone)

    def _standing(self, tx: Transaction) -> Standing:
        standing = changes.standing(tx, self.booking_id)
        if standing is None:
            raise NoSuchBooking
        return standing

    def _found(self, tx: Transaction, event: NetworkingEvent) -> Booking:
        booking = bookings.find(tx, event.id, self.booking_id)
        if booking is None:
            raise NoSuchBooking
        return booking

"""Use case: a step is taken back within a minute by whoever took it: a cancel, a decline, a confirm, "met".

What was given up may be gone by then; the indexes decide, as for every seat.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.booking.rules import COUNTED, REGRET, due_in, free_number, slot_time
from kiosk.booking.status import OPEN, Party, Status, Via, may_take_back
from kiosk.booking.steps import Step
from kiosk.database import (
    Conflict,
    Database,
    Transaction,
    bookings,
    changes,
    conflicts,
    events,
    history,
    offers,
    visits,
)
from kiosk.database.changes import Standing
from kiosk.errors import KioskError, NoSuchBooking, SlotTaken, TooLate
from kiosk.people import NetworkingEvent
from kiosk.services.sweep_due import refresh
from kiosk.services.take_seat import check_cap, free_place, seat_of


def take_back(  # noqa: PLR0913, PLR0917 - what is bound beforehand, and what the history keeps
    database: Database, clock: Callable[[], datetime], booking_id: int, party: Party, via: Via, station: str
) -> Booking:
    """Take a booking back to where it was before its last step and return it.

    Raises:
        NoSuchBooking: there is none with this number in the event.
        TooLate: the last step is older than a minute, is somebody else's, or cannot be taken back.
        SlotTaken, TableTaken, StudentBusy, TooManyRequests, ProfessionalFull: what was given up has gone.
    """

    def work(tx: Transaction) -> Booking | KioskError:
        now = clock()
        event = events.current(tx)
        standing, before = _before(tx, booking_id, party, now)
        if before is None:
            return TooLate()
        step = Step(
            booking_id=booking_id,
            at=now,
            came_from=standing.status,
            went_to=before,
            party=party,
            via=via,
            station=station,
        )
        refused = take_again(tx, event, standing, step)
        return refused or _found(bookings.find(tx, event.id, booking_id))

    return write_again(database, booking_id, work)


def write_again(database: Database, booking_id: int, work: Callable[[Transaction], Booking | KioskError]) -> Booking:
    """Do the work that gives a booking its own time again; what it refuses, and what an index refuses, is raised."""
    try:
        answer = database.write(work)
    except Conflict as conflict:
        raise _meaning(database, booking_id, conflict) from conflict
    if isinstance(answer, KioskError):
        raise answer
    return answer


def offers_take_back(database: Database, clock: Callable[[], datetime], booking_id: int, party: Party) -> bool:
    """Tell whether the last step of a booking can still be taken back by this party: what it gave up is there yet.

    Raises:
        NoSuchBooking
    """

    def work(tx: Transaction) -> bool:
        now = clock()
        standing, before = _before(tx, booking_id, party, now)
        if before is None or standing.status in OPEN:
            return before is not None
        booking = _found(bookings.find(tx, events.current(tx).id, booking_id))
        identity, starts_at = booking.professional.id, standing.starts_at
        if offers.is_gone(tx, identity, starts_at, "", now) or offers.has_no_table(tx, identity, starts_at, now):
            return False
        return _is_under_cap(tx, standing)

    return database.read(work)


def _is_under_cap(tx: Transaction, standing: Standing) -> bool:
    """Tell whether the professional still gives one more: the line may have it at another time. It locks nobody."""
    cap = offers.asked_number(tx, standing.professional_id).capacity
    given = offers.meetings(tx, standing.professional_id)
    return cap is None or standing.slot_id in given or len(given) < cap


def _before(tx: Transaction, booking_id: int, party: Party, now: datetime) -> tuple[Standing, Status | None]:
    """Return how a booking stands and where it goes back to; nowhere when it is too late."""
    standing = changes.standing(tx, booking_id)
    if standing is None:
        raise NoSuchBooking
    steps = history.of_booking(tx, booking_id)
    last = steps[-1] if steps else None
    if last is None or last.came_from is None or last.party is not party or now - last.at > REGRET:
        return standing, None
    before = Status.REQUESTED if last.came_from is Status.HELD else last.came_from
    return standing, before if may_take_back(standing.status, before, party) else None


def take_again(tx: Transaction, event: NetworkingEvent, standing: Standing, step: Step) -> KioskError | None:
    """Take a step back to where a booking has its own time again, or return why not."""
    offer = offers.locked_offer(tx, standing.professional_id, standing.starts_at)
    refresh(tx, event, step.at)
    due_at = due_in(step.went_to, event, standing.starts_at, standing.ends_at, step.at)
    if offer is None or (due_at is not None and due_at <= step.at):
        return TooLate()
    seat, place = standing.seat, standing.place
    if standing.status not in OPEN:
        free = free_number(offers.taken_seats(tx, offer.slot_id), offer.seats)
        if free is None:
            return SlotTaken(time=slot_time(standing.starts_at, event))
        if standing.status not in COUNTED:
            check_cap(tx, offers.asked_number(tx, standing.professional_id), offer.slot_id)
        visits.lock(tx, standing.student_id)
        seat, place = free, free_place(tx, event, standing.student_id, standing.starts_at, standing.ends_at)
    taken = seat_of(offer, standing.starts_at, seat, place)
    return None if changes.take_seat(tx, step, taken, due_at) else TooLate()


def _meaning(database: Database, booking_id: int, conflict: Conflict) -> Exception:
    """Return what the index that refused a booking its own time means; without a meaning it is a mistake."""
    error = conflicts.MEANING.get(conflict.constraint)
    if error is None:
        return conflict
    event = database.read(events.current)
    booking = _found(database.read(lambda tx: bookings.find(tx, event.id, booking_id)))
    return error(time=slot_time(booking.starts_at, event), limit=event.student_limit)


def _found(booking: Booking | None) -> Booking:
    if booking is None:
        raise NoSuchBooking
    return booking

"""Use case: a student asked while no database answered, and their hold lapsed meanwhile: it is requested still.

The student has left with a code and the word that the request goes out by itself. Where somebody else has the time by
then, it stays lapsed, and their ticket leads on.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.booking.rules import status_word
from kiosk.booking.status import LATE, Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import Database, Transaction, bookings, changes, events, history, offers
from kiosk.errors import KioskError, NoSuchBooking, ProfessionalAway, WrongStatus
from kiosk.services.take_back import take_again, write_again


def request_late(database: Database, clock: Callable[[], datetime], booking_id: int, station: str) -> Booking:
    """Request a booking whose hold has lapsed, at its own time, and return it.

    Raises:
        NoSuchBooking: there is none with this number in the event.
        WrongStatus: it is anything else than a hold that lapsed.
        TooLate, ProfessionalAway, SlotTaken, TableTaken, StudentBusy, TooManyRequests, ProfessionalFull: its time has
            gone.
    """

    def work(tx: Transaction) -> Booking | KioskError:
        now, event = clock(), events.current(tx)
        standing = changes.standing(tx, booking_id)
        if standing is None:
            return NoSuchBooking()
        came_from, went_to = LATE
        if standing.status is not came_from or history.of_booking(tx, booking_id)[-1].came_from is not Status.HELD:
            return WrongStatus(status=status_word(standing.status), wanted=status_word(went_to))
        person = offers.asked_number(tx, standing.professional_id)
        if person.is_away(standing.starts_at, standing.ends_at, event.ends_at):
            return ProfessionalAway(name=person.name)
        step = Step(
            booking_id=booking_id,
            at=now,
            came_from=came_from,
            went_to=went_to,
            party=Party.STUDENT,
            via=Via.KIOSK,
            station=station,
        )
        return take_again(tx, event, standing, step) or bookings.find(tx, event.id, booking_id) or NoSuchBooking()

    return write_again(database, booking_id, work)

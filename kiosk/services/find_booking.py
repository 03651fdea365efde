"""Use case: one booking is looked up by what somebody holds: its code, its reference, or its number.

What is wrong, foreign or of another event is the same to whoever asks: there is no such booking.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.booking.codes import hash_secret, read_reference
from kiosk.booking.rules import same_first_name
from kiosk.database import Database, Transaction, bookings, events, pins
from kiosk.errors import NoSuchBooking
from kiosk.services.count_tries import count_try
from kiosk.services.sweep_due import read_fresh


def open_ticket(database: Database, clock: Callable[[], datetime], code: str) -> Booking:
    """Return the booking that a booking code opens; letter case does not matter.

    Raises:
        NoSuchBooking
    """
    wanted = hash_secret(code)
    return _found(read_fresh(database, clock, lambda tx: bookings.find_code(tx, events.current(tx).id, wanted)))


def find_my_booking(
    database: Database, clock: Callable[[], datetime], reference: str, first_name: str, station: str
) -> Booking:
    """Return a student's booking by reference and first name, both forgivingly typed.

    Only failures are counted, per station; the right pair opens the booking even while wrong ones pause, so that
    nobody can keep others from theirs. A reference has 30 bits: a station cannot try them through in an evening.

    Raises:
        NoSuchBooking: there is none, or the name is another; it does not say which.
        SignInPaused: so many failed here that another failure is not even looked at.
    """
    booking = _by_reference(database, clock, reference)
    if booking is not None and same_first_name(first_name, booking.card.student):
        return booking
    count_try(database, clock, pins.MY_BOOKING, station)
    raise NoSuchBooking


def find_reference(database: Database, clock: Callable[[], datetime], reference: str) -> Booking:
    """Return a booking by its reference alone, for the organizer.

    Raises:
        NoSuchBooking
    """
    return _found(_by_reference(database, clock, reference))


def show_booking(database: Database, clock: Callable[[], datetime], booking_id: int) -> Booking:
    """Return a booking by its number.

    Raises:
        NoSuchBooking
    """
    return _found(read_fresh(database, clock, lambda tx: bookings.find(tx, events.current(tx).id, booking_id)))


def _by_reference(database: Database, clock: Callable[[], datetime], typed: str) -> Booking | None:
    reference = read_reference(typed)

    def work(tx: Transaction) -> Booking | None:
        return bookings.find_reference(tx, events.current(tx).id, reference)

    return read_fresh(database, clock, work) if reference else None


def _found(booking: Booking | None) -> Booking:
    if booking is None:
        raise NoSuchBooking
    return booking

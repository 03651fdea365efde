"""Use case: bookings in a row: of the event, a professional's evening, a visit; and how many a student may add."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking, MeetingGlance
from kiosk.booking.codes import hash_secret
from kiosk.database import Database, Transaction, bookings, events, phones, visits
from kiosk.errors import SignInRefused
from kiosk.people import Visit
from kiosk.services.sweep_due import read_fresh


def list_bookings(database: Database, clock: Callable[[], datetime]) -> tuple[Booking, ...]:
    """Return all bookings of the event, earliest first."""
    return read_fresh(database, clock, lambda tx: bookings.of_event(tx, events.current(tx).id))


def list_evening(database: Database, clock: Callable[[], datetime], professional_id: str) -> tuple[Booking, ...]:
    """Return a professional's bookings that are open, took place or failed to, or were confirmed and then called off.

    Earliest first. Students' addresses are there once both agreed to meet.
    """
    return read_fresh(database, clock, lambda tx: bookings.of_evening(tx, events.current(tx).id, professional_id))


def glance_evening(database: Database, clock: Callable[[], datetime], phone_token: str) -> tuple[MeetingGlance, ...]:
    """Return how the bookings of `list_evening` stand, for the phone of their professional; asked every few seconds.

    Raises:
        SignInRefused: nobody's phone has this token, or it was signed out.
    """
    token_hash = hash_secret(phone_token)

    def work(tx: Transaction) -> tuple[MeetingGlance, ...]:
        event = events.current(tx)
        identity = phones.identity_of_phone(tx, event.id, token_hash)
        if identity is None:
            raise SignInRefused
        return bookings.glances_of_evening(tx, event.id, identity)

    return read_fresh(database, clock, work)


def list_visit_bookings(database: Database, clock: Callable[[], datetime], booking_id: int) -> tuple[Booking, ...]:
    """Return all bookings of the visit that this booking belongs to, earliest first; none for an unknown one.

    Other visits with the same address are not shown: nobody has verified it.
    """
    return read_fresh(database, clock, lambda tx: bookings.of_same_visit(tx, events.current(tx).id, booking_id))


def places_left(database: Database, clock: Callable[[], datetime], visit: Visit) -> int:
    """Return how many more bookings this student may have open."""

    def work(tx: Transaction) -> int:
        event = events.current(tx)
        student = visits.student_of(tx, event.id, visit)
        taken = len(visits.occupied(tx, student)) if student is not None else 0
        return max(0, event.student_limit - taken)

    return read_fresh(database, clock, work)

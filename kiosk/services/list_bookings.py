"""Use case: bookings in a row: of the event, a professional's evening, a visit; and how many a student may add."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.database import Database, Transaction, bookings, events, visits
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

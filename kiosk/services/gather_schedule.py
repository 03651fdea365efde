"""Use case: everybody's times of the night with who is booked, as one moment sees them, to be printed."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.paper.schedule_page import Schedule
from kiosk.database import Database, Transaction, bookings, events, professionals, tallies
from kiosk.services.sweep_due import read_fresh


def gather_schedule(database: Database, clock: Callable[[], datetime]) -> Schedule:
    """Return the schedule of the current event.

    Raises:
        NoEvent, DatabaseUnavailable, DatabaseBusy
    """

    def work(tx: Transaction) -> Schedule:
        event = events.current(tx)
        return Schedule(
            event=event,
            made_at=clock(),
            people=professionals.load_all(tx),
            slots=tallies.slots_of_evening(tx, event.id, event.ends_at),
            bookings=bookings.of_event(tx, event.id),
        )

    return read_fresh(database, clock, work)

"""Use case: another time was proposed, and the student would rather keep the first one, while both have it free.

It is a request again then, and no third time is proposed: the professional confirms it or declines.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, Transaction, changes
from kiosk.errors import NoSuchBooking
from kiosk.services.change_slot import SlotChange, change_slot
from kiosk.services.counter_booking import free_for_both


def keep_first_time(  # noqa: PLR0913, PLR0917 - what is bound beforehand, and what the history keeps
    database: Database, clock: Callable[[], datetime], booking_id: int, party: Party, via: Via, station: str
) -> Booking:
    """Take the first slot of a countered booking again and ask for it; doing so twice changes nothing.

    What was proposed is given up for it, and stays the student's where the first slot has gone.

    Raises what `change_slot` raises.
    """
    return change_slot(database, clock, SlotChange(booking_id, Status.REQUESTED, None, party, via, station))


def find_first_time(database: Database, clock: Callable[[], datetime], booking_id: int) -> Slot | None:
    """Return the first slot of a countered booking where it can be kept; none where it is gone, or none is proposed.

    Raises:
        NoSuchBooking
    """

    def work(tx: Transaction) -> Slot | None:
        standing = changes.standing(tx, booking_id)
        if standing is None:
            raise NoSuchBooking
        if standing.status is not Status.COUNTERED or standing.first_starts_at is None:
            return None
        free = free_for_both(tx, booking_id, clock())
        return next((slot for slot in free if slot.starts_at == standing.first_starts_at), None)

    return database.read(work)

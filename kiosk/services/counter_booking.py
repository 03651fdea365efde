"""Use case: the professional proposes another of their free slots, once; the booking moves there and waits.

Only the proposed slot is held, so the first one is free for others at once. The student accepts (`move_booking` to
confirmed), keeps their first time where it is still free (`keep_first_time`) or does not (to cancelled); unanswered
it lapses as a request does.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, Transaction, bookings, changes, events, slots, visits
from kiosk.errors import NoSuchBooking
from kiosk.services.change_slot import SlotChange, change_slot


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

    Raises what `change_slot` raises, but ProfessionalAway.
    """
    change = SlotChange(booking_id, Status.COUNTERED, starts_at, party, via, station)
    return change_slot(database, clock, change)


def list_counter_slots(database: Database, clock: Callable[[], datetime], booking_id: int) -> tuple[Slot, ...]:
    """Return the slots that can be proposed for a booking, earliest first.

    They are free with its professional, and at a time that the student has free.

    Raises:
        NoSuchBooking
    """
    return database.read(lambda tx: free_for_both(tx, booking_id, clock()))


def free_for_both(tx: Transaction, booking_id: int, now: datetime) -> tuple[Slot, ...]:
    """Return the other slots of a booking's professional that are free, at times that its student has free.

    Raises:
        NoSuchBooking
    """
    booking = bookings.find(tx, events.current(tx).id, booking_id)
    standing = changes.standing(tx, booking_id)
    if booking is None or standing is None:
        raise NoSuchBooking
    busy = [other for other in visits.occupied(tx, standing.student_id) if other.booking != booking_id]
    return tuple(
        slot
        for slot in slots.of_professional(tx, booking.professional.id, now, but=booking_id)
        if slot.free > 0
        and slot.starts_at != booking.starts_at
        and not any(other.starts_at < slot.ends_at and slot.starts_at < other.ends_at for other in busy)
    )

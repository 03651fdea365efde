"""Promised meetings at times that their professionals no longer offer; part of the transactions that change hours."""

from datetime import datetime

from kiosk.booking.slots import offer
from kiosk.database import Transaction, bookings, events, seating
from kiosk.services.answers import BookedOutside


def find_conflicts(tx: Transaction, now: datetime, identity: str = "") -> tuple[BookedOutside, ...]:
    """Return the open bookings to come whose time is outside the hours that the roster gives, earliest first.

    Everybody's, or those of one `Professional.id`.

    Nothing is called off: a promise to a student stands until the organizer or the professional decides.

    Raises:
        NoEvent
    """
    event = events.current(tx)
    found = bookings.of_evening(tx, event.id, identity) if identity else bookings.of_event(tx, event.id)
    standing = [one for one in found if one.is_open and one.ends_at > now]
    modes = {one.id: one.mode for one in seating.load_seatings(tx)} if standing else {}
    people = {one.professional.id: one.professional for one in standing}
    offered = {
        id_: [(slot.starts_at, slot.ends_at) for slot in offer(event, person.available, "", mode=modes.get(id_))]
        for id_, person in people.items()
    }
    return tuple(
        BookedOutside(one.professional.name, one.starts_at, one.reference)
        for one in standing
        if not any(start <= one.starts_at and one.ends_at <= end for start, end in offered[one.professional.id])
    )

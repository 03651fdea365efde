"""What every use case checks that takes a seat, under the locks it holds; part of its transaction."""

from datetime import datetime

from kiosk.booking.rules import free_number, slot_time
from kiosk.database import Transaction, offers, visits
from kiosk.database.changes import Seat
from kiosk.database.offers import Asked, Offer
from kiosk.errors import ProfessionalFull, StudentBusy, TooManyRequests
from kiosk.people import NetworkingEvent


def check_cap(tx: Transaction, person: Asked, slot_id: int) -> None:
    """Refuse a further informational interview of somebody who has given all they offered.

    Raises:
        ProfessionalFull: the cap is reached, and nobody has a seat of this slot yet.
    """
    if person.capacity is None:
        return
    meetings = offers.locked_meetings(tx, person.number)
    if slot_id not in meetings and len(meetings) >= person.capacity:
        raise ProfessionalFull(name=person.name)


def seat_of(offer: Offer, starts_at: datetime, seat: int, place: int) -> Seat:
    """Return the record of a seat of a slot, taken with one of the student's places."""
    return Seat(
        slot_id=offer.slot_id,
        starts_at=starts_at,
        ends_at=offer.ends_at,
        table_name=offer.table,
        seats=offer.seats,
        seat=seat,
        place=place,
    )


def free_place(  # noqa: PLR0913, PLR0917 - whose, when, and which booking does not stand in its own way
    tx: Transaction,
    event: NetworkingEvent,
    student: int,
    starts_at: datetime,
    ends_at: datetime,
    moving: int | None = None,
) -> int:
    """Return the lowest of the student's places that is free; the student is locked by the caller.

    Args:
        tx: the caller's transaction.
        event: gives the limit.
        student: the database's number.
        starts_at: of the slot.
        ends_at: of the slot; an overlap with any other open booking is refused.
        moving: a booking that gives its own time and place up for this one.

    Raises:
        StudentBusy, TooManyRequests
    """
    occupied = [other for other in visits.occupied(tx, student) if other.booking != moving]
    for other in occupied:
        if other.starts_at < ends_at and starts_at < other.ends_at:
            raise StudentBusy(time=slot_time(other.starts_at, event))
    place = free_number([other.place for other in occupied], event.student_limit)
    if place is None or len(occupied) >= event.student_limit:
        raise TooManyRequests(limit=event.student_limit)
    return place

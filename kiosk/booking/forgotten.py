"""What somebody is called whose data was deleted: in the language of whoever reads it, and never by their name."""

import re
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from kiosk.booking.booking import Booking
from kiosk.booking.status import Status
from kiosk.booking.waiting import Waiting
from kiosk.people import Professional
from kiosk.texts import Texts

Found = TypeVar("Found", bound=Booking | Waiting)
_MARK: Final = "forgotten-"
DELETED: Final = "gone:"
"""How the reference of a booking begins whose student's data is gone, and what such a student is counted by."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is about to be forgotten, for the eyes of whoever decides it; it is written down nowhere."""

    name: str
    company: str
    """Of a professional; empty for a student."""
    is_professional: bool
    bookings: int
    """Of them or with them, of every event."""
    open: int
    """Those of them that are cancelled by it."""


def forgotten_id(number: int) -> str:
    """Return the `Professional.id` of somebody forgotten, made of the database's number."""
    return f"{_MARK}{number}"


def as_shown(found: Found, texts: Texts) -> Found:
    """Return a booking or a place in line as it is read: with somebody forgotten it is with `A professional`.

    Where the student's data is gone it has no reference that could be typed, and a word in place of the name.
    """
    if isinstance(found, Booking) and found.reference.startswith(DELETED):
        card = replace(found.card, student=texts("booking.deleted"))
        found = replace(found, card=card, reference="")
    if not is_forgotten(found.professional):
        return found
    return replace(found, professional=replace(found.professional, name=texts("booking.forgotten")))


def as_it_stood(booking: Booking) -> Status:
    """Return where a booking stood before the student's data was deleted, which cancels what was still open."""
    was_agreed = booking.status is Status.CANCELLED and booking.confirmed_at is not None
    is_deleted = booking.reference.startswith(DELETED)
    return Status.CONFIRMED if is_deleted and was_agreed and booking.changed_at >= booking.ends_at else booking.status


def is_forgotten(person: Professional) -> bool:
    """Tell whether this was somebody whose data is gone."""
    # A roster may have such an id too; whoever is forgotten has nothing else.
    return bool(re.fullmatch(rf"{_MARK}\d+", person.id)) and not (person.email or person.specialties)

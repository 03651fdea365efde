"""What pauses after too many wrong tries, and where."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PausedDoor(StrEnum):
    """What pauses after too many wrong tries."""

    ORGANIZER = "organizer"
    """The organizer's PIN."""
    PROFESSIONAL = "professional"
    """A professional's code and PIN."""
    UNKNOWN = "unknown"
    """Codes that nobody has."""
    MY_BOOKING = "my_booking"
    """References with a wrong first name; the right pair still opens."""


@dataclass(frozen=True, slots=True)
class PinPause:
    """A pause after too many wrong tries, of one door at one device: nobody is locked out elsewhere."""

    id: int
    """The database's number."""
    door: PausedDoor
    name: str
    """The professional's, where it is theirs."""
    station: str
    """The kiosk; empty for a phone."""
    until: datetime

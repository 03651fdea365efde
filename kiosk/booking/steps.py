"""One step of a booking, as its append-only history keeps it: ids and words of the rules, never names or text."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.booking.status import Party, Status, Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a booking, as the history keeps it."""

    booking_id: int
    """The database's number of the booking."""
    at: datetime
    """When, aware UTC."""
    came_from: Status | None
    """Where it stood before; none for the first step."""
    went_to: Status
    """Where it stands since."""
    party: Party
    """Who did it."""
    via: Via
    """By which door."""
    station: str = ""
    """At which station or device, where that is known."""

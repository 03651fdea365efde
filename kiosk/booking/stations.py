"""The kiosk machines of an evening: when each was seen, and what the organizer wants of it."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.booking.qr_cells import AUTO


@dataclass(frozen=True, slots=True)
class StationSeen:
    """One kiosk machine."""

    name: str
    seen_at: datetime
    """Its last sign of life."""
    is_closed: bool
    """Set out of order by the organizer."""


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody in line, or with a time held for them, who is to come now.

    The reference alone: a room reads no student's name.
    """

    reference: str
    professional: str
    """For whom they wait."""


@dataclass(frozen=True, slots=True)
class StationOrders:
    """What the organizer wants of a station."""

    is_closed: bool = False
    """Show that it is out of order."""
    announcement: str = ""
    """A message for everybody; empty is none."""
    drawing: str = AUTO
    """How codes are drawn here (`qr_cells.MODES`)."""
    call: Call | None = None
    """Who is called now; it stands before the message, which is there again after it."""

"""The kiosk machines of an evening: when each was seen, and what the organizer wants of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.qr_cells import AUTO

_SILENT: Final = timedelta(seconds=90)
"""A station tells every ten seconds that it lives."""


@dataclass(frozen=True, slots=True)
class StationSeen:
    """One kiosk machine."""

    name: str
    seen_at: datetime
    """Its last sign of life."""
    is_closed: bool
    """Set out of order by the organizer."""

    def state(self, now: datetime) -> str:
        """Return how it is: `closed`, `silent` or `works`."""
        if self.is_closed:
            return "closed"
        return "silent" if now - self.seen_at > _SILENT else "works"


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

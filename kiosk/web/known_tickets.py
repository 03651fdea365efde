"""Which booking a code opens, remembered for a while: hundreds of phones ask for news of theirs every few seconds.

What never changes is remembered for a minute, in memory and bounded; how the booking stands is asked anew each time.
After that minute the code is looked up again: a ticket whose personal data was deleted meanwhile is gone.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

from kiosk.booking.booking import Booking

_TICKETS: Final = 4096
_REMEMBERED: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class KnownTicket:
    """What a booking code leads to."""

    id: int
    """The booking's number."""
    starts_at: datetime
    ends_at: datetime
    until: datetime
    """When the code is looked up again."""


class KnownTickets:
    """The codes that were right lately; the one longest unused goes first."""

    def __init__(self) -> None:
        self._tickets: OrderedDict[str, KnownTicket] = OrderedDict()
        self._lock = Lock()

    def find(self, code: str, now: datetime) -> KnownTicket | None:
        """Return what a code led to, in any letter case; none when it was not looked up lately."""
        with self._lock:
            found = self._tickets.get(code.upper())
            if found is None or found.until <= now:
                return None
            self._tickets.move_to_end(code.upper())
            return found

    def remember(self, code: str, booking: Booking, now: datetime) -> KnownTicket:
        """Keep what a code leads to."""
        ticket = KnownTicket(booking.id, booking.starts_at, booking.ends_at, now + _REMEMBERED)
        with self._lock:
            self._tickets[code.upper()] = ticket
            while len(self._tickets) > _TICKETS:
                self._tickets.popitem(last=False)
        return ticket

    def forget(self, code: str) -> None:
        """Drop a code whose booking is gone."""
        with self._lock:
            self._tickets.pop(code.upper(), None)

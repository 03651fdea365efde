"""Which booking a code opens, remembered for a while: hundreds of phones ask for news of theirs every few seconds.

What never changes is remembered, in memory and bounded; whether the booking is still there and how it stands is
asked anew each time.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from kiosk.booking.booking import Booking

_TICKETS: Final = 4096


@dataclass(frozen=True, slots=True)
class KnownTicket:
    """What a booking code leads to."""

    id: int
    """The booking's number."""
    starts_at: datetime
    ends_at: datetime


class KnownTickets:
    """The codes that were right lately; the one longest unused goes first."""

    def __init__(self) -> None:
        self._tickets: OrderedDict[str, KnownTicket] = OrderedDict()
        self._lock = Lock()

    def find(self, code: str) -> KnownTicket | None:
        """Return what a code led to, in any letter case; none when it was not asked for lately."""
        with self._lock:
            found = self._tickets.get(code.upper())
            if found:
                self._tickets.move_to_end(code.upper())
            return found

    def remember(self, code: str, booking: Booking) -> KnownTicket:
        """Keep what a code leads to."""
        ticket = KnownTicket(booking.id, booking.starts_at, booking.ends_at)
        with self._lock:
            self._tickets[code.upper()] = ticket
            while len(self._tickets) > _TICKETS:
                self._tickets.popitem(last=False)
        return ticket

    def forget(self, code: str) -> None:
        """Drop a code whose booking is gone."""
        with self._lock:
            self._tickets.pop(code.upper(), None)

"""Use case: wrong PINs made a pause, and the organizer knows why: it may be tried again at once."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.pauses import PinPause
from kiosk.database import Database, Transaction, events, pins


def end_pauses(database: Database, clock: Callable[[], datetime], number: int | None = None) -> tuple[PinPause, ...]:
    """End one pause by its number, or all of them; return those that were. The count of wrong tries begins anew.

    Raises:
        NoEvent
    """

    def work(tx: Transaction) -> tuple[PinPause, ...]:
        found = pins.paused(tx, events.current(tx).id, clock())
        ended = tuple(one for one in found if number in (None, one.id))
        pins.end(tx, [one.id for one in ended])
        return ended

    return database.write(work)

"""Use cases about stations: a sign of life, out of order and back, how they draw codes, a message to all of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.qr_cells import AUTO, MODES, Drawing
from kiosk.booking.stations import StationOrders
from kiosk.database import Conflict, Database, Transaction, events, stations, waits
from kiosk.plaintext import clean

_LONGEST: Final = 60
"""Characters of a message; it stands on one line of 80 columns beside the clock."""


_CALLED: Final = timedelta(minutes=5)
"""How long a call stands, unless whoever was called left the line before."""


def report_station(database: Database, clock: Callable[[], datetime], name: str) -> StationOrders:
    """Note that a station lives and return what the organizer wants of it."""

    def work(tx: Transaction) -> StationOrders:
        event = events.find(tx)
        is_closed, drawing = stations.note(tx, name, clock())
        words = stations.announcement(tx, event.id) if event else ""
        call = waits.called(tx, event.id, clock() - _CALLED) if event else None
        return StationOrders(is_closed, words, drawing if drawing in MODES else AUTO, call)

    try:
        return database.write(work)
    except Conflict:  # two machines of one name began in the same moment; the second finds the first now
        return database.write(work)


def close_station(database: Database, clock: Callable[[], datetime], name: str, closed: bool) -> None:
    """Set a station out of order, or back; it follows with its next sign of life."""
    database.write(lambda tx: stations.set_closed(tx, name, clock() if closed else None))


def keep_drawing(database: Database, clock: Callable[[], datetime], name: str, mode: str) -> None:
    """Draw codes at a station in one of `qr_cells.MODES` from now on, also after a restart."""

    def work(tx: Transaction) -> None:
        stations.note(tx, name, clock())  # a station that keeps something is there, be it for the first time
        stations.keep_drawing(tx, name, "" if mode == AUTO else Drawing(mode))

    database.write(work)


def announce(database: Database, clock: Callable[[], datetime], words: str) -> str:
    """Show a message on all stations and return it as they will show it; an empty one takes the last back.

    Raises:
        NoEvent
    """
    said = clean(words)[:_LONGEST]
    database.write(lambda tx: stations.announce(tx, events.current(tx).id, said, clock()))
    return said

"""Use cases about stations: a sign of life, out of order and back, a message to all of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kiosk.booking.board import StationOrders
from kiosk.database import Conflict, Database, Transaction, events, stations
from kiosk.plaintext import clean

_LONGEST: Final = 60
"""Characters of a message; it stands on one line of 80 columns beside the clock."""


def report_station(database: Database, clock: Callable[[], datetime], name: str) -> StationOrders:
    """Note that a station lives and return what the organizer wants of it."""

    def work(tx: Transaction) -> StationOrders:
        event = events.find(tx)
        is_closed = stations.note(tx, name, clock())
        return StationOrders(is_closed, stations.announcement(tx, event.id) if event else "")

    try:
        return database.write(work)
    except Conflict:  # two machines of one name began in the same moment; the second finds the first now
        return database.write(work)


def close_station(database: Database, clock: Callable[[], datetime], name: str, closed: bool) -> None:
    """Set a station out of order, or back; it follows with its next sign of life."""
    database.write(lambda tx: stations.set_closed(tx, name, clock() if closed else None))


def announce(database: Database, clock: Callable[[], datetime], words: str) -> str:
    """Show a message on all stations and return it as they will show it; an empty one takes the last back.

    Raises:
        NoEvent
    """
    said = clean(words)[:_LONGEST]
    database.write(lambda tx: stations.announce(tx, events.current(tx).id, said, clock()))
    return said

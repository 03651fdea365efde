"""Use case: the current networking event."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, events
from kiosk.people import NetworkingEvent


def show_event(database: Database, clock: Callable[[], datetime]) -> NetworkingEvent:
    """Return the current networking event.

    Raises:
        NoEvent
    """
    return database.read(events.current)

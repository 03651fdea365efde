"""Use case: everybody on the roster."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, professionals
from kiosk.people import Professional


def list_professionals(database: Database, clock: Callable[[], datetime]) -> tuple[Professional, ...]:
    """Return everybody on the current event's roster who is not retired, by name."""
    return database.read(professionals.load_all)

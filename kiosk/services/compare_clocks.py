"""Use case: does this kiosk's clock agree with the database server's? Deadlines are told by each kiosk's own."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.database import Database, health
from kiosk.services.finding import Finding, ok, warning

TOLERATED: Final = timedelta(seconds=30)
"""Two kiosks this far apart already disagree by a minute about a request that lapses in fifteen."""


def clock_gap(database: Database, clock: Callable[[], datetime]) -> timedelta:
    """Return how far this machine is ahead of the server, negative when behind; zero for a file on this machine.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    if not database.is_shared:
        return timedelta()
    asked = clock()
    server = database.read(health.server_time)
    return asked + (clock() - asked) / 2 - server


def check_clocks(gap: timedelta) -> Finding:
    """Tell whether a gap is too wide for deadlines that several kiosks keep."""
    if abs(gap) <= TOLERATED:
        return ok("clocks")
    return warning("clocks", "ahead" if gap > timedelta() else "behind", seconds=round(abs(gap).total_seconds()))

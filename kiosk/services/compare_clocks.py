"""Use case: does this kiosk's clock agree with the database server's? Deadlines are told by each kiosk's own."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.database import Database, health
from kiosk.services.finding import Finding, ok, warning

TOLERATED: Final = timedelta(seconds=30)
"""Two kiosks this far apart already disagree by a minute about a request that lapses in fifteen."""
_BELIEVED: Final = timedelta(days=1).total_seconds()
"""Seconds after which a clock that was set is taken for right."""


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


def watch_jumps(clock: Callable[[], datetime], steady: Callable[[], float] | None = None) -> Callable[[], timedelta]:
    """Return what tells how far this machine's clock was set on since now, negative when back.

    One that has run evenly for a day since then is believed: a machine without a battery is set by years when it
    finds a network, and what it promises to delete has to go all the same. `steady` counts seconds that nobody sets,
    a machine's sleep among them where it can tell.
    """
    steady = steady or _steady_seconds
    began, steadily = clock(), steady()
    jump, since = timedelta(), steadily

    def jumped() -> timedelta:
        nonlocal began, steadily, jump, since
        now, seconds = clock(), steady()
        found = now - began - timedelta(seconds=seconds - steadily)
        if abs(found - jump) > TOLERATED:
            jump, since = found, seconds
        elif seconds - since >= _BELIEVED:
            began, steadily, jump, since = now, seconds, timedelta(), seconds
        return jump

    return jumped


def _steady_seconds() -> float:
    kind = getattr(time, "CLOCK_BOOTTIME", None)  # Linux alone; elsewhere a sleep looks like a jump
    return time.monotonic() if kind is None else time.clock_gettime(kind)


def check_clocks(gap: timedelta) -> Finding:
    """Tell whether a gap is too wide for deadlines that several kiosks keep."""
    if abs(gap) <= TOLERATED:
        return ok("clocks")
    return warning("clocks", "ahead" if gap > timedelta() else "behind", seconds=round(abs(gap).total_seconds()))

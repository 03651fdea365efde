"""Use case: what a program that runs for weeks does every few seconds: expire what is due, purge what is overdue."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from kiosk.database import Database
from kiosk.services.forget_people import purge_by_itself
from kiosk.services.sweep_due import sweep

_SAME_DAY: Final = timedelta(days=1)


def keep_house(database: Database, clock: Callable[[], datetime], jumped: Callable[[], timedelta] = timedelta) -> int:
    """Expire what is due and return how many; past the retention date personal data goes too.

    Where nothing is due, nothing is locked or written. `jumped` tells how far the clock was set meanwhile: one that
    somebody sets by a day or more deletes nobody.
    """
    if abs(jumped()) < _SAME_DAY:
        purge_by_itself(database, clock)
    return sweep(database, clock)

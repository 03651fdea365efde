"""Use case: what a program that runs for weeks does every few seconds: expire what is due, purge what is overdue."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database
from kiosk.services.forget_people import purge_by_itself
from kiosk.services.sweep_due import sweep


def keep_house(database: Database, clock: Callable[[], datetime]) -> int:
    """Expire what is due and return how many; past the retention date personal data goes too.

    Where nothing is due, nothing is locked or written.
    """
    purge_by_itself(database, clock)
    return sweep(database, clock)

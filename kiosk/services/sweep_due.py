"""Use case: what has passed its deadline expires, and its slot is free again at once.

The phone process sweeps; besides, every booking transaction and every look-up that finds something due does so first,
because an index knows no clock.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from kiosk.database import Database, Transaction, changes

T = TypeVar("T")


def sweep(database: Database, clock: Callable[[], datetime]) -> int:
    """Expire what is due; return how many. Where nothing is due, nothing is locked or written."""
    now = clock()
    if not database.read(lambda tx: changes.any_due(tx, now)):
        return 0
    return database.write(lambda tx: changes.expire_due(tx, now))


def read_fresh(database: Database, clock: Callable[[], datetime], work: Callable[[Transaction], T]) -> T:
    """Return what `work` finds once nothing is due any more."""
    sweep(database, clock)
    return database.read(work)

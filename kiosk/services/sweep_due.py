"""Use case: what has passed its deadline expires, and its slot is free again at once, or held for who waits for it.

The phone process sweeps; besides, every booking transaction and every look-up that finds something due does so first,
because an index knows no clock.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar, cast

from kiosk.database import Database, Transaction, changes, events
from kiosk.people import NetworkingEvent
from kiosk.services.serve_waiting import serve_waiting

T = TypeVar("T")


def sweep(database: Database, clock: Callable[[], datetime]) -> int:
    """Expire what is due; return how many. Where nothing is due, nothing is locked or written."""
    now = clock()
    if not database.read(lambda tx: changes.any_due(tx, now)):
        return 0
    return database.write(lambda tx: refresh(tx, events.current(tx), now))


def refresh(tx: Transaction, event: NetworkingEvent, now: datetime) -> int:
    """Expire what is due and give what that freed to those who wait; return how many expired."""
    expired = changes.expire_due(tx, now)
    if expired:
        serve_waiting(tx, event, now)
    return expired


def read_fresh(database: Database, clock: Callable[[], datetime], work: Callable[[Transaction], T]) -> T:
    """Return what `work` finds once nothing is due any more."""
    now = clock()

    def look(tx: Transaction) -> tuple[bool, T | None]:
        # One transaction where nothing is due, which is nearly always.
        return (True, None) if changes.any_due(tx, now) else (False, work(tx))

    is_due, found = database.read(look)
    if is_due:
        sweep(database, clock)
        return database.read(work)
    return cast(T, found)

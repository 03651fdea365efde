"""Use case behind the doors: tries are counted per subject and device, and pause after five that failed.

A try is counted before it is checked and forgiven when it was right: many at once cannot slip past the count.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Conflict, Database, Transaction, pins
from kiosk.errors import SignInPaused
from kiosk.texts import minutes_until


def count_try(database: Database, clock: Callable[[], datetime], subject: str, device: str) -> None:
    """Count a try for `subject` from `device`.

    Raises:
        SignInPaused: too many failed; this one does not count.
    """

    def work(tx: Transaction) -> datetime | None:
        now = clock()
        paused = pins.paused_until(tx, subject, device, now)
        if paused is None:
            pins.count(tx, subject, device, now)
        return paused

    try:
        paused = database.write(work)
    except Conflict:  # two first tries at one moment: the other one's row is there now
        paused = database.write(work)
    if paused is not None:
        raise SignInPaused(minutes=minutes_until(paused, clock()))


def forgive(database: Database, subject: str, device: str) -> None:
    """Begin the count anew after the right answer."""
    database.write(lambda tx: pins.forget(tx, subject, device))

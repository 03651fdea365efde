"""Use case: one professional with the slots that have not begun."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, Transaction, professionals, slots, waits
from kiosk.services.answers import ProfessionalView


def show_professional(database: Database, clock: Callable[[], datetime], identity: str) -> ProfessionalView:
    """Return a professional as a student sees them now; `free` of each slot says what is left.

    Raises:
        NoSuchProfessional
    """

    def work(tx: Transaction) -> ProfessionalView:
        now = clock()
        standing = professionals.standing(tx, identity, now)
        times = slots.of_professional(tx, identity, now)
        return ProfessionalView(
            professional=professionals.find(tx, identity),
            slots=times,
            present=standing.present,
            # Whoever left tonight can still be met on another day.
            paused=standing.paused or (standing.has_left and not any(slot.free for slot in times)),
            waiting=waits.length(tx, identity),
            left=slots.availability(tx, [identity], now)[identity].left,
        )

    return database.read(work)

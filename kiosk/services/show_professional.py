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
        return ProfessionalView(
            professional=professionals.find(tx, identity),
            slots=slots.of_professional(tx, identity, now),
            present=standing.present,
            paused=standing.paused,
            waiting=waits.length(tx, identity),
            left=slots.availability(tx, [identity], now)[identity].left,
        )

    return database.read(work)

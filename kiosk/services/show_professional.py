"""Use case: one professional with the slots that have not begun."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, Transaction, offers, professionals, slots, waits
from kiosk.services.bundle import ProfessionalView


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
            left=_left(tx, identity),
        )

    return database.read(work)


def _left(tx: Transaction, identity: str) -> int | None:
    number = professionals.number_of(tx, identity)
    cap = offers.asked_number(tx, number).capacity
    return None if cap is None else max(0, cap - len(offers.meetings(tx, number)))

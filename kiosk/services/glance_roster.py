"""Use case: how many people are here, from where, with how many free times; the welcome screen asks every minute."""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, Transaction, professionals, slots
from kiosk.people import RosterGlance
from kiosk.services.sweep_due import read_fresh


def glance_roster(database: Database, clock: Callable[[], datetime], most: int) -> RosterGlance:
    """Return the current event's roster in figures, with at most so many of its people; the roster stays unread."""

    def work(tx: Transaction) -> RosterGlance:
        return RosterGlance(
            people=professionals.count(tx),
            organizations=professionals.count_organizations(tx),
            free=slots.count_free(tx, clock()),
            some=professionals.spread(tx, most),
        )

    return read_fresh(database, clock, work)

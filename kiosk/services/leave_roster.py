"""Use case: somebody who does not come at all is taken off the roster, and put back where that was a slip.

What they were booked for is called off before by whoever takes them off; here nobody's booking is touched.
"""

from collections.abc import Callable
from datetime import datetime

from kiosk.database import Database, Transaction, events, professionals, roster
from kiosk.database.roster import Entry
from kiosk.errors import NoSuchProfessional
from kiosk.services.lay_out_slots import lay_out_slots


def take_off_roster(database: Database, clock: Callable[[], datetime], identity: str) -> None:
    """Take somebody off the current event's roster: no student finds them any more.

    Raises:
        NoSuchProfessional: nobody on the roster has that id.
    """

    def work(tx: Transaction) -> None:
        now = clock()
        roster.lock(tx)
        roster.retire(tx, [professionals.number_of(tx, identity)], now)
        _lay_out_anew(tx, now)

    database.write(work)


def put_back_on_roster(database: Database, clock: Callable[[], datetime], identity: str) -> None:
    """Put somebody back who was taken off, as they were.

    Raises:
        NoSuchProfessional: nobody with that id was ever on the roster.
    """

    def work(tx: Transaction) -> None:
        now = clock()
        events.current(tx)
        roster.lock(tx)
        known = roster.find_known(tx, identity)
        if known is None:
            raise NoSuchProfessional(id=identity)
        if known.is_retired:
            roster.change(tx, {known.number: Entry(known.professional, known.roster_id)}, now)
            _lay_out_anew(tx, now)

    database.write(work)


def _lay_out_anew(tx: Transaction, now: datetime) -> None:
    lay_out_slots(tx, now)
    roster.mark_changed(tx)

"""Use case: whoever is next in line, or has a freed time held for them, gives way to the one behind."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.status import Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.booking.waiting import Waiting
from kiosk.database import Database, Transaction, changes, events, waits
from kiosk.errors import NoSuchBooking
from kiosk.services.serve_waiting import serve_waiting
from kiosk.services.sweep_due import refresh


def give_way(database: Database, clock: Callable[[], datetime], wait_id: int, station: str) -> Waiting:
    """Take somebody off the line at the desk; a time held for them goes to the next. What they took stays theirs.

    Raises:
        NoSuchBooking: they are not in line any more: they left, or took what was held.
    """

    def work(tx: Transaction) -> Waiting | None:
        now, event = clock(), events.current(tx)
        refresh(tx, event, now)
        found = waits.find(tx, event.id, id=wait_id)
        if found is None or not (waits.close(tx, wait_id, now) or _gives_back(tx, found.booking_id, station, now)):
            return None
        serve_waiting(tx, event, now)
        return waits.find(tx, event.id, id=wait_id)

    # A refusal is handed out, not raised, so that what was due stays expired.
    answer = database.write(work)
    if answer is None:
        raise NoSuchBooking
    return answer


def _gives_back(tx: Transaction, booking_id: int | None, station: str, now: datetime) -> bool:
    """Call a booking off while it is only held; tell whether it was."""
    if booking_id is None:
        return False
    step = Step(
        booking_id=booking_id,
        at=now,
        came_from=Status.HELD,
        went_to=Status.CANCELLED,
        party=Party.ORGANIZER,
        via=Via.DESK,
        station=station,
    )
    return changes.move(tx, step, None, None)

"""Use case: a waiting screen looks every second where a booking stands. One small indexed query, mostly."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.booking import Glance
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.rules import shown_due
from kiosk.booking.status import Status
from kiosk.database import Database, Transaction, changes, events
from kiosk.database.changes import Standing
from kiosk.errors import NoSuchBooking
from kiosk.services.sweep_due import refresh


def glance(database: Database, clock: Callable[[], datetime], booking_id: int) -> Glance:
    """Return where a booking stands, expired if it is due.

    The first glance at a hold proves that its code is on a screen and gives it `request_minutes` to be acted on.

    Raises:
        NoSuchBooking
    """
    now = clock()
    standing = database.read(lambda tx: _standing(tx, booking_id))
    if _is_due(standing, now) or _is_unseen(standing):
        standing = database.write(lambda tx: _brought_up_to_date(tx, booking_id, now))
    has_left = had_to_leave(standing, now)
    return Glance(standing.id, standing.status, standing.changed_at, standing.due_at, has_left)


def _is_due(standing: Standing, now: datetime) -> bool:
    return standing.due_at is not None and standing.due_at <= now


def _is_unseen(standing: Standing) -> bool:
    return standing.status is Status.HELD and standing.shown_at is None


def _brought_up_to_date(tx: Transaction, booking_id: int, now: datetime) -> Standing:
    refresh(tx, events.current(tx), now)
    standing = _standing(tx, booking_id)
    if not _is_unseen(standing):
        return standing
    due_at = shown_due(events.current(tx), standing.starts_at, standing.ends_at, now)
    changes.mark_shown(tx, booking_id, now, due_at)
    return _standing(tx, booking_id)


def _standing(tx: Transaction, booking_id: int) -> Standing:
    standing = changes.standing(tx, booking_id)
    if standing is None:
        raise NoSuchBooking
    return standing

"""The current networking event: the one with the highest id. Read, created, changed; nothing is decided here."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select

from kiosk.database.engine import Transaction
from kiosk.database.models import EventRow
from kiosk.errors import NoEvent
from kiosk.people import Mode, NetworkingEvent

_FIELDS: Final = (
    "name",
    "starts_at",
    "ends_at",
    "time_zone",
    "slot_minutes",
    "break_every",
    "tables",
    "hold_minutes",
    "request_minutes",
    "student_limit",
    "base_url",
    "contact",
    "retention_days",
    "is_demo",
    "keep_unknown",
    "room_names",
    "mode",
    "later_minutes",
    "later_days",
    "seats",
)
_NEWEST: Final = select(EventRow).order_by(EventRow.id.desc()).limit(1)
# Every page and step asks which event it is: columns alone, without an object for the row.
_CURRENT: Final = (
    select(EventRow.id, *(getattr(EventRow, name) for name in _FIELDS)).order_by(EventRow.id.desc()).limit(1)
)


def current(tx: Transaction) -> NetworkingEvent:
    """Return the current networking event.

    Raises:
        NoEvent: there is none yet.
    """
    row = tx.execute(_CURRENT).one_or_none()
    if row is None:
        raise NoEvent
    return _record(row)


def find(tx: Transaction) -> NetworkingEvent | None:
    """Return the current networking event, or nothing."""
    row = tx.scalar(_NEWEST)
    return _record(row) if row else None


def create(tx: Transaction, event: NetworkingEvent, now: datetime) -> NetworkingEvent:
    """Add a networking event, which is the current one from now on; its `id` is given here."""
    row = EventRow(**_values(event), roster_version=0, created_at=now)
    tx.add(row)
    tx.flush()
    return _record(row)


def update(tx: Transaction, event: NetworkingEvent) -> NetworkingEvent:
    """Change the networking event that has the record's `id`.

    Raises:
        NoEvent: there is none with it.
    """
    row = tx.get(EventRow, event.id)
    if row is None:
        raise NoEvent
    for name, value in _values(event).items():
        setattr(row, name, value)
    tx.flush()
    return _record(row)


def organizer_pin_hash(tx: Transaction) -> str | None:
    """Return the hash of the organizer's PIN; none where it was never set.

    Raises:
        NoEvent: there is no networking event yet.
    """
    return _current_row(tx).organizer_pin_hash


def set_organizer_pin_hash(tx: Transaction, pin_hash: str) -> None:
    """Keep the hash of the organizer's PIN.

    Raises:
        NoEvent: there is no networking event yet.
    """
    _current_row(tx).organizer_pin_hash = pin_hash
    tx.flush()


def _current_row(tx: Transaction) -> EventRow:
    row = tx.scalar(_NEWEST)
    if row is None:
        raise NoEvent
    return row


def _values(event: NetworkingEvent) -> dict[str, object]:
    return {name: getattr(event, name) for name in _FIELDS}


def _record(row: EventRow | Row[Any]) -> NetworkingEvent:
    values = {name: getattr(row, name) for name in _FIELDS}
    return NetworkingEvent(id=row.id, **values | {"mode": Mode(row.mode)})

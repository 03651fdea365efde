"""Counted tries: of one subject (a code, the organizer, a look-up) from one device, and until when they pause."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from kiosk.booking.pauses import PausedDoor, PinPause
from kiosk.booking.pins import pause_after
from kiosk.database.engine import Transaction
from kiosk.database.models import PinFailureRow, ProfessionalRow

ORGANIZER: Final = "organizer"
"""The subject of the organizer's PIN."""
MY_BOOKING: Final = "my-booking"
"""The subject of references with a first name."""
_DOORS: Final = {ORGANIZER: PausedDoor.ORGANIZER, MY_BOOKING: PausedDoor.MY_BOOKING}
_UNSEEN: Final = {"synchronize_session": False}


def paused_until(tx: Transaction, subject: str, device: str, now: datetime) -> datetime | None:
    """Return until when tries pause, or nothing where they do not."""
    until = tx.scalar(select(PinFailureRow.paused_until).where(*_of(subject, device)))
    return until if until is not None and until > now else None


def count(tx: Transaction, subject: str, device: str, now: datetime) -> None:
    """Count one more try; every fifth starts a pause.

    The first one may raise a Conflict when two begin at once; another try of the transaction counts it.
    """
    failures = tx.scalar(select(PinFailureRow.failures).where(*_of(subject, device)).with_for_update())
    if failures is None:
        tx.execute(insert(PinFailureRow).values(subject=subject, device=device, failures=1))
        return
    pause = pause_after(failures + 1)
    until = now + pause if pause else None
    tx.execute(
        update(PinFailureRow)
        .where(*_of(subject, device))
        .values(failures=failures + 1, paused_until=until)
        .execution_options(synchronize_session=False)
    )


def forget(tx: Transaction, subject: str, device: str) -> None:
    """Begin anew after a success."""
    tx.execute(delete(PinFailureRow).where(*_of(subject, device)), execution_options=_UNSEEN)


def paused(tx: Transaction, event_id: int, now: datetime) -> tuple[PinPause, ...]:
    """Return what pauses at this moment, the longest first; codes of people who are on the event's roster by name."""
    mine = (ProfessionalRow.event_id == event_id, ProfessionalRow.personal_code == PinFailureRow.subject)
    rows = tx.execute(
        select(
            PinFailureRow.id,
            PinFailureRow.subject,
            PinFailureRow.device,
            PinFailureRow.paused_until,
            ProfessionalRow.name,
        )
        .outerjoin(ProfessionalRow, and_(*mine))
        .where(PinFailureRow.paused_until > now)
        .order_by(PinFailureRow.paused_until.desc(), PinFailureRow.id)
    )
    return tuple(
        PinPause(row.id, _door(row.subject, row.name), row.name or "", _station(row.device), row.paused_until)
        for row in rows
    )


def end(tx: Transaction, numbers: Collection[int]) -> None:
    """Let it be tried again at once, by the database's numbers."""
    tx.execute(delete(PinFailureRow).where(PinFailureRow.id.in_(numbers)), execution_options=_UNSEEN)


def _door(subject: str, name: str | None) -> PausedDoor:
    if name is not None:
        return PausedDoor.PROFESSIONAL
    return _DOORS.get(subject, PausedDoor.UNKNOWN)


def _station(device: str) -> str:
    """Return the kiosk that a device is; a phone is none."""
    kind, _, rest = device.partition(":")
    return "" if kind in ("phone", "address") else rest if kind == "station" else device


def _of(subject: str, device: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return PinFailureRow.subject == subject, PinFailureRow.device == device

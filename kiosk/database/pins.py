"""Counted tries: of one subject (a code, the organizer, a look-up) from one device, and until when they pause."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update

from kiosk.booking.pins import pause_after
from kiosk.database.engine import Transaction
from kiosk.database.models import PinFailureRow


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
    tx.execute(delete(PinFailureRow).where(*_of(subject, device)), execution_options={"synchronize_session": False})


def _of(subject: str, device: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return PinFailureRow.subject == subject, PinFailureRow.device == device

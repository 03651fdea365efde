"""Trials of reach: nonces shown, and the addresses under which a phone brought one back."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy import insert as add_row

from kiosk.booking.status import Via
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, HistoryRow, ReachTrialRow

LASTS: Final = timedelta(days=1)
"""A nonce that nobody brought back is forgotten after this."""
_UNSEEN: Final = {"synchronize_session": False}


def add(tx: Transaction, event_id: int, nonce_hash: str, now: datetime) -> None:
    """Keep a nonce that is about to be shown, and forget old ones."""
    old = delete(ReachTrialRow).where(ReachTrialRow.created_at < now - LASTS)
    tx.execute(old, execution_options=_UNSEEN)
    tx.execute(add_row(ReachTrialRow).values(event_id=event_id, nonce_hash=nonce_hash, created_at=now, address=""))


def is_known(tx: Transaction, event_id: int, nonce_hash: str, now: datetime) -> bool:
    """Tell whether a nonce was shown at this event not long ago."""
    found = select(ReachTrialRow.id).where(
        ReachTrialRow.nonce_hash == nonce_hash,
        ReachTrialRow.event_id == event_id,
        ReachTrialRow.created_at >= now - LASTS,
    )
    return tx.scalar(found) is not None


def prove(tx: Transaction, nonce_hash: str, address: str, now: datetime) -> None:
    """Note that another machine brought a nonce under `address`."""
    proved = update(ReachTrialRow).where(ReachTrialRow.nonce_hash == nonce_hash)
    tx.execute(proved.values(address=address, proved_at=now), execution_options=_UNSEEN)


def refresh(tx: Transaction, event_id: int, address: str, now: datetime) -> bool:
    """Note that a phone is here again under an address that one proved before; tell whether one did."""
    latest = (
        select(ReachTrialRow.id)
        .where(ReachTrialRow.event_id == event_id, ReachTrialRow.address == address)
        .order_by(ReachTrialRow.proved_at.desc())
        .limit(1)
    )
    number = tx.scalar(latest)
    if number is None:
        return False
    # Of two processes the one that is a moment late takes nothing back.
    seen = update(ReachTrialRow).where(ReachTrialRow.id == number, ReachTrialRow.proved_at < now)
    tx.execute(seen.values(proved_at=now), execution_options=_UNSEEN)
    return True


def count_booked(tx: Transaction, event_id: int, since: datetime, until: datetime) -> int:
    """Return how many bookings were made at kiosks of an event between two moments."""
    made = (
        select(func.count())
        .select_from(HistoryRow)
        .join(BookingRow, BookingRow.id == HistoryRow.booking_id)
        .where(
            BookingRow.event_id == event_id,
            BookingRow.created_at > since,
            BookingRow.created_at <= until,
            HistoryRow.from_status.is_(None),
            HistoryRow.via == Via.KIOSK.value,
        )
    )
    return tx.scalar(made) or 0


def proved_at(tx: Transaction, event_id: int, address: str) -> datetime | None:
    """Return when a phone last proved this very address, or nothing."""
    return tx.scalar(
        select(func.max(ReachTrialRow.proved_at)).where(
            ReachTrialRow.event_id == event_id, ReachTrialRow.address == address
        )
    )

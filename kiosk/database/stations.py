"""Stations and messages to them: noted, listed, set out of order. It decides nothing."""

from datetime import datetime
from typing import Final

from sqlalchemy import CursorResult, insert, select, update

from kiosk.booking.stations import StationSeen
from kiosk.database.engine import Transaction
from kiosk.database.models import AnnouncementRow, StationRow

_UNSEEN: Final = {"synchronize_session": False}


def note(tx: Transaction, name: str, now: datetime) -> tuple[bool, str]:
    """Note a sign of life; return whether the station is out of order, and how it draws codes (empty: not kept)."""
    mine = update(StationRow).where(StationRow.name == name)
    result = tx.execute(mine.values(seen_at=now), execution_options=_UNSEEN)
    if isinstance(result, CursorResult) and not result.rowcount:
        tx.execute(insert(StationRow).values(name=name, seen_at=now, closed_at=None))
        return False, ""
    row = tx.execute(select(StationRow.closed_at, StationRow.drawing).where(StationRow.name == name)).one()
    return row.closed_at is not None, row.drawing or ""


def keep_drawing(tx: Transaction, name: str, drawing: str) -> None:
    """Keep how a station draws codes; empty is automatic."""
    mine = update(StationRow).where(StationRow.name == name)
    tx.execute(mine.values(drawing=drawing or None), execution_options=_UNSEEN)


def set_closed(tx: Transaction, name: str, closed_at: datetime | None) -> None:
    """Set a station out of order, or back into it; an unknown name changes nothing."""
    mine = update(StationRow).where(StationRow.name == name)
    tx.execute(mine.values(closed_at=closed_at), execution_options=_UNSEEN)


def load(tx: Transaction, since: datetime) -> tuple[StationSeen, ...]:
    """Return the stations that were seen since a moment, by name."""
    rows = tx.execute(
        select(StationRow.name, StationRow.seen_at, StationRow.closed_at)
        .where(StationRow.seen_at >= since)
        .order_by(StationRow.name)
    )
    return tuple(StationSeen(row.name, row.seen_at, row.closed_at is not None) for row in rows)


def announce(tx: Transaction, event_id: int, words: str, now: datetime) -> None:
    """Keep a message to all stations of an event."""
    tx.execute(insert(AnnouncementRow).values(event_id=event_id, words=words, at=now))


def announcement(tx: Transaction, event_id: int) -> str:
    """Return the message that counts now, or nothing."""
    newest = select(AnnouncementRow.words).where(AnnouncementRow.event_id == event_id)
    return tx.scalar(newest.order_by(AnnouncementRow.id.desc()).limit(1)) or ""

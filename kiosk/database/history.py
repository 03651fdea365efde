"""The append-only history of bookings: who moved one, when and by which door. Ids only, never names or text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import insert, select

from kiosk.booking.status import Party, Status, Via
from kiosk.database.engine import Transaction
from kiosk.database.models import HistoryRow
from kiosk.database.models.base import table_of

_ADD: Final = insert(table_of(HistoryRow))  # the plain table: no object for each new row


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a booking, as the history keeps it."""

    booking_id: int
    """The database's number of the booking."""
    at: datetime
    """When, aware UTC."""
    came_from: Status | None
    """Where it stood before; none for the first step."""
    went_to: Status
    """Where it stands since."""
    party: Party
    """Who did it."""
    via: Via
    """By which door."""
    station: str = ""
    """At which station or device, where that is known."""


def record(tx: Transaction, steps: Iterable[Step]) -> None:
    """Append steps."""
    rows = [
        {
            "booking_id": step.booking_id,
            "at": step.at,
            "from_status": step.came_from,
            "to_status": step.went_to,
            "party": step.party,
            "via": step.via,
            "station": step.station,
        }
        for step in steps
    ]
    if rows:
        tx.execute(_ADD, rows)


def of_booking(tx: Transaction, booking_id: int) -> tuple[Step, ...]:
    """Return the steps of one booking, first one first."""
    rows = tx.scalars(select(HistoryRow).where(HistoryRow.booking_id == booking_id).order_by(HistoryRow.id))
    return tuple(
        Step(
            booking_id=row.booking_id,
            at=row.at,
            came_from=Status(row.from_status) if row.from_status else None,
            went_to=Status(row.to_status),
            party=Party(row.party),
            via=Via(row.via),
            station=row.station,
        )
        for row in rows
    )

"""The append-only history of bookings: who moved one, when and by which door. Ids only, never names or text."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import insert, select

from kiosk.booking.status import Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database.engine import Transaction
from kiosk.database.models import HistoryRow
from kiosk.database.models.base import table_of

_ADD: Final = insert(table_of(HistoryRow))  # the plain table: no object for each new row


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

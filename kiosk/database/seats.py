"""What keeps a seat or a table from being booked, as conditions that statements about slots share."""

from typing import Any

from sqlalchemy import ColumnElement, literal_column, or_, select

from kiosk.database.models import BookingRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among


def in_force(now: Any) -> ColumnElement[bool]:
    """Return the condition that a booking has not passed its deadline: what is due frees its seat at once."""
    return or_(BookingRow.due_at.is_(None), BookingRow.due_at > now)


def is_at_anothers_table(now: Any) -> ColumnElement[bool]:
    """Return the condition that a slot's table is in use at its time by another professional's open booking.

    Seats of the same slot share the table. Written so that the index which forbids two conversations at one table
    answers it: one look for each slot.
    """
    return (
        select(BookingRow.id)
        .where(
            BookingRow.event_id == SlotRow.event_id,
            BookingRow.table_name == SlotRow.table_name,
            BookingRow.table_name != literal_column("''"),  # the words of the index, which a parameter would hide
            BookingRow.starts_at == SlotRow.starts_at,
            BookingRow.slot_id != SlotRow.id,
            among(BookingRow.status, OPEN_WORDS),
            in_force(now),
        )
        .correlate(SlotRow)
        .exists()
    )

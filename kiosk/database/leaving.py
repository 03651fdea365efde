"""What tells whether a professional left before a booking: columns that statements about bookings share.

What follows from it is decided in `booking.leaving`.
"""

from typing import Any, Final

from sqlalchemy import case, select

from kiosk.booking.status import Party, Status
from kiosk.database.models import BookingRow, HistoryRow, ProfessionalRow

_CALLED_OFF: Final = (
    select(HistoryRow.party)
    .where(HistoryRow.booking_id == BookingRow.id, HistoryRow.to_status == Status.CANCELLED.value)
    .order_by(HistoryRow.id.desc())
    .limit(1)
    .correlate(BookingRow)
    .scalar_subquery()
)
COLUMNS: Final = (
    ProfessionalRow.leaving_at,
    ProfessionalRow.gone_at,
    case((BookingRow.status == Status.CANCELLED.value, _CALLED_OFF)).label("closed_by"),
)
"""For a statement that joins the booking's professional."""


def facts(row: Any) -> dict[str, Any]:
    """Return `leaves_at` and `closed_by` of a row with these columns, as the records of a booking name them."""
    moments = [moment for moment in (row.leaving_at, row.gone_at) if moment is not None]
    return {"leaves_at": min(moments, default=None), "closed_by": Party(row.closed_by) if row.closed_by else None}

"""Bookings as flat records for other programs: the same names in JSON and as columns of a CSV file. Pure.

Names and questions stand in them, so they are for the organizer; students' addresses do not.
"""

from typing import Final

from kiosk.booking.booking import Booking

COLUMNS: Final = (
    "reference",
    "status",
    "starts_at",
    "ends_at",
    "table",
    "professional_id",
    "professional",
    "company",
    "student",
    "year",
    "question",
    "created_at",
    "changed_at",
    "due_at",
    "confirmed_at",
    "no_show_by",
)
"""Names in the order of the columns."""


def booking_record(booking: Booking) -> dict[str, str | None]:
    """Return a booking under the names of `COLUMNS`; moments as ISO 8601 in UTC, what there is not as `None`."""
    moments = (booking.created_at, booking.changed_at, booking.due_at, booking.confirmed_at)
    created, changed, due, confirmed = (moment.isoformat() if moment else None for moment in moments)
    return {
        "reference": booking.reference,
        "status": booking.status.value,
        "starts_at": booking.starts_at.isoformat(),
        "ends_at": booking.ends_at.isoformat(),
        "table": booking.table,
        "professional_id": booking.professional.id,
        "professional": booking.professional.name,
        "company": booking.professional.company,
        "student": booking.card.student,
        "year": booking.card.year,
        "question": booking.card.question,
        "created_at": created,
        "changed_at": changed,
        "due_at": due,
        "confirmed_at": confirmed,
        "no_show_by": booking.no_show_by.value if booking.no_show_by else None,
    }

"""What is counted after an event: bookings without people, offered slots, interests. It changes nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import case, func, select

from kiosk.booking.booking import Slot
from kiosk.booking.paper.report import Tally
from kiosk.booking.status import Party, Status
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow, QueryRow, SlotRow


def of_bookings(tx: Transaction, event_id: int) -> tuple[Tally, ...]:
    """Return every booking of the event as it counts, in the order they were made."""
    row = BookingRow
    columns = (row.student_id, row.status, row.created_at, row.requested_at, row.confirmed_at, row.no_show_by)
    found = tx.execute(
        select(ProfessionalRow.identity, *columns)
        .join(ProfessionalRow, ProfessionalRow.id == row.professional_id)
        .where(row.event_id == event_id)
        .order_by(row.id)
    )
    return tuple(
        Tally(
            professional=identity,
            student=student,
            status=Status(status),
            created_at=created_at,
            requested_at=requested_at,
            confirmed_at=confirmed_at,
            no_show_by=Party(no_show_by) if no_show_by else None,
        )
        for identity, student, status, created_at, requested_at, confirmed_at, no_show_by in found
    )


def offered(tx: Transaction, event_id: int) -> Mapping[str, int]:
    """Return how many slots each `Professional.id` offers or offered."""
    found = tx.execute(
        select(ProfessionalRow.identity, func.count(SlotRow.id))
        .join(SlotRow, SlotRow.professional_id == ProfessionalRow.id)
        .where(ProfessionalRow.event_id == event_id, SlotRow.withdrawn_at.is_(None))
        .group_by(ProfessionalRow.identity)
    )
    return {row[0]: row[1] for row in found}


def interests(tx: Transaction, event_id: int) -> tuple[tuple[str, int, int], ...]:
    """Return each interest that was looked for, how often, and how often it matched nobody; by phrase."""
    nobody = func.sum(case((QueryRow.matches == 0, 1), else_=0))
    found = tx.execute(
        select(QueryRow.interest, func.count(), nobody)
        .where(QueryRow.event_id == event_id)
        .group_by(QueryRow.interest)
        .order_by(QueryRow.interest)
    )
    return tuple((interest, times, int(unmatched)) for interest, times, unmatched in found)


def slots_of_evening(tx: Transaction, event_id: int, until: datetime) -> tuple[Slot, ...]:
    """Return every slot that is offered and starts before `until`, earliest first; `free` counts no bookings here."""
    found = tx.execute(
        select(SlotRow, ProfessionalRow.identity)
        .join(ProfessionalRow, ProfessionalRow.id == SlotRow.professional_id)
        .where(
            SlotRow.event_id == event_id,
            SlotRow.withdrawn_at.is_(None),
            SlotRow.starts_at < until,
            ProfessionalRow.retired_at.is_(None),
        )
        .order_by(SlotRow.starts_at, SlotRow.id)
    )
    return tuple(
        Slot(
            id=row.id,
            professional_id=identity,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            table=row.table_name,
            seats=row.seats,
            free=row.seats,
        )
        for row, identity in found
    )

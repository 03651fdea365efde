"""What each side said afterwards, beside its booking. Read one by one by whoever said it, by all others in sum."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow

_COLUMNS: Final[Mapping[Party, InstrumentedAttribute[str]]] = {
    Party.STUDENT: BookingRow.student_found,
    Party.PROFESSIONAL: BookingRow.professional_found,
}


def keep(tx: Transaction, number: int, party: Party, verdict: Verdict) -> None:
    """Keep what one side says of a booking; a second word replaces the first."""
    told = update(BookingRow).where(BookingRow.id == number).values({_COLUMNS[party]: verdict.value})
    tx.execute(told, execution_options={"synchronize_session": False})


def of_booking(tx: Transaction, number: int, party: Party) -> Verdict | None:
    """Return what one side said of a booking, or nothing."""
    found = tx.scalar(select(_COLUMNS[party]).where(BookingRow.id == number))
    return Verdict(found) if found else None


def of_professional(tx: Transaction, event_id: int, identity: str) -> Mapping[int, Verdict]:
    """Return what a professional said of their bookings, by number."""
    column = _COLUMNS[Party.PROFESSIONAL]
    rows = tx.execute(
        select(BookingRow.id, column)
        .join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
        .where(BookingRow.event_id == event_id, ProfessionalRow.identity == identity, column != "")
    )
    return {number: Verdict(said) for number, said in rows}


def sums(tx: Transaction, event_id: int) -> Mapping[tuple[Party, Verdict], int]:
    """Return how often each side of the event's bookings said what."""
    found: dict[tuple[Party, Verdict], int] = {}
    for party, column in _COLUMNS.items():
        counted = select(column, func.count()).where(BookingRow.event_id == event_id, column != "").group_by(column)
        found |= {(party, Verdict(said)): times for said, times in tx.execute(counted)}
    return found

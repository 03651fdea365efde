"""The outbox: letters that bookings call for, and which of them are due. What a letter says is made elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CursorResult, and_, or_, select, update
from sqlalchemy import insert as add_row

from kiosk.booking.status import Party, Status
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, LetterRow, ProfessionalRow, VisitRow

_UNSEEN: Final = {"synchronize_session": False}
_SIDES: Final = ((Party.STUDENT, VisitRow.email), (Party.PROFESSIONAL, ProfessionalRow.email))


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter that is due."""

    id: int
    booking_id: int
    party: Party
    sequence: int
    tries: int
    due_at: datetime
    address: str
    """Where it goes now; empty when the address is gone."""


def fill(tx: Transaction, event_id: int, now: datetime) -> int:
    """Put in what confirmed bookings, and those called off after that, call for; return how many are new.

    It looks at the bookings as they stand: whatever way one was confirmed, its letters are found.
    """
    told = or_(
        BookingRow.status == Status.CONFIRMED.value,
        and_(BookingRow.status == Status.CANCELLED.value, BookingRow.confirmed_at.is_not(None)),
    )
    added = 0
    for party, address in _SIDES:
        known = and_(
            LetterRow.booking_id == BookingRow.id,
            LetterRow.party == party.value,
            LetterRow.sequence == BookingRow.sequence,
        )
        missing = (
            select(BookingRow.id, BookingRow.sequence)
            .join(VisitRow, VisitRow.id == BookingRow.visit_id)
            .join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
            .outerjoin(LetterRow, known)
            .where(
                BookingRow.event_id == event_id, BookingRow.ends_at > now, told, address != "", LetterRow.id.is_(None)
            )
        )
        for booking_id, sequence in tx.execute(missing).all():
            tx.execute(
                add_row(LetterRow).values(
                    booking_id=booking_id, party=party.value, sequence=sequence, created_at=now, tries=0, due_at=now
                )
            )
            added += 1
    return added


def due(tx: Transaction, now: datetime, most: int) -> tuple[Letter, ...]:
    """Return letters whose time has come, longest waiting first."""
    rows = tx.execute(
        select(LetterRow, VisitRow.email, ProfessionalRow.email)
        .join(BookingRow, BookingRow.id == LetterRow.booking_id)
        .join(VisitRow, VisitRow.id == BookingRow.visit_id)
        .join(ProfessionalRow, ProfessionalRow.id == BookingRow.professional_id)
        .where(LetterRow.due_at <= now)
        .order_by(LetterRow.due_at, LetterRow.id)
        .limit(most)
    ).all()
    return tuple(
        Letter(
            id=row.id,
            booking_id=row.booking_id,
            party=Party(row.party),
            sequence=row.sequence,
            tries=row.tries,
            due_at=row.due_at or now,
            address=student if row.party == Party.STUDENT.value else professional,
        )
        for row, student, professional in rows
    )


def claim(tx: Transaction, letter: Letter, until: datetime) -> bool:
    """Take a letter for a try, so that no other process sends it too; tell whether it was still there to take."""
    here = (LetterRow.id == letter.id, LetterRow.due_at == letter.due_at, LetterRow.tries == letter.tries)
    taken: CursorResult[Any] = tx.execute(  # type: ignore[assignment]
        update(LetterRow).where(*here).values(due_at=until, tries=letter.tries + 1), execution_options=_UNSEEN
    )
    return taken.rowcount == 1


def finish(tx: Transaction, letter: Letter, *, sent_at: datetime | None, due_at: datetime | None) -> None:
    """Note how a try ended: sent, to be tried again, or (neither) given up."""
    done = update(LetterRow).where(LetterRow.id == letter.id)
    tx.execute(done.values(sent_at=sent_at, due_at=due_at), execution_options=_UNSEEN)

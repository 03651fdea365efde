"""What professionals write down for themselves about their bookings. Read and written by nobody but them."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, ProfessionalRow

# Built once: every look at an evening reads them.
_THEIRS: Final = (
    select(ProfessionalRow.id)
    .where(ProfessionalRow.event_id == bindparam("event"), ProfessionalRow.identity == bindparam("identity"))
    .scalar_subquery()
)
_OF_EVENING: Final = select(BookingRow.id, BookingRow.note).where(
    BookingRow.event_id == bindparam("event"), BookingRow.professional_id == _THEIRS, BookingRow.note != ""
)


def of_evening(tx: Transaction, event_id: int, identity: str) -> Mapping[int, str]:
    """Return the notes of a professional by the number of the booking; only those that hold something."""
    rows = tx.execute(_OF_EVENING, {"event": event_id, "identity": identity})
    return {row.id: row.note for row in rows}


def write(tx: Transaction, professional: int, booking: int, words: str) -> bool:
    """Replace the note of a booking; tell whether it is one of this professional's (the database's numbers)."""
    here = (BookingRow.id == booking, BookingRow.professional_id == professional)
    return _touched(tx, update(BookingRow).where(*here).values(note=words)) == 1


def drop_all(tx: Transaction, professional: int) -> int:
    """Delete every note of a professional (the database's number); return how many there were."""
    here = (BookingRow.professional_id == professional, BookingRow.note != "")
    return _touched(tx, update(BookingRow).where(*here).values(note=""))


def _touched(tx: Transaction, statement: Any) -> int:
    result: Any = tx.execute(statement, execution_options={"synchronize_session": False})
    return int(result.rowcount)

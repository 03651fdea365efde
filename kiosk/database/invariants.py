"""What must be true of the bookings whatever happened: asked in plain SQL when a kiosk starts. It changes nothing.

The constraints make each of these impossible; a file that was copied half, edited by hand or restored from somewhere
may hold them all the same.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import text

from kiosk.database.engine import Transaction
from kiosk.database.models.base import OPEN_STATUS

_QUESTIONS: Final[Mapping[str, str]] = {
    "seat": f"SELECT count(*) FROM (SELECT 1 FROM bookings WHERE {OPEN_STATUS} "  # noqa: S608 - words of our own
    "GROUP BY slot_id, seat HAVING count(*) > 1) AS twice",
    "student": f"SELECT count(*) FROM (SELECT 1 FROM bookings WHERE {OPEN_STATUS} "  # noqa: S608
    "GROUP BY student_id, starts_at HAVING count(*) > 1) AS twice",
    "slot": "SELECT count(*) FROM bookings JOIN slots ON slots.id = bookings.slot_id WHERE "
    "slots.starts_at <> bookings.starts_at OR slots.professional_id <> bookings.professional_id",
    "withdrawn": "SELECT count(*) FROM bookings JOIN slots ON slots.id = bookings.slot_id "  # noqa: S608
    f"WHERE slots.withdrawn_at IS NOT NULL AND bookings.{OPEN_STATUS}",
    "history": "SELECT count(*) FROM bookings WHERE status <> coalesce((SELECT to_status FROM booking_history "
    "WHERE booking_id = bookings.id ORDER BY id DESC LIMIT 1), '')",
    "visit": "SELECT count(*) FROM bookings LEFT JOIN visits ON visits.id = bookings.visit_id "
    "WHERE visits.id IS NULL OR visits.student_id <> bookings.student_id",
}


def broken(tx: Transaction) -> Mapping[str, int]:
    """Return the rules that the data breaks, by name, with how many rows break each; empty when all is well."""
    counts = {name: int(tx.execute(text(question)).scalar() or 0) for name, question in _QUESTIONS.items()}
    return {name: count for name, count in counts.items() if count}


def damage(tx: Transaction) -> str:
    """Return the first thing that SQLite finds wrong with its file; empty when it is whole, and for a server."""
    if tx.get_bind().dialect.name != "sqlite":
        return ""
    found = str(tx.execute(text("PRAGMA quick_check(1)")).scalar())
    return "" if found == "ok" else found

"""The anonymous record of what was looked for. Neither who asked nor where from is known here."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from kiosk.database.engine import Transaction
from kiosk.database.models import QueryRow


def add(tx: Transaction, event_id: int, at: datetime, found: Iterable[tuple[str, int]]) -> None:
    """Keep interests with how many professionals each matched; `at` is rounded by the caller."""
    rows = [{"event_id": event_id, "at": at, "interest": interest, "matches": matches} for interest, matches in found]
    if rows:
        tx.execute(insert(QueryRow), rows)

"""The anonymous record of what was looked for. Neither who asked nor where from is known here."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from kiosk.database.engine import Transaction
from kiosk.database.models import QueryRow


def add(tx: Transaction, event_id: int, at: datetime, found: Iterable[tuple[str, int]]) -> None:
    """Keep interests with how many professionals each matched; `at` is rounded by the caller."""
    _insert(tx, [_row(event_id, at, interest, matches, is_unknown=False) for interest, matches in found])


def add_unknown(tx: Transaction, event_id: int, at: datetime, words: Iterable[str]) -> None:
    """Keep words that nobody understood, marked as such: a purge deletes them."""
    _insert(tx, [_row(event_id, at, each, 0, is_unknown=True) for each in words])


def _row(event_id: int, at: datetime, interest: str, matches: int, *, is_unknown: bool) -> dict[str, object]:
    return {"event_id": event_id, "at": at, "interest": interest, "matches": matches, "is_unknown": is_unknown}


def _insert(tx: Transaction, rows: list[dict[str, object]]) -> None:
    if rows:
        tx.execute(insert(QueryRow), rows)

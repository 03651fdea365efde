"""Takes personal data of students out and leaves rows that count: who, what they asked and their codes are gone.

The history keeps ids and stays as it is. What is to go, and when, is decided by the services.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, func, not_, or_, select, update

from kiosk.booking.forgotten import DELETED
from kiosk.booking.status import Status
from kiosk.database import sqlite
from kiosk.database.bulk import in_chunks
from kiosk.database.engine import Database, Transaction
from kiosk.database.models import (
    AnnouncementRow,
    BookingRow,
    EventRow,
    PhoneRow,
    PinFailureRow,
    QueryRow,
    StudentRow,
    VisitRow,
    WaitRow,
)
from kiosk.database.models.base import OPEN_WORDS, among


@dataclass(frozen=True, slots=True)
class Stripped:
    """How much was taken out."""

    students: int = 0
    visits: int = 0
    """Names, addresses and years."""
    bookings: int = 0
    """Codes, references, questions and reasons."""
    waits: int = 0
    """Places in line, with the same."""
    questions: int = 0
    """Of both, those that held a question."""


def known_students(tx: Transaction, event_ids: Collection[int] | None = None) -> tuple[int, ...]:
    """Return the students whose data is still there, of these events or of all."""
    wanted = select(StudentRow.id).where(not_(StudentRow.counted_by.startswith(DELETED)))
    if event_ids is not None:
        wanted = wanted.where(StudentRow.event_id.in_(event_ids))
    return tuple(tx.scalars(wanted.order_by(StudentRow.id)))


def still_expected(tx: Transaction, now: datetime) -> frozenset[int]:
    """Return the students with an open booking that is not over."""
    here = (among(BookingRow.status, OPEN_WORDS), BookingRow.ends_at > now)
    return frozenset(tx.scalars(select(BookingRow.student_id).where(*here)))


def came_lately(tx: Transaction, now: datetime) -> frozenset[int]:
    """Return the students whose last visit is not as long ago as their event keeps personal data."""
    last = func.max(VisitRow.started_at)
    wanted = select(VisitRow.student_id, last, EventRow.retention_days).join(
        EventRow, EventRow.id == VisitRow.event_id
    )
    rows = tx.execute(wanted.group_by(VisitRow.student_id, EventRow.retention_days))
    return frozenset(number for number, at, days in rows if at + timedelta(days=days) > now)


def first_visit(tx: Transaction, event_id: int) -> datetime | None:
    """Return when the first student of an event came, or nothing."""
    return tx.scalar(select(func.min(VisitRow.started_at)).where(VisitRow.event_id == event_id))


def students_of_reference(tx: Transaction, event_id: int, reference: str) -> tuple[int, ...]:
    """Return the student of a booking or a place in line with a reference as it is stored, or nobody."""
    found: set[int] = set()
    for row in (BookingRow, WaitRow):
        found.update(tx.scalars(select(row.student_id).where(row.event_id == event_id, row.reference == reference)))
    return tuple(sorted(found))


def students_of_address(tx: Transaction, counted_by: str, address: str) -> tuple[int, ...]:
    """Return the students who are counted by an address or gave it in one of their visits."""
    gave = select(VisitRow.student_id).where(func.lower(VisitRow.email) == address)
    here = or_(StudentRow.counted_by == counted_by, StudentRow.id.in_(gave))
    return tuple(tx.scalars(select(StudentRow.id).where(here).order_by(StudentRow.id)))


def open_bookings(tx: Transaction, students: Sequence[int]) -> tuple[tuple[int, Status], ...]:
    """Return the open bookings of these students with where they stand."""
    found: list[tuple[int, Status]] = []
    for part in in_chunks(students):
        here = (BookingRow.student_id.in_(part), among(BookingRow.status, OPEN_WORDS))
        rows = tx.execute(select(BookingRow.id, BookingRow.status).where(*here).order_by(BookingRow.id))
        found += [(number, Status(status)) for number, status in rows]
    return tuple(found)


def strip(tx: Transaction, students: Sequence[int], now: datetime) -> Stripped:
    """Take everything personal of these students out; places in line close, bookings have to be closed before."""
    visits = questions = 0
    counts: dict[type[BookingRow | WaitRow], int] = {BookingRow: 0, WaitRow: 0}
    for part in in_chunks(students):
        leave = update(WaitRow).where(WaitRow.student_id.in_(part), WaitRow.closed_at.is_(None))
        _count(tx, leave.values(closed_at=now))
        for row in counts:
            rows = tx.execute(select(row.id, row.question).where(row.student_id.in_(part))).all()
            _blank(tx, row, [number for number, _ in rows])
            counts[row] += len(rows)
            questions += sum(question != "" for _, question in rows)
        own = update(VisitRow).where(VisitRow.student_id.in_(part))
        visits += _count(tx, own.values(name="", email="", year="", stage=None, room_consent=False, language=""))
        _forget_who(tx, part)
    return Stripped(len(students), visits, counts[BookingRow], counts[WaitRow], questions)


def forget_times(tx: Transaction, event_ids: Collection[int]) -> int:
    """Leave of the interests that were looked for only how often: their times become that of the doors."""
    changed = 0
    for number, opens in tx.execute(select(EventRow.id, EventRow.starts_at).where(EventRow.id.in_(event_ids))).all():
        here = (QueryRow.event_id == number, QueryRow.at != opens)
        changed += _count(tx, update(QueryRow).where(*here).values(at=opens))
    return changed


def holds_unknown(tx: Transaction, event_ids: Collection[int]) -> bool:
    """Tell whether words that nobody understood are kept of these events."""
    here = (QueryRow.event_id.in_(event_ids), QueryRow.is_unknown)
    return tx.scalar(select(QueryRow.id).where(*here).limit(1)) is not None


def forget_unknown(tx: Transaction, event_ids: Collection[int]) -> int:
    """Delete words that nobody understood, which may be names; return how many."""
    return _count(tx, delete(QueryRow).where(QueryRow.event_id.in_(event_ids), QueryRow.is_unknown))


def holds_messages(tx: Transaction, event_ids: Collection[int]) -> bool:
    """Tell whether messages to all stations are kept of these events."""
    return tx.scalar(select(AnnouncementRow.id).where(AnnouncementRow.event_id.in_(event_ids)).limit(1)) is not None


def delete_messages(tx: Transaction, event_ids: Collection[int]) -> int:
    """Delete the messages to all stations, which may name somebody; return how many."""
    return _count(tx, delete(AnnouncementRow).where(AnnouncementRow.event_id.in_(event_ids)))


def called(tx: Transaction, students: Sequence[int]) -> frozenset[str]:
    """Return the words that name these students: full names as typed, and references."""
    words: set[str] = set()
    for part in in_chunks(students):
        for column, row in (
            (VisitRow.name, VisitRow),
            (BookingRow.reference, BookingRow),
            (WaitRow.reference, WaitRow),
        ):
            words.update(tx.scalars(select(column).where(row.student_id.in_(part))))
    return frozenset(word for word in words if word and not word.startswith(DELETED))


def blank_messages(tx: Transaction, words: Collection[str]) -> int:
    """Empty the messages that hold one of these words, whatever the case; return how many.

    They stay as rows: where the newest was deleted, an older one would be shown again.
    """
    if not words:
        return 0
    folded = [word.casefold() for word in words]
    rows = tx.execute(select(AnnouncementRow.id, AnnouncementRow.words).where(AnnouncementRow.words != "")).all()
    found = [number for number, said in rows if any(_stands_in(word, said.casefold()) for word in folded)]
    for part in in_chunks(found):
        _count(tx, update(AnnouncementRow).where(AnnouncementRow.id.in_(part)).values(words=""))
    return len(found)


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a word stands in a text by itself. No pattern: Python remembers those, and with them the name."""
    at = text.find(word)
    while at >= 0:
        before, after = text[:at][-1:], text[at + len(word) :][:1]
        if not any(sign.isalnum() or sign == "_" for sign in (before, after)):
            return True
        at = text.find(word, at + 1)
    return False


def sign_everybody_out(tx: Transaction) -> int:
    """Delete signed-in phones and counted failures of PINs; return how many phones."""
    _count(tx, delete(PinFailureRow))
    return _count(tx, delete(PhoneRow))


def events_before(tx: Transaction) -> tuple[tuple[int, datetime, int], ...]:
    """Return every event's number, end and days that personal data is kept after it."""
    rows = tx.execute(select(EventRow.id, EventRow.ends_at, EventRow.retention_days))
    return tuple((number, ends_at, days) for number, ends_at, days in rows)


def statuses(tx: Transaction) -> dict[str, int]:
    """Return how many bookings stand where: what a purge keeps."""
    counted = select(BookingRow.status, func.count()).group_by(BookingRow.status).order_by(BookingRow.status)
    return {row[0]: row[1] for row in tx.execute(counted)}


def interests(tx: Transaction) -> int:
    """Return how many interests were looked for: what a purge keeps."""
    return tx.scalar(select(func.count()).select_from(QueryRow)) or 0


def empty_journal(database: Database) -> None:
    """Remove what the journal still holds of what was deleted; a server has its own."""
    if database.file is not None:
        connection = database.engine.raw_connection()
        try:
            sqlite.drop_journal(connection.driver_connection)
        finally:
            connection.close()


def _blank(tx: Transaction, row: type[BookingRow | WaitRow], numbers: Sequence[int]) -> None:
    # A hash that nothing has, so that the code on a phone opens nothing any more.
    blank = (
        update(row)
        .where(row.id == bindparam("number"))
        .values(
            question="",
            reasons="[]",
            code_hash=bindparam("hash"),
            reference=bindparam("name"),
            idempotency_key=bindparam("name"),
            **({"note": ""} if row is BookingRow else {}),
        )
    )
    rows = [{"number": number, "hash": secrets.token_hex(32), "name": f"{DELETED}{number}"} for number in numbers]
    if rows:
        tx.connection().execute(blank, rows)


def _forget_who(tx: Transaction, students: Sequence[int]) -> None:
    forget = update(StudentRow).where(StudentRow.id == bindparam("number")).values(counted_by=bindparam("by"))
    tx.connection().execute(forget, [{"number": n, "by": f"{DELETED}{n}"} for n in students])


def _count(tx: Transaction, statement: Any) -> int:
    result = tx.execute(statement.execution_options(synchronize_session=False))
    return result.rowcount if isinstance(result, CursorResult) else 0

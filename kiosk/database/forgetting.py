"""Takes what is personal of professionals out; rows that bookings refer to stay and name nobody."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, select, update

from kiosk.booking.forgotten import Known, forgotten_id
from kiosk.booking.status import Status
from kiosk.database.engine import Transaction
from kiosk.database.models import (
    BookingRow,
    InterestRow,
    PhoneRow,
    ProfessionalRow,
    RosterStepRow,
    VisitRow,
    WaitRow,
)
from kiosk.database.models.base import OPEN_WORDS, among

_EMPTY: Final = (
    *("roster_id", "email", "company", "position", "bio", "alma_mater", "city", "linkedin", "phone"),
    *("booking_url", "available", "table_name", "given_table"),
)
_NOTHING: Final = (
    *("years", "capacity", "own_capacity", "group_seats", "own_mode"),
    *("present_at", "paused_at", "leaving_at", "gone_at"),
    *("personal_code", "badge_code", "secret_hash", "pin_hash", "printed_url"),
)
_NO: Final = ("recruiter", "mentoring", "share_contact")


def of_address(tx: Transaction, address: str) -> tuple[int, ...]:
    """Return the professionals, of every event and retired ones too, who have an address, in lower case.

    Where nobody has it now, those whom it still names: whoever came with it and has another one since.
    """
    for column in (ProfessionalRow.email, ProfessionalRow.identity):
        here = func.lower(column) == address
        if found := tuple(tx.scalars(select(ProfessionalRow.id).where(here).order_by(ProfessionalRow.id))):
            return found
    return ()


def open_bookings(tx: Transaction, professionals: Sequence[int]) -> tuple[tuple[int, Status], ...]:
    """Return the open bookings with these professionals, with where they stand."""
    here = (BookingRow.professional_id.in_(professionals), among(BookingRow.status, OPEN_WORDS))
    rows = tx.execute(select(BookingRow.id, BookingRow.status).where(*here).order_by(BookingRow.id))
    return tuple((number, Status(status)) for number, status in rows)


def names(tx: Transaction, professionals: Sequence[int]) -> frozenset[str]:
    """Return what these professionals are called."""
    found = tx.scalars(select(ProfessionalRow.name).where(ProfessionalRow.id.in_(professionals)))
    return frozenset(name for name in found if name)


def known(tx: Transaction, students: Sequence[int], professionals: Sequence[int]) -> tuple[Known, ...]:
    """Return who these students and professionals are: once for each name that a student gave."""
    names = select(VisitRow.name).where(VisitRow.student_id.in_(students), VisitRow.name != "").distinct()
    mine = _counts(tx, BookingRow.student_id.in_(students))
    found = [Known(name, "", False, *mine) for name in tx.scalars(names.order_by(VisitRow.name))]
    people = select(ProfessionalRow.id, ProfessionalRow.name, ProfessionalRow.company)
    for number, name, company in tx.execute(people.where(ProfessionalRow.id.in_(professionals))):
        found.append(Known(name, company, True, *_counts(tx, BookingRow.professional_id == number)))
    return tuple(found)


def _counts(tx: Transaction, whose: ColumnElement[bool]) -> tuple[int, int]:
    """Return how many bookings there are, and how many of them are open."""
    statuses = tx.scalars(select(BookingRow.status).where(whose)).all()
    return len(statuses), sum(status in OPEN_WORDS for status in statuses)


def strip(tx: Transaction, professionals: Sequence[int], name: str, now: Any) -> None:
    """Take everything personal of these professionals out; `name` is what past bookings show of them.

    Their line closes, their notes and phones go, and nothing of them is left for the undoing of an import. Open
    bookings have to be closed before.
    """
    who = ProfessionalRow.id.in_(professionals)
    for row, owner in (
        (InterestRow, InterestRow.professional_id),
        (PhoneRow, PhoneRow.professional_id),
        (RosterStepRow, RosterStepRow.professional_id),
    ):
        _run(tx, delete(row).where(owner.in_(professionals)))
    waiting = (WaitRow.professional_id.in_(professionals), WaitRow.closed_at.is_(None))
    _run(tx, update(WaitRow).where(*waiting).values(closed_at=now))
    _run(tx, update(BookingRow).where(BookingRow.professional_id.in_(professionals)).values(note="", reasons="[]"))
    _run(tx, update(WaitRow).where(WaitRow.professional_id.in_(professionals)).values(reasons="[]"))
    blank = dict.fromkeys(_EMPTY, "") | dict.fromkeys(_NOTHING) | dict.fromkeys(_NO, False)
    for number in professionals:
        mine = {"identity": forgotten_id(number), "name": name, "retired_at": now, "updated_at": now}
        _run(tx, update(ProfessionalRow).where(who, ProfessionalRow.id == number).values(**blank, **mine))


def _run(tx: Transaction, statement: Any) -> None:
    tx.execute(statement, execution_options={"synchronize_session": False})

"""What the live board asks for every few seconds: a few narrow statements, no row objects. It decides nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, case, cast, func, select

from kiosk.booking.board import BoardMeeting, BoardPlace, SeenPerson
from kiosk.booking.status import Status
from kiosk.database import slots
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, InterestRow, ProfessionalRow, SlotRow, VisitRow, WaitRow
from kiosk.database.waits import to_come


def people(tx: Transaction, event_id: int, now: datetime, doors: datetime) -> tuple[SeenPerson, ...]:
    """Return everybody on the roster of the event who is not retired, with their hours until the doors close."""
    person = ProfessionalRow
    rows = tx.execute(
        select(
            person.id,
            person.identity,
            person.name,
            person.company,
            person.table_name,
            person.given_table,
            person.present_at,
            person.paused_at,
            person.leaving_at,
        ).where(person.event_id == event_id, person.retired_at.is_(None))
    ).all()
    free = slots.availability(tx, [row.identity for row in rows], now)
    offered = _specialties(tx, event_id)
    hours = _hours(tx, event_id, doors)
    return tuple(
        SeenPerson(
            id=row.identity,
            name=row.name,
            company=row.company,
            table=row.table_name or row.given_table,
            present=row.present_at is not None,
            paused=row.paused_at is not None,
            leaving_at=row.leaving_at,
            specialties=tuple(offered.get(row.id, ())),
            free=free[row.identity].free,
            next_free=first.starts_at if (first := free[row.identity].next) else None,
            first=hours[row.id][0] if row.id in hours else None,
            last=hours[row.id][1] if row.id in hours else None,
        )
        for row in rows
    )


def offered(tx: Transaction, event_id: int, doors: datetime) -> int:
    """Return how many meetings the evening has room for, whatever the hour: professionals at one table take turns."""
    slot, person = SlotRow, ProfessionalRow
    where = case((slot.table_name != "", slot.table_name), else_="\n" + cast(slot.professional_id, String))
    at_once = (
        select(func.max(slot.seats).label("seats"))
        .join(person, person.id == slot.professional_id)
        .where(*_of_evening(event_id, doors), person.retired_at.is_(None))
        .group_by(where, slot.starts_at)
        .subquery()
    )
    return tx.scalar(select(func.coalesce(func.sum(at_once.c.seats), 0))) or 0


def meetings(tx: Transaction, event_id: int) -> tuple[BoardMeeting, ...]:
    """Return all bookings of the event."""
    booking, person = BookingRow, ProfessionalRow
    rows = tx.execute(
        select(
            booking.reference,
            booking.status,
            person.identity,
            person.name,
            VisitRow.name.label("student"),
            booking.table_name,
            booking.starts_at,
            booking.ends_at,
            booking.created_at,
            booking.changed_at,
            booking.due_at,
            VisitRow.room_consent,
        )
        .join(person, person.id == booking.professional_id)
        .join(VisitRow, VisitRow.id == booking.visit_id)
        .where(booking.event_id == event_id)
    )
    return tuple(
        BoardMeeting(
            reference=row.reference,
            status=Status(row.status),
            professional_id=row.identity,
            professional=row.name,
            student=row.student,
            table=row.table_name,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            created_at=row.created_at,
            since=row.changed_at,
            due_at=row.due_at,
            room_consent=row.room_consent,
        )
        for row in rows
    )


def line(tx: Transaction, event_id: int) -> tuple[BoardPlace, ...]:
    """Return everybody who stands in line for a full professional, in the order they came.

    Those too for whom a time is held that they have not taken yet.
    """
    wait, person, held = WaitRow, ProfessionalRow, BookingRow
    student = VisitRow.name.label("student")
    rows = tx.execute(
        select(wait.id, wait.reference, person.identity, person.name, student, wait.created_at)
        .add_columns(wait.booking_id, held.starts_at, held.due_at)
        .join(person, person.id == wait.professional_id)
        .join(VisitRow, VisitRow.id == wait.visit_id)
        .outerjoin(held, held.id == wait.booking_id)
        .where(wait.event_id == event_id, to_come())
        .order_by(wait.id)
    )
    ahead: Counter[str] = Counter()
    places = []
    for row in rows:
        ahead[row.identity] += row.booking_id is None
        places.append(
            BoardPlace(
                id=row.id,
                reference=row.reference,
                professional_id=row.identity,
                professional=row.name,
                student=row.student,
                since=row.created_at,
                position=ahead[row.identity] if row.booking_id is None else 0,
                booking_id=row.booking_id,
                starts_at=row.starts_at,
                due_at=row.due_at,
            )
        )
    return tuple(places)


def _hours(tx: Transaction, event_id: int, doors: datetime) -> Mapping[int, tuple[datetime, datetime]]:
    slot = SlotRow
    rows = tx.execute(
        select(slot.professional_id, func.min(slot.starts_at), func.max(slot.ends_at))
        .where(*_of_evening(event_id, doors))
        .group_by(slot.professional_id)
    )
    return {owner: (first, last) for owner, first, last in rows}


def _of_evening(event_id: int, doors: datetime) -> tuple[ColumnElement[bool], ...]:
    return (SlotRow.event_id == event_id, SlotRow.withdrawn_at.is_(None), SlotRow.starts_at < doors)


def _specialties(tx: Transaction, event_id: int) -> Mapping[int, Sequence[str]]:
    found: dict[int, list[str]] = {}
    rows = tx.execute(
        select(InterestRow.professional_id, InterestRow.phrase)
        .join(ProfessionalRow, ProfessionalRow.id == InterestRow.professional_id)
        .where(ProfessionalRow.event_id == event_id, InterestRow.kind == "specialty")
    )
    for owner, phrase in rows:
        found.setdefault(owner, []).append(phrase)
    return found

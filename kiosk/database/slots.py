"""Slots as people see them now, with what is free. What should be offered is the matter of `layout`.

Free is a fact of the moment: a seat without an open booking that is not yet due, of somebody who has not left, is not
paused and is under their cap.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Subquery, and_, bindparam, case, func, or_, select

from kiosk.booking.booking import Availability, Slot
from kiosk.booking.rules import COUNTED
from kiosk.booking.status import Status
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among

_EACH: Final = func.count()
_COUNTED_WORDS: Final = tuple(status.value for status in Status if status in COUNTED)


def of_professional(tx: Transaction, identity: str, now: datetime) -> tuple[Slot, ...]:
    """Return the slots of a professional that have not begun, earliest first, with their free seats."""
    return tuple(_slot(row) for row in _offered(tx, [identity], now))


def availability(tx: Transaction, identities: Collection[str], now: datetime) -> Mapping[str, Availability]:
    """Return for each professional how many slots are free, which comes first, and how booked they are; in one query.

    Whoever has nothing that can be had is booked whole. The database counts: this is asked with every key of a
    student, and a shortlist has thousands of slots.
    """
    found = dict.fromkeys(identities, Availability(booked=1.0))
    for row in tx.execute(_FIRST_FREE, {"identities": list(identities), "now": now}):
        left = row.count_free if row.cap is None else max(1, min(row.count_free, row.cap - row.meetings))
        given = None if row.cap is None else max(0, row.cap - row.meetings)
        found[row.identity] = Availability(row.count_free, _slot(row), row.meetings / (row.meetings + left), given)
    return found


def count_free(tx: Transaction, now: datetime) -> int:
    """Return how many slots of everybody on the current event's roster are free."""
    return tx.scalar(_ALL_FREE, {"now": now}) or 0


def _offered(tx: Transaction, identities: Collection[str], now: datetime) -> Iterable[Any]:
    return tx.execute(_OFFERED, {"identities": list(identities), "now": now})


def _statement(*whose: ColumnElement[bool]) -> Select[Any]:
    """Slots that have not begun, with `free` seats, in one statement: taken seats and the cap are counted beside."""
    now: Any = bindparam("now")
    event = select(func.max(EventRow.id)).scalar_subquery()
    mine = select(ProfessionalRow.id).where(ProfessionalRow.event_id == event, *whose)
    taken, given = _booked(mine, now)
    person, meetings = ProfessionalRow, func.coalesce(given.c.meetings, 0)
    cap = func.coalesce(person.own_capacity, person.capacity)
    asks = and_(
        person.paused_at.is_(None),
        # A seat beside somebody is no further meeting.
        or_(cap.is_(None), meetings < cap, taken.c.seats > 0),
    )
    return (
        select(
            SlotRow.id,
            person.identity,
            SlotRow.starts_at,
            SlotRow.ends_at,
            SlotRow.table_name,
            SlotRow.seats,
            case((asks, SlotRow.seats - func.coalesce(taken.c.seats, 0)), else_=0).label("free"),
            meetings.label("meetings"),
            cap.label("cap"),
        )
        .join(person, SlotRow.professional_id == person.id)
        .outerjoin(taken, taken.c.slot_id == SlotRow.id)
        .outerjoin(given, given.c.professional_id == person.id)
        .where(
            SlotRow.professional_id.in_(mine),
            SlotRow.withdrawn_at.is_(None),
            SlotRow.starts_at > now,
            person.retired_at.is_(None),
            or_(person.leaving_at.is_(None), SlotRow.ends_at <= person.leaving_at),
        )
        .order_by(SlotRow.starts_at, SlotRow.id)
    )


def _booked(mine: Select[Any], now: Any) -> tuple[Subquery, Subquery]:
    """Count the taken seats of slots and the meetings of these professionals."""
    in_force = or_(BookingRow.due_at.is_(None), BookingRow.due_at > now)  # what is due frees its seat at once
    bookings = and_(BookingRow.professional_id.in_(mine), in_force)
    taken = _counted(BookingRow.slot_id, "seats", bookings, OPEN_WORDS)
    meetings = func.count(BookingRow.slot_id.distinct())
    return taken, _counted(BookingRow.professional_id, "meetings", bookings, _COUNTED_WORDS, meetings)


def _counted(
    by: Any, name: str, bookings: ColumnElement[bool], statuses: Collection[str], what: Any = _EACH
) -> Subquery:
    counted = select(by, what.label(name)).where(bookings, among(BookingRow.status, statuses))
    return counted.group_by(by).subquery()


def _first_free() -> Select[Any]:
    """The first free slot of each professional who has one, with `count_free` of them."""
    offered = _OFFERED.order_by(None).subquery()
    whose, earliest = offered.c.identity, (offered.c.starts_at, offered.c.id)
    free = (
        select(
            offered,
            func.count().over(partition_by=whose).label("count_free"),
            func.row_number().over(partition_by=whose, order_by=earliest).label("rank_free"),
        )
        .where(offered.c.free > 0)
        .subquery()
    )
    return select(free).where(free.c.rank_free == 1)


def _all_free() -> Select[Any]:
    offered = _statement().order_by(None).subquery()
    return select(func.count()).select_from(offered).where(offered.c.free > 0)


# Built once: that takes longer than the database takes to answer.
_IDENTITIES: Final[Any] = bindparam("identities", expanding=True)
_OFFERED: Final = _statement(ProfessionalRow.identity.in_(_IDENTITIES))
_FIRST_FREE: Final = _first_free()
_ALL_FREE: Final = _all_free()


def _slot(row: Any) -> Slot:
    return Slot(
        id=row.id,
        professional_id=row.identity,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        table=row.table_name,
        seats=row.seats,
        free=max(0, row.free),
    )

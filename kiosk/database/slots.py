"""Slots as people see them now, with what is free. What should be offered is the matter of `layout`.

Free is a fact of the moment: a seat without an open booking that is not yet due, of somebody who has not left or
gone by then, is not paused and is under their cap, at a table where nobody else has a conversation at that time.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, ScalarSelect, Select, and_, bindparam, case, func, or_, select

from kiosk.booking.booking import Availability, Slot
from kiosk.booking.rules import COUNTED
from kiosk.booking.status import Status
from kiosk.database.engine import Transaction
from kiosk.database.models import BookingRow, EventRow, ProfessionalRow, SlotRow
from kiosk.database.models.base import OPEN_WORDS, among
from kiosk.database.seats import in_force, is_at_anothers_table

_COUNTED_WORDS: Final = tuple(status.value for status in Status if status in COUNTED)


def of_professional(tx: Transaction, identity: str, now: datetime, but: int = 0) -> tuple[Slot, ...]:
    """Return the slots of a professional that have not begun, earliest first, with their free seats.

    One booking may be left out, by its number: it would give up its seat and its part of the cap for another slot.
    """
    wanted = {"identities": [identity], "now": now, "but": but}
    return tuple(_slot(row) for row in tx.execute(_OFFERED, wanted))


def availability(tx: Transaction, identities: Collection[str], now: datetime) -> Mapping[str, Availability]:
    """Return for each professional how many slots are free, which comes first, and how booked they are; in one query.

    Whoever has nothing that can be had is booked whole. The database counts: this is asked with every key of a
    student, and a shortlist has thousands of slots.
    """
    found = dict.fromkeys(identities, Availability(booked=1.0))
    for row in tx.execute(_FIRST_FREE, {"identities": list(identities), "now": now, "but": 0}):
        left = row.count_free if row.cap is None else max(1, min(row.count_free, row.cap - row.meetings))
        given = None if row.cap is None else max(0, row.cap - row.meetings)
        found[row.identity] = Availability(row.count_free, _slot(row), row.meetings / (row.meetings + left), given)
    return found


def last_end(tx: Transaction, professional: int, doors: datetime) -> datetime | None:
    """Return when the last slot of a professional ends that is over by then, leaving and pausing aside."""
    offered = (SlotRow.professional_id == professional, SlotRow.withdrawn_at.is_(None), SlotRow.ends_at <= doors)
    return tx.scalar(select(SlotRow.ends_at).where(*offered).order_by(SlotRow.ends_at.desc()).limit(1))


def count_free(tx: Transaction, now: datetime) -> int:
    """Return how many slots of everybody on the current event's roster are free."""
    return tx.scalar(_ALL_FREE, {"now": now, "but": 0}) or 0


def _statement(*whose: ColumnElement[bool]) -> Select[Any]:
    """Slots that have not begun, with `free` seats, in one statement.

    Seats are counted slot by slot: that is one look into an index each, however little a server knows of how many
    rows its tables have since the roster was loaded, where joined counts take a hundred times as long.
    """
    now: Any = bindparam("now")
    mine, cap, meetings = _mine(whose, now)
    # Whoever leaves tonight meets students on another day all the same.
    this_event = EventRow.id == select(func.max(EventRow.id)).scalar_subquery()
    is_later = SlotRow.starts_at >= select(EventRow.ends_at).where(this_event).scalar_subquery()
    left = SlotRow.seats - _count(BookingRow.slot_id == SlotRow.id, OPEN_WORDS, now)
    free = case(
        (or_(mine.c.paused_at.is_not(None), and_(mine.c.gone_at.is_not(None), ~is_later)), 0),
        (is_at_anothers_table(now), 0),
        (or_(cap.is_(None), meetings < cap), left),
        (left < SlotRow.seats, left),  # a seat beside somebody is no further meeting
        else_=0,
    )
    return (
        select(
            SlotRow.id,
            mine.c.identity,
            SlotRow.starts_at,
            SlotRow.ends_at,
            SlotRow.table_name,
            SlotRow.seats,
            free.label("free"),
            meetings,
            cap,
        )
        .join(mine, SlotRow.professional_id == mine.c.id)
        .where(
            SlotRow.withdrawn_at.is_(None),
            SlotRow.starts_at > now,
            or_(mine.c.leaving_at.is_(None), SlotRow.ends_at <= mine.c.leaving_at, is_later),
        )
        .order_by(SlotRow.starts_at, SlotRow.id)
    )


def _mine(whose: Collection[ColumnElement[bool]], now: Any) -> tuple[CTE, ColumnElement[Any], ColumnElement[Any]]:
    """Whose slots they are, once each, with their cap and how many meetings they have."""
    event = select(func.max(EventRow.id)).scalar_subquery()
    person = ProfessionalRow
    meetings = _count(BookingRow.professional_id == person.id, _COUNTED_WORDS, now, BookingRow.slot_id.distinct())
    found = (
        select(
            person.id,
            person.identity,
            person.paused_at,
            person.gone_at,
            person.leaving_at,
            func.coalesce(person.own_capacity, person.capacity).label("cap"),
            meetings.label("meetings"),
        )
        .where(person.event_id == event, person.retired_at.is_(None), *whose)
        .cte("mine")
        .prefix_with("MATERIALIZED")
    )
    return found, found.c.cap, found.c.meetings


def _count(which: ColumnElement[bool], statuses: Collection[str], now: Any, *what: Any) -> ScalarSelect[Any]:
    counted = select(func.count(*what)).select_from(BookingRow).where(BookingRow.id != bindparam("but"))
    return counted.where(which, in_force(now), among(BookingRow.status, statuses)).scalar_subquery()


def _first_free() -> Select[Any]:
    """The first free slot of each professional who has one, with `count_free` of them."""
    offered = _OFFERED.order_by(None).cte("offered").prefix_with("MATERIALIZED")  # counted once, not at each mention
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

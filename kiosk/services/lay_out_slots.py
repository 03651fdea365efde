"""Lay out everybody's slots anew after the event or the roster changed; part of those transactions."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from kiosk.booking.slots import TableWish, give_tables, offer
from kiosk.booking.tables import TableCount, count_tables
from kiosk.database import Transaction, events, layout, seating
from kiosk.services.serve_waiting import serve_waiting


class LaidOut(NamedTuple):
    """What was laid out."""

    slots: int
    tables: TableCount


def lay_out_slots(tx: Transaction, now: datetime) -> LaidOut:
    """Give the event's tables, offer what the roster and the event's hours allow, and return how much that is.

    Slots with open bookings stay as they are.

    Raises:
        NoEvent
    """
    event = events.current(tx)
    seatings = seating.load_seatings(tx)
    given = give_tables([TableWish(one.id, one.table, one.given_table) for one in seatings], event.tables)
    seating.give_tables(tx, given)
    tables = {one.id: one.table or given.get(one.id, "") for one in seatings}
    shared = {table for table, people in Counter(tables.values()).items() if table and people > 1}
    # A group has its table for itself: where a table is shared, one student comes at a time.
    seats = {one.id: 1 if tables[one.id] in shared else one.seats or event.seats for one in seatings}
    wishes = {one.id: (one.available, tables[one.id], seats[one.id], one.mode) for one in seatings}
    # Most people are here all evening: their slots are worked out, and kept in memory, once.
    offers = {wish: offer(event, *wish) for wish in set(wishes.values())}
    offered = {one: offers[wish] for one, wish in wishes.items()}
    count = layout.replace(tx, offered, now)
    serve_waiting(tx, event, now)
    return LaidOut(count, count_tables(tables.values(), event.tables))

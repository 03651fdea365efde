"""Lay out everybody's slots anew after the event or the roster changed; part of those transactions."""

from datetime import datetime

from kiosk.booking.slots import TableWish, give_tables, offer
from kiosk.database import Transaction, events, layout, seating


def lay_out_slots(tx: Transaction, now: datetime) -> int:
    """Give the event's tables, offer what the roster and the event's hours allow, and return how many slots that is.

    Slots with open bookings stay as they are.

    Raises:
        NoEvent
    """
    event = events.current(tx)
    seatings = seating.load_seatings(tx)
    given = give_tables([TableWish(one.id, one.table, one.given_table) for one in seatings], event.tables)
    seating.give_tables(tx, given)
    offered = {one.id: offer(event, one.available, one.table or given.get(one.id, "")) for one in seatings}
    return layout.replace(tx, offered, now)

"""Use case: a booking goes one step on: kept, confirmed, declined, cancelled, met, no-show.

A step is a compare-and-swap: of two that answer at once one wins, and the other reads what was answered and when.
Steps to another slot are none of this kind, because they have to take that slot (`change_slot`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.rules import absent_party, due_in, refusal, status_word
from kiosk.booking.status import OPEN, TO_ANOTHER_SLOT, Party, Status, Via
from kiosk.booking.steps import Step
from kiosk.database import Database, Transaction, bookings, changes, events
from kiosk.database.changes import Standing
from kiosk.errors import DatabaseBusy, NoSuchBooking, WrongStatus
from kiosk.people import NetworkingEvent
from kiosk.services.serve_waiting import serve_waiting
from kiosk.services.sweep_due import refresh

_SWAPS: Final = 5
"""Only its own two people move a booking, so nobody loses to the other more often in a row."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Who wants a booking where."""

    wanted: Status
    party: Party
    via: Via
    station: str


def move_booking(  # noqa: PLR0913, PLR0917 - what is bound beforehand, and what the history keeps
    database: Database,
    clock: Callable[[], datetime],
    booking_id: int,
    wanted: Status,
    party: Party,
    via: Via,
    station: str,
) -> Booking:
    """Move a booking to `wanted` and return it; one that is there already is returned as it is.

    Raises:
        NoSuchBooking: there is none with this number in the event.
        AlreadyAnswered: a confirm or decline after another answer; it says which and when.
        WrongStatus: the step is not a legal one for this party.
    """
    wish = _Wish(wanted, party, via, station)

    def work(tx: Transaction) -> Booking | WrongStatus:
        now = clock()
        event = events.current(tx)
        refresh(tx, event, now)
        refused = _move(tx, event, booking_id, wish, now)
        if refused is None and wanted not in OPEN:
            serve_waiting(tx, event, now)
        return refused or _known(bookings.find(tx, event.id, booking_id))

    # A refusal is handed out, not raised, so that what was due stays expired.
    answer = database.write(work)
    if isinstance(answer, WrongStatus):
        raise answer
    return answer


def _move(tx: Transaction, event: NetworkingEvent, booking_id: int, wish: _Wish, now: datetime) -> WrongStatus | None:
    """Take the step, or return why not."""
    for _ in range(_SWAPS):
        standing = changes.standing(tx, booking_id)
        if standing is None:
            raise NoSuchBooking
        if standing.status is wish.wanted:
            return None
        refused = _refusal(event, standing, wish)
        if refused is not None:
            return refused
        if _swap(tx, event, standing, wish, now):
            return None
    raise DatabaseBusy


def _refusal(event: NetworkingEvent, standing: Standing, wish: _Wish) -> WrongStatus | None:
    if (standing.status, wish.wanted) in TO_ANOTHER_SLOT:
        return WrongStatus(status=status_word(standing.status), wanted=status_word(wish.wanted))
    return refusal(standing.status, wish.wanted, wish.party, standing.changed_at, event.time_zone)


def _swap(tx: Transaction, event: NetworkingEvent, standing: Standing, wish: _Wish, now: datetime) -> bool:
    step = Step(
        booking_id=standing.id,
        at=now,
        came_from=standing.status,
        went_to=wish.wanted,
        party=wish.party,
        via=wish.via,
        station=wish.station,
    )
    due_at = due_in(wish.wanted, event, standing.starts_at, standing.ends_at, now)
    absent = absent_party(wish.party) if wish.wanted is Status.NO_SHOW else None
    return changes.move(tx, step, due_at, absent)


def _known(booking: Booking | None) -> Booking:
    if booking is None:
        raise NoSuchBooking
    return booking

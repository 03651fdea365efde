"""The rules of a booking that need no storage: deadlines, who can still be asked, what an answer clashes with.

`now` is always an argument. The database repeats the rules that must never break; these say why in words.
"""

import hashlib
import unicodedata
from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.booking.booking import Booking
from kiosk.booking.status import ASKED, OPEN, Party, Status, may_move
from kiosk.booking.typed_times import read_time
from kiosk.errors import AlreadyAnswered, NoSuchSlot, Phrase, WrongStatus
from kiosk.people import NetworkingEvent, Visit
from kiosk.texts import clock_time, day

REGRET: Final = timedelta(minutes=1)
"""So long a step can be taken back by whoever took it."""
ON_THE_WAY: Final = timedelta(minutes=2)
"""With less than that to the start nobody waits for an answer: the student goes to the table and gets it there."""
TURN: Final = timedelta(minutes=5)
"""So long a freed slot is held for whoever is next in line."""
COUNTED: Final = OPEN | {Status.MET, Status.NO_SHOW}
"""What counts towards a professional's cap: open bookings and those that took their time."""

_SAME_DAY: Final = timedelta(hours=12)
_ANSWERS: Final = frozenset({Status.CONFIRMED, Status.DECLINED})
_ANSWERED: Final = frozenset({Status.CONFIRMED, Status.DECLINED, Status.MET, Status.NO_SHOW})


def by_start(due_at: datetime, starts_at: datetime, ends_at: datetime, now: datetime) -> datetime:
    """Return a deadline that is not later than the meeting's start.

    With less than `ON_THE_WAY` to go the student is sent to the table: until they are there nothing lapses.
    """
    return min(due_at, max(starts_at, now + ON_THE_WAY), ends_at)


def goes_now(status: Status, starts_at: datetime, now: datetime) -> bool:
    """Tell whether the student of an unanswered booking is to go to the table at once, and to ask there."""
    return status in ASKED and now > starts_at - ON_THE_WAY


def hold_due(event: NetworkingEvent, starts_at: datetime, ends_at: datetime, now: datetime) -> datetime:
    """Return when a hold lapses whose code nobody has been seen looking at."""
    return by_start(now + timedelta(minutes=event.hold_minutes), starts_at, ends_at, now)


def shown_due(event: NetworkingEvent, starts_at: datetime, ends_at: datetime, now: datetime) -> datetime:
    """Return when a hold lapses whose code is on a screen now: `request_minutes`, but by the start."""
    return by_start(now + timedelta(minutes=event.request_minutes), starts_at, ends_at, now)


def request_due(event: NetworkingEvent, starts_at: datetime, ends_at: datetime, now: datetime) -> datetime:
    """Return when a request lapses.

    On the day of the event a request for its evening lives `request_minutes`; one made days ahead, or for another
    day, lives `later_days`; none waits beyond the start it asks for (`by_start`).
    """
    tonight = event.starts_at <= starts_at < event.ends_at and now >= event.starts_at - _SAME_DAY
    patience = timedelta(minutes=event.request_minutes) if tonight else timedelta(days=event.later_days)
    return by_start(now + patience, starts_at, ends_at, now)


def due_in(
    status: Status, event: NetworkingEvent, starts_at: datetime, ends_at: datetime, now: datetime
) -> datetime | None:
    """Return the deadline of a booking that comes into `status` now; none for a status that does not lapse."""
    if status is Status.HELD:
        return hold_due(event, starts_at, ends_at, now)
    return request_due(event, starts_at, ends_at, now) if status in (Status.REQUESTED, Status.COUNTERED) else None


def free_number(taken: Collection[int], highest: int) -> int | None:
    """Return the lowest number from 1 to `highest` that is not taken: a seat of a slot, a place of a student."""
    return next((number for number in range(1, highest + 1) if number not in taken), None)


def counted_by(visit: Visit) -> str:
    """Return by what a student's open bookings are counted: a hash of the address they gave, else the visit."""
    address = visit.email.strip().lower()
    return f"email:{hashlib.sha256(address.encode('utf-8')).hexdigest()}" if address else f"visit:{visit.id}"


def absent_party(party: Party) -> Party:
    """Return who did not come when `party` reports a no-show: the other one; an organizer reports students."""
    return Party.PROFESSIONAL if party is Party.STUDENT else Party.STUDENT


def refusal(current: Status, wanted: Status, party: Party, changed_at: datetime, zone: str) -> WrongStatus | None:
    """Return why `party` may not take a booking from `current` to `wanted`, or nothing when they may.

    A confirm or decline that comes after another answer is told which and when, in the event's time.
    """
    if may_move(current, wanted, party):
        return None
    words = {"status": status_word(current), "wanted": status_word(wanted)}
    if wanted in _ANSWERS and current in _ANSWERED and may_move(Status.REQUESTED, wanted, party):
        return AlreadyAnswered(**words, time=clock_time(changed_at, zone))
    return WrongStatus(**words)


def status_word(status: Status) -> Phrase:
    """Return the word that people read for a status, in their language."""
    return Phrase(f"errors.status_words.{status.value}")


def slot_time(starts_at: datetime, event: NetworkingEvent) -> str:
    """Return a slot's start as people at the event say it: `18:40`, with the date when it is not tonight."""
    clock = clock_time(starts_at, event.time_zone)
    tonight = event.starts_at <= starts_at < event.ends_at
    return clock if tonight else f"{day(starts_at, event.time_zone)} {clock}"


def read_slot_time(typed: str, event: NetworkingEvent) -> datetime:
    """Return the UTC moment of a typed time: `18:40`, `6.40pm` or `8` on the event's night, or ISO 8601.

    A lone hour is the one while the doors are open; ISO 8601 without a zone is local.

    Raises:
        NoSuchSlot: it is neither.
    """
    zone = ZoneInfo(event.time_zone)
    try:
        return _on_the_night(_clock(typed, event, zone), event, zone)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        raise NoSuchSlot(time=typed) from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _clock(typed: str, event: NetworkingEvent, zone: ZoneInfo) -> time:
    """Return a typed time of day; raises ValueError where none is certain."""
    hour = typed.strip()
    if not (hour.isdecimal() and 1 <= int(hour) <= 12):
        return read_time(typed)
    halves = [time(int(hour) % 12), time(int(hour) % 12 + 12)]
    inside = [one for one in halves if event.starts_at < _on_the_night(one, event, zone) <= event.ends_at]
    if len(inside) != 1:
        raise ValueError(typed)
    return inside[0]


def same_first_name(typed: str, name: str) -> bool:
    """Tell whether a typed name begins with the first name of `name`, whatever the case and the accents."""
    wanted, given = _folded(name), _folded(typed)
    return bool(wanted and given) and wanted[0] == given[0]


def _on_the_night(clock: time, event: NetworkingEvent, zone: ZoneInfo) -> datetime:
    opens = event.starts_at.astimezone(zone)
    moment = datetime.combine(opens.date(), clock, zone).astimezone(UTC)
    # An evening that crosses midnight: 00:30 comes after 21:00, when the doors open.
    after_midnight = datetime.combine(opens.date() + timedelta(days=1), clock, zone).astimezone(UTC)
    return after_midnight if moment < event.starts_at and after_midnight < event.ends_at else moment


def _folded(name: str) -> list[str]:
    marks_apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in marks_apart if not unicodedata.combining(letter)).split()


def slip(booking: Booking, wanted: Status, now: datetime) -> str:
    """Return what is asked before an answer of the desk that is easily a slip, or "".

    A meeting that both count on is called off, or one is said to be over before it begins.
    """
    if booking.status is Status.CONFIRMED and wanted is Status.CANCELLED:
        return "call_off"
    if wanted in (Status.MET, Status.NO_SHOW) and now < booking.starts_at:
        return "met_early" if wanted is Status.MET else "no_show_early"
    return ""

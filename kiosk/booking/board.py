"""The live board: the evening at one moment, put together from what the database saw. Pure: no storage, no clock."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.pauses import PinPause
from kiosk.booking.stations import StationSeen
from kiosk.booking.status import UNANSWERED, Status
from kiosk.booking.table_order import table_order
from kiosk.people import NetworkingEvent

_TOOK_TIME: Final = UNANSWERED | {Status.CONFIRMED, Status.MET, Status.NO_SHOW}
_QUARTER: Final = timedelta(minutes=15)
_MOST_QUARTERS: Final = 48
_MOST_NICHES: Final = 40
SCARCE: Final = 3
"""Free times up to which a specialty is short."""
SOON: Final = timedelta(minutes=15)
"""Whoever is expected so soon should be here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMeeting:
    """One booking, as short as a board needs it."""

    reference: str
    status: Status
    professional_id: str
    professional: str
    student: str
    """The name as typed; `booking.board.first_name` for a screen that everybody sees."""
    table: str
    starts_at: datetime
    ends_at: datetime
    created_at: datetime
    since: datetime
    """When it came to where it stands."""
    due_at: datetime | None
    """When it lapses unanswered."""
    room_consent: bool = False
    """The student agreed that the room sees their first name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPerson:
    """A professional as the database has them at this moment."""

    id: str
    name: str
    company: str
    table: str
    present: bool
    paused: bool
    leaving_at: datetime | None
    specialties: tuple[str, ...]
    free: int
    """Times that a student can take."""
    next_free: datetime | None
    first: datetime | None = None
    """When their first time of the evening begins."""
    last: datetime | None = None
    """When their last time of the evening ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPerson:
    """One professional on the board."""

    seen: SeenPerson
    has_left: bool
    now: BoardMeeting | None
    """Confirmed and going on."""
    next: BoardMeeting | None
    """The next confirmed one."""
    waiting: int
    """Requests that they have not answered."""

    @property
    def is_here(self) -> bool:
        """Whether a student who comes to the table finds somebody."""
        return self.seen.present and not self.has_left

    def should_be_here(self, now: datetime) -> bool:
        """Tell whether somebody may come to their table: a confirmed meeting is near, or their own hours are."""
        if self.now or (self.next and self.next.starts_at <= now + SOON):
            return True
        first, last = self.seen.first, self.seen.last
        return not self.has_left and first is not None and last is not None and first - SOON <= now < last


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPlace:
    """A place in line for a full professional."""

    id: int
    """The database's number."""
    reference: str
    professional_id: str
    professional: str
    student: str
    """The name as typed."""
    since: datetime
    position: int
    """1 is next; 0 where a time is held for them already."""
    booking_id: int | None = None
    """The booking that holds it."""
    starts_at: datetime | None = None
    """The time that is held."""
    due_at: datetime | None = None
    """How long it is held."""


@dataclass(frozen=True, slots=True)
class Niche:
    """A specialty that somebody here offers."""

    name: str
    professionals: int
    free: int
    """Free times of all of them together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The evening at one moment."""

    at: datetime
    event: NetworkingEvent
    people: tuple[BoardPerson, ...]
    """By table, then by name."""
    waiting: tuple[BoardMeeting, ...]
    """Held, requested or countered, the longest first."""
    coming: tuple[BoardMeeting, ...]
    """Confirmed and not over, the earliest first."""
    niches: tuple[Niche, ...]
    """Those with the fewest free times first."""
    counts: Mapping[Status, int]
    """Bookings of the evening by status; every status is there."""
    made: tuple[int, ...]
    """Bookings made in each quarter of an hour, the current one last."""
    free: int
    """Free times in all."""
    taken: int
    """Bookings of the evening's times that are open, took place or failed to."""
    offered: int
    """Times of the whole evening, those that are over too; of those who share a table one at a time."""
    line: tuple[BoardPlace, ...] = ()
    """Who stands in line for full professionals, in the order they came; those too for whom a time is held now."""
    stations: tuple[StationSeen, ...] = ()
    """Kiosk machines that were seen this day, by name."""
    announcement: str = ""
    """The message that all stations show; empty is none."""
    pauses: tuple[PinPause, ...] = ()
    """Where PINs pause after too many wrong tries, the longest first."""

    @property
    def now(self) -> int:
        """How many informational interviews are going on."""
        return sum(person.now is not None for person in self.people)

    @property
    def figures(self) -> Mapping[str, int]:
        """The evening in numbers, in the order in which they are shown."""
        return {
            "waiting": len(self.waiting),
            "now": self.now,
            "free": self.free,
            "met": self.counts[Status.MET],
            "no_show": self.counts[Status.NO_SHOW],
        }

    @property
    def absent(self) -> tuple[BoardPerson, ...]:
        """Professionals who should be here now and are not, those who are expected soonest first."""
        away = (one for one in self.people if not one.is_here and one.should_be_here(self.at))
        return tuple(sorted(away, key=lambda one: one.next.starts_at if one.next else self.event.ends_at))

    @property
    def scarce(self) -> tuple[Niche, ...]:
        """Specialties with next to no free time, the fewest first."""
        return tuple(niche for niche in self.niches if niche.free <= SCARCE)


def make_board(
    event: NetworkingEvent,
    people: Iterable[SeenPerson],
    meetings: Sequence[BoardMeeting],
    now: datetime,
    offered: int = 0,
) -> Board:
    """Return the board of an evening; `meetings` are all bookings of the event, whatever their status.

    `offered` counts the times of the evening; where more were taken (one was withdrawn since), those count.
    """
    seen = tuple(people)
    coming = sorted(
        (one for one in meetings if one.status is Status.CONFIRMED and one.ends_at > now),
        key=lambda one: (one.starts_at, table_order(one.table)),
    )
    waiting = sorted((one for one in meetings if one.status in UNANSWERED), key=lambda one: one.since)
    persons = (_person(one, coming, waiting, now) for one in seen)
    taken = sum(one.status in _TOOK_TIME and one.starts_at < event.ends_at for one in meetings)
    return Board(
        at=now,
        event=event,
        people=tuple(sorted(persons, key=lambda one: (table_order(one.seen.table), one.seen.name.casefold()))),
        waiting=tuple(waiting),
        coming=tuple(coming),
        niches=_niches(seen),
        counts=dict.fromkeys(Status, 0) | Counter(one.status for one in meetings),
        made=_made(meetings, now),
        free=sum(one.free for one in seen),
        taken=taken,
        offered=max(offered, taken),
    )


def first_name(name: str) -> str:
    """Return the first word of a name, for a screen that the whole room sees."""
    return name.split(" ", 1)[0]


def _person(
    seen: SeenPerson, coming: Sequence[BoardMeeting], waiting: Sequence[BoardMeeting], now: datetime
) -> BoardPerson:
    mine = [one for one in coming if one.professional_id == seen.id]
    return BoardPerson(
        seen=seen,
        has_left=seen.leaving_at is not None and seen.leaving_at <= now,
        now=next((one for one in mine if one.starts_at <= now), None),
        next=next((one for one in mine if one.starts_at > now), None),
        waiting=sum(one.professional_id == seen.id for one in waiting),
    )


def _niches(people: Iterable[SeenPerson]) -> tuple[Niche, ...]:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    free: Counter[str] = Counter()
    for person in people:
        for phrase in {each.casefold(): each for each in person.specialties}.values():
            key = phrase.casefold()
            names.setdefault(key, phrase)
            counts[key] += 1
            free[key] += person.free
    common = [key for key, _ in counts.most_common(_MOST_NICHES)]
    niches = (Niche(names[key], counts[key], free[key]) for key in common)
    return tuple(sorted(niches, key=lambda one: (one.free, -one.professionals, one.name)))


def _made(meetings: Sequence[BoardMeeting], now: datetime) -> tuple[int, ...]:
    ages = Counter(int((now - one.created_at) / _QUARTER) for one in meetings if one.created_at <= now)
    last = min(max(ages, default=0), _MOST_QUARTERS - 1)
    return tuple(ages[age] for age in range(last, -1, -1))

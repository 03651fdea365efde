"""The live board: the evening at one moment, put together from what the database saw. Pure: no storage, no clock."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.qr_cells import AUTO
from kiosk.booking.status import Status
from kiosk.people import NetworkingEvent

UNANSWERED: Final = frozenset({Status.HELD, Status.REQUESTED, Status.COUNTERED})
_TOOK_TIME: Final = UNANSWERED | {Status.CONFIRMED, Status.MET, Status.NO_SHOW}
_QUARTER: Final = timedelta(minutes=15)
_MOST_QUARTERS: Final = 48
_MOST_NICHES: Final = 40


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


@dataclass(frozen=True, slots=True)
class StationSeen:
    """One kiosk machine."""

    name: str
    seen_at: datetime
    """Its last sign of life."""
    is_closed: bool
    """Set out of order by the organizer."""


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody in line, or with a time held for them, who is to come now.

    The reference alone: a room reads no student's name.
    """

    reference: str
    professional: str
    """For whom they wait."""


@dataclass(frozen=True, slots=True)
class StationOrders:
    """What the organizer wants of a station."""

    is_closed: bool = False
    """Show that it is out of order."""
    announcement: str = ""
    """A message for everybody; empty is none."""
    drawing: str = AUTO
    """How codes are drawn here (`qr_cells.MODES`)."""
    call: Call | None = None
    """Who is called now; it stands before the message, which is there again after it."""


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
    """Open bookings, and those that took place or failed to."""
    line: tuple[BoardPlace, ...] = ()
    """Who stands in line for full professionals, in the order they came; those too for whom a time is held now."""
    stations: tuple[StationSeen, ...] = ()
    """Kiosk machines that were seen this day, by name."""
    announcement: str = ""
    """The message that all stations show; empty is none."""

    @property
    def now(self) -> int:
        """How many informational interviews are going on."""
        return sum(person.now is not None for person in self.people)

    @property
    def absent(self) -> tuple[BoardPerson, ...]:
        """Professionals who are not here, those who are expected soonest first."""
        away = (person for person in self.people if not person.is_here)
        return tuple(sorted(away, key=lambda one: one.next.starts_at if one.next else self.event.ends_at))


def make_board(
    event: NetworkingEvent, people: Iterable[SeenPerson], meetings: Sequence[BoardMeeting], now: datetime
) -> Board:
    """Return the board of an evening; `meetings` are all bookings of the event, whatever their status."""
    seen = tuple(people)
    coming = sorted(
        (one for one in meetings if one.status is Status.CONFIRMED and one.ends_at > now),
        key=lambda one: (one.starts_at, one.table),
    )
    waiting = sorted((one for one in meetings if one.status in UNANSWERED), key=lambda one: one.since)
    persons = (_person(one, coming, waiting, now) for one in seen)
    return Board(
        at=now,
        event=event,
        people=tuple(sorted(persons, key=lambda one: (_table_order(one.seen.table), one.seen.name.casefold()))),
        waiting=tuple(waiting),
        coming=tuple(coming),
        niches=_niches(seen),
        counts=dict.fromkeys(Status, 0) | Counter(one.status for one in meetings),
        made=_made(meetings, now),
        free=sum(one.free for one in seen),
        taken=sum(one.status in _TOOK_TIME for one in meetings),
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


def _table_order(table: str) -> tuple[bool, int, str]:
    """Order tables as people count them: 2 before 11, those without a table last."""
    return (not table, int(table) if table.isdecimal() else 10_000, table)


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

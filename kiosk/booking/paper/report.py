"""What happened at a networking event, in figures: summed up from the bookings and the interests looked for. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from kiosk.booking.feedback import Verdict
from kiosk.booking.rules import COUNTED
from kiosk.booking.status import Party, Status
from kiosk.people import NetworkingEvent, Professional

STEP: Final = timedelta(minutes=15)
"""Width of one column of the evening."""
WAITS: Final = (2, 5, 10, 15)
"""Limits in minutes of the classes of the time to confirm; the last class is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One booking as it counts; it names no student."""

    professional: str
    """`Professional.id`."""
    student: int
    """A number that is the same for all bookings of one student."""
    status: Status
    created_at: datetime
    requested_at: datetime | None
    confirmed_at: datetime | None
    no_show_by: Party | None


@dataclass(frozen=True, slots=True)
class Sought:
    """An interest, how often it was looked for, and whom the event offered instead where nobody covered it."""

    phrase: str
    times: int
    nearest: tuple[str, ...] = ()
    """Interests on offer that come nearest; of unmet ones only."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Fifteen minutes of the evening."""

    starts_at: datetime
    asked: int
    """Bookings made."""
    agreed: int
    """Of these, those that the professional confirmed sooner or later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the evening asked of one professional."""

    professional: Professional
    offered: int
    """Slots that were offered."""
    asked: int
    """Bookings made."""
    taken: int
    """Slots that were used or still are: open bookings, met, and no-shows."""
    met: int
    no_shows: int
    """Students who did not come."""
    missed: int
    """Meetings to which the professional did not come."""
    unanswered: int
    """Requests that lapsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report."""

    event: NetworkingEvent
    made_at: datetime
    students: int
    """Students who booked."""
    bookings: int
    statuses: Mapping[Status, int]
    """How many bookings stand where; every status is there."""
    agreed: int
    """Bookings that a professional confirmed, whatever came later."""
    no_shows: Mapping[Party, int]
    """By who did not come."""
    waits: tuple[float, ...]
    """Minutes from request to confirmation, shortest first."""
    evening: tuple[Quarter, ...]
    """Every quarter of an hour from the first booking to the last, empty ones too."""
    loads: tuple[Load, ...]
    """Busiest first."""
    sought: tuple[Sought, ...]
    """Most looked for first."""
    feedback: Mapping[tuple[Party, Verdict], int]
    """How often each side said what of it afterwards; in sum only."""
    unmet: tuple[Sought, ...]
    """What nobody here covers, most looked for first: whom to invite next time."""

    @property
    def median_wait(self) -> float | None:
        """The wait that half of the confirmed requests did not reach, in minutes; none without a confirmation."""
        return median(self.waits) if self.waits else None

    @property
    def long_wait(self) -> float | None:
        """The wait that one in ten of the confirmed requests reached, in minutes."""
        return self.waits[len(self.waits) * 9 // 10] if self.waits else None

    @property
    def wait_classes(self) -> tuple[int, ...]:
        """How many confirmations fall into each class of `WAITS`."""
        counts = [0] * (len(WAITS) + 1)
        for wait in self.waits:
            counts[sum(wait >= limit for limit in WAITS)] += 1
        return tuple(counts)

    @property
    def without_request(self) -> tuple[Professional, ...]:
        """Professionals whom nobody asked."""
        return tuple(load.professional for load in self.loads if not load.asked)


def sum_up(  # noqa: PLR0913 - the parts of an evening, each given by its name
    event: NetworkingEvent,
    now: datetime,
    *,
    tallies: Sequence[Tally],
    people: Iterable[Professional],
    offered: Mapping[str, int],
    sought: Iterable[Sought],
    unmet: Iterable[Sought],
    feedback: Mapping[tuple[Party, Verdict], int],
) -> Report:
    """Return the report; `offered` counts the slots of each `Professional.id`."""
    counts = Counter(one.status for one in tallies)
    return Report(
        event=event,
        made_at=now,
        students=len({one.student for one in tallies}),
        bookings=len(tallies),
        statuses={status: counts[status] for status in Status},
        agreed=sum(one.confirmed_at is not None for one in tallies),
        no_shows=Counter(one.no_show_by for one in tallies if one.no_show_by),
        waits=tuple(sorted(_waits(tallies))),
        evening=_evening(tallies),
        loads=_loads(tallies, people, offered),
        sought=_most_first(sought),
        unmet=_most_first(unmet),
        feedback=dict(feedback),
    )


def _waits(tallies: Iterable[Tally]) -> Iterable[float]:
    for one in tallies:
        if one.confirmed_at:
            yield max(0.0, (one.confirmed_at - (one.requested_at or one.created_at)).total_seconds() / 60)


_EVENING: Final = 12 * 4
"""Quarters of an hour, more than an event has: over a longer time only those with a booking are columns."""


def _evening(tallies: Sequence[Tally]) -> tuple[Quarter, ...]:
    asked = Counter(_quarter(one.created_at) for one in tallies)
    agreed = Counter(_quarter(one.created_at) for one in tallies if one.confirmed_at)
    if not asked:
        return ()
    first, last = min(asked), max(asked)
    steps = (last - first) // STEP + 1
    if steps > _EVENING:  # booked days ahead, or tried out the night before: no desert between the bookings
        return tuple(Quarter(start, asked[start], agreed[start]) for start in sorted(asked))
    starts = [first + number * STEP for number in range(steps)]
    return tuple(Quarter(start, asked[start], agreed[start]) for start in starts)


def _quarter(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _loads(tallies: Sequence[Tally], people: Iterable[Professional], offered: Mapping[str, int]) -> tuple[Load, ...]:
    own: dict[str, list[Tally]] = {}
    for one in tallies:
        own.setdefault(one.professional, []).append(one)
    loads = [_load(person, own.get(person.id, []), offered.get(person.id, 0)) for person in people]
    return tuple(sorted(loads, key=lambda load: (-load.taken, -load.asked, load.professional.name.casefold())))


def _load(person: Professional, own: Sequence[Tally], offered: int) -> Load:
    return Load(
        professional=person,
        offered=offered,
        asked=len(own),
        taken=sum(one.status in COUNTED for one in own),
        met=sum(one.status is Status.MET for one in own),
        no_shows=sum(one.no_show_by is Party.STUDENT for one in own),
        missed=sum(one.no_show_by is Party.PROFESSIONAL for one in own),
        unanswered=sum(one.status is Status.EXPIRED for one in own),
    )


def _most_first(sought: Iterable[Sought]) -> tuple[Sought, ...]:
    return tuple(sorted(sought, key=lambda one: (-one.times, one.phrase)))

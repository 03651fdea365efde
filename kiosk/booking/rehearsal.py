"""A simulated crowd: who comes when, how curious, how patient; how they queue; what a rehearsal found. Pure.

The same seed draws the same crowd. Minutes count from when the doors open. The figures are guesses about people, kept
here in one place; an organizer compares evenings with them, not evenings with the truth.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Final

from kiosk.booking.tables import NO_TABLES, TableCount
from kiosk.people import Stage

LONG_QUEUE: Final = 3.0
"""Minutes in the queue that one in ten may have to wait, when kiosks are recommended."""
_MOST_KIOSKS: Final = 60
_UNUSUAL: Final = 0.12
"""Share of interests that are drawn from the whole vocabulary and not from what is on offer."""
_NAMES: Final = ("Ada", "Ben", "Chen", "Dora", "Emil", "Fatima", "Gus", "Hana", "Ivo", "June", "Kai", "Lena")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """One student of the crowd."""

    number: int
    name: str
    arrives: float
    """Minutes after the doors open."""
    at_kiosk: float
    """Minutes that the visit takes."""
    queue_patience: float
    """Minutes that they queue before they give up."""
    patience: float
    """Minutes that may lie between booking and meeting."""
    interests: tuple[str, ...]
    stage: Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """A guest's turn at a kiosk."""

    guest: Guest
    begins: float | None
    """Minutes after the doors open; none for one who gave up."""

    @property
    def waited(self) -> float:
        """Minutes in the queue."""
        return self.guest.queue_patience if self.begins is None else self.begins - self.guest.arrives


@dataclass(frozen=True, slots=True)
class Overflow:
    """A professional whom more students wanted than there were slots for."""

    name: str
    turned_away: int
    slots: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What the simulated evening was like."""

    seed: int
    students: int
    kiosks: int
    kiosks_advised: int
    """The fewest with which nine in ten queue no longer than `LONG_QUEUE`."""
    gave_up: int
    """Left the queue."""
    queue: tuple[float, ...]
    """Minutes in the queue, shortest first."""
    booked: int
    """Students with a booking that was agreed."""
    met: int
    no_shows: int
    found_nobody: int
    """Students for whom nobody here fits."""
    found_full: int
    """Students for whom everybody who fits had no time left that they would wait for."""
    unanswered: int
    """Requests that lapsed."""
    waits: tuple[float, ...]
    """Minutes from booking to meeting, shortest first."""
    overflows: tuple[Overflow, ...]
    """Most turned away first."""
    too_late: tuple[Overflow, ...]
    """Wanted while they had time, but none that began within the student's patience; most turned away first."""
    idle: tuple[str, ...]
    """Names of professionals whom nobody wanted."""
    nobody: tuple[tuple[str, int], ...]
    """Interests that nobody covers and how often they were looked for, most first."""
    tables: int
    """Tables in use at once at the busiest moment."""
    tables_there: TableCount = NO_TABLES
    """How far the tables that there are go."""


def draw_crowd(
    random: Random, count: int, minutes: float, offered: Mapping[str, int], vocabulary: Sequence[str]
) -> tuple[Guest, ...]:
    """Return `count` guests of an evening of so many minutes, in the order they arrive.

    `offered` weighs interests by how many professionals offer them; `vocabulary` is what one may be curious about.
    """
    fashion = {phrase: number * random.paretovariate(1.6) for phrase, number in sorted(offered.items())}
    phrases, weights = list(fashion), list(fashion.values())
    drawn = [_guest(random, minutes, phrases, weights, vocabulary) for _ in range(count)]
    drawn.sort(key=lambda guest: guest.arrives)
    return tuple(_numbered(guest, number) for number, guest in enumerate(drawn))


def queue_up(guests: Sequence[Guest], kiosks: int, minutes: float) -> tuple[Turn, ...]:
    """Return everybody's turn: first come, first served; the kiosks close with the doors."""
    free = [0.0] * kiosks
    turns = []
    for guest in guests:
        begins = max(guest.arrives, free[0])
        if begins - guest.arrives > guest.queue_patience or begins >= minutes:
            turns.append(Turn(guest, None))
        else:
            heapq.heapreplace(free, begins + guest.at_kiosk)
            turns.append(Turn(guest, begins))
    return tuple(turns)


def advise_kiosks(guests: Sequence[Guest], minutes: float) -> int:
    """Return the fewest kiosks with which nine in ten queue no longer than `LONG_QUEUE` minutes."""
    for kiosks in range(1, _MOST_KIOSKS):
        waits = sorted(turn.waited for turn in queue_up(guests, kiosks, minutes))
        if not waits or ninth_of_ten(waits) <= LONG_QUEUE:
            return kiosks
    return _MOST_KIOSKS


def ninth_of_ten(waits: Sequence[float]) -> float:
    """Return the wait that one in ten reaches; `waits` are sorted."""
    return waits[len(waits) * 9 // 10] if waits else 0.0


def middle(waits: Sequence[float]) -> float:
    """Return the median; zero where nobody waited."""
    return median(waits) if waits else 0.0


def _guest(
    random: Random, minutes: float, phrases: Sequence[str], weights: Sequence[float], vocabulary: Sequence[str]
) -> Guest:
    # Most come in the first hour; nobody comes for the last tenth of the evening.
    arrives = min(max(0.0, random.triangular(-0.05, 0.9, 0.2)), 1.0) * minutes
    interests = [
        random.choice(vocabulary)
        if random.random() < _UNUSUAL or not phrases
        else random.choices(phrases, weights)[0]
        for _ in range(random.choices((1, 2, 3), (5, 4, 1))[0])
    ]
    return Guest(
        number=0,
        name=random.choice(_NAMES),
        arrives=arrives,
        at_kiosk=random.uniform(0.6, 2.0),
        queue_patience=random.uniform(4, 12),
        patience=random.uniform(30, 120),
        interests=tuple(dict.fromkeys(interests)),
        stage=random.choice((Stage.EXPLORING, Stage.JOB_SEEKING)),
    )


def _numbered(guest: Guest, number: int) -> Guest:
    values = {name: getattr(guest, name) for name in Guest.__slots__}
    return Guest(**values | {"number": number, "name": f"{guest.name} {number + 1}"})

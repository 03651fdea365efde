"""Use case: after the event, what happened and what students looked for that nobody covers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.booking.feedback import Verdict
from kiosk.booking.paper.report import Report, Sought, Tally, sum_up
from kiosk.booking.status import Party
from kiosk.database import Database, Transaction, events, feedback, professionals, tallies
from kiosk.matching.matcher import Matcher
from kiosk.people import NetworkingEvent, Professional
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.services.sweep_due import read_fresh

_LOOKED_AT = 12
"""Interests near an unmet one are taken from the people nearest to it."""


@dataclass(frozen=True, slots=True)
class _Counted:
    event: NetworkingEvent
    people: tuple[Professional, ...]
    tallies: Sequence[Tally]
    offered: Mapping[str, int]
    interests: Sequence[tuple[str, int, int]]
    feedback: Mapping[tuple[Party, Verdict], int]


def gather_report(database: Database, clock: Callable[[], datetime]) -> Report:
    """Return the report of the current event; all figures are of one moment.

    An interest is unmet when it matched nobody when it was looked for and matches nobody on the roster now: one that
    only fell off the end of a longer shortlist is not. A company by name is unmet while nobody is from there.

    Raises:
        NoEvent, DatabaseUnavailable, DatabaseBusy
    """
    counted = read_fresh(database, clock, _read)
    return sum_up(
        counted.event,
        clock(),
        tallies=counted.tallies,
        people=counted.people,
        offered=counted.offered,
        sought=[Sought(phrase, times) for phrase, times, _ in counted.interests],
        unmet=find_unmet(counted.interests, counted.people),
        feedback=counted.feedback,
    )


def find_unmet(interests: Iterable[tuple[str, int, int]], people: Sequence[Professional]) -> tuple[Sought, ...]:
    """Return the interests that nobody covers, with what comes nearest; (phrase, times, times without a match)."""
    doubtful = [(phrase, times) for phrase, times, unmatched in interests if unmatched]
    if not doubtful:
        return ()
    matcher = Matcher.build(people, shipped_vocabulary())
    found = []
    for phrase, times in doubtful:
        shortlist = matcher.match(phrase, limit=_LOOKED_AT)
        if not shortlist.matches or phrase in {typed.casefold() for typed in shortlist.unmatched}:
            # A company that nobody is from: people of its field are what comes nearest.
            near = shortlist.nearest or tuple(one.understood for one in shortlist.interests)
            found.append(Sought(phrase, times, near))
    return tuple(found)


def _read(tx: Transaction) -> _Counted:
    event = events.current(tx)
    return _Counted(
        event,
        professionals.load_all(tx),
        tallies.of_bookings(tx, event.id),
        tallies.offered(tx, event.id),
        tallies.interests(tx, event.id),
        feedback.sums(tx, event.id),
    )

"""Find the professionals who fit what a student typed; one index in memory for all screens of the process."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock

from kiosk.booking.booking import Availability
from kiosk.errors import DatabaseBusy, DatabaseUnavailable
from kiosk.heap import settle
from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.matching.shortlist import Match, Shortlist
from kiosk.matching.vocabulary import load_vocabulary
from kiosk.people import Professional, Stage
from kiosk.services.answers import Fairness, FoundMatch, FoundMatches, OfferedInterest
from kiosk.services.browse_interests import browse_interests
from kiosk.services.keep_index import ready_matcher
from kiosk.shipped import seed

AskAvailability = Callable[[Sequence[str]], Mapping[str, Availability]]


@cache
def shipped_vocabulary() -> Vocabulary:
    """Return the vocabulary that the product ships, read once in a process.

    Raises:
        VocabularyInvalid
    """
    return load_vocabulary(seed("vocabulary"))


class FindMatches:
    """Text, stage and limit to a shortlist with its people; the index is built anew when the roster has changed."""

    def __init__(
        self,
        *,
        load_professionals: Callable[[], Sequence[Professional]],
        roster_version: Callable[[], str],
        availability: AskAvailability,
        vocabulary: Callable[[], Vocabulary] = shipped_vocabulary,
        folder: Path | None = None,
    ) -> None:
        self._load = load_professionals
        self._version = roster_version
        self._availability = availability
        self._vocabulary = vocabulary
        self._folder = folder
        self._lock = Lock()
        self._built: tuple[str, Matcher] | None = None
        self._seen: dict[str, Availability] = {}

    def __call__(self, text: str, stage: Stage | None, limit: int) -> FoundMatches:
        """Return at most `limit` professionals for `text`, best first; among equals who is less booked."""
        matcher, is_away = self._matcher_or_last()
        free: dict[str, Availability] = {}

        def favour(identities: Sequence[str]) -> Mapping[str, float]:
            nonlocal is_away
            seen, is_away = self._free(identities, is_away)
            free.update(seen)
            return {id_: _room(one) for id_, one in free.items()}

        shortlist = matcher.match(text, stage=stage, limit=limit, favour=favour)
        people = matcher.people
        first = _put_first(shortlist, free)
        found = tuple(
            FoundMatch(
                spelt(match, shortlist), people[match.id], one.free, one.next, first.get(match.id, ""), one.left
            )
            for match in shortlist.matches
            for one in (free.get(match.id, Availability()),)
        )
        return FoundMatches(shortlist, found, is_away)

    def forget_typed(self) -> None:
        """Empty what matching remembers of the words of a visit."""
        if self._built is not None:
            self._built[1].reader.forget()

    def _matcher_or_last(self) -> tuple[Matcher, bool]:
        """Return the matcher, and whether it is the last one known because the database is away."""
        try:
            return self.matcher(), False
        except (DatabaseUnavailable, DatabaseBusy):
            if self._built is None:
                raise
            return self._built[1], True

    def _free(self, identities: Sequence[str], is_away: bool) -> tuple[Mapping[str, Availability], bool]:
        """Return what is free, as it was last seen while the database is away."""
        if not is_away:  # no second wait for a server that has just not answered
            try:
                free = self._availability(identities)
            except (DatabaseUnavailable, DatabaseBusy):
                is_away = True
            else:
                self._seen.update(free)
                return free, False
        return {id_: self._seen.get(id_, Availability()) for id_ in identities}, is_away

    def browse_interests(self) -> tuple[OfferedInterest, ...]:
        """Return the interests on offer, most offered first."""
        return browse_interests(self._matcher_or_last()[0])

    def matcher(self) -> Matcher:
        """Return the matcher of the roster as it stands."""
        version = self._version()
        built = self._built
        if built and built[0] == version:
            return built[1]
        with self._lock:
            # Another thread may have built it while this one waited.
            if self._built is None or self._built[0] != version:
                matcher = ready_matcher(lambda: self._folder, self._load(), self._vocabulary())
                self._built = (version, matcher)
                settle()
            return self._built[1]


def spelt(match: Match, shortlist: Shortlist) -> Match:
    """Return a match whose reasons name interests as they are spelt: its professional never reads a slip of a finger.

    What of their row fits two interests is said once, for the better one.
    A correction that nothing is known of ("Harbr") takes the words of the roster that it met.
    """
    meant = {one.typed: one.understood for one in shortlist.interests if one.how == "typo"}
    reasons = [
        replace(reason, typed=meant[reason.typed] if meant[reason.typed] != reason.typed else reason.matched)
        if reason.typed in meant
        else reason
        for reason in match.reasons
    ]
    once = {(reason.field, reason.matched): reason for reason in reversed(reasons)}
    return replace(match, reasons=tuple(reason for reason in reasons if once[reason.field, reason.matched] is reason))


def _room(one: Availability) -> float:
    """Return how much somebody is favoured among equals: who has time, then the less booked, then the freer."""
    return 1000.0 * (one.free > 0) - 100.0 * one.booked + min(one.free, 99) / 1000


def _put_first(shortlist: Shortlist, free: Mapping[str, Availability]) -> dict[str, Fairness]:
    """Return who stands before somebody who fits as well, and why: the ones that fairness moved up."""
    found: dict[str, Fairness] = {}
    for match, after in pairwise(shortlist.matches):
        one, other = free.get(match.id, Availability()), free.get(after.id, Availability())
        if (match.score, match.strength) != (after.score, after.strength) or one.free == 0:
            continue
        if other.free == 0:
            found[match.id] = "free"
        elif one.booked < other.booked:
            found[match.id] = "less_booked"
    return found

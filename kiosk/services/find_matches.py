"""Find the professionals who fit what a student typed; one index in memory for all screens of the process."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from kiosk.booking.booking import Slot
from kiosk.matching.concepts import Vocabulary
from kiosk.matching.matcher import Matcher
from kiosk.matching.vocabulary import load_vocabulary
from kiosk.people import Professional, Stage
from kiosk.services.browse_interests import browse_interests
from kiosk.services.bundle import FoundMatch, FoundMatches, OfferedInterest
from kiosk.services.keep_index import ready_matcher
from kiosk.shipped import seed

Availability = Callable[[Sequence[str]], Mapping[str, tuple[int, Slot | None]]]
# Equally good matches go by free slots; more of them than this are never asked about.
_LOOKED_AT = 60


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
        availability: Availability,
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

    def __call__(self, text: str, stage: Stage | None, limit: int) -> FoundMatches:
        """Return at most `limit` professionals for `text`, best first; among equals who has more time free."""
        matcher = self.matcher()
        first = matcher.match(text, stage=stage, limit=max(limit, _LOOKED_AT))
        free = self._availability([match.id for match in first.matches])
        favour = {id_: float(slots) for id_, (slots, _) in free.items()}
        shortlist = matcher.match(text, stage=stage, limit=limit, favour=favour)
        people = matcher.people
        found = tuple(
            FoundMatch(match, people[match.id], *free.get(match.id, (0, None)))
            for match in shortlist.matches
            if match.id in people
        )
        return FoundMatches(shortlist, found)

    def browse_interests(self) -> tuple[OfferedInterest, ...]:
        """Return the interests on offer, most offered first."""
        return browse_interests(self.matcher())

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
            return self._built[1]

"""Use case: keep what was looked for, so that the organizer learns which interests nobody here covers. Anonymous.

Words that nobody understood may be somebody's name: they are kept only where the organizer allows it, and never with
a digit or an @ in them, and only until the event's personal data goes.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

from kiosk.database import Database, Transaction, events, queries
from kiosk.matching.shortlist import Shortlist, UnderstoodInterest
from kiosk.plaintext import clean

_PERSONAL: Final = frozenset({"", "name"})
"""Ways of understanding whose words may be somebody's name: not understood at all, or a professional's name."""
_LONGEST: Final = 60
"""Characters of words that nobody understood; longer ones are a sentence and no interest."""


def record_query(database: Database, clock: Callable[[], datetime], shortlist: Shortlist) -> None:
    """Keep each recognised interest, as it was understood, with how many it matched; the time to the quarter hour.

    A company that the vocabulary knows and nobody here is from is kept by its name too, as matching nobody.

    What was typed is not kept, except words that nobody understood where the event says so.

    Raises:
        NoEvent
    """
    found = [
        (interest.understood, _matches(shortlist, interest))
        for interest in shortlist.interests
        if interest.how not in _PERSONAL
    ]
    found += [(name, 0) for name in _companies(shortlist)]

    unknown = list(_unknown(shortlist))

    def work(tx: Transaction) -> None:
        event = events.current(tx)
        at = quarter_hour(clock())
        queries.add(tx, event.id, at, found)
        if event.keep_unknown:
            queries.add_unknown(tx, event.id, at, unknown)

    if found or unknown:
        database.write(work)


def _companies(shortlist: Shortlist) -> Iterator[str]:
    """Yield names that only stand for their field here: recognised, with matches, and yet nobody is from there."""
    for interest in shortlist.interests:
        if interest.how not in _PERSONAL and interest.typed in shortlist.unmatched and _matches(shortlist, interest):
            yield clean(interest.typed).casefold()


def _unknown(shortlist: Shortlist) -> Iterator[str]:
    understood = {interest.typed for interest in shortlist.interests if interest.how}
    for typed in shortlist.unmatched:
        words = clean(typed).casefold()
        is_plain = not any(letter.isdigit() or letter == "@" for letter in words)
        if typed not in understood and 0 < len(words) <= _LONGEST and is_plain:
            yield words


def quarter_hour(moment: datetime) -> datetime:
    """Return the moment rounded down to the quarter hour, too coarse to tell who stood at the kiosk."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _matches(shortlist: Shortlist, interest: UnderstoodInterest) -> int:
    return sum(any(reason.typed == interest.typed for reason in match.reasons) for match in shortlist.matches)

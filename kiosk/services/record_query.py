"""Use case: keep what was looked for, so that the organizer learns which interests nobody here covers. Anonymous."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from kiosk.database import Database, Transaction, events, queries
from kiosk.matching.shortlist import Shortlist, UnderstoodInterest

_PERSONAL: Final = frozenset({"", "name"})
"""Ways of understanding whose words may be somebody's name: not understood at all, or a professional's name."""


def record_query(database: Database, clock: Callable[[], datetime], shortlist: Shortlist) -> None:
    """Keep each recognised interest, as it was understood, with how many it matched; the time to the quarter hour.

    What was typed is never kept: it may be a name.

    Raises:
        NoEvent
    """
    found = [
        (interest.understood, _matches(shortlist, interest))
        for interest in shortlist.interests
        if interest.how not in _PERSONAL
    ]

    def work(tx: Transaction) -> None:
        queries.add(tx, events.current(tx).id, quarter_hour(clock()), found)

    if found:
        database.write(work)


def quarter_hour(moment: datetime) -> datetime:
    """Return the moment rounded down to the quarter hour, too coarse to tell who stood at the kiosk."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _matches(shortlist: Shortlist, interest: UnderstoodInterest) -> int:
    return sum(any(reason.typed == interest.typed for reason in match.reasons) for match in shortlist.matches)

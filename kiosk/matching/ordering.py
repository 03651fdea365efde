"""The order of a shortlist: by score, then by who has more time free, then as the stage has it. It scores nobody."""

import heapq
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.matching.stages import reorder
from kiosk.people import Stage

Favour = Callable[[Sequence[str]], Mapping[str, float]]
"""Asked once for a shortlist: ids to how much each is favoured among equals, such as by how many times are free."""

_ROUNDING: Final = 0.001
# A stage arranges equals, so it looks a little past the last place.
_PAST_LAST: Final = 20
# Of equals more than this are never asked about.
_ASKED: Final = 60


def ordered(  # noqa: PLR0913 - what may decide an order, by name
    scores: Mapping[int, float],
    index: RosterIndex,
    *,
    limit: int | None,
    stage: Stage | None = None,
    favour: Favour | None = None,
    asked: int = _ASKED,
) -> list[int]:
    """Return the places of at most `limit` professionals, best first.

    `favour` is asked about those who may be among them, at most `asked` of them where more are equal.
    """
    people = index.people
    wanted = len(scores) if limit is None else limit
    reach = wanted if stage is None else wanted + _PAST_LAST
    leading = list(scores)
    if reach < len(leading):
        # Scores count to the third digit, so whoever is a rounding below the last place may tie with it.
        least = heapq.nlargest(reach, scores.values())[-1] - _ROUNDING
        leading = [at for at, score in scores.items() if score >= least]
    by_score = heapq.nsmallest(max(reach, asked), leading, key=lambda at: (-round(scores[at], 3), people[at].id))
    favoured = favour([people[at].id for at in by_score]) if favour and by_score else {}
    # Sorting keeps the order by id among those who are alike in both.
    by_score.sort(key=lambda at: (-round(scores[at], 3), -favoured.get(people[at].id, 0.0)))
    order = by_score[:reach]
    if stage is not None:
        order = reorder(order, scores, index, stage)
    return order[:wanted]

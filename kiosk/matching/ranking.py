"""From wants to an order of professionals. It words nothing (see `reasons`) and reads no text.

Each want gives every fitting professional a worth; worths add up by weight, so that who covers most of a query
comes first; rare interests weigh more, by how many offer them and never by the size of the roster.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations, islice
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.matching.wants import Kind, Want
from kiosk.matching.worths import Group, Worths

# Of several interests more than this adds nothing for one of them, and this much covers one.
_ENOUGH: Final = 1.2
_COVERED: Final = 0.7
# What a gap takes: who leaves half of a query open loses half of this.
_GAP: Final = 0.5
# Who lists the very phrase is so much before the next: more than what counts as equally strong.
_FIRST: Final = 0.06
# A direct worth below this is no match: a stint long ago, a far relation.
CUTOFF: Final = 0.2
# An interest that nobody at all serves counts so much less beside one that somebody serves in full.
_OUT: Final = 0.75
# Somebody who only does not do what is turned away; of them more are not looked at than this.
OTHERS: Final = 0.25
OTHERS_AT_MOST: Final = 400
# Where the groups that wants speak of hold more entries than this, only the best of each are weighed.
_EVERYBODY: Final = 4_000
_BEST: Final = 200
_FEW: Final = 40
_AT_A_TIME: Final = 1_000


class Ranking:
    """Scores of professionals for the wants of a query, over one index."""

    def __init__(self, index: RosterIndex) -> None:
        self._index = index
        self._worths = Worths(index)

    def worth(self, want: Want) -> Mapping[int, float]:
        """Return how far each fitting professional serves a want; who is missing does not."""
        return self._worths.of(want)

    def is_nobody(self, want: Want) -> bool:
        """Tell whether nobody at all stands in the groups that a want speaks of."""
        return not any(self._worths.groups(want))

    def scores(self, wants: Sequence[Want]) -> tuple[dict[int, float], list[Mapping[int, float]]]:
        """Return each professional's score (1 is a full fit) and the worths want by want, turned-away ones last."""
        asked = [want for want in wants if not want.turned_away]
        among = self._candidates(asked)
        worths = [self._worths.of(want, among) for want in asked]
        both = zip(asked, worths, strict=True)
        weights = [want.weight * _rarity(worth) * _within_reach(worth) for want, worth in both]
        total = sum(weights) or 1.0
        scores = _summed(worths, [weight / total for weight in weights]) if len(worths) > 1 else dict(worths[0])
        for want in wants:
            if want.turned_away:
                away = self._worths.of(want, among)
                for at in (away.keys() & scores.keys()) - self._meant_instead(want, asked):
                    scores[at] *= max(0.05, 1.0 - away[at])
        for want in asked:
            if want.listed:
                self._put_first(want, scores)
        return scores, worths

    def _meant_instead(self, away: Want, asked: Sequence[Want]) -> set[int]:
        """Return who does what is asked for and only for that lies near to what is turned away.

        "Social media without influencers" takes nobody away who is in social media and works with no influencer.
        """
        index = self._index
        concepts = [index.vocabulary.concepts[one] for one, _ in away.ids] if away.kind is Kind.CONCEPT else []
        related = {other for one in concepts for other in one.related}
        wanted = {one for want in asked if want.kind is Kind.CONCEPT for one, _ in want.ids}
        near = [index.postings[one] for one in wanted & related if one in index.postings]
        own = self._worths.groups(away) if near else ()
        does = {at for group in own for at, weight in group.items() if weight is None or weight >= CUTOFF}
        return {at for group in near for at in group} - does

    def others(self, turned_away: Sequence[Want]) -> list[int]:
        """Return who does none of what is turned away, in the order of the roster: at most `OTHERS_AT_MOST`."""
        does = {
            at
            for want in turned_away
            for group in self._worths.groups(want)
            for at, weight in group.items()
            if weight is None or weight >= CUTOFF
        }
        return list(islice((at for at in range(len(self._index.people)) if at not in does), OTHERS_AT_MOST))

    def _put_first(self, want: Want, scores: dict[int, float]) -> None:
        """Put those who list what was typed before those who do not, of all whose position and bio show as much.

        What is narrower than a field's name, such as football, is shown by nothing but the word itself.
        """
        index = self._index
        owners = index.interests.get(want.key, {}).keys()
        concepts = {one for concept, _ in want.ids for one in (concept, index.practice_of(concept))}
        groups: list[Group] = [index.titles.get(want.key, {}), *(index.shown.get(one, {}) for one in concepts)]
        shown = {at for group in groups for at in group.keys() & scores.keys()}
        if index.is_narrower(want.key, (concept for concept, _ in want.ids)):
            shown = set()
        for alike in (shown, scores.keys() - shown):
            own = alike & owners
            best = max((scores[at] for at in alike - own), default=0.0)
            rise = best + _FIRST - min((scores[at] for at in own), default=best + _FIRST)
            if rise > 0:
                scores.update({at: scores[at] + rise for at in own})

    def _candidates(self, asked: Sequence[Want]) -> set[int] | None:
        """Return whom to weigh on a large roster; none where everybody can be.

        Groups have their heaviest first, so these are the best for each want and those whom two wants share.
        """
        direct = [self._worths.groups(want) for want in asked]
        further = [self._worths.related(want) for want in asked]
        if sum(len(group) for groups in (*direct, *further) for group in groups) <= _EVERYBODY:
            return None
        found: set[int] = set()
        for groups, others in zip(direct, further, strict=True):
            each = max(_BEST // max(1, len(groups)), _FEW)
            best = {at for group in groups for at in islice(group, each)}
            for group in others:
                if len(best) >= _BEST:
                    break
                best.update(islice(group, each))
            found |= best
        for one, other in combinations(direct[:4], 2):
            found.update(_shared(one, other))
        return found


def _within_reach(worth: Mapping[int, float]) -> float:
    """Return how much an interest counts by how well anybody here serves it: who is only near to it decides less."""
    return 1.0 - _OUT * (1.0 - min(1.0, max(worth.values(), default=0.0)))


def _rarity(worth: Mapping[int, float]) -> float:
    count = sum(1 for value in worth.values() if value >= 0.5)
    return 1.0 + 1.0 / (1.0 + math.log2(1.0 + count))


def _summed(worths: Sequence[Mapping[int, float]], shares: Sequence[float]) -> dict[int, float]:
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    for worth, share in zip(worths, shares, strict=True):
        for at, value in worth.items():
            # Not `min`: this is the innermost loop of a query for several interests.
            scores[at] = scores.get(at, 0.0) + share * (value if value < _ENOUGH else _ENOUGH)
            covered[at] = covered.get(at, 0.0) + share * (value / _COVERED if value < _COVERED else 1.0)
    for at in scores:
        scores[at] *= 1.0 - _GAP * (1.0 - covered[at])
    return scores


def _shared(one: Sequence[Group], other: Sequence[Group]) -> set[int]:
    """Return who stands in both of two lists of groups, at most the heaviest of the first one."""
    both: set[int] = set()
    for group in one:
        people = iter(group)
        # A part at a time: usually the first few hundred hold enough.
        while part := list(islice(people, _AT_A_TIME)):
            looked_at = set(part)
            beside: set[int] = set().union(*(part_of.keys() & looked_at for part_of in other))
            for at in part:
                if at in beside:
                    both.add(at)
                    if len(both) == _BEST:
                        return both
    return both

"""From wants to an order of professionals. It words nothing (see `reasons`) and reads no text.

Each want gives every fitting professional a worth; worths add up by weight, so that who covers most of a query
comes first; rare interests weigh more, by how many offer them and never by the size of the roster.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.matching.wants import Kind, Want

# A second related concept adds this much of its worth: it is the same skill seen twice.
_SIDE: Final = 0.12
_SAME_PHRASE: Final = 0.06
# A title of the same family; one that shares its words, or is the very same, comes before the others of it.
_FAMILY: Final = 0.8
_SAME_WORDS: Final = 0.3
_HALF: Final = 0.5
_SAME_TITLE: Final = 0.4
# Who does the work without having the title, and what doing it adds to the title.
_WORK: Final = 0.35
_WORK_BESIDE: Final = 0.1
_RANK_STEP: Final = 0.07
# Of several interests more than this adds nothing for one of them, and this much covers one.
_ENOUGH: Final = 1.2
_COVERED: Final = 0.7
# What a gap takes: who leaves half of a query open loses half of this.
_GAP: Final = 0.5
# A direct worth below this is no match: a stint long ago, a far relation.
CUTOFF: Final = 0.2


class Ranking:
    """Worth of professionals for wants, over one index."""

    def __init__(self, index: RosterIndex) -> None:
        self._index = index
        self._concept = lru_cache(maxsize=512)(self._concept_worth)

    def worth(self, want: Want) -> Mapping[int, float]:
        """Return how far each fitting professional serves a want; who is missing does not."""
        if want.kind is Kind.CONCEPT:
            return self._concept(want.ids, want.key)
        if want.kind is Kind.TITLE:
            return self._title(want)
        if want.kind is Kind.NAME:
            return {int(person): strength for person, strength in want.ids}
        weighted = {Kind.COMPANY: self._index.companies, Kind.WORDS: self._index.words}.get(want.kind)
        return self._fact(want) if weighted is None else weighted.get(want.ids[0][0], {})

    def _fact(self, want: Want) -> Mapping[int, float]:
        index = self._index
        if want.kind is Kind.RANK:
            level = want.level or 0
            return {at: 1.0 - 0.4 * abs(known - level) for at, known in enumerate(index.levels)
                    if known is not None and abs(known - level) <= 1}  # fmt: skip
        people = {
            Kind.PHRASE: index.interests,
            Kind.PLACE: index.cities,
            Kind.SCHOOL: index.schools,
            Kind.LANGUAGE: index.languages,
        }.get(want.kind)  # fmt: skip
        if people is not None:
            return dict.fromkeys(people.get(want.ids[0][0], ()), 1.0)
        return dict.fromkeys(index.recruiters if want.kind is Kind.HIRING else index.mentors, 1.0)

    def _concept_worth(self, ids: tuple[tuple[str, float], ...], phrase: str) -> Mapping[int, float]:
        worth: dict[int, float] = {}
        concepts = self._index.vocabulary.concepts
        for rank, (concept, sure) in enumerate(ids):
            # Of several meanings the first is the likelier one.
            meant = sure * (1.0 if rank == 0 else 0.9)
            self._add(worth, concept, meant)
            for other, strength in concepts[concept].related.items():
                self._add(worth, other, meant * strength)
        for at in self._index.interests.get(phrase, ()):
            if at in worth:
                worth[at] += _SAME_PHRASE
        return worth

    def _add(self, worth: dict[int, float], concept: str, strength: float) -> None:
        for at, weight in self._index.postings.get(concept, {}).items():
            value = weight * strength
            known = worth.get(at)
            if known is None:
                worth[at] = value
            else:
                worth[at] = max(known, value) + _SIDE * min(known, value)

    def _title(self, want: Want) -> Mapping[int, float]:
        worth: dict[int, float] = {}
        for family, sure in want.ids:
            self._add_family(worth, family, sure, want.level)
        for title, share in self._like_titles(want.key).items():
            for at in self._index.titles[title]:
                if at in worth or share >= _HALF:
                    worth[at] = worth.get(at, 0.0) + _SAME_WORDS * share
        for at in self._index.titles.get(want.key, ()):
            worth[at] = worth.get(at, 0.0) + _SAME_TITLE
        return worth

    def _add_family(self, worth: dict[int, float], family: str, sure: float, level: int | None) -> None:
        concepts = self._index.vocabulary.concepts
        levels = self._index.levels
        near = {family: 1.0} | {c: s for c, s in concepts[family].related.items() if concepts[c].kind == "position"}
        for concept, strength in near.items():
            for at, weight in self._index.postings.get(concept, {}).items():
                far = 0 if level is None or levels[at] is None else abs((levels[at] or 0) - level)
                value = _FAMILY * strength * sure * min(weight, 1.2) - _RANK_STEP * min(far, 4)
                worth[at] = max(worth.get(at, 0.0), value)
        practice = concepts[family].practice
        for at, weight in self._index.postings.get(practice, {}).items() if practice else ():
            known = worth.get(at, 0.0)
            worth[at] = max(known, _WORK * sure * weight) + _WORK_BESIDE * min(weight, known)

    def _like_titles(self, title: str) -> dict[str, float]:
        """Return the titles of the roster that share words with one, with the share of its words."""
        stems = title.split()
        counts: dict[str, int] = {}
        for stem in stems:
            for other in self._index.title_words.get(stem, ()):
                counts[other] = counts.get(other, 0) + 1
        return {other: count / max(1, len(stems)) for other, count in counts.items()}

    def scores(self, wants: Sequence[Want]) -> tuple[dict[int, float], list[Mapping[int, float]]]:
        """Return each professional's score (1 is a full fit) and the worths want by want, turned-away ones last."""
        asked = [want for want in wants if not want.turned_away]
        worths = [self.worth(want) for want in asked]
        weights = [want.weight * _rarity(worth) for want, worth in zip(asked, worths, strict=True)]
        total = sum(weights) or 1.0
        scores: dict[int, float] = {}
        covered: dict[int, float] = {}
        for worth, weight in zip(worths, weights, strict=True):
            share = weight / total
            for at, value in worth.items():
                scores[at] = scores.get(at, 0.0) + share * (value if len(worths) == 1 else min(value, _ENOUGH))
                covered[at] = covered.get(at, 0.0) + share * min(1.0, value / _COVERED)
        if len(worths) > 1:
            for at in scores:
                scores[at] *= 1.0 - _GAP * (1.0 - covered[at])
        for want in wants:
            if want.turned_away:
                for at, value in self.worth(want).items():
                    if at in scores:
                        scores[at] *= max(0.05, 1.0 - value)
        return scores, worths


def _rarity(worth: Mapping[int, float]) -> float:
    count = sum(1 for value in worth.values() if value >= 0.5)
    return 1.0 + 1.0 / (1.0 + math.log2(1.0 + count))

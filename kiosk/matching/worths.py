"""How far each professional serves one want. It adds nothing up (see `ranking`) and words nothing (see `reasons`).

On a large roster only candidates are weighed: `among` names them, and nobody else is looked at.
"""

from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.matching.wants import Kind, Want

# A second related concept adds this much of its worth: it is the same skill seen twice.
_SIDE: Final = 0.12
_SAME_PHRASE: Final = 0.12
# The very words of the query in an interest, a position or a company's name.
_SAID: Final = 0.15
# Whoever lists the very phrase fits well, however little the vocabulary knows of it.
_LISTED: Final = 0.7
# A title of the same family; one that shares its words, or is the very same, comes before the others of it.
_FAMILY: Final = 0.8
_SAME_WORDS: Final = 0.3
_HALF: Final = 0.5
_SAME_TITLE: Final = 0.4
# Who does the work without having the title, and what doing it adds to the title.
_WORK: Final = 0.35
_WORK_BESIDE: Final = 0.1
_RANK_STEP: Final = 0.07
# Of several meanings the first is the likelier one.
_OTHER_MEANING: Final = 0.9
# A word of an interest, a position, a company's name.
_WORD: Final = (1.0, 0.8, 0.6)

Group = Mapping[int, float] | Mapping[int, None]


class Worths:
    """Worth of professionals for wants, over one index."""

    def __init__(self, index: RosterIndex) -> None:
        self._index = index
        self._concepts = index.vocabulary.concepts
        self._places: tuple[tuple[Mapping[str, list[str]], Mapping[str, Group]], ...] = (
            (index.interest_words, index.interests), (index.title_words, index.titles),
            (index.company_words, index.companies),
        )  # fmt: skip
        # A query is read anew with every key, and most of its wants stay.
        self._everybody = lru_cache(maxsize=24)(self._of)

    def of(self, want: Want, among: Set[int] | None = None) -> Mapping[int, float]:
        """Return how far each fitting professional serves a want (1 is fully); who is missing does not."""
        return self._everybody(want, None) if among is None else self._of(want, among)

    def _of(self, want: Want, among: Set[int] | None) -> Mapping[int, float]:
        if want.kind in (Kind.CONCEPT, Kind.TITLE):
            return self._concept(want, among) if want.kind is Kind.CONCEPT else self._title(want, among)
        if want.kind in (Kind.RANK, Kind.WORDS):
            return self._rank(want.level or 0, among) if want.level is not None else self._word(want.ids[0][0], among)
        found = self.groups(want)[0]
        return dict(_weights(found, None if want.kind is Kind.NAME else among))

    def groups(self, want: Want) -> list[Group]:
        """Return the groups of professionals whom a want speaks of, those that serve it best first."""
        index = self._index
        if want.kind is Kind.CONCEPT:
            return [index.interests.get(want.key, {}), *self._postings(concept for concept, _ in want.ids)]
        if want.kind is Kind.TITLE:
            families = [concept for concept, _ in want.ids]
            practices = [self._concepts[family].practice for family in families]
            same = [index.titles.get(want.key, {}), index.interests.get(want.key, {})]
            return [*same, *self._postings((*families, *practices))]
        if want.kind is Kind.WORDS:
            return [index.interests[phrase] for phrase in index.interest_words.get(want.ids[0][0], ())] or [{}]
        if want.kind is Kind.NAME:
            return [{int(person): strength for person, strength in want.ids}]
        if want.kind is Kind.RANK:
            return [index.by_level.get(want.level or 0, {})]
        tables: dict[Kind, Mapping[str, Group]] = {
            Kind.COMPANY: index.companies, Kind.PHRASE: index.interests, Kind.PLACE: index.cities,
            Kind.SCHOOL: index.schools, Kind.LANGUAGE: index.languages,
            Kind.HIRING: {"": index.recruiters}, Kind.MENTORING: {"": index.mentors},
        }  # fmt: skip
        return [tables[want.kind].get(want.ids[0][0] if want.ids else "", {})]

    def related(self, want: Want) -> list[Group]:
        """Return the groups that serve a want less, the nearest first."""
        if want.kind not in (Kind.CONCEPT, Kind.TITLE):
            return []
        near: dict[str, float] = {}
        for concept, _ in want.ids:
            for other, strength in self._concepts[concept].related.items():
                near[other] = max(strength, near.get(other, 0.0))
        return self._postings(sorted(near, key=lambda other: -near[other]))

    def _postings(self, concepts: Iterable[str]) -> list[Group]:
        return [self._index.postings[one] for one in dict.fromkeys(concepts) if one in self._index.postings]

    def _rank(self, level: int, among: Set[int] | None) -> Mapping[int, float]:
        levels = self._index.levels
        people = range(len(levels)) if among is None else among
        return {
            at: 1.0 - 0.4 * abs(known - level)
            for at in people
            if (known := levels[at]) is not None and abs(known - level) <= 1
        }

    def _word(self, stem: str, among: Set[int] | None) -> Mapping[int, float]:
        worth: dict[int, float] = {}
        for weight, (words, table) in zip(_WORD, self._places, strict=True):
            for name in words.get(stem, ()):
                for at, share in _weights(table[name], among):
                    worth.setdefault(at, weight * share)
        return worth

    def _concept(self, want: Want, among: Set[int] | None) -> Mapping[int, float]:
        worth: dict[int, float] = {}
        for rank, (concept, sure) in enumerate(want.ids):
            meant = sure if rank == 0 else sure * _OTHER_MEANING
            self._add(worth, concept, meant, among)
            for other, strength in self._concepts[concept].related.items():
                self._add(worth, other, meant * strength, among)
        owners = self._index.interests.get(want.key, {})
        for at in () if owners else self._who_say(want.key, among) & worth.keys():
            worth[at] += _SAID
        for at, _ in _weights(owners, among):
            worth[at] = max(worth.get(at, 0.0) + _SAME_PHRASE, _LISTED)
        return worth

    def _who_say(self, phrase_key: str, among: Set[int] | None) -> set[int]:
        """Return in whose interest, position or company all words of a phrase stand: "Pacific Cruise Lines"."""
        stems = phrase_key.split()
        found: set[int] = set()
        for words, table in self._places if stems else ():
            for name in set.intersection(*(set(words.get(stem, ())) for stem in stems)):
                found |= table[name].keys() if among is None else table[name].keys() & among
        return found

    def _add(self, worth: dict[int, float], concept: str, strength: float, among: Set[int] | None) -> None:
        group = self._index.postings.get(concept)
        if group is None:
            return
        for at in group if among is None else group.keys() & among:
            value = group[at] * strength
            known = worth.get(at)
            if known is None:
                worth[at] = value
            elif known > value:
                worth[at] = known + _SIDE * value
            else:
                worth[at] = value + _SIDE * known

    def _title(self, want: Want, among: Set[int] | None) -> Mapping[int, float]:
        worth: dict[int, float] = {}
        for family, sure in want.ids:
            self._add_family(worth, family, sure, want.level, among)
        for title, share in self._like_titles(want.key).items():
            within = " " in want.key and f" {want.key} " in f" {title} "
            for at, _ in _weights(self._index.titles[title], among):
                # "Global PR Manager" is a PR manager, whatever else "global PR" may be.
                known = max(worth.get(at, 0.0), _FAMILY if within else 0.0)
                if known or share >= _HALF:
                    worth[at] = known + _SAME_WORDS * share
        for at, _ in _weights(self._index.titles.get(want.key, {}), among):
            worth[at] = worth.get(at, 0.0) + _SAME_TITLE
        # "AE" is whoever is called an account executive, before others who look after accounts.
        for title in self._index.title_initials.get(want.key, ()):
            for at in self._index.titles[title].keys() & worth.keys():
                worth[at] += _SAME_TITLE
        for at, _ in _weights(self._index.interests.get(want.key, {}), among):
            worth[at] = max(worth.get(at, 0.0), _LISTED)
        return worth

    def _add_family(
        self, worth: dict[int, float], family: str, sure: float, level: int | None, among: Set[int] | None
    ) -> None:
        concepts, levels, postings = self._concepts, self._index.levels, self._index.postings
        near = {family: 1.0} | {c: s for c, s in concepts[family].related.items() if concepts[c].kind == "position"}
        for concept, strength in near.items():
            for at, weight in _weights(postings.get(concept, {}), among):
                far = 0 if level is None or levels[at] is None else abs((levels[at] or 0) - level)
                value = _FAMILY * strength * sure * min(weight, 1.2) - _RANK_STEP * min(far, 4)
                worth[at] = max(worth.get(at, 0.0), value)
        practice = concepts[family].practice
        for at, weight in _weights(postings.get(practice, {}), among) if practice else ():
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


def _weights(group: Group, among: Set[int] | None) -> Iterable[tuple[int, float]]:
    """Return the professionals of a group with their weights, of plain groups 1; only candidates where some are."""
    people = group.keys() if among is None else group.keys() & among
    return [(at, 1.0 if (weight := group[at]) is None else weight) for at in people]

"""Finds professionals by name in a query: any order, no accents, a slip of the finger forgiven. Names only."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.matching.phrasebook import Mention, Sense
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import Word, is_cjk

_MOST_PEOPLE: Final = 12
NAMESAKE: Final = 0.3
_SHORTEST: Final = 4

Group = Mapping[int, object]


class NameBook:
    """The parts of the names on one roster."""

    def __init__(self, names: Mapping[str, Group], nicknames: Mapping[str, Group]) -> None:
        """Take who has a name's part, and who may go by a short form, both by the part, folded."""
        self._names = names
        self._nicknames = nicknames
        self._by_letter: dict[str, list[str]] = {}
        for name in names:
            if len(name) >= _SHORTEST - 1:
                self._by_letter.setdefault(name[0], []).append(name)

    def __contains__(self, word: str) -> bool:
        return word in self._names

    def find(
        self, words: Sequence[Word], mentions: Sequence[Mention], carrier: frozenset[str], used: set[int]
    ) -> list[Mention]:
        """Return the names in `words`; senses of kind `name` hold the person's number as `id`.

        Two or more parts of one person's name next to each other are a name whatever else they mean; a single part
        is one only where the word means nothing else.
        """
        single = {m.first for m in mentions if m.last - m.first == 1}
        longer = {at for m in mentions if m.last - m.first > 1 for at in range(m.first, m.last)}
        found: list[Mention] = []
        at = 0
        while at < len(words):
            step = 1
            if at not in longer and at not in used and not is_cjk(words[at].text):
                mention = self._several(words, at, longer)
                if mention is None and at not in single and words[at].text not in carrier:
                    mention = self._one(words, at)
                if mention:
                    found.append(mention)
                    step = mention.last - mention.first
            at += step
        return found

    def _several(self, words: Sequence[Word], first: int, longer: set[int]) -> Mention | None:
        parts: list[Group] = []
        best: Mention | None = None
        exact, slipped = 0, False
        people: set[int] = set()
        for at in range(first, min(first + 4, len(words))):
            if at in longer or (words[at].broken and at > first and len(words) > at + 1):
                break
            group, slip = self._people(words[at].text, fuzzy=bool(parts) or len(words) > at + 1)
            people = people & group.keys() if parts else set(group)
            if not people:
                break
            parts.append(group)
            exact += not slip
            slipped = slipped or slip
            if len(parts) >= 2 and exact >= 1:
                senses = tuple(Sense("name", str(person), "name", 1.0) for person in sorted(people)[:_MOST_PEOPLE])
                best = Mention(first, at + 1, "", senses + _namesakes(parts, people), joined=slipped)
        return best

    def _one(self, words: Sequence[Word], at: int) -> Mention | None:
        group = self._names.get(words[at].text)
        if not group or len(words[at].text) < _SHORTEST - 1:
            return None
        senses = tuple(Sense("name", str(person), "name", 1.0) for person in islice(group, 4 * _MOST_PEOPLE))
        return Mention(at, at + 1, "", senses)

    def _people(self, word: str, *, fuzzy: bool) -> tuple[Group, bool]:
        group, short = self._names.get(word, {}), self._nicknames.get(word)
        if short:
            return {**dict.fromkeys(group), **dict.fromkeys(short)}, False
        if group or not fuzzy or len(word) < _SHORTEST:
            return group, False
        limit = 1 if len(word) < 7 else 2
        alike = self._by_letter.get(word[0], ())
        close = process.extract(word, alike, scorer=OSA.distance, score_cutoff=limit, limit=6)
        return dict.fromkeys(person for name, _, _ in close for person in self._names[name]), True


def _namesakes(parts: Sequence[Group], people: set[int]) -> tuple[Sense, ...]:
    """Return who shares a part of the name, for a student who remembers only half of it."""
    others = (person for group in parts for person in islice(group, 50 * _MOST_PEOPLE) if person not in people)
    first = sorted(set(others))[: 2 * _MOST_PEOPLE]
    return tuple(Sense("name", str(person), "namesake", NAMESAKE) for person in first)


def name_want(text: str, words: Sequence[Word], mention: Mention) -> Want:
    """Return the wish for the people that a mention names."""
    typed = text[words[mention.first].start : words[mention.last - 1].end]
    ids = tuple((sense.id, sense.strength) for sense in mention.senses)
    return Want(Kind.NAME, ids, typed, typed, "typo" if mention.joined else "name", 2.0)

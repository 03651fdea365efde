"""Finds professionals by name in a query: any order, no accents, a slip of the finger forgiven. Names only."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.matching.phrasebook import Mention, Sense
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import Word, is_cjk

_MOST_PEOPLE: Final = 12
NAMESAKE: Final = 0.3
_COMMONER: Final = 0.02
_SHORTEST: Final = 4
# A surname typed alone may have a slip in it from so many letters on.
_SHORTEST_SLIP: Final = 6

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

    def likeness(self, word: str) -> float:
        """Return how like (0 to 1) a word is to the nearest part of a name; 0 where it is no slip of one."""
        if len(word) < _SHORTEST_SLIP:
            return 0.0
        near = process.extractOne(
            word, self._by_letter.get(word[0], ()), scorer=OSA.distance, score_cutoff=_slips(word)
        )
        return 1 - near[1] / max(len(word), len(near[0])) if near else 0.0

    def find(
        self,
        words: Sequence[Word],
        mentions: Sequence[Mention],
        carrier: frozenset[str],
        used: set[int],
        is_right: Callable[[str], bool],
    ) -> list[Mention]:
        """Return the names in `words`; senses of kind `name` hold the person's number as `id`.

        Two or more parts of one person's name next to each other are a name whatever else they mean; a single part
        is one only where the word means nothing else; with a slip in it, only where it is no word that `is_right`.
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
                    mention = self._one(words, at) or self._slipped(words, at, is_right)
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

    def _slipped(self, words: Sequence[Word], at: int, is_right: Callable[[str], bool]) -> Mention | None:
        """Return the people whose name one word misspells: a name is not a slip of another one."""
        word = words[at].text
        if len(word) < _SHORTEST_SLIP or is_right(word):
            return None
        senses = tuple(Sense("name", str(person), "name", 1.0) for person in self._people(word, fuzzy=True)[0])
        return Mention(at, at + 1, "", senses[:_MOST_PEOPLE], joined=True) if senses else None

    def _people(self, word: str, *, fuzzy: bool) -> tuple[Group, bool]:
        group, short = self._names.get(word, {}), self._nicknames.get(word)
        if short:
            return {**dict.fromkeys(group), **dict.fromkeys(short)}, False
        if group or not fuzzy or len(word) < _SHORTEST:
            return group, False
        limit = _slips(word)
        alike = self._by_letter.get(word[0], ())
        close = process.extract(word, alike, scorer=OSA.distance, score_cutoff=limit, limit=6)
        return dict.fromkeys(person for name, _, _ in close for person in self._names[name]), True


def _slips(word: str) -> int:
    """Return how many slips a name of this length may have in it."""
    return 1 if len(word) < 7 else 2


def _namesakes(parts: Sequence[Group], people: set[int]) -> tuple[Sense, ...]:
    """Return who shares a part of the name, for a student who remembers only half of it."""
    found: dict[int, float] = {}
    for group in sorted(parts, key=len):  # the rarer part says more: Gupta before everybody called Andrew
        strength = NAMESAKE if not found else NAMESAKE - _COMMONER
        for person in sorted(set(islice(group, 50 * _MOST_PEOPLE)) - people):
            found.setdefault(person, strength)
    first = islice(found.items(), 2 * _MOST_PEOPLE)
    return tuple(Sense("name", str(person), "namesake", strength) for person, strength in first)


def name_want(text: str, words: Sequence[Word], mention: Mention) -> Want:
    """Return the wish for the people that a mention names."""
    typed = text[words[mention.first].start : words[mention.last - 1].end]
    ids = tuple((sense.id, sense.strength) for sense in mention.senses)
    return Want(Kind.NAME, ids, typed, typed, "typo" if mention.joined else "name", 2.0)

"""Finds known phrases in running words: longest first, never overlapping. It ranks nobody and corrects nothing.

A phrasebook is a dictionary from phrase keys to senses; several senses may share a phrase. Keys without their
spaces are known too, so that "socialmedia" and "health care" are found.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from kiosk.matching.chinese import simplified
from kiosk.matching.ordered_phrases import SHORTEST_JOINED, OrderedPhrases, joined
from kiosk.matching.words import GLUE, Word, add_to_key, forget_words, is_cjk, key, key_of, root

LONGEST: Final = 8
_REMEMBERED: Final = 20_000


class Sense(NamedTuple):
    """What a phrase stands for."""

    kind: str
    """concept, company, title, school, place, language, interest, rank."""
    id: str
    """Concept id, or the key of what the roster holds."""
    how: str
    """name, abbreviation, synonym, slang, sign: what kind of name the phrase is."""
    strength: float
    """0 to 1: how surely the phrase means it."""


class Mention(NamedTuple):
    """A known phrase in a text."""

    first: int
    """Index of its first word."""
    last: int
    """One past the index of its last word."""
    key: str
    """The phrase's key."""
    senses: tuple[Sense, ...]
    """What it may mean, strongest first."""
    joined: bool = False
    """Words had to be joined or parted to find it."""


class Phrasebook:
    """Phrases and their senses."""

    def __init__(self) -> None:
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._rooted: dict[str, str] = {}
        self._ordered: OrderedPhrases | None = None
        self._begins: dict[str, bool] = {}
        self._goes: dict[str, bool] = {}
        self._cjk: dict[str, tuple[Sense, ...]] = {}
        self._capital: set[str] = set()

    def add(self, phrase: str, sense: Sense, *, capitals: bool = False) -> None:
        """Learn that `phrase` means `sense`; with `capitals` it counts in capitals only."""
        if is_cjk(phrase):
            self.forget_texts()
            self._learn(self._cjk, simplified("".join(char for char in phrase.casefold() if char.isalnum())), sense)
            return
        phrase_key = key(phrase)
        if len(phrase_key) < 2:
            return
        if phrase_key == phrase:
            phrase_key = phrase  # most are their own key: one string for both
        self._learn(self._senses, phrase_key, sense)
        if self._ordered is not None:
            self._ordered = None
            self.forget_texts()
        if capitals:
            self._capital.add(phrase_key)
        if " " in phrase_key:
            self._rooted.setdefault(_rooted(phrase_key), phrase_key)

    def forget_texts(self) -> None:
        """Forget how the words began in which phrases were looked for."""
        self._begins.clear()
        self._goes.clear()

    @staticmethod
    def _learn(book: dict[str, tuple[Sense, ...]], phrase_key: str, sense: Sense) -> None:
        others = book.get(phrase_key)
        if others is None:
            book[phrase_key] = _alone_in_tuple(sense)
            return
        senses = list(others)
        for at, known in enumerate(senses):
            if (known.kind, known.id) == (sense.kind, sense.id):
                if sense.strength > known.strength:
                    senses[at] = sense
                break
        else:
            senses.append(sense)
        senses.sort(key=lambda known: -known.strength)
        book[phrase_key] = tuple(senses)

    def senses(self, phrase_key: str) -> tuple[Sense, ...]:
        """Return what a phrase key means; empty when it is unknown."""
        return self._senses.get(phrase_key, ())

    def phrase_keys(self) -> Iterable[str]:
        """Return all phrase keys without Chinese ones."""
        return self._senses.keys()

    def joined_keys(self) -> Iterable[str]:
        """Yield the keys of several words, written as one."""
        return self._in_order().joined_keys()

    def parted(self, word: str) -> str | None:
        """Return the phrase key that was written as one word, of several the one that was learned first."""
        return self._in_order().parted(word)

    def find(
        self, words: Sequence[Word], *, skip: frozenset[str] = frozenset(), starts: Iterable[int] | None = None
    ) -> list[Mention]:
        """Return the phrases in `words`, longest kept, in reading order; single words in `skip` do not count.

        With `starts` only phrases that begin at these places are looked for.
        """
        return choose(self.candidates(words, skip=skip, starts=starts))

    def candidates(
        self, words: Sequence[Word], *, skip: frozenset[str] = frozenset(), starts: Iterable[int] | None = None
    ) -> list[Mention]:
        """Return all phrases in `words`, overlapping ones too."""
        found: list[Mention] = []
        begins = self._begins
        for first in range(len(words)) if starts is None else starts:
            stem = words[first].stem
            known = begins.get(stem)
            if known is None:
                known = self._learn_beginning(stem)
            if known:
                self._collect(words, first, skip, found)
        return found

    def _learn_beginning(self, stem: str) -> bool:
        """Remember whether a word begins any phrase: most begin none, and texts are long."""
        if len(self._begins) >= _REMEMBERED:
            self._begins.clear()
        known = self._begins[stem] = is_cjk(stem) or stem in self._senses or self._goes_on(stem, stem)
        return known

    def _collect(self, words: Sequence[Word], first: int, skip: frozenset[str], found: list[Mention]) -> None:
        """Add the phrases that begin at a word to those found."""
        head = words[first]
        if is_cjk(head.text):
            found.extend(self._in_chinese(head.text, first))
            return
        stems: list[str] = []
        for last in range(first, min(first + LONGEST, len(words))):
            word = words[last]
            # A full stop or a comma parts phrases, unless the phrase is long enough to be a list by itself.
            parted = word.broken and last > first and last - first < 2 and words[last - 1].stem not in GLUE
            if parted and not self._crosses(words, first, last):
                return
            size = len(stems)
            add_to_key(stems, word.stem)
            if len(stems) == size and word.stem in GLUE:
                continue
            phrase_key = " ".join(stems)
            mention = self._mention(words, first, last + 1, phrase_key)
            if mention and not (last == first and word.text in skip and not _alone(words, first)):
                found.append(mention)
            if not self._goes_on(phrase_key, stems[-1]):
                return

    def _goes_on(self, phrase_key: str, last: str) -> bool:
        """Tell whether a longer phrase may begin so; texts repeat their beginnings, so it is remembered."""
        known = self._goes.get(phrase_key)
        if known is None:
            if len(self._goes) >= _REMEMBERED:
                self._goes.clear()
            known = self._goes[phrase_key] = self._may_go_on(phrase_key, last)
        return known

    def _may_go_on(self, phrase_key: str, last: str) -> bool:
        phrases = self._in_order()
        return last == "public" or phrases.go_on(phrase_key) or phrases.go_on_rooted(_rooted(phrase_key))

    def _in_order(self) -> OrderedPhrases:
        if self._ordered is None:
            self._ordered = OrderedPhrases(self._senses.keys(), self._rooted.keys())
        return self._ordered

    def _crosses(self, words: Sequence[Word], first: int, last: int) -> bool:
        ahead = [word.stem for word in words[first : last + 3]]
        return any(key_of(ahead[:size]) in self._senses for size in range(3, len(ahead) + 1))

    def _mention(self, words: Sequence[Word], first: int, last: int, phrase_key: str) -> Mention | None:
        senses = self._senses.get(phrase_key)
        if senses:
            if phrase_key in self._capital and not _in_capitals(words, first, last):
                return None
            return Mention(first, last, phrase_key, senses)
        inflected = self._rooted.get(_rooted(phrase_key)) if " " in phrase_key else None
        if inflected:
            return Mention(first, last, inflected, self._senses[inflected])
        as_one = joined(phrase_key)
        if len(as_one) < SHORTEST_JOINED:
            return None
        parted = self.parted(as_one) or (as_one if " " in phrase_key and as_one in self._senses else None)
        return Mention(first, last, parted, self._senses[parted], joined=True) if parted else None

    def clipped(self, start: str, rest: Sequence[str]) -> Mention | None:
        """Return the phrase whose first word begins with `start` and goes on with `rest`: "fin comms".

        The surest, then the shortest such phrase is meant; positions in the mention are those of the words given.
        """
        tail = " " + " ".join(rest)
        fitting = [
            phrase
            for phrase in self._in_order().ending(rest[-1])
            if phrase.startswith(start) and phrase.endswith(tail) and phrase.count(" ") == len(rest)
        ]
        if not fitting:
            return None
        best = min(fitting, key=lambda phrase: (-self._senses[phrase][0].strength, len(phrase), phrase))
        return Mention(0, 1 + len(rest), best, self._senses[best])

    def begun(self, start: str) -> Mention | None:
        """Return the phrase of several words that begins so, the surest and then the shortest."""
        found = list(self._in_order().beginning(start))
        if not found:
            return None
        best = min(found, key=lambda phrase: (-self._senses[phrase][0].strength, len(phrase), phrase))
        return Mention(0, 1 + best.count(" "), best, self._senses[best])

    def _in_chinese(self, text: str, at: int) -> Iterable[Mention]:
        # One run of ideographs may hold several phrases; they are reported as one mention with all senses.
        senses: dict[tuple[str, str], Sense] = {}
        first = 0
        keys: list[str] = []
        while first < len(text):
            for last in range(min(len(text), first + 12), first, -1):
                if found := self._cjk.get(text[first:last]):
                    keys.append(text[first:last])
                    for sense in found:
                        senses.setdefault((sense.kind, sense.id), sense)
                    first = last - 1
                    break
            first += 1
        if senses:
            yield Mention(at, at + 1, " ".join(keys), tuple(senses.values()))


@lru_cache(maxsize=65536)
def _alone_in_tuple(sense: Sense) -> tuple[Sense, ...]:
    # A concept has many phrases; all of them that mean it alone share one tuple.
    return (sense,)


def _in_capitals(words: Sequence[Word], first: int, last: int) -> bool:
    # In small letters "un" is a word like others; as all that was typed it is the United Nations.
    return all(word.upper for word in words[first:last]) or last - first == len(words)


def _alone(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is all that stands between two commas of a list."""
    first = at == 0 or words[at].broken
    return len(words) > 1 and first and (at + 1 == len(words) or words[at + 1].broken)


@lru_cache(maxsize=65536)
def _rooted(phrase_key: str) -> str:
    roots = " ".join(root(word) for word in phrase_key.split(" "))
    return phrase_key if roots == phrase_key else roots  # one string for both


def forget_read() -> None:
    """Forget what only the reading of a roster and a vocabulary asks for again and again."""
    forget_words()
    _rooted.cache_clear()
    _alone_in_tuple.cache_clear()


def choose(candidates: Iterable[Mention]) -> list[Mention]:
    """Return mentions that do not overlap, longer before shorter, plain before joined, in reading order."""
    merged: dict[tuple[int, int], Mention] = {}
    for mention in candidates:
        span = (mention.first, mention.last)
        other = merged.get(span)
        if other is None or (other.joined and not mention.joined):
            merged[span] = mention
        elif other.joined == mention.joined:
            senses = tuple(sorted({*other.senses, *mention.senses}, key=lambda s: (-s.strength, s.kind, s.id)))
            merged[span] = Mention(*span, other.key, senses, other.joined)
    if len(merged) < 2:
        return list(merged.values())
    taken: set[int] = set()
    kept: list[Mention] = []
    for mention in sorted(merged.values(), key=lambda m: (m.first - m.last, m.joined, m.first)):
        span_words = range(mention.first, mention.last)
        if taken.isdisjoint(span_words):
            taken.update(span_words)
            kept.append(mention)
    kept.sort(key=lambda mention: mention.first)
    return kept

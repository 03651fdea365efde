"""Puts a query's words right where they make no phrase as typed: slips, words cut short, words run together.

What is found is only ever a phrase that roster or vocabulary know; a word that leads to none stays as typed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from kiosk.matching.phrasebook import LONGEST, Mention, Phrasebook
from kiosk.matching.spelling import Spelling
from kiosk.matching.words import Word, is_cjk, key_of, stem

# A run of words this like (0 to 100) to a known phrase without its spaces is that phrase, misspelled.
_JOINED_LIKENESS: Final = 90
_SHORTEST_JOINED: Final = 8
_SHORTEST_BEGUN: Final = 4
_SHORTEST_PARTED: Final = 3
# Phrases shorter than this part of it, or so much longer, cannot be that like.
_REACH: Final = _JOINED_LIKENESS / (200 - _JOINED_LIKENESS)
# A word of so many letters may be a longer one cut short, and these are although they carry otherwise.
_CLIPPED: Final = (2, 6)
_CUT: Final = frozenset({"comm", "pub", "dev", "fin", "gov"})
# A word that leads to no phrase is put right only when it is this like to a known one.
_ALONE_LIKENESS: Final = 0.8
# In a sentence most words are right, so a correction that stands alone must be as close: one slip in five letters.
_SENTENCE: Final = 6
_SENTENCE_LIKENESS: Final = 0.79


class Mender:
    """Corrections against the phrases of one roster and one vocabulary."""

    def __init__(
        self,
        own: Phrasebook,
        field: Phrasebook,
        spelling: Spelling,
        carrier: frozenset[str],
        known: Callable[[str], bool],
    ) -> None:
        """Take the phrases of the roster and of the field, and who tells whether a stem stands on the roster."""
        self._own = own
        self._field = field
        self._spelling = spelling
        self._carrier = carrier
        self._known = known
        # By first letter, and each list by length: few phrases are worth comparing with.
        self._joined: dict[str, list[str]] = {}
        for phrase in sorted(sorted({*own.joined_keys(), *field.joined_keys()}), key=len):
            self._joined.setdefault(phrase[0], []).append(phrase)

    def forget(self) -> None:
        """Empty what is remembered of words that were asked about."""
        self._spelling.forget()

    def is_right(self, word: str) -> bool:
        """Tell whether a word is one that people write so, or somebody's name."""
        return self._spelling.is_right(word)

    def likeness(self, word: str) -> float:
        """Return how like (0 to 1) a word is to the nearest known one; 1 where it is right or begins one."""
        if self._spelling.is_right(word) or self._spelling.completion(word):
            return 1.0
        return max((like for _, like in self._spelling.candidates(stem(word))), default=0.0)

    def whole(self, words: Sequence[Word], found: Sequence[Mention], used: set[int]) -> Mention | None:
        """Return one phrase that several words were meant to be."""
        return (
            self._clipped(words, found, used)
            or self._begun(words, found, used)
            or self._near_miss(words, found, used)
        )

    def shifted(self, words: Sequence[Word], used: set[int]) -> dict[int, str]:
        """Return the words by their place that a space struck one letter early or late parted: "crisi scomms"."""
        spelled: dict[int, str] = {}
        for at in range(len(words) - 1):
            if used.isdisjoint((at, at + 1)) and at not in spelled and not words[at + 1].broken:
                spelled |= zip((at, at + 1), self._parted(words[at].text, words[at + 1].text), strict=False)
        return spelled

    def _parted(self, one: str, other: str) -> tuple[str, ...]:
        """Return two words with the space between them where it belongs; nothing where it stands right or nowhere."""
        short = min(len(one), len(other)) < _SHORTEST_PARTED
        if short or is_cjk(one + other) or (self._is_word(one) and self._is_word(other)):
            return ()
        either = ((one + other[0], other[1:]), (one[:-1], one[-1] + other))
        return next((both for both in either if all(map(self._is_word, both))), ())

    def _is_word(self, word: str) -> bool:
        return self._spelling.is_right(word) or self._spelling.is_right(stem(word))

    def words(self, words: Sequence[Word], covered: set[int], is_name: Callable[[str], bool]) -> dict[int, str]:
        """Return the corrections of single words by their place."""
        spelled: dict[int, str] = {}
        for at, word in enumerate(words):
            if at in covered or word.text in self._carrier or is_cjk(word.text) or is_name(word.text):
                continue
            best = self._completed(words, at) or self._correct(words, at) or self._relative(words, at)
            if best:
                spelled[at] = best
        return spelled

    def _completed(self, words: Sequence[Word], at: int) -> str:
        """Return the word that the last one is the beginning of: students look while they type."""
        word = words[at]
        last = at + 1 == len(words) and len(word.text) >= _SHORTEST_BEGUN
        return self._spelling.completion(word.text) if last and not self._spelling.is_right(word.text) else ""

    def _correct(self, words: Sequence[Word], at: int) -> str:
        """Return the correction of one word; one that makes a phrase with its neighbours comes first."""
        best, most, lone = "", 0.0, 0.0  # of a correction that stands alone: how like it is
        alone = not self._spelling.is_right(words[at].text)
        if not alone and not (len(words) > 1 and self._spelling.is_half_right(words[at].text)):
            return ""
        for candidate, likeness in self._spelling.candidates(words[at].stem):
            length = self._phrase_length(words, at, candidate)
            if length == 1 and candidate in self._carrier:
                length = 0
            least = _SENTENCE_LIKENESS if len(words) >= _SENTENCE else 0.0 if length else _ALONE_LIKENESS
            if length < 2 and (likeness < least or not alone):
                continue
            worth = likeness + 0.12 * min(length, 3)
            if worth > most:
                best, most, lone = candidate, worth, likeness if length < 2 else 0.0
        return "" if lone and self._spelling.is_rather_a_name(words[at].stem, lone) else best

    def _phrase_length(self, words: Sequence[Word], at: int, candidate: str) -> int:
        first = max(0, at - LONGEST + 1)
        around = list(words[first : at + LONGEST])
        around[at - first] = words[at]._replace(text=candidate, stem=stem(candidate))
        both = (*self._field.candidates(around), *self._own.candidates(around))
        return max((m.last - m.first for m in both if m.first + first <= at < m.last + first), default=0)

    def _relative(self, words: Sequence[Word], at: int) -> str:
        """Return a word of the same root that makes a phrase where this one makes none."""
        first = max(0, at - 3)
        for other in self._spelling.relatives(words[at].stem):
            trial = list(words[first : at + 4])
            trial[at - first] = words[at]._replace(text=other, stem=other)
            spans = self._field.candidates(trial)
            if any(m.first + first <= at < m.last + first and m.last - m.first > 1 for m in spans):
                return other
        return ""

    def _clipped(self, words: Sequence[Word], found: Sequence[Mention], used: set[int]) -> Mention | None:
        """Return a phrase whose first word was cut short: "fin comms", "pub affairs"."""
        long = {at for m in found if m.last - m.first > 1 for at in range(m.first, m.last)} | used
        named = {m.first for m in found if m.senses[0].how in ("name", "abbreviation")}
        for at, word in enumerate(words[:-1]):
            if at in long or at + 1 in long or at in named or is_cjk(word.text):
                continue
            if not _CLIPPED[0] <= len(word.text) <= _CLIPPED[1]:
                continue
            if word.text not in _CUT and (word.text in self._carrier or self._spelling.is_ordinary(word.text)):
                continue
            mention = self._field.clipped(word.text, [words[at + 1].stem])
            if mention:
                return mention._replace(first=at, last=at + 2)
        return None

    def _begun(self, words: Sequence[Word], found: Sequence[Mention], used: set[int]) -> Mention | None:
        """Return a phrase whose last word is not typed to its end: "public aff"."""
        end = len(words)
        long = {at for m in found if m.last - m.first > 1 for at in range(m.first, m.last)} | used
        last = words[-1].text
        if end < 2 or len(last) < 2 or end - 1 in long or last in self._carrier or self._spelling.is_right(last):
            return None
        for first in range(max(0, end - 3), end - 1):
            if not long.isdisjoint(range(first, end)):
                continue
            start = key_of([*(word.stem for word in words[first:-1]), last])
            mention = self._own.begun(start) or self._field.begun(start)
            if mention:
                return mention._replace(first=first, last=end)
        return None

    def _near_miss(self, words: Sequence[Word], found: Sequence[Mention], used: set[int]) -> Mention | None:
        """Return a company or a phrase of several words that a run of words misspells as a whole."""
        covered = {at for m in found if m.last - m.first > 1 for at in range(m.first, m.last)} | used
        strange = [at for at, word in enumerate(words) if at not in covered and self._is_strange(word)]
        best: tuple[float, Mention] | None = None
        for at in strange[:4]:
            for first in range(max(0, at - 4), at + 1):
                for last in range(at + 1, min(len(words), at + 5) + 1):
                    near = self._nearest(words[first:last]) if covered.isdisjoint(range(first, last)) else None
                    if near and (best is None or near[0] > best[0]):
                        best = (near[0], near[1]._replace(first=first, last=last))
        return best[1] if best else None

    def _is_strange(self, word: Word) -> bool:
        known = word.text in self._carrier or self._known(word.stem)
        return not known and not is_cjk(word.text) and not self._spelling.is_right(word.text) and len(word.text) > 3

    def _nearest(self, run: Sequence[Word]) -> tuple[float, Mention] | None:
        joined = "".join(word.stem for word in run)
        if len(joined) < _SHORTEST_JOINED or run[0].text in self._carrier or run[-1].text in self._carrier:
            return None
        alike = self._joined.get(joined[0], [])
        shortest = bisect_left(alike, _REACH * len(joined), key=len)
        longest = bisect_right(alike, len(joined) / _REACH, key=len)
        close = process.extractOne(joined, alike[shortest:longest], scorer=fuzz.ratio, score_cutoff=_JOINED_LIKENESS)
        if close is None:
            return None
        phrase = self._own.parted(close[0]) or self._field.parted(close[0]) or close[0]
        senses = (*self._own.senses(phrase), *self._field.senses(phrase))
        return float(close[1]), Mention(0, 0, phrase, senses, joined=True)

"""Puts misspelled words right against the words that the roster and the vocabulary know; leaves right words alone.

rapidfuzz compares in batches over distinct words, never over people. A correction needs a word long enough, close
enough, and clearly closer than any everyday word.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kiosk.matching.words import root, stem

_SHORTEST: Final = 4
# Words less like (0 to 1) than this are two words.
_LEAST: Final = 0.72
# A key that was held down: "toyss".
_DOUBLED_LIKENESS: Final = 0.95
_INFLECTIONS: Final = (
    "s", "es", "ed", "ing", "ings", "er", "ers", "est", "or", "ors", "ly", "ment", "ments", "ist", "ists",
)  # fmt: skip
_PHONETIC: Final = (
    ("ph", "f"), ("tion", "xn"), ("sion", "xn"), ("shun", "xn"), ("cian", "xn"), ("tial", "xl"), ("cial", "xl"),
    ("ck", "k"), ("qu", "kw"), ("sch", "sk"), ("ch", "x"), ("sh", "x"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("ps", "s"), ("x", "ks"), ("kn", "n"), ("wr", "r"), ("gh", ""), ("dge", "j"), ("ge", "je"), ("gi", "ji"),
    ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"),
)  # fmt: skip
_UNHEARD: Final = dict.fromkeys(map(ord, "aeiouyhw"))
_DOUBLED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return how a word sounds, roughly: hard and soft letters alike, vowels only at the start, nothing doubled."""
    if word.startswith("x"):
        word = "s" + word[1:]
    for letters, like in _PHONETIC:
        # "x" made above stays what it became.
        if letters != "x" or "x" not in word:
            word = word.replace(letters, like)
    kept = _DOUBLED.sub(r"\1", word[:1] + word[1:].translate(_UNHEARD))
    return ("a" if kept[:1] in "aeiouy" else kept[:1]) + kept[1:]


class Spelling:
    """The words that are right, and how to come to them."""

    def __init__(
        self,
        weights: dict[str, float],
        right: Collection[str],
        half_right: Collection[str] = (),
        dictionary: Container[str] = (),
    ) -> None:
        """Take the words that may be the correction with their weights, and the words never to correct.

        Words that are half right and those of the dictionary are corrected only where that makes a phrase with their
        neighbours.
        """
        self._weights = weights
        self._right = right
        self._half_right = half_right
        self._dictionary = dictionary
        self._words = [word for word in weights if len(word) >= _SHORTEST]
        self._sorted = sorted(self._words)
        self._known = lru_cache(maxsize=4096)(self._candidates)

    @cached_property  # most evenings begin with words typed right
    def _by_sound(self) -> list[str]:
        return sorted(self._words, key=sound)

    @cached_property
    def _by_root(self) -> list[str]:
        return sorted(self._words, key=root)

    @cached_property
    def _names_by_sound(self) -> list[str]:
        return sorted((word for word in self._half_right if len(word) >= _SHORTEST), key=sound)

    def forget(self) -> None:
        """Empty what is remembered of words that were asked about."""
        self._known.cache_clear()
        sound.cache_clear()

    def is_right(self, word: str) -> bool:
        """Tell whether a word is one that people write so."""
        if word in self._right or word in self._weights or self._is_right_alone(word):
            return True
        return any(base in self._right for base in _bases(word))

    def is_half_right(self, word: str) -> bool:
        """Tell whether a word is right by itself only: a name, a word of another language, one that says nothing."""
        return self._is_right_alone(word) and word not in self._weights

    def _is_right_alone(self, word: str) -> bool:
        return any(one in self._half_right or one in self._dictionary for one in (word, *_bases(word)))

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word is an everyday one."""
        return word in self._right

    def candidates(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return at most six words that `word` may stand for with their likeness (0 to 1), best first."""
        if len(word) < _SHORTEST or word.isdigit() or (self.is_right(word) and not self.is_half_right(word)):
            return ()
        single = stem(_DOUBLED.sub(r"\1", word))
        return ((single, _DOUBLED_LIKENESS),) if single in self._weights else self._known(word)

    def completion(self, start: str) -> str:
        """Return the word that `start` is the beginning of, the weightiest and then the shortest; empty for none."""
        at = bisect_left(self._sorted, start)
        begun: list[str] = []
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            begun.append(self._sorted[at])
            at += 1
        return min(begun, key=lambda word: (-self._weights[word], len(word), word), default="")

    def relatives(self, word: str) -> tuple[str, ...]:
        """Return the other known words of the same root: "buyer" has "buying"."""
        return tuple(other for other in _alike(self._by_root, root(word), root) if other != word)

    def is_rather_a_name(self, word: str, likeness: float) -> bool:
        """Tell whether a word is more than `likeness` like a half right one: "hariss" is Harris, and no horse."""
        return max(_likeness(word, self._names_by_sound).values(), default=0.0) > likeness

    def _candidates(self, word: str) -> tuple[tuple[str, float], ...]:
        likeness = _likeness(word, self._by_sound)
        ranked = sorted(likeness.items(), key=lambda pair: (-(pair[1] + 0.04 * self._weights[pair[0]]), pair[0]))
        return tuple((other, like) for other, like in ranked if like >= _LEAST)[:6]


def _likeness(word: str, by_sound: list[str]) -> dict[str, float]:
    """Return the words that one is anything like, with how much (0 to 1); they stand in the order of their sounds."""
    limit = 1 if len(word) < 7 else 2 if len(word) < 11 else 3
    # The budget grows with the length of the word: one slip in five letters, two in eight, three in a long word.
    close = process.extract(word, by_sound, scorer=OSA.distance, score_cutoff=limit, limit=40)
    likeness: dict[str, float] = {}
    for other, distance, _ in close:
        longer = max(len(word), len(other))
        likeness[other] = 1 - distance / longer
        if other[0] != word[0]:
            likeness[other] -= 0.08
        if other in (word + "r", word + "er", word + "or", word + "d", word + "ed"):
            # A verb and who does it are both right.
            likeness[other] = 0.0
        if len(word) == _SHORTEST and not _same_ends(word, other):
            likeness[other] = 0.0
    said = sound(word)
    for other in _alike(by_sound, said, sound):
        # Little is heard of "buety", and much in "musk" could be music: short ones begin and end alike.
        clear = len(said) >= 3 and len(word) > _SHORTEST
        if (clear or (len(said) == 2 < len(word) - 2 and _same_ends(word, other))) and (
            abs(len(other) - len(word)) <= 3
        ):
            like = 0.55 + 0.35 * OSA.normalized_similarity(word, other)
            likeness[other] = max(like, likeness.get(other, 0.0)) + 0.04
    return likeness


def _same_ends(word: str, other: str) -> bool:
    return word[0] == other[0] and word[-1] == other[-1]


def _bases(word: str) -> Iterator[str]:
    """Yield what a word may be an inflection of: "bringing" is as right as "bring"."""
    for ending in _INFLECTIONS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST - 1:
            yield bare
            yield bare + "e"
            yield bare + "y"
            if bare[-1] == bare[-2]:
                yield bare[:-1]
            if bare[-1] == "i":
                yield bare[:-1] + "y"


def _alike(words: list[str], like: str, by: Callable[[str], str]) -> list[str]:
    """Return those of `words`, which are in the order of what `by` makes of them, of which it makes `like`."""
    first = bisect_left(words, like, key=by)
    return words[first : bisect_right(words, like, first, key=by)]


def words_of(phrases: Iterable[str]) -> set[str]:
    """Return the distinct words of phrase keys; several books have most of them, and share one string for each."""
    return {sys.intern(word) for phrase in phrases for word in phrase.split()}

"""The phrases of a book in order, so that those that begin or end alike stand together and are found."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

SHORTEST_JOINED: Final = 6
"""Letters below which words written as one are none of ours."""


class OrderedPhrases:
    """Phrase keys in three orders; what one is ordered by is made anew at each look, and so takes no memory."""

    def __init__(self, phrase_keys: Collection[str], rooted: Iterable[str]) -> None:
        """Take all phrase keys, and those of several words without their endings."""
        self._phrases = sorted(phrase for phrase in phrase_keys if " " in phrase)
        self._by_last = sorted(self._phrases, key=_last_word)
        self._rooted = sorted(rooted)
        long = (one for one in phrase_keys if " " not in one or len(joined(one)) >= SHORTEST_JOINED)
        self._spaceless = sorted(long, key=joined)

    def go_on(self, phrase_key: str) -> bool:
        """Tell whether a longer phrase begins so, with its spaces or without."""
        if _begins_one(self._phrases, phrase_key + " "):
            return True
        start = joined(phrase_key)
        at = bisect_left(self._spaceless, start + " ", key=joined)  # past `start` itself
        return at < len(self._spaceless) and joined(self._spaceless[at]).startswith(start)

    def go_on_rooted(self, rooted: str) -> bool:
        """Tell the same of phrases without their endings."""
        return _begins_one(self._rooted, rooted + " ")

    def joined_keys(self) -> Iterator[str]:
        """Yield the keys of several words, written as one."""
        return (joined(phrase) for phrase in self._spaceless if " " in phrase)

    def parted(self, word: str) -> str | None:
        """Return the phrase key that was written as one word, of several the one that was learned first."""
        at = bisect_left(self._spaceless, word, key=joined)
        while at < len(self._spaceless) and joined(self._spaceless[at]) == word:
            if " " in self._spaceless[at]:
                return self._spaceless[at]
            at += 1
        return None

    def ending(self, word: str) -> Sequence[str]:
        """Return the phrases of several words with this last one."""
        first = bisect_left(self._by_last, word, key=_last_word)
        return self._by_last[first : bisect_right(self._by_last, word, first, key=_last_word)]

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the phrases of several words that begin so."""
        at = bisect_left(self._phrases, start)
        while at < len(self._phrases) and self._phrases[at].startswith(start):
            yield self._phrases[at]
            at += 1


def joined(phrase_key: str) -> str:
    """Return a phrase key written as one word."""
    return phrase_key.replace(" ", "")


def _last_word(phrase_key: str) -> str:
    return phrase_key.rpartition(" ")[2]


def _begins_one(phrases: Sequence[str], start: str) -> bool:
    """Tell whether one of these phrases, which are in order, begins so."""
    at = bisect_left(phrases, start)
    return at < len(phrases) and phrases[at].startswith(start)

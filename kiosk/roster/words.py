"""Words compared without case, accents and width, and the lists of words the reader knows. Data: `words.txt`."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kiosk.roster.wordfile import Sections, read_words

_WORDS: Final = Path(__file__).with_name("words.txt")
_STROKES: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'"})
_SPACES: Final = re.compile(r"\s+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, half-width, on one line: what spellings are compared by."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip().casefold()
    wide = unicodedata.normalize("NFKC", text).casefold().translate(_STROKES)
    bare = "".join(
        # Latin accents only: the marks that voice Japanese syllables are letters' parts, not ornaments.
        char
        for char in unicodedata.normalize("NFD", wide)
        if not "\u0300" <= char <= "\u036f"
    )
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of words, folded."""
    return frozenset(fold(word) for words in _file()[name].values() for word in words)


@cache
def _file() -> Sections:
    return read_words(_WORDS)

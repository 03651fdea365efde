"""The phrasebooks that a vocabulary makes: one for what students type, one for what rosters say.

A student's slang and the platforms that stand for a field are read in queries only; the signs of a bio are read in
running text. It knows no roster.
"""

from functools import lru_cache
from typing import Final

from kiosk.matching.concepts import Concept, Vocabulary
from kiosk.matching.phrasebook import Phrasebook, Sense

# Abbreviations that are also everyday words count in capitals only.
_CAPITALS: Final = frozenset(
    {
        "aid",
        "am",
        "arc",
        "care",
        "case",
        "cat",
        "dos",
        "gap",
        "id",
        "it",
        "mac",
        "mars",
        "ma",
        "or",
        "pan",
        "sec",
        "un",
        "us",
        "we",
        "who",
        "aa",
        "fd",
        "df",
        "sg",
        "ra",
        "gm",
    }
)


@lru_cache(maxsize=4)  # read once for all rosters of a process
def query_book(vocabulary: Vocabulary) -> Phrasebook:
    """Return the phrasebook for what students type."""
    book = Phrasebook()
    for concept in vocabulary.concepts.values():
        _add_trade(book, concept)
        for name in concept.slang:
            _add(book, name, concept, "slang", 0.9)
        for name in concept.stands:
            _add(book, name, concept, "stand", 0.8)
        for name in concept.foreign:
            _add(book, name, concept, "synonym", 0.97)
        for name in concept.hints:
            _add(book, name, concept, "hint", 0.8 if " " in name else 0.6)
        for name in concept.signs:
            if " " in name:
                _add(book, name, concept, "sign", 0.75)
    return book


@lru_cache(maxsize=4)
def roster_book(vocabulary: Vocabulary) -> Phrasebook:
    """Return the phrasebook for cells and bios."""
    book = Phrasebook()
    for concept in vocabulary.concepts.values():
        _add_trade(book, concept)
        for name in concept.foreign:
            _add(book, name, concept, "synonym", 0.97)
        for name in concept.signs:
            _add(book, name, concept, "sign", 0.8 if " " in name else 0.35)
    return book


def _add_trade(book: Phrasebook, concept: Concept) -> None:
    _add(book, concept.name, concept, "name", 1.0)
    for name in concept.names:
        _add(book, name, concept, "synonym", 0.98)
    for name in concept.short:
        _add(book, name, concept, "abbreviation", 0.95)


def _add(book: Phrasebook, name: str, concept: Concept, how: str, strength: float) -> None:
    capitals = name.isupper() and name.casefold() in _CAPITALS
    book.add(name, Sense("concept", concept.id, how, strength), capitals=capitals)

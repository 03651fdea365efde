"""The phrasebooks that a vocabulary makes: one for what students type, one for what rosters say.

A student's slang and the platforms that stand for a field are read in queries only; the signs of a bio are read in
running text. It knows no roster.
"""

from functools import lru_cache
from typing import Final

from kiosk.matching.concepts import Concept, Employer, Vocabulary
from kiosk.matching.phrasebook import Phrasebook, Sense
from kiosk.matching.words import key

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

# One word is an employer that is not here only where hardly anything else can be meant: not "Tact", "Matter", "Visa".
_SHORTEST: Final = 5
_SHORTEST_OTHER: Final = 7
_SHORTEST_CAPITALS: Final = 3
_SHORTEST_PLACE: Final = 4
_TRANSLATED: Final = 0.97


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
    for phrase, names in vocabulary.translations.items():
        _add_translated(book, phrase, names, vocabulary)
    for employer in vocabulary.employers:
        _add_employer(book, employer, vocabulary)
    for place, names in (*vocabulary.places.items(), *vocabulary.schools.items()):
        _add_absent(book, (place, *names))
    return book


def _add_translated(book: Phrasebook, phrase: str, names: tuple[str, ...], vocabulary: Vocabulary) -> None:
    """Let what students are shown for a phrase, and may type after it, mean what the phrase means."""
    meant = [sense for sense in book.senses(key(phrase)) if sense.how != "hint"]
    for name in names:
        if is_telling(name, vocabulary) and not book.senses(key(name)):
            for sense in meant:
                book.add(name, sense._replace(how="synonym", strength=_TRANSLATED * sense.strength))


def is_telling(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name in another language is no everyday word besides: "stages" are theatres too."""
    return " " in name or not {name.casefold(), key(name)} & (vocabulary.ordinary | vocabulary.half_right)


def _add_absent(book: Phrasebook, names: tuple[str, ...]) -> None:
    """Let towns and schools be known where nobody on the roster has them: "new york" is no "york" not understood."""
    for name in names:
        if (len(name) >= _SHORTEST_PLACE or name.isupper()) and not book.senses(key(name)):
            book.add(name, Sense("absent", key(name), "name", 0.1), capitals=name.isupper())


def _add_employer(book: Phrasebook, employer: Employer, vocabulary: Vocabulary) -> None:
    """Let an employer that nobody here works for stand for its field, as a brand does; an agency for agencies first.

    Where somebody does work there, the company itself is what is meant.
    """
    stands_for = ((employer.kind,) if employer.kind == "agency" else ()) + employer.serves
    for name in (employer.name, *employer.names):
        everyday = len(key(name).split()) == 1 and (
            key(name) in vocabulary.ordinary or len(name) < (_SHORTEST if name == employer.name else _SHORTEST_OTHER)
        )
        if everyday and not (name.isupper() and len(name) >= _SHORTEST_CAPITALS and not book.senses(key(name))):
            continue
        for rank, concept in enumerate(stands_for):
            sense = Sense("concept", concept, "employer", 0.8 - 0.02 * rank)
            book.add(name, sense, capitals=everyday)


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

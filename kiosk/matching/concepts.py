"""What the vocabulary holds once it is loaded: concepts with names and relations, employers, and words of reading.

It reads no file (see `vocabulary`) and matches nothing (see `phrasebook`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.matching.wordlist import WordList


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that a student can seek or a professional can offer."""

    id: str
    """Its table's name in the file, such as crisis-communications."""
    kind: str
    """practice, sector, setting or position: the file it stands in."""
    name: str
    """How people read it."""
    names: tuple[str, ...] = ()
    """Other names of the trade."""
    short: tuple[str, ...] = ()
    """Abbreviations; they count only as whole words."""
    slang: tuple[str, ...] = ()
    """What students say; read in queries only."""
    stands: tuple[str, ...] = ()
    """Platforms, tools, brands and awards that stand for it; read in queries only."""
    hints: tuple[str, ...] = ()
    """Everyday words that suggest it where a query says nothing clearer; read in queries only."""
    signs: tuple[str, ...] = ()
    """Words in a bio that show it."""
    foreign: tuple[str, ...] = ()
    """Names in other languages: Spanish, French, Chinese, German, Portuguese."""
    practice: str = ""
    """Of a position: the practice area it works in."""
    opposite: str = ""
    """What somebody seeks who turns this away."""
    related: Mapping[str, float] = field(default_factory=dict)
    """Other concepts and how far (0 to 1) an offer of them serves who seeks this."""


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer under all its names."""

    name: str
    """As it is best known."""
    names: tuple[str, ...]
    """Short and former names."""
    kind: str
    """A concept: agency, in-house, nonprofit, government."""
    serves: tuple[str, ...]
    """Concepts that its name alone stands for."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A rung of the ladder in titles."""

    id: str
    level: int
    """0 intern to 6 chief."""
    words: tuple[str, ...]
    """Words in a title that show it."""
    asked: tuple[str, ...]
    """What students call people of this rank."""


@dataclass(frozen=True, slots=True, eq=False)  # one object for each load; caches go by identity
class Vocabulary:
    """The field's words. Immutable; shared by every index of the process."""

    concepts: Mapping[str, Concept]
    employers: tuple[Employer, ...]
    ranks: tuple[Rank, ...]
    reading: Mapping[str, tuple[str, ...]]
    """Lists of words by what they do to a query: carrier, negation, alumni ..."""
    places: Mapping[str, tuple[str, ...]]
    """Place -> what else students call it."""
    schools: Mapping[str, tuple[str, ...]]
    """School -> what else students call it."""
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """First name -> the short forms that people go by."""
    ordinary: frozenset[str] = frozenset()
    """Everyday words, folded, that are never taken for a misspelling."""
    half_right: frozenset[str] = frozenset()
    """Names of people and everyday words of other languages, folded: a misspelling only within a phrase."""
    dictionary: WordList = field(default_factory=WordList)
    """Words, folded, that are right by themselves and mean nothing here; their inflections are right too."""
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrase of rosters -> its Spanish and its French name."""
    digest: bytes = b""
    """SHA-256 of the files that it was read from."""

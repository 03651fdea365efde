"""Employers under all their names: what a company is called, what kind it is, what its name alone stands for.

It reads names only; who works where stands in the index.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kiosk.matching.concepts import Employer, Vocabulary
from kiosk.matching.phrasebook import Mention, Phrasebook, Sense
from kiosk.matching.words import Word, key

# Words that say what a firm is and not which one.
LEGAL: Final = frozenset(
    {
        "co",
        "company",
        "corp",
        "corporate",
        "corporation",
        "global",
        "gmbh",
        "group",
        "holding",
        "inc",
        "international",
        "llc",
        "llp",
        "lp",
        "ltd",
        "plc",
        "sa",
        "usa",
        "worldwide",
    }
)
_AGENCY_WORDS: Final = frozenset(
    {"agency", "communication", "consulting", "creative", "partner", "pr", "public", "relation", "strategy"}
)


class EmployerBook:
    """The vocabulary's employers by any of their names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_id: dict[str, Employer] = {}
        self._book = Phrasebook()
        for employer in vocabulary.employers:
            employer_id = identity(employer.name)
            self._by_id[employer_id] = employer
            for name in (employer.name, *employer.names):
                self._book.add(name, Sense("employer", employer_id, "name", 1.0), capitals=_needs_capitals(name))
        self._concepts = vocabulary.concepts

    def employer(self, employer_id: str) -> Employer | None:
        """Return a known employer."""
        return self._by_id.get(employer_id)

    def identify(self, company: str) -> str:
        """Return one id for a company under whichever of its names it stands."""
        bare = identity(company)
        for candidate in (key(company), bare):
            senses = self._book.senses(candidate)
            if senses:
                return senses[0].id
        return bare

    def names(self, employer_id: str) -> tuple[str, ...]:
        """Return all names of an employer; empty when the vocabulary does not know it."""
        found = self._by_id.get(employer_id)
        return (found.name, *found.names) if found else ()

    def describe(self, company: str) -> tuple[str, tuple[str, ...]]:
        """Return the kind of employer and the concepts that its name stands for."""
        found = self._by_id.get(self.identify(company))
        if found:
            return found.kind, found.serves
        stems = key(company).split()
        if any(stem in ("self", "independent", "freelance", "freelancer") for stem in stems[:2]):
            return "freelance", ()
        if set(stems) & {"pr", "agency"} or key(company).endswith(("public relation", "communication")):
            return "agency", ()
        if stems and stems[-1] in _AGENCY_WORDS:
            return "agency", ()
        return ("in-house", ()) if stems and stems[-1] in LEGAL else ("", ())

    def find(self, words: Sequence[Word], starts: Sequence[int] | None = None) -> list[Mention]:
        """Return the known employers in running words, in capitals where the name is an everyday word."""
        found = self._book.find(words, starts=starts)
        return [m for m in found if m.last - m.first > 1 or words[m.first].upper or _proper(words, m)]


@lru_cache(maxsize=4)  # read once for all rosters of a process
def employer_book(vocabulary: Vocabulary) -> EmployerBook:
    """Return the employers of a vocabulary."""
    return EmployerBook(vocabulary)


@lru_cache(maxsize=16384)
def identity(company: str) -> str:
    """Return a company's key without the words that only say what kind of firm it is."""
    stems = key(company).split()
    while len(stems) > 1 and stems[-1] in LEGAL:
        stems.pop()
    if len(stems) > 1 and stems[0] in ("the", "us"):
        stems = stems[1:]
    return " ".join(stems)


def _needs_capitals(name: str) -> bool:
    return name.isupper() and len(name) <= 2


def _proper(words: Sequence[Word], mention: Mention) -> bool:
    return len(words[mention.first].text) >= 5

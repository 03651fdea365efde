"""Fills the tables of an index from a roster: each distinct cell and sentence is read once, each person added up.

The costly step of matching; it ranks nobody.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.offers import OfferReader, level_of, sentences
from kiosk.matching.phrasebook import Phrasebook
from kiosk.matching.places import PlaceBook
from kiosk.matching.tables import MENTORS, RECRUITERS, Tables, Weighted
from kiosk.matching.words import fold, key, split
from kiosk.people import Professional

# Further fields that show the same concept add this much of their weight: what is said twice is meant.
_AGAIN: Final = (1.0, 0.35, 0.15)
MOST: Final = 1.6
# From such weights on a position or a bio says by itself that somebody does this.
_SHOWN: Final = {"position": 0.5, "bio": 0.4}
# A former employer, told of in a bio.
_FORMER: Final = 0.45


class Gathering:
    """Adds professionals to tables, one after the other."""

    def __init__(self, vocabulary: Vocabulary, reader: OfferReader, places: PlaceBook) -> None:
        self.tables = Tables()
        self._reader = reader
        self._places = places
        self._nicknames = {
            fold(name): tuple(fold(short) for short in shorts) for name, shorts in vocabulary.nicknames.items()
        }
        self._levels: dict[str, int | None] = {}
        # Few weights are distinct; one object for each saves most of the memory.
        self._same: dict[float, float] = {}

    def take(self, at: int, person: Professional) -> None:
        """Add one professional, who is number `at`: everything but what has to be understood."""
        self._take_phrases(at, person)
        self._take_facts(at, person)
        self._take_name(at, person.name)
        self.tables.people = at + 1

    def take_offers(self, people: Sequence[Professional], book: Phrasebook) -> None:
        """Add what everybody taken offers and where they once worked; `book` knows the companies of the roster."""
        former: dict[str, tuple[tuple[str, str], ...]] = {}
        for at, person in enumerate(people):
            self._take_offers(at, person)
            self._take_past(at, person, book, former)

    def _take_offers(self, at: int, person: Professional) -> None:
        postings = self.tables.postings
        weights: dict[str, list[float]] = defaultdict(list)
        for offer in self._reader.read(person):
            weights[offer.concept].append(offer.weight)
            if offer.weight >= _SHOWN.get(offer.field, MOST):
                self.tables.shown[offer.concept][at] = None
        for concept, found in weights.items():
            weight = found[0]
            if len(found) > 1:
                found.sort(reverse=True)
                weight = min(MOST, sum(w * again for w, again in zip(found, _AGAIN, strict=False)))
            postings[concept][at] = self._same.setdefault(weight, weight)

    def _take_phrases(self, at: int, person: Professional) -> None:
        tables = self.tables
        for cell in (*person.specialties, *person.industries):
            phrase_key = key(cell)
            if phrase_key:
                tables.interests[phrase_key][at] = None
                tables.phrases.setdefault(phrase_key, cell)
        if person.position:
            tables.titles[key(person.position)][at] = None
        if person.company:
            employer_id, kind = self._reader.employer(person.company)
            if employer_id and kind != "freelance":
                tables.companies[employer_id][at] = 1.0
                tables.phrases.setdefault("company " + employer_id, person.company)
        level = self._levels.get(person.position, -1)
        if level == -1:
            level = self._levels[person.position] = level_of(person.position, self._reader.ranks)
        tables.levels.append(level)

    def _take_facts(self, at: int, person: Professional) -> None:
        tables = self.tables
        if person.alma_mater:
            tables.schools[self._places.school(person.alma_mater)][at] = None
        if person.city:
            tables.cities[self._places.city(person.city)][at] = None
        for language in person.languages:
            tables.languages[key(language)][at] = None
        if person.recruiter:
            tables.flags[RECRUITERS][at] = None
        if person.mentoring:
            tables.flags[MENTORS][at] = None

    def _take_name(self, at: int, name: str) -> None:
        names = self.tables.names
        for word in split(name):
            names[word.text][at] = None
            for short in self._nicknames.get(word.text, ()):
                self.tables.nicknames[short][at] = None
        for part in fold(name).replace("'", "").replace("-", " ").split():
            bare = part.strip(".,")
            if bare:
                names[bare][at] = None

    def _take_past(
        self, at: int, person: Professional, book: Phrasebook, former: dict[str, tuple[tuple[str, str], ...]]
    ) -> None:
        companies, phrases = self.tables.companies, self.tables.phrases
        for sentence in sentences(person.bio):
            found = former.get(sentence)
            if found is None:
                found = former[sentence] = self._reader.former(sentence, book)
            for employer_id, shown in found:
                if at not in companies[employer_id]:
                    companies[employer_id][at] = _FORMER
                    phrases.setdefault("company " + employer_id, shown)

    def sort(self) -> None:
        """Put the heaviest of each table first: on a large roster only those are looked at."""
        for table in (self.tables.postings, self.tables.companies):
            _sort(table)


def _sort(table: Weighted) -> None:
    for name, weights in table.items():
        table[name] = dict(sorted(weights.items(), key=_lightness))


def _lightness(entry: tuple[int, float]) -> float:
    return -entry[1]

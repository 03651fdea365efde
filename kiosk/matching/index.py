"""What a roster holds, turned round for asking: from concepts, phrases, companies and names to professionals.

Built once for a roster; it answers no query by itself (see `ranking`) and keeps no text twice.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.employers import EmployerBook, identity
from kiosk.matching.offers import Offer, OfferReader, level_of, sentences
from kiosk.matching.phrasebook import Phrasebook, Sense
from kiosk.matching.places import PlaceBook
from kiosk.matching.words import fold, key, split
from kiosk.people import Professional

# Further fields that show the same concept add this much of their weight: what is said twice is meant.
_AGAIN: Final = (1.0, 0.35, 0.15)
MOST: Final = 1.6
# Words that initials leave out: NAMI is the National Alliance on Mental Illness.
_SMALL: Final = frozenset({"on", "for", "in", "to", "at", "of", "the", "and", "with"})


class RosterIndex:
    """Professionals by everything that can be asked for; people are numbers, their place in the roster."""

    def __init__(self, people: Sequence[Professional], vocabulary: Vocabulary) -> None:
        self.people = tuple(people)
        self.vocabulary = vocabulary
        self.employers = EmployerBook(vocabulary)
        self.reader = OfferReader(vocabulary, self.employers)
        self.places = PlaceBook(vocabulary)
        self.book = Phrasebook()
        self.postings: dict[str, dict[int, float]] = defaultdict(dict)
        self.companies: dict[str, dict[int, float]] = defaultdict(dict)
        self.titles: dict[str, set[int]] = defaultdict(set)
        self.title_words: dict[str, set[str]] = defaultdict(set)
        self.interests: dict[str, set[int]] = defaultdict(set)
        self.phrases: dict[str, str] = {}
        self.schools: dict[str, set[int]] = defaultdict(set)
        self.cities: dict[str, set[int]] = defaultdict(set)
        self.languages: dict[str, set[int]] = defaultdict(set)
        self.names: dict[str, set[int]] = defaultdict(set)
        self.nicknames: dict[str, set[int]] = defaultdict(set)
        self._nicknames = {
            fold(name): tuple(fold(short) for short in shorts) for name, shorts in vocabulary.nicknames.items()
        }
        self.words: dict[str, dict[int, float]] = defaultdict(dict)
        self.levels: list[int | None] = []
        self.recruiters: set[int] = set()
        self.mentors: set[int] = set()
        for at, person in enumerate(self.people):
            self._take(at, person)
        self._learn_phrases()
        for at, person in enumerate(self.people):
            self._take_past(at, person)
        self.offers_of = lru_cache(maxsize=4096)(self._offers_of)

    def _offers_of(self, at: int) -> tuple[Offer, ...]:
        return tuple(self.reader.read(self.people[at]))

    def _take(self, at: int, person: Professional) -> None:
        weights: dict[str, list[float]] = defaultdict(list)
        for offer in self.reader.read(person):
            weights[offer.concept].append(offer.weight)
        for concept, found in weights.items():
            found.sort(reverse=True)
            self.postings[concept][at] = min(MOST, sum(w * again for w, again in zip(found, _AGAIN, strict=False)))
        self._take_phrases(at, person)
        self._take_facts(at, person)

    def _take_phrases(self, at: int, person: Professional) -> None:
        for cell in (*person.specialties, *person.industries):
            phrase_key = key(cell)
            if phrase_key:
                self.interests[phrase_key].add(at)
                self.phrases.setdefault(phrase_key, cell)
        if person.position:
            title = key(person.position)
            self.titles[title].add(at)
            for stem in title.split():
                self.title_words[stem].add(title)
        if person.company:
            employer_id = self.employers.identify(person.company)
            if employer_id and self.employers.describe(person.company)[0] != "freelance":
                self.companies[employer_id][at] = 1.0
                self.phrases.setdefault("company " + employer_id, person.company)
        for weight, cells in ((1.0, person.specialties), (1.0, person.industries), (0.8, (person.position,)),
                              (0.6, (person.company,))):  # fmt: skip
            for cell in cells:
                for word in split(cell):
                    if weight > self.words[word.stem].get(at, 0.0):
                        self.words[word.stem][at] = weight

    def _take_facts(self, at: int, person: Professional) -> None:
        for word in split(person.name):
            self.names[word.text].add(at)
            for short in self._nicknames.get(word.text, ()):
                self.nicknames[short].add(at)
        for part in fold(person.name).replace("'", "").split():
            for piece in part.split("-"):
                if piece:
                    self.names[piece.strip(".,")].add(at)
        if person.alma_mater:
            self.schools[self.places.school(person.alma_mater)].add(at)
        if person.city:
            self.cities[self.places.city(person.city)].add(at)
        for language in person.languages:
            self.languages[key(language)].add(at)
        self.levels.append(level_of(person.position, self.reader.ranks))
        if person.recruiter:
            self.recruiters.add(at)
        if person.mentoring:
            self.mentors.add(at)

    def _learn_phrases(self) -> None:
        for phrase_key in self.interests:
            self.book.add(phrase_key, Sense("interest", phrase_key, "name", 1.0))
        for title in self.titles:
            self.book.add(title, Sense("title", title, "name", 1.0))
        for employer_id in self.companies:
            shown = self.phrases["company " + employer_id]
            for name in {shown, identity(shown), *self.employers.names(employer_id)}:
                short = len(name) <= 2
                self.book.add(name, Sense("company", employer_id, "name", 1.0), capitals=short)
        self._learn_short_company_names()
        for school in self.schools:
            for name in self.places.school_names(school):
                self.book.add(name, Sense("school", school, "name", 0.9))
        for city in self.cities:
            for name in self.places.city_names(city):
                self.book.add(name, Sense("place", city, "name", 0.9), capitals=len(name) <= 2)
        for language in self.languages:
            self.book.add(language, Sense("language", language, "name", 0.9))

    def _learn_short_company_names(self) -> None:
        """Learn initials ("LAPD") and first names ("Ballantines") of companies where only one company has them."""
        taken = self.vocabulary.ordinary | self.reader.words
        initials: dict[str, set[str]] = defaultdict(set)
        first: dict[str, set[str]] = defaultdict(set)
        for employer_id in self.companies:
            stems = key(self.phrases["company " + employer_id]).split()
            telling = [stem for stem in stems if stem not in _SMALL]
            if len(telling) >= 3:
                initials["".join(stem[0] for stem in telling)].add(employer_id)
            if len(stems) >= 2:
                first[stems[0]].add(employer_id)
        for short, ids in initials.items():
            if len(ids) == 1 and len(short) >= 3 and not self.book.senses(short):
                self.book.add(short, Sense("company", min(ids), "abbreviation", 0.9), capitals=short in taken)
        for short, ids in first.items():
            if len(ids) == 1 and len(short) >= 4 and short not in taken:
                self.book.add(short, Sense("company", min(ids), "short", 0.7))

    def _take_past(self, at: int, person: Professional) -> None:
        if not person.bio:
            return
        words = split(person.bio)
        found = [(m, s.id) for m in self.employers.find(words) for s in m.senses]
        found += [
            (m, s.id) for m in self.book.find(words) for s in m.senses if s.kind == "company" and s.how == "name"
        ]
        for mention, employer_id in found:
            if person.bio[words[mention.first].start].isupper() and at not in self.companies[employer_id]:
                self.companies[employer_id][at] = 0.45
                self.phrases.setdefault("company " + employer_id, " ".join(
                    person.bio[words[mention.first].start : words[mention.last - 1].end].split()))  # fmt: skip

    def past_in_bio(self, at: int, employer_id: str) -> str:
        """Return the sentence of a bio that names a former employer; empty when none does."""
        for sentence in sentences(self.people[at].bio):
            words = split(sentence)
            found = [*self.employers.find(words), *self.book.find(words)]
            if any(sense.id == employer_id for mention in found for sense in mention.senses):
                return sentence
        return ""

    def offers_count(self, concept: str) -> int:
        """Return how many professionals offer a concept."""
        return len(self.postings.get(concept, ()))

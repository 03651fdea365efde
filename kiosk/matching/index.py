"""What a roster holds, turned round for asking: from concepts, phrases, companies and names to professionals.

Built once for a roster, or made from tables that were kept; it answers no query by itself (see `ranking`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.employers import employer_book, identity
from kiosk.matching.gathering import Gathering
from kiosk.matching.names import is_telling
from kiosk.matching.offers import Offer, OfferReader, sentences
from kiosk.matching.phrasebook import Phrasebook, Sense
from kiosk.matching.places import PlaceBook
from kiosk.matching.tables import MENTORS, RECRUITERS, Tables
from kiosk.matching.words import key, split
from kiosk.people import Professional

# Words that initials leave out: NAMI is the National Alliance on Mental Illness.
_SMALL: Final = frozenset({"on", "for", "in", "to", "at", "of", "the", "and", "with"})


class RosterIndex:
    """Professionals by everything that can be asked for; people are numbers, their place in the roster."""

    def __init__(self, people: Sequence[Professional], vocabulary: Vocabulary, tables: Tables | None = None) -> None:
        """Take the roster, and the tables of this very roster and vocabulary where they were kept."""
        self.people = tuple(people)
        self.vocabulary = vocabulary
        self.employers = employer_book(vocabulary)
        self.reader = OfferReader(vocabulary, self.employers)
        self.places = PlaceBook(vocabulary)
        self.book = Phrasebook()
        gathering = None
        if tables is None:
            gathering = Gathering(vocabulary, self.reader, self.places)
            for at, person in enumerate(self.people):
                gathering.take(at, person)
            tables = gathering.tables
        self._adopt(tables)
        current = [one for one, people_of in self.companies.items() if 1.0 in people_of.values()]
        self._learn_phrases(current)
        if gathering:
            gathering.take_offers(self.people, self.book)
            gathering.sort()
            self.reader.forget_texts()
            self.book.forget_texts()
        self.title_words = _by_word((title, title) for title in self.titles)
        self.title_initials = _by_initials(self.titles)
        self.interest_words = _by_word((interest, interest) for interest in self.interests)
        self.company_words = _by_word((key(self.company(one)), one) for one in current)
        self.by_level: dict[int, dict[int, None]] = defaultdict(dict)
        for at, level in enumerate(self.levels):
            if level is not None:
                self.by_level[level][at] = None
        self.offers_of = lru_cache(maxsize=4096)(self._offers_of)

    def _adopt(self, tables: Tables) -> None:
        self.tables = tables
        self.postings = tables.postings
        self.companies = tables.companies
        self.titles = tables.titles
        self.interests = tables.interests
        self.phrases = tables.phrases
        self.schools = tables.schools
        self.cities = tables.cities
        self.languages = tables.languages
        self.names = tables.names
        self.nicknames = tables.nicknames
        self.shown = tables.shown
        self.levels = tables.levels
        self.recruiters = tables.flags.get(RECRUITERS, {})
        self.mentors = tables.flags.get(MENTORS, {})

    def _offers_of(self, at: int) -> tuple[Offer, ...]:
        return tuple(self.reader.read(self.people[at]))

    def company(self, employer_id: str) -> str:
        """Return a company's name as the roster writes it."""
        return self.phrases["company " + employer_id]

    def _learn_phrases(self, companies: Sequence[str]) -> None:
        for phrase_key in self.interests:
            self.book.add(phrase_key, Sense("interest", phrase_key, "name", 1.0))
        for phrase, names in self.vocabulary.translations.items():
            if key(phrase) in self.interests:
                for name in filter(self._is_telling, names):
                    self.book.add(name, Sense("interest", key(phrase), "name", 0.97))
        for title in self.titles:
            self.book.add(title, Sense("title", title, "name", 1.0))
        for employer_id in companies:
            shown = self.company(employer_id)
            for name in {shown, identity(shown), *self.employers.names(employer_id)}:
                short = len(name) <= 2
                self.book.add(name, Sense("company", employer_id, "name", 1.0), capitals=short)
        self._learn_short_company_names(companies)
        for school in self.schools:
            for name in self.places.school_names(school):
                self.book.add(name, Sense("school", school, "name", 0.9))
        self._learn_short_school_names()
        for city in self.cities:
            for name in self.places.city_names(city):
                self.book.add(name, Sense("place", city, "name", 0.9), capitals=len(name) <= 2)
        for language in self.languages:
            self.book.add(language, Sense("language", language, "name", 0.9))

    def _is_telling(self, name: str) -> bool:
        return is_telling(name, self.vocabulary)

    def _learn_short_company_names(self, companies: Sequence[str]) -> None:
        """Learn initials ("LAPD") and first names ("Ballantines") of companies where only one company has them."""
        taken = self.vocabulary.ordinary | self.reader.words
        initials: dict[str, set[str]] = defaultdict(set)
        first: dict[str, set[str]] = defaultdict(set)
        for employer_id in companies:
            stems = key(self.company(employer_id)).split()
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

    def _learn_short_school_names(self) -> None:
        """Learn the first word of a school ("Kestrel") where only one school has it and it means nothing else."""
        taken = self.vocabulary.ordinary | self.reader.words
        first: dict[str, set[str]] = defaultdict(set)
        for school in self.schools:
            stem, _, rest = school.partition(" ")
            if rest and stem != "university":
                first[stem].add(school)
        for short, schools in first.items():
            if len(schools) == 1 and len(short) >= 4 and short not in taken and not self.book.senses(short):
                self.book.add(short, Sense("school", min(schools), "short", 0.7))

    def past_in_bio(self, at: int, employer_id: str) -> str:
        """Return the sentence of a bio that names a former employer; empty when none does."""
        for sentence in sentences(self.people[at].bio):
            words = split(sentence)
            found = [*self.employers.find(words), *self.book.find(words)]
            if any(sense.id == employer_id for mention in found for sense in mention.senses):
                return sentence
        return ""

    def is_narrower(self, phrase_key: str, concepts: Iterable[str]) -> bool:
        """Tell whether a phrase names a corner of one of these fields, as football is one of sports."""
        known = [found for one in concepts if (found := self.vocabulary.concepts.get(one))]
        return any(phrase_key != key(one.name) and phrase_key in map(key, one.hints) for one in known)

    def has_word(self, stem: str) -> bool:
        """Tell whether a word stands in what somebody offers, in a position or in a company's name."""
        return stem in self.interest_words or stem in self.title_words or stem in self.company_words

    def practice_of(self, concept: str) -> str:
        """Return the practice area that a position works in; empty for what is no position."""
        known = self.vocabulary.concepts.get(concept)
        return known.practice if known else ""

    def offers_count(self, concept: str) -> int:
        """Return how many professionals offer a concept."""
        return len(self.postings.get(concept, ()))


def _by_initials(titles: Iterable[str]) -> dict[str, list[str]]:
    """Return titles by the first letters of their first words: "svp" is any senior vice president."""
    by_initials: dict[str, list[str]] = defaultdict(list)
    for title in titles:
        letters = "".join(word[0] for word in title.split())
        for end in range(2, len(letters) + 1):
            by_initials[letters[:end]].append(title)
    return dict(by_initials)


def _by_word(phrases: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_word: dict[str, list[str]] = defaultdict(list)
    for phrase, shown in phrases:
        for word in dict.fromkeys(phrase.split()):
            by_word[word].append(shown)
    return dict(by_word)

"""What one professional offers, read out of their roster row: concepts with weights and the words that show them.

A specialty or an industry is said outright; a position shows the work; a bio is read sentence by sentence, and a
past or a sideline counts less than what fills the day. It compares nobody with anybody.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.employers import EmployerBook
from kiosk.matching.names import query_book, roster_book
from kiosk.matching.phrasebook import Mention, Phrasebook, Sense
from kiosk.matching.spelling import words_of
from kiosk.matching.words import Word, fold, is_cjk, key, split
from kiosk.people import Professional

_SENTENCE: Final = re.compile(r"(?<=[.!?;])(?<!\bSt\.)(?<!\bDr\.)(?<!\bInc\.)\s+|\n+")
# How much a field says about what somebody does now.
SPECIALTY: Final = 1.0
INDUSTRY: Final = 1.0
POSITION: Final = 1.2
COMPANY: Final = 0.5
KIND: Final = 0.75
BIO: Final = 0.6
BIO_MAIN: Final = 0.8
BIO_SIGN: Final = 0.9
BIO_LESS: Final = 0.3
# An everyday word that names a concept in a cell proves nothing in a sentence without a cue.
_VAGUE_ALONE: Final = 0.12
# People list first what they do most, and last what they also do: the last of a long list counts so much less.
_AFTERTHOUGHT: Final = 0.28
_LONG_LIST: Final = 3
# A firm's name hints at the sector of its clients and hardly at what one person there does.
PRACTICE_OF_COMPANY: Final = 0.12


class Offer(NamedTuple):
    """A concept that a row shows."""

    concept: str
    weight: float
    """0 to 1: how surely, and how much of what they do."""
    text: str
    """The words of the row that show it."""
    field: str
    """The roster column where they stand."""


class OfferReader:
    """Reads rows with one vocabulary; repeated cells and sentences are read once."""

    def __init__(self, vocabulary: Vocabulary, employers: EmployerBook) -> None:
        self._vocabulary = vocabulary
        self._employers = employers
        self._book: Phrasebook = roster_book(vocabulary)
        self._typed: Phrasebook = query_book(vocabulary)
        self._less = _Cues(vocabulary, "past", "aside")
        self._main = _Cues(vocabulary, "main")
        # What somebody offers and where they once worked stand in the same few sentences.
        self._split = lru_cache(maxsize=16)(split)
        self._cells: dict[str, tuple[tuple[str, float], ...]] = {}
        self._sentences: dict[str, tuple[tuple[str, float, str], ...]] = {}
        self._companies: dict[str, tuple[Offer, ...]] = {}
        self._employed: dict[str, tuple[str, str]] = {}
        self.words = frozenset(words_of(self._book.phrase_keys()))
        self.ranks = {key(word): rank.level for rank in vocabulary.ranks for word in rank.words}

    def employer(self, company: str) -> tuple[str, str]:
        """Return a company's id and the kind of employer it is, either empty where it is not known."""
        known = self._employed.get(company)
        if known is None:
            known = self._employed[company] = (
                self._employers.identify(company),
                self._employers.describe(company)[0],
            )
        return known

    def former(self, sentence: str, book: Phrasebook) -> tuple[tuple[str, str], ...]:
        """Return the employers that a sentence of a bio names, by id, with the words that name them."""
        words = self._split(sentence)
        named = [at for at, word in enumerate(words) if sentence[word.start].isupper()]
        found = [(m, s.id) for m in self._employers.find(words, named) for s in m.senses]
        both = book.find(words, starts=named)
        found += [(m, s.id) for m in both for s in m.senses if s.kind == "company" and s.how == "name"]
        return tuple(
            (employer_id, " ".join(sentence[words[m.first].start : words[m.last - 1].end].split()))
            for m, employer_id in found
        )

    def forget_texts(self) -> None:
        """Forget the texts that were read: a shortlist asks for those of a few people only."""
        for remembered in (self._cells, self._sentences, self._companies):
            remembered.clear()
        self._book.forget_texts()

    def read(self, person: Professional) -> list[Offer]:
        """Return what a professional offers, a concept once for each field that shows it."""
        offers: list[Offer] = []
        for field, cells, weight in (
            ("specialties", person.specialties, SPECIALTY),
            ("industries", person.industries, INDUSTRY),
            ("position", (person.position,), POSITION),
        ):
            for place, cell in enumerate(cells):
                listed = weight * _listed(place, len(cells))
                offers += [Offer(concept, listed * s, cell, field) for concept, s in self.read_cell(cell)]
        if person.company:
            offers += self._from_company(person.company)
        for sentence in sentences(person.bio):
            offers += [Offer(concept, s, text, "bio") for concept, s, text in self.read_sentence(sentence)]
        if person.recruiter:
            offers.append(Offer("recruiting", 0.8, "yes", "recruiter"))
        return _best_per_field(offers)

    def read_cell(self, cell: str) -> tuple[tuple[str, float], ...]:
        """Return the concepts of one specialty, industry or position with strengths."""
        known = self._cells.get(cell)
        if known is None:
            known = self._cells[cell] = tuple(self._read_cell(cell))
        return known

    def _read_cell(self, cell: str) -> Iterable[tuple[str, float]]:
        words = split(cell)
        found: dict[str, float] = {}
        mentions = self._book.find(words)
        # "Freelance" says where somebody works, and takes nothing from what "Speechwriter" says beside it.
        where = [mention for mention in mentions if self._is_setting(mention)] if len(mentions) > 1 else []
        covered, length = (
            count - sum(mention.last - mention.first for mention in where)
            for count in (sum(mention.last - mention.first for mention in mentions), len(words))
        )
        for mention in mentions:
            share = _share(mention, covered, length)
            for sense in mention.senses:
                if sense.how != "sign":
                    found[sense.id] = max(found.get(sense.id, 0.0), sense.strength * share)
                    practice = self._vocabulary.concepts[sense.id].practice
                    if practice:
                        found[practice] = max(found.get(practice, 0.0), sense.strength * share)
        return found.items() if found else self._as_typed(words)

    def _as_typed(self, words: list[Word]) -> list[tuple[str, float]]:
        """Return what a cell says that is, whole, a student's word: who lists "Internships" is found by it."""
        return [
            (sense.id, sense.strength)
            for mention in self._typed.find(words)
            for sense in mention.senses
            if sense.how in ("slang", "stand") and mention.last - mention.first == len(words)
        ]

    def _is_setting(self, mention: Mention) -> bool:
        return all(self._vocabulary.concepts[sense.id].kind == "setting" for sense in mention.senses)

    def _from_company(self, company: str) -> tuple[Offer, ...]:
        known = self._companies.get(company)
        if known is None:
            known = self._companies[company] = tuple(self._read_company(company))
        return known

    def _read_company(self, company: str) -> Iterable[Offer]:
        kind, serves = self._employers.describe(company)
        if kind:
            yield Offer(kind, KIND, company, "company")
        for concept in serves:
            sector = self._vocabulary.concepts[concept].kind != "practice"
            yield Offer(concept, COMPANY if sector else PRACTICE_OF_COMPANY, company, "company")
        for concept, strength in self.read_cell(company):
            if self._vocabulary.concepts[concept].kind in ("sector", "setting"):
                yield Offer(concept, COMPANY * strength, company, "company")

    def read_sentence(self, sentence: str) -> tuple[tuple[str, float, str], ...]:
        """Return the concepts of one sentence of a bio with weights and the words that show them."""
        known = self._sentences.get(sentence)
        if known is None:
            known = self._sentences[sentence] = tuple(self._read_sentence(sentence))
        return known

    def _read_sentence(self, sentence: str) -> Iterable[tuple[str, float, str]]:
        words = self._split(sentence)
        mentions = self._book.find(words)
        if not mentions:
            return
        line = [word.text for word in words]
        less, main = self._less.stand_in(line), self._main.stand_in(line)
        # A former employer's name is no interest; it is read as a company elsewhere.
        employer = self._employers.find(words)
        for mention in mentions:
            if any(mention.first < e.last and e.first < mention.last for e in employer):
                continue
            if _in_a_name(sentence, words, mention):
                continue
            for sense in mention.senses:
                weight = _sentence_weight(mention, sense, words, less=less, main=main)
                if weight:
                    text = sentence[words[mention.first].start : words[mention.last - 1].end]
                    yield sense.id, weight, text


def _sentence_weight(mention: Mention, sense: Sense, words: list[Word], *, less: bool, main: bool) -> float:
    base = BIO_LESS if less else BIO_SIGN if sense.how == "sign" else BIO_MAIN if main else BIO
    alone = mention.last - mention.first == 1 and not is_cjk(words[mention.first].text)
    if sense.how == "abbreviation" and not words[mention.first].upper:
        return 0.0
    if alone and not main and not less:
        base = _VAGUE_ALONE
    return base * sense.strength


def _listed(place: int, length: int) -> float:
    """Return what a place in a list of cells is worth, 1 for the first."""
    if length < 2:
        return 1.0
    return 1.0 - _AFTERTHOUGHT * (place / (length - 1)) ** 2 * min(1.0, length / _LONG_LIST)


def _share(mention: Mention, covered: int, length: int) -> float:
    """Return how much of a cell a phrase in it speaks for: a lone word of a long title says little."""
    size = mention.last - mention.first
    if size >= covered:
        return 1.0 if 2 * size >= length else 0.6
    return 0.9 if 3 * size >= length else 0.6


def _in_a_name(sentence: str, words: list[Word], mention: Mention) -> bool:
    """Tell whether a phrase is the tail of a proper name: "Apparel" in "previously with Riley Apparel"."""
    if mention.first == 0 or not sentence[words[mention.first].start].isupper():
        return False
    before = words[mention.first - 1]
    if sentence[before.start].isupper() and mention.first > 1 and not before.upper:
        return True
    return before.text in ("at", "with", "include", "joined") and not words[mention.first].upper


@lru_cache(maxsize=16)  # one bio is looked at for what it offers and for where somebody worked
def sentences(bio: str) -> tuple[str, ...]:
    """Return the sentences of a bio."""
    return tuple(sentence.strip() for sentence in _SENTENCE.split(bio) if sentence.strip()) if bio else ()


class _Cues:
    """Lists of the vocabulary that make what a sentence says more or less."""

    def __init__(self, vocabulary: Vocabulary, *names: str) -> None:
        cues = (split(cue) for name in names for cue in vocabulary.reading.get(name, ()))
        self._by_first: dict[str, list[str]] = {}
        for texts in {tuple(word.text for word in cue) for cue in cues} - {()}:
            self._by_first.setdefault(texts[0], []).append(f" {' '.join(texts)} ")

    def stand_in(self, words: list[str]) -> bool:
        """Tell whether one of the cues stands in folded words; most sentences hold not even the first of one."""
        begun = self._by_first.keys() & words
        if not begun:
            return False
        line = f" {' '.join(words)} "
        return any(cue in line for first in begun for cue in self._by_first[first])


def _best_per_field(offers: list[Offer]) -> list[Offer]:
    best: dict[tuple[str, str], Offer] = {}
    for offer in offers:
        known = best.get((offer.concept, offer.field))
        if known is None or offer.weight > known.weight:
            best[offer.concept, offer.field] = offer
    return list(best.values())


def level_of(position: str, ranks: dict[str, int]) -> int | None:
    """Return the rank (0 intern to 6 chief) of a title; the highest word in it counts, an assistant's lowers it."""
    stems = [word.stem for word in split(position)]
    line = f" {' '.join(stems)} "
    levels = [level for word, level in ranks.items() if f" {word} " in line]
    if not levels:
        return None
    if min(levels) <= 1 and max(levels) >= 2:
        return min(levels) + 1
    return max(levels)


def folded(text: str) -> str:
    """Return text for comparing names: lower case, no accents, single spaces."""
    return " ".join(fold(text).split())

"""Reads a query: what the student wants, what they turn away, what stayed without meaning. It ranks nobody.

Phrases of the roster and of the vocabulary are found first, longest first; words that are left and say nothing are
dropped, words that are left and unknown are put right where that leads to a phrase, and reported otherwise.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.cues import CueBook, Cues
from kiosk.matching.index import RosterIndex
from kiosk.matching.lexicon import lexicon
from kiosk.matching.names import query_book
from kiosk.matching.people_names import find_names, name_want
from kiosk.matching.phrasebook import LONGEST, Mention, Phrasebook, Sense, choose
from kiosk.matching.wants import Kind, Reading, Want, distinct
from kiosk.matching.words import GLUE, Word, is_cjk, split, stem

# A run of words this like (0 to 100) to a known phrase without its spaces is that phrase, misspelled.
_JOINED_LIKENESS: Final = 90
_SHORTEST_JOINED: Final = 8
LONGEST_QUERY: Final = 600
_WORDS_AT_MOST: Final = 80


class QueryReader:
    """Reads queries against one roster index."""

    def __init__(self, index: RosterIndex, vocabulary: Vocabulary, book: Phrasebook | None = None) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._book = book or query_book(vocabulary)
        self._cues = CueBook(vocabulary)
        self._joined = sorted({*self._book.joined_keys(), *index.book.joined_keys()})
        self._spelling = lexicon(index, vocabulary, self._book, self._cues.carrier)

    def read(self, text: str) -> Reading:
        """Return how `text` is understood; at most its first 600 characters are read."""
        words = split(text[:LONGEST_QUERY])[:_WORDS_AT_MOST]
        if not words:
            return Reading(())
        cues = self._cues.mark(words)
        mentions, spelled = self._mentions(words, cues.used)
        named = find_names(words, self._index.names, self._index.nicknames, mentions, self._cues.carrier, cues.used)
        mentions = [m for m in mentions if not any(m.first < n.last and n.first < m.last for n in named)]
        wants = [
            *self._wants_of(text, words, mentions, spelled, cues.turned),
            *self._cued(text, words, cues, mentions),
        ]
        wants += [name_want(text, words, name) for name in named]
        wants = self._with_titles(text, words, wants, mentions, cues.used)
        return self._finish(text, words, wants, mentions, named, cues.used, spelled)

    def _mentions(self, words: list[Word], used: set[int]) -> tuple[list[Mention], dict[int, str]]:
        carrier = self._cues.carrier
        found = self._find(words, carrier, used)
        whole = self._near_miss(words, found, used)
        if whole:
            found = [m for m in found if not (m.first < whole.last and whole.first < m.last)] + [whole]
        spelled = self._respell(words, found, used)
        if spelled:
            mended = [replace(w, text=spelled[i], stem=stem(spelled[i])) if i in spelled else w
                      for i, w in enumerate(words)]  # fmt: skip
            again = self._find(mended, carrier, used | (set(range(whole.first, whole.last)) if whole else set()))
            found = sorted([*again, *([whole] if whole else [])], key=lambda m: m.first)
            words[:] = mended
        if not found:
            # Words that usually only carry an interest are one where nothing else was typed.
            found = self._find(words, self._cues.empty, used)
        return found, spelled

    def _find(self, words: list[Word], skip: frozenset[str], used: set[int]) -> list[Mention]:
        both = [*self._book.candidates(words, skip=skip), *self._index.book.candidates(words, skip=skip)]
        return choose(m for m in both if used.isdisjoint(range(m.first, m.last)))

    def _respell(self, words: list[Word], found: list[Mention], used: set[int]) -> dict[int, str]:
        covered = {at for mention in found for at in range(mention.first, mention.last)} | used
        spelled: dict[int, str] = {}
        for at, word in enumerate(words):
            if (
                at in covered
                or word.text in self._cues.carrier
                or is_cjk(word.text)
                or word.text in self._index.names
            ):
                continue
            best = self._correct(words, at) or self._relative(words, at)
            if best:
                spelled[at] = best
        return spelled

    def _correct(self, words: list[Word], at: int) -> str:
        """Return the correction of one word; one that makes a phrase with its neighbours comes first."""
        best, most = "", 0.0
        if self._spelling.is_right(words[at].text):
            return ""
        for candidate, likeness in self._spelling.candidates(words[at].stem):
            trial = list(words)
            trial[at] = replace(words[at], text=candidate, stem=stem(candidate))
            around = trial[max(0, at - LONGEST + 1) : at + LONGEST]
            offset = max(0, at - LONGEST + 1)
            spans = [m for m in (*self._book.candidates(around), *self._index.book.candidates(around))
                     if m.first + offset <= at < m.last + offset]  # fmt: skip
            length = max((m.last - m.first for m in spans), default=0)
            if length == 1 and candidate in self._cues.carrier:
                length = 0
            if not length and likeness < 0.8:
                continue
            worth = likeness + 0.12 * min(length, 3)
            if worth > most:
                best, most = candidate, worth
        return best

    def _relative(self, words: list[Word], at: int) -> str:
        """Return a word of the same root that makes a phrase where this one makes none."""
        for other in self._spelling.relatives(words[at].stem):
            trial = list(words)
            trial[at] = replace(words[at], text=other, stem=other)
            first = max(0, at - 3)
            spans = self._book.candidates(trial[first : at + 4])
            if any(m.first + first <= at < m.last + first and m.last - m.first > 1 for m in spans):
                return other
        return ""

    def _near_miss(self, words: list[Word], found: list[Mention], used: set[int]) -> Mention | None:
        """Return a company or a phrase of several words that a run of words misspells as a whole."""
        covered = {at for m in found if m.last - m.first > 1 for at in range(m.first, m.last)} | used
        strange = [at for at, word in enumerate(words) if at not in covered and self._is_strange(word)]
        best: tuple[float, Mention] | None = None
        for at in strange[:4]:
            for first in range(max(0, at - 4), at + 1):
                for last in range(at + 1, min(len(words), at + 5) + 1):
                    near = self._nearest(words[first:last]) if covered.isdisjoint(range(first, last)) else None
                    if near and (best is None or near[0] > best[0]):
                        best = (near[0], Mention(first, last, near[1].key, near[1].senses, joined=True))
        return best[1] if best else None

    def _is_strange(self, word: Word) -> bool:
        known = word.text in self._cues.carrier or word.stem in self._index.words
        return not known and not is_cjk(word.text) and not self._spelling.is_right(word.text) and len(word.text) > 3

    def _nearest(self, run: Sequence[Word]) -> tuple[float, Mention] | None:
        joined = "".join(word.stem for word in run)
        if len(joined) < _SHORTEST_JOINED or run[0].text in self._cues.carrier or run[-1].text in self._cues.carrier:
            return None
        close = process.extractOne(joined, self._joined, scorer=fuzz.ratio, score_cutoff=_JOINED_LIKENESS)
        if close is None:
            return None
        key = self._index.book.parted(close[0]) or self._book.parted(close[0]) or close[0]
        senses = (*self._index.book.senses(key), *self._book.senses(key))
        return float(close[1]), Mention(0, 0, key, senses)

    def _wants_of(
        self, text: str, words: list[Word], mentions: Sequence[Mention], spelled: dict[int, str], turned: set[int]
    ) -> list[Want]:
        wants: list[Want] = []
        for mention in mentions:
            if self._is_ordinary(words, mention):
                continue
            typed = text[words[mention.first].start : words[mention.last - 1].end]
            typo = mention.joined or any(at in spelled for at in range(mention.first, mention.last))
            away = mention.first in turned
            wants += [replace(want, turned_away=away) for want in self._senses(mention, typed, typo)]
        return wants

    def _is_ordinary(self, words: list[Word], mention: Mention) -> bool:
        """Tell whether a brand's name is meant as the everyday word that it also is ("the calm one")."""
        word = words[mention.first]
        if mention.last - mention.first > 1 or word.text not in self._vocabulary.ordinary or len(words) < 4:
            return False
        brands = (sense for sense in mention.senses if sense.kind != "concept" or sense.how == "stand")
        return not word.upper and all(
            sense.how in ("stand", "name", "short") and sense.kind != "interest" for sense in brands
        )

    def _senses(self, mention: Mention, typed: str, typo: bool) -> list[Want]:
        senses: dict[str, list[Sense]] = {}
        for sense in mention.senses:
            senses.setdefault(sense.kind, []).append(sense)
        wants: list[Want] = []
        company = senses.get("company")
        concepts = senses.get("concept", [])
        title = senses.get("title")
        if company and not (company[0].how == "short" and (concepts or title)):
            shown = self._index.phrases["company " + company[0].id]
            wants.append(Want(Kind.COMPANY, ((company[0].id, company[0].strength),), typed, shown,
                              "typo" if typo else "company", key=mention.key))  # fmt: skip
            concepts = [] if not any(s.how in ("name", "synonym", "abbreviation") for s in concepts) else concepts
        positions = [s for s in concepts if self._vocabulary.concepts[s.id].kind == "position"]
        others = [s for s in concepts if s not in positions]
        if title or positions:
            wants.append(self._title_want(mention, typed, typo, title, positions))
        if others:
            wants.append(self._concept_want(mention, typed, typo, others, both=bool(wants)))
        if senses.get("interest") and not wants:
            phrase = self._index.phrases[senses["interest"][0].id]
            parts = tuple((c, s) for c, s in self._index.reader.read_cell(phrase))
            kind = Kind.CONCEPT if parts else Kind.PHRASE
            ids = parts or ((senses["interest"][0].id, 1.0),)
            wants.append(Want(kind, ids, typed, phrase, "typo" if typo else "exact", key=mention.key))
        if not wants:
            wants += self._place_wants(senses, typed, typo)
        return wants

    def _concept_want(self, mention: Mention, typed: str, typo: bool, senses: Sequence[Sense], *, both: bool) -> Want:
        best = senses[0]
        concept = self._vocabulary.concepts[best.id]
        how = {"name": "exact", "abbreviation": "abbreviation"}.get(best.how, "synonym")
        if mention.key in self._index.interests and how == "synonym":
            how = "exact"
        setting = all(self._vocabulary.concepts[sense.id].kind == "setting" for sense in senses)
        return Want(
            Kind.CONCEPT, tuple((sense.id, sense.strength) for sense in senses), typed, concept.name.lower(),
            "typo" if typo else how, 0.6 if both or setting else 1.0, mention.key,
        )  # fmt: skip

    def _title_want(
        self, mention: Mention, typed: str, typo: bool, title: list[Sense] | None, positions: Sequence[Sense]
    ) -> Want:
        families = tuple((sense.id, sense.strength) for sense in positions)
        name = typed if title else self._vocabulary.concepts[positions[0].id].name.lower()
        level = self._cues.level(mention.key)
        how = "typo" if typo else "position"
        return Want(Kind.TITLE, families or self._families(mention.key), typed, name, how, 1.0, mention.key, level)

    def _families(self, title_key: str) -> tuple[tuple[str, float], ...]:
        cells = self._index.reader.read_cell(title_key)
        return tuple((c, s) for c, s in cells if self._vocabulary.concepts[c].kind in ("position", "practice"))

    def _place_wants(self, senses: dict[str, list[Sense]], typed: str, typo: bool) -> list[Want]:
        for kind, how in (("place", "place"), ("school", "alumni"), ("language", "language")):
            if kind in senses:
                found = senses[kind][0]
                weight = 0.7 if kind == "school" else 0.5
                return [Want(Kind(kind), ((found.id, 1.0),), typed, typed, "typo" if typo else how, weight)]
        return []

    def _cued(self, text: str, words: list[Word], cues: Cues, mentions: Sequence[Mention]) -> list[Want]:
        return self._cues.wants(text, words, cues, mentions)

    def _with_titles(
        self, text: str, words: list[Word], wants: list[Want], mentions: Sequence[Mention], used: set[int]
    ) -> list[Want]:
        """Join a practice area with a rank word beside it: "social media coordinator", "director of crisis"."""
        covered = {at for mention in mentions for at in range(mention.first, mention.last)} | used
        families = {c.practice: c.id for c in self._vocabulary.concepts.values() if c.practice}
        for mention in mentions:
            beside = [at for at in (mention.last, mention.first - 1, mention.first - 2) if 0 <= at < len(words)]
            for at in beside:
                if at in covered or (at == mention.first - 2 and words[mention.first - 1].stem not in GLUE):
                    continue
                level = self._cues.level(words[at].stem)
                if level is None and words[at].text not in self._cues.role:
                    continue
                practices = [s.id for s in mention.senses if s.kind == "concept" and s.id in families]
                if practices:
                    first, last = min(at, mention.first), max(at + 1, mention.last)
                    typed = text[words[first].start : words[last - 1].end]
                    name = self._vocabulary.concepts[families[practices[0]]].name.lower()
                    key = " ".join(w.stem for w in words[first:last] if w.stem not in GLUE)
                    wants.append(Want(Kind.TITLE, ((families[practices[0]], 1.0),), typed, name, "position", 0.8, key,
                                      level))  # fmt: skip
                    used.add(at)
                    break
        return wants

    def _finish(  # noqa: PLR0913, PLR0917 - the last step takes what all steps before it found
        self, text: str, words: list[Word], wants: list[Want], mentions: Sequence[Mention], named: Sequence[Mention],
        used: set[int], spelled: dict[int, str],
    ) -> Reading:  # fmt: skip
        covered = {at for m in (*mentions, *named) for at in range(m.first, m.last)} | used
        meant = len({at for at in covered if words[at].text not in self._cues.carrier})
        unknown: list[str] = []
        for at, word in enumerate(words):
            if at in covered or word.text in self._cues.carrier or word.stem in GLUE:
                continue
            if is_cjk(word.text) and not self._cues.chinese_left(word.text):
                continue
            typed = text[word.start : word.end]
            posting = self._index.words.get(word.stem)
            if (
                posting
                and len(word.text) >= 3
                and not word.text.isdigit()
                and word.text not in self._vocabulary.ordinary
            ):
                wants.append(Want(Kind.WORDS, ((word.stem, 1.0),), typed, typed,
                                  "typo" if at in spelled else "exact", 0.6))  # fmt: skip
                meant += 1
            else:
                unknown.append(typed)
        return Reading(distinct(wants), tuple(unknown), meant)

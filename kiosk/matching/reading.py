"""Reads a query: what the student wants, what they turn away, what stayed without meaning. It ranks nobody.

Phrases of the roster and of the vocabulary are found first, longest first; words that are left and say nothing are
dropped, words that are left and unknown are put right where that leads to a phrase, and reported otherwise.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.cues import CueBook, Cues, Room
from kiosk.matching.index import RosterIndex
from kiosk.matching.lexicon import lexicon
from kiosk.matching.meanings import Meanings, turned, without_hints
from kiosk.matching.mending import Mender
from kiosk.matching.names import query_book
from kiosk.matching.people_names import NameBook, name_want
from kiosk.matching.phrasebook import Mention, choose, forget_read
from kiosk.matching.wants import Kind, Reading, Want, distinct
from kiosk.matching.words import GLUE, Word, fold, is_cjk, key, key_of, split, stem

LONGEST_QUERY: Final = 600
_WORDS_AT_MOST: Final = 80
# Words of the roster that no phrase covers: they count by themselves, and little beside what was understood.
_WORD_ALONE: Final = 0.6
_WORD_BESIDE: Final = 0.25
# What a listed phrase can be read as, and what it may name beside: "Boston" is a place and may be listed too.
_PHRASED: Final = frozenset({Kind.CONCEPT, Kind.TITLE, Kind.PHRASE})
_FACTS: Final = frozenset({Kind.COMPANY, Kind.NAME, Kind.PLACE, Kind.SCHOOL, Kind.LANGUAGE})
_INTERESTS: Final = _PHRASED | {Kind.COMPANY, Kind.NAME, Kind.HIRING, Kind.MENTORING}
# "Alumni of Elon University" asks for no work in higher education.
_ANY_SCHOOL: Final = frozenset({"university", "college"})
# "At TikTok" is the employer, "with TikTok" the platform.
_EMPLOYED: Final = frozenset({"at", "from", "for", "en", "chez"})
_NAMED_ONLY: Final = frozenset({"employer", "stand", "hint", "slang"})
_TO_A_SCHOOL: Final = GLUE | {"from", "at", "my", "this", "your"}
# "Where is the Edelman table" asks for Edelman.
_ASKED_ANYWHERE: Final = frozenset({Kind.COMPANY, Kind.NAME, Kind.TITLE, Kind.HIRING, Kind.MENTORING, Kind.SCHOOL})


@dataclass(slots=True)
class _Sheet:
    """One query while it is read."""

    text: str
    words: list[Word]
    cues: Cues
    mentions: list[Mention] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    spelled: dict[int, str] = field(default_factory=dict)
    """Corrected words by place."""
    absent: list[str] = field(default_factory=list)
    """What was named and nobody here has: an employer, a school, a town."""
    rude: bool = False
    """Something of it was typed for fun, and dropped."""

    def typed(self, first: int, last: int) -> str:
        """Return what was typed from one word to before another."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def covered(self) -> set[int]:
        """Return the places of the words that were understood."""
        spans = (*self.mentions, *self.names)
        return {at for m in spans for at in range(m.first, m.last)} | self.cues.used


class QueryReader:
    """Reads queries against one roster index."""

    def __init__(self, index: RosterIndex, vocabulary: Vocabulary) -> None:
        self._index = index
        self._names = NameBook(index.names, index.nicknames)
        self._ordinary = vocabulary.ordinary
        self._concepts = vocabulary.concepts
        self._employers = frozenset(key(name) for one in vocabulary.employers for name in (one.name, *one.names))
        self._book = query_book(vocabulary)
        self._cues = CueBook(vocabulary)
        self._meanings = Meanings(index, vocabulary, self._cues)
        spelling = lexicon(index, vocabulary, self._book, self._cues.carrier)
        self._mender = Mender(index.book, self._book, spelling, self._cues.carrier, index.has_word)

    def forget(self) -> None:
        """Empty what is remembered of queries, down to single words."""
        self._book.forget_texts()
        self._index.book.forget_texts()
        self._mender.forget()
        forget_read()

    def read(self, text: str) -> Reading:
        """Return how `text` is understood; at most its first 600 characters are read."""
        words = split(text[:LONGEST_QUERY])[:_WORDS_AT_MOST]
        if not words:
            return Reading(())
        phrase_key = key_of([word.stem for word in words])
        reading = self._understood(text, words)
        if phrase_key in self._index.interests:
            return self._listed(text, phrase_key, reading)
        # A slip in all that was typed changes nothing of who lists it.
        wants = reading.wants
        if len(wants) == 1 and wants[0].how == "typo" and wants[0].key in self._index.interests:
            return replace(reading, wants=(replace(wants[0], listed=True),))
        return reading

    def _listed(self, text: str, phrase_key: str, reading: Reading) -> Reading:
        """Return a reading in which the whole text is one want: it is a phrase that somebody lists, whatever else."""
        own = next(
            (w for w in reading.wants if w.key == phrase_key and w.kind in _PHRASED and not w.turned_away), None
        )
        if own is None:
            phrase = self._index.phrases[phrase_key]
            parts = self._index.reader.read_cell(phrase)
            kind = Kind.CONCEPT if parts else Kind.PHRASE
            own = Want(kind, parts or ((phrase_key, 1.0),), text.strip(), phrase, "exact", key=phrase_key)
        facts = (want for want in reading.wants if want.kind in _FACTS and not want.turned_away)
        return Reading((replace(own, listed=True), *facts), (), max(reading.meant, 1))

    def _understood(self, text: str, words: list[Word]) -> Reading:
        sheet = _Sheet(text, words, self._cues.mark(words, self._protected(words)))
        sheet.rude = self._drop_rude(sheet)
        self._find_mentions(sheet)
        self._cues.compare(sheet.words, [(m.first, m.last) for m in sheet.mentions], sheet.cues)
        sheet.names = self._names.find(
            sheet.words, sheet.mentions, self._cues.carrier, sheet.cues.used, self._mender.is_right
        )
        sheet.mentions = [m for m in sheet.mentions if not any(_overlap(m, name) for name in sheet.names)]
        wants = self._wants(sheet)
        # Who jokes and means nothing of this field besides is asked nothing.
        if sheet.rude and not any(map(_is_interest, wants)):
            return Reading((), rude=True)
        if self._is_trade(sheet, wants):
            return Reading((), undecided=True, trade=True)
        if not wants and self._is_undecided(sheet):
            return Reading((), undecided=True)
        if sheet.cues.room is not Room.NO:
            if not wants:
                return Reading((), (text.strip(),))
            sheet.cues.used |= set(sheet.cues.clause)
        return self._finish(sheet, wants)

    def _is_undecided(self, sheet: _Sheet) -> bool:
        """Tell whether all that was typed is that the student does not know yet: "idk, just looking"."""
        said = (at for at, word in enumerate(sheet.words) if self._says_something(word))
        return bool(sheet.cues.undecided) and sheet.cues.undecided.issuperset(said)

    def _is_trade(self, sheet: _Sheet, wants: list[Want]) -> bool:
        """Tell whether all that was typed is the trade of everybody here, and nobody's own position or interest."""
        said = {at for at, word in enumerate(sheet.words) if self._says_something(word)}
        # "My first job in PR" is more than the trade, although its words by themselves carry nothing.
        said |= {at for m in sheet.mentions if m.senses[0].how != "hint" for at in range(m.first, m.last)}
        if not sheet.cues.trade or sheet.absent or not said <= sheet.cues.trade:
            return False
        own = (want.key in self._index.titles or want.key in self._index.interests for want in wants)
        return all(want.kind in _PHRASED and not want.turned_away for want in wants) and not any(own)

    def _drop_rude(self, sheet: _Sheet) -> bool:
        """Drop what was typed for fun, and tell whether anything was; somebody on the roster may be called so."""
        rude = {
            at
            for first, last in sheet.cues.rude
            if not any(word.text in self._names for word in sheet.words[first:last])
            for at in range(first, last)
        }
        sheet.cues.used |= rude
        return bool(rude or sheet.cues.swearing)

    def _protected(self, words: list[Word]) -> set[int]:
        """Return the words that stand inside known phrases, so that "not for profit" turns nothing away."""
        found = self._find(words, self._cues.carrier, set())
        return {at for m in found if m.last - m.first > 1 for at in range(m.first, m.last)}

    def _find(self, words: list[Word], skip: frozenset[str], used: set[int]) -> list[Mention]:
        both = [*self._book.candidates(words, skip=skip), *self._index.book.candidates(words, skip=skip)]
        return choose(m for m in both if used.isdisjoint(range(m.first, m.last)))

    def _find_mentions(self, sheet: _Sheet) -> None:
        carrier, used = self._cues.carrier, sheet.cues.used
        shifted = self._mender.shifted(sheet.words, used)
        self._put_right(sheet, shifted)
        found = self._find(sheet.words, carrier, used)
        whole = self._mender.whole(sheet.words, found, used)
        if whole and self._is_part(sheet, whole, found, used):
            whole = None
        if whole:
            found = [m for m in found if not _overlap(m, whole)] + [whole]
        covered = {at for m in found for at in range(m.first, m.last)} | used
        spelled = self._mender.words(sheet.words, covered | shifted.keys(), self._is_name)
        if spelled:
            self._put_right(sheet, spelled)
            sheet.cues.trade |= self._cues.trade_in(sheet.words)
            taken = set(range(whole.first, whole.last)) if whole else set()
            found = self._find(sheet.words, carrier, used | taken) + ([whole] if whole else [])
        # Words that usually only carry an interest are one where nothing else was typed.
        sheet.mentions = sorted(found, key=lambda m: m.first) or self._find(sheet.words, frozenset(), used)

    @staticmethod
    def _put_right(sheet: _Sheet, spelled: dict[int, str]) -> None:
        sheet.spelled |= spelled
        for at, right in spelled.items():
            sheet.words[at] = sheet.words[at]._replace(text=right, stem=stem(right))

    def _is_name(self, word: str) -> bool:
        """Tell whether a word is somebody's name here, or more like one than like any word of the field."""
        return word in self._names or self._names.likeness(word) > self._mender.likeness(word)

    def _is_part(self, sheet: _Sheet, whole: Mention, found: list[Mention], used: set[int]) -> bool:
        """Tell whether its words, put right one by one, make a longer phrase: "sosial media stratagy"."""
        covered = {at for m in found for at in range(m.first, m.last)} | used
        covered -= set(range(whole.first, whole.last))
        words = list(sheet.words)
        for at, right in self._mender.words(words, covered, self._is_name).items():
            words[at] = words[at]._replace(text=right, stem=stem(right))
        longer = whole.last - whole.first
        return any(
            m.first <= whole.first and whole.last <= m.last and m.last - m.first > longer
            for m in self._find(words, self._cues.carrier, used)
        )

    def _wants(self, sheet: _Sheet) -> list[Want]:
        parts: list[tuple[int, Want]] = []
        for mention in sheet.mentions:
            span = range(mention.first, mention.last)
            away = mention.first in sheet.cues.turned
            typed = sheet.typed(mention.first, mention.last)
            typo = mention.joined or not sheet.spelled.keys().isdisjoint(span)
            part = sum(word.broken for word in sheet.words[: mention.first + 1])
            if self._is_absent(sheet, mention):
                if away:  # nobody is from there, so everybody will do
                    parts.append((part, Want(Kind.COMPANY, (), typed, typed, "company", turned_away=True)))
                    continue
                named = " ".join(word.text for word in sheet.words[mention.first : mention.last])
                sheet.absent.append(named if typo else typed)
                if mention.senses[0].kind == "absent":
                    continue
                # Said once, and what is near is shown: it is not the same.
                meant = self._meanings.wants(sheet.words, mention, named if typo else typed, typo=typo)
                meant = meant if typo else [replace(want, how="related") for want in meant]
            else:
                meant = self._meanings.wants(sheet.words, mention, typed, typo=typo)
            if mention.first in sheet.cues.clause:
                meant = [want for want in meant if self._is_meant(want, sheet.cues.room)]
            parts += ((part, want) for want in turned(meant, away=away))
        wants = without_hints(parts)
        wants += self._cues.wants(sheet.text, sheet.words, sheet.cues)
        wants += [name_want(sheet.text, sheet.words, name) for name in sheet.names]
        titles, taken = self._meanings.titles(sheet.text, sheet.words, sheet.mentions, sheet.cues.used)
        sheet.cues.used |= taken
        return wants + titles

    def _is_meant(self, want: Want, room: Room) -> bool:
        """Tell whether a want is meant as an interest in a question that is about the room or an errand."""
        if want.kind is not Kind.CONCEPT:
            return want.kind in _ASKED_ANYWHERE
        if want.hinted or room is Room.PERHAPS:
            return not want.hinted
        # No errand leads to the work itself: where the bus stops is one, how a crisis is handled is none.
        return self._concepts[want.ids[0][0]].kind == "practice" and want.typed.casefold() not in self._ordinary

    def _is_absent(self, sheet: _Sheet, mention: Mention) -> bool:
        """Tell whether a phrase only names an employer, a school or a town that nobody on the roster has."""
        if mention.key in _ANY_SCHOOL and any(
            all(word.stem in _TO_A_SCHOOL for word in sheet.words[end : mention.first])
            for end in sheet.cues.alumni_of
            if end <= mention.first
        ):
            return True
        if mention.key not in self._employers:
            return all(sense.how == "employer" or sense.kind == "absent" for sense in mention.senses)
        # TikTok is a tool before it is an employer, unless somebody works there.
        before = sheet.words[mention.first - 1].text if mention.first else ""
        first = mention.senses[0]
        is_tool = first.how in ("stand", "slang") and self._concepts[first.id].kind == "practice"
        return all(sense.how in _NAMED_ONLY for sense in mention.senses) and (not is_tool or before in _EMPLOYED)

    def _finish(self, sheet: _Sheet, wants: list[Want]) -> Reading:
        covered = sheet.covered()
        meant = len(
            {
                at
                for at in covered
                if sheet.words[at].text not in self._cues.carrier or sheet.words[at].text in self._cues.work
            }
        )
        unknown: list[str] = []
        for at, word in enumerate(sheet.words):
            # Beside an interest the trade of everybody here says nothing of who fits.
            if at in covered or (wants and at in sheet.cues.trade) or not self._says_something(word):
                continue
            alone = self._alone(sheet, at, beside=bool(wants))
            if alone:
                wants.append(alone)
                meant += 1
            else:
                unknown.append(sheet.typed(at, at + 1))
        everyday = sum(fold(word) in self._ordinary for word in unknown)
        # A scandal is no everyday word: one of whatever kind is not named by chance.
        said = {sheet.words[at].text for m in sheet.mentions for at in range(m.first, m.last)}
        told = len(said - self._ordinary) >= len(unknown)
        # Whatever stands beside a job or an internship, it is not named by chance.
        carried = any(word.text in self._cues.carrier or word.text in self._cues.work for word in sheet.words)
        if sheet.rude:
            unknown.clear()
        return Reading(distinct(wants), tuple(unknown), meant, tuple(sheet.absent),
                       chance=not (carried or told) and everyday >= meant)  # fmt: skip

    def _says_something(self, word: Word) -> bool:
        if word.text in self._cues.carrier or word.stem in GLUE:
            return False
        return not is_cjk(word.text) or bool(self._cues.chinese_left(word.text))

    def _alone(self, sheet: _Sheet, at: int, *, beside: bool) -> Want | None:
        """Return a want for a word that no phrase covers: a rank, or a word that stands on the roster."""
        word, typed = sheet.words[at], sheet.typed(at, at + 1)
        level = self._cues.level(word.stem)
        if level is not None:
            return Want(Kind.RANK, (), typed, typed, "position", 0.4, level=level)
        posted = self._index.has_word(word.stem) and len(word.text) >= 3 and not word.text.isdigit()
        if not posted or word.text in self._ordinary:
            return None
        how = "typo" if at in sheet.spelled else "exact"
        return Want(Kind.WORDS, ((word.stem, 1.0),), typed, typed, how, _WORD_BESIDE if beside else _WORD_ALONE)


def _is_interest(want: Want) -> bool:
    """Tell whether a want is an interest of this field, said and not only suggested."""
    return want.kind in _INTERESTS and not want.hinted and not want.turned_away


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first < other.last and other.first < one.last

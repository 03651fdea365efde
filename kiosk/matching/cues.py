"""Words of a query that steer it: carriers, what is turned away, who hires, alumni of, ranks. No roster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import GLUE, Word, is_cjk, key, split

_LONGEST: Final = 5
# "I would rather do this than that", "I prefer this over that".
_LIKED: Final = frozenset({"rather", "sooner", "prefer", "prefers", "prefiero", "prefere", "plutot"})
_LESS: Final = frozenset({"than", "over", "que", "a", "au", "aux"})
# What may stand between a comparison and what is compared.
_BETWEEN: Final = GLUE | {"in", "at", "on", "with", "to", "for", "un", "una", "une", "working", "doing"}
_AND: Final = frozenset({"and", "y", "e", "et", "und"})


class Room(Enum):
    """How surely a query asks about the room or an errand: "where is the bathroom", "is there wifi"."""

    NO = auto()
    PERHAPS = auto()
    SURELY = auto()


@dataclass(slots=True)
class Cues:
    """What steers one query, by the places of its words."""

    used: set[int] = field(default_factory=set)
    """Words that are cues themselves."""
    turned: set[int] = field(default_factory=set)
    """Words that the student turns away."""
    hiring: list[tuple[int, int]] = field(default_factory=list)
    mentoring: list[int] = field(default_factory=list)
    alumni: list[int] = field(default_factory=list)
    ranks: list[tuple[int, int, int]] = field(default_factory=list)
    """First word, one past the last, level."""
    alumni_of: list[int] = field(default_factory=list)
    """One past the last word of "alumni of", "studied at": what follows is a school, and no field."""
    room: Room = Room.NO
    """Whether a clause is about the room or an errand, and not about people."""
    clause: range = range(0)
    """The words of that clause."""
    rude: list[tuple[int, int]] = field(default_factory=list)
    """Words typed for fun, first and one past the last: they are dropped, and never repeated."""
    undecided: set[int] = field(default_factory=set)
    """Words that say that nothing is wanted yet."""
    trade: set[int] = field(default_factory=set)
    """Words that name the trade of everybody at an event of public relations."""
    swearing: set[int] = field(default_factory=set)
    """Strong words that carry nothing."""


class CueBook:
    """The vocabulary's cues, ready for look-up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        reading = vocabulary.reading
        languages = ("carrier", "carrier_es", "carrier_fr", "carrier_de", "carrier_pt")
        plain = (word for name in languages for word in reading.get(name, ()))
        self.carrier = frozenset("".join(x.text for x in split(word)) for word in plain)
        self.work = frozenset(reading.get("work", ()))
        self.role = frozenset(reading.get("role", ()))
        self._chinese = tuple(sorted(reading.get("carrier_zh", ()), key=len, reverse=True))
        self._negation = _Phrases(reading.get("negation", ()))
        self._negation_after = _Phrases(reading.get("negation_after", ()))
        self._not_negation = _Phrases(reading.get("not_negation", ()))
        self._stops = frozenset(" ".join(w.text for w in split(x)) for x in reading.get("stops_negation", ()))
        self._undecided = _Phrases(reading.get("undecided", ()))
        self._trade = _Phrases(reading.get("trade", ()))
        self._asides = _Phrases((*reading.get("asides", ()), *reading.get("qualifiers", ())))
        self._errands = _Phrases(reading.get("errands", ()))
        self._room = _Phrases(reading.get("room", ()))
        self._room_perhaps = _Phrases(reading.get("room_perhaps", ()))
        self._room_nearby = _Phrases(reading.get("room_nearby", ()))
        self._daily = frozenset(reading.get("daily_places", ()))
        self._wishes = _Phrases(reading.get("wishes", ()))
        self._swearing = _Phrases(reading.get("swearing", ()))
        self._rude = _Phrases(reading.get("rude", ()))
        self._not_rude = _Phrases(reading.get("not_rude", ()))
        self._people = frozenset(reading.get("asks_for_people", ())) | self.role
        self._hiring = _Phrases(reading.get("hiring", ()))
        self._mentoring = _Phrases(reading.get("mentoring", ()))
        self._alumni = _Phrases(reading.get("alumni", ()))
        self._worked_at = _Phrases(reading.get("worked_at", ()))
        self._levels = {key(word): rank.level for rank in vocabulary.ranks for word in rank.words}
        self._asked = {
            tuple(w.text for w in split(phrase)): rank.level for rank in vocabulary.ranks for phrase in rank.asked
        }
        self._ranks = _Phrases(phrase for rank in vocabulary.ranks for phrase in rank.asked)

    def mark(self, words: Sequence[Word], protected: set[int]) -> Cues:
        """Return where the cues of a query stand; words in `protected` belong to phrases and turn nothing away."""
        cues = Cues()
        harmless = {at for first, last in self._not_negation.find(words) for at in range(first, last)}
        behind = self._turned_before(words, cues, harmless | protected)
        for first, last in self._negation.find(words):
            if not (harmless | protected | behind).isdisjoint(range(first, last)):
                continue
            if last == first + 1 and is_cjk(words[first].text) and (words[first].text,) not in self._negation:
                cues.turned.add(first)  # no space parts the cue from what it turns away
            else:
                cues.turned.update(self._scope(words, last))
                cues.used.update(range(first, last))
        cues.used |= harmless - protected  # "not for profit" is said, not left out
        for first, last in self._undecided.find(words, whole=True):
            cues.undecided.update({*range(first, last)} - protected)
        cues.used |= cues.undecided
        cues.trade = self.trade_in(words)
        for first, last in self._asides.find(words):
            cues.used.update({*range(first, last)} - protected)
        for first, last in self._errands.find(words):
            if protected.isdisjoint(range(first, last)):
                cues.used.update(range(first, last))
        cues.room, cues.clause = self._about_the_room(words)
        self._mark_rude(words, cues, protected)
        self._mark_alumni(words, cues, protected)
        for first, last in self._mentoring.find(words):
            cues.mentoring.append(first)
            cues.used.update(range(first, last))
        cues.hiring = self._hiring.find(words)
        for first, last in self._ranks.find(words):
            level = self._asked[tuple(word.text for word in words[first:last])]
            cues.ranks.append((first, last, level))
            cues.used.update(range(first, last))
        return cues

    def trade_in(self, words: Sequence[Word]) -> set[int]:
        """Return the places of the words that name the trade of everybody here."""
        return {at for first, last in self._trade.find(words, whole=True) for at in range(first, last)}

    def _turned_before(self, words: Sequence[Word], cues: Cues, harmless: set[int]) -> set[int]:
        """Turn away what stands before its cue: "politics? no thanks", "tech is boring"; return the cues' places.

        A cue of one word, or one that could turn away what follows, speaks of what is before only at a clause's end.
        """
        found: set[int] = set()
        for first, last in self._negation_after.find(words, whole=True):
            ends = last == len(words) or words[last].broken or words[last].text in self._stops
            either = last == first + 1 or bool(self._negation.find(words[first:last]))
            if (either and not ends) or not harmless.isdisjoint(range(first, last)):
                continue
            before = self._before(words, first)
            if any(words[at].text not in self.carrier for at in before):
                cues.turned.update(before)
                found.update(range(first, last))
        cues.used |= found
        return found

    def _before(self, words: Sequence[Word], end: int) -> range:
        """Return the words that a cue behind them speaks of: its clause as far as there, or else the one before.

        "I love music and politics bores me": whoever has said a wish goes on to something else behind the "and".
        """
        first = end
        while first and not words[first].broken:
            first -= 1
        if first == end:  # the cue is a clause of its own
            first = max(0, end - 1)
            while first and not words[first].broken:
                first -= 1
        stops = [at + 1 for at in range(first, end) if at > first and words[at].text in self._stops]
        if any(first <= at for at, _ in self._wishes.find(words[:end])):
            stops += [at + 1 for at in range(first, end) if words[at].text in _AND]
        return range(max((first, *stops)), end)

    def _mark_alumni(self, words: Sequence[Word], cues: Cues, protected: set[int]) -> None:
        studied = self._alumni.find(words)
        for first, last in (*studied, *self._worked_at.find(words)):
            if protected.isdisjoint(range(first, last)):  # "alumni relations" is work
                cues.alumni.append(first)
                cues.used.update(range(first, last))
                cues.alumni_of += [last] if (first, last) in studied else []

    def _about_the_room(self, words: Sequence[Word]) -> tuple[Room, range]:
        """Return how surely a clause is about the room, and which; a greeting may stand before it."""
        for last, sure in self._questions(words[: _LONGEST + 2]):
            clause = range(self._clause_end(words, last))
            if any(words[at].text in self._people for at in clause):
                continue
            # "Is there a bank nearby" asks for no work in finance, "are there banks around here to work for" does.
            near = [first for first, _ in self._room_nearby.find(words) if first in clause]
            if near and not any(words[at].text in self._daily for at in clause):
                return Room.PERHAPS, clause
            return (Room.SURELY if near else sure), clause
        return Room.NO, range(0)

    def _questions(self, opening: Sequence[Word]) -> Iterable[tuple[int, Room]]:
        for phrases, room in ((self._room, Room.SURELY), (self._room_perhaps, Room.PERHAPS)):
            for first, last in phrases.find(opening):
                if first <= 1 or is_cjk(opening[first].text):
                    yield last, room

    def _clause_end(self, words: Sequence[Word], first: int) -> int:
        """Return where the clause ends that goes on at `first`: at a comma, a "but", or where a wish begins."""
        wishes = {at for at, _ in self._wishes.find(words)}
        return next((at for at in range(first, len(words)) if words[at].broken or at in wishes), len(words))

    @staticmethod
    def compare(words: Sequence[Word], spans: Sequence[tuple[int, int]], cues: Cues) -> None:
        """Turn away what is liked less, of two things that were understood: "in-house rather than an agency".

        `spans` are the places of what was understood; both must stand directly at the "than".
        """
        ends, begins = {last for _, last in spans}, dict(spans)
        liked = False
        for at, word in enumerate(words):
            if liked and word.text in _LESS and at in ends:
                behind = next(
                    (i for i in range(at + 1, len(words)) if i in begins or words[i].text not in _BETWEEN), at
                )
                if behind in begins:
                    cues.turned.update(range(behind, begins[behind]))
                    cues.used.add(at)
            liked = liked or word.text in _LIKED

    def _mark_rude(self, words: Sequence[Word], cues: Cues, protected: set[int]) -> None:
        harmless = protected | {at for first, last in self._not_rude.find(words) for at in range(first, last)}
        cues.rude = [(first, last) for first, last in self._rude.find(words, whole=True) if first not in harmless]
        cues.swearing = {at for first, last in self._swearing.find(words, whole=True) for at in range(first, last)}
        cues.used |= cues.swearing

    def _scope(self, words: Sequence[Word], first: int) -> Iterable[int]:
        for at in range(first, len(words)):
            if (words[at].broken and at > first) or (words[at].text in self._stops and at > first):
                return
            yield at

    def level(self, title_key: str) -> int | None:
        """Return the rank that a title's key shows; none when it shows none."""
        line = f" {title_key} "
        levels = [level for word, level in self._levels.items() if f" {word} " in line]
        if not levels:
            return None
        return min(levels) + 1 if min(levels) <= 1 and max(levels) >= 2 else max(levels)

    def chinese_left(self, text: str) -> str:
        """Return what is left of a Chinese text without the words that carry no interest."""
        for word in self._chinese:
            text = text.replace(word, "")
        return text

    def wants(self, text: str, words: Sequence[Word], cues: Cues) -> list[Want]:
        """Return the interests that cues state by themselves: who hires, who mentors, which rank."""
        wants: list[Want] = []
        for first, last in cues.hiring:
            away = first in cues.turned
            typed = text[words[first].start : words[last - 1].end]
            wants.append(Want(Kind.HIRING, (), typed, typed, "hiring", 0.6, turned_away=away))
        for first in cues.mentoring:
            typed = text[words[first].start : words[first].end]
            wants.append(Want(Kind.MENTORING, (), typed, typed, "exact", 0.6))
        for first, last, level in cues.ranks:
            typed = text[words[first].start : words[last - 1].end]
            wants.append(Want(Kind.RANK, (), typed, typed, "position", 0.5, level=level))
        return wants


class _Phrases:
    """Phrases by their first word: most words of a query begin none."""

    def __init__(self, texts: Iterable[str]) -> None:
        phrases = {tuple(word.text for word in split(text)) for text in texts} - {()}
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            self._by_first.setdefault(phrase[0], set()).add(phrase)
        self._chinese = tuple(phrase[0] for phrase in phrases if is_cjk(phrase[0]))

    def __contains__(self, phrase: tuple[str, ...]) -> bool:
        return bool(phrase) and phrase in self._by_first.get(phrase[0], ())

    def find(self, words: Sequence[Word], *, whole: bool = False) -> list[tuple[int, int]]:
        """Return where phrases stand, longest first kept.

        In Chinese a run that holds one counts; with `whole` only a run that is one.
        """
        found: list[tuple[int, int]] = []
        end = 0
        for at, word in enumerate(words):
            if at < end:
                continue
            begun = self._by_first.get(word.text)
            if begun is None and (whole or not (self._chinese and is_cjk(word.text))):
                continue
            end = self._end(words, at, begun or set(), whole=whole)
            if end > at:
                found.append((at, end))
        return found

    def _end(self, words: Sequence[Word], at: int, begun: set[tuple[str, ...]], *, whole: bool) -> int:
        if not whole and is_cjk(words[at].text) and any(phrase in words[at].text for phrase in self._chinese):
            return at + 1
        typed = tuple(word.text for word in words[at : at + _LONGEST])
        return at + max((len(phrase) for phrase in begun if typed[: len(phrase)] == phrase), default=0)

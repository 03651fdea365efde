"""Words of a query that steer it: carriers, what is turned away, who hires, alumni of, ranks. No roster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import Word, is_cjk, key, split

_LONGEST: Final = 5


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
    room: Room = Room.NO
    """Whether the query is about the room or an errand, and not about people."""


class CueBook:
    """The vocabulary's cues, ready for look-up."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        reading = vocabulary.reading
        plain = (w for name in ("carrier", "carrier_es", "carrier_fr") for w in reading.get(name, ()))
        self.carrier = frozenset("".join(x.text for x in split(word)) for word in plain)
        self.role = frozenset(reading.get("role", ()))
        self._chinese = tuple(sorted(reading.get("carrier_zh", ()), key=len, reverse=True))
        self._negation = _phrases(reading.get("negation", ()))
        self._not_negation = _phrases(reading.get("not_negation", ()))
        self._stops = frozenset(" ".join(w.text for w in split(x)) for x in reading.get("stops_negation", ()))
        self._asides = _phrases(reading.get("asides", ()))
        self._errands = _phrases(reading.get("errands", ()))
        self._room = _phrases(reading.get("room", ()))
        self._room_perhaps = _phrases(reading.get("room_perhaps", ()))
        self._people = frozenset(reading.get("asks_for_people", ())) | self.role
        self._hiring = _phrases(reading.get("hiring", ()))
        self._mentoring = _phrases(reading.get("mentoring", ()))
        self._alumni = _phrases((*reading.get("alumni", ()), *reading.get("worked_at", ())))
        self._levels = {key(word): rank.level for rank in vocabulary.ranks for word in rank.words}
        self._asked = {
            tuple(w.text for w in split(phrase)): rank.level for rank in vocabulary.ranks for phrase in rank.asked
        }

    def mark(self, words: Sequence[Word], protected: set[int]) -> Cues:
        """Return where the cues of a query stand; words in `protected` belong to phrases and turn nothing away."""
        cues = Cues()
        harmless = {at for first, last in _find(words, self._not_negation) for at in range(first, last)}
        for first, last in _find(words, self._negation):
            if not harmless.isdisjoint(range(first, last)) or not protected.isdisjoint(range(first, last)):
                continue
            if last == first + 1 and is_cjk(words[first].text) and (words[first].text,) not in self._negation:
                cues.turned.add(first)  # no space parts the cue from what it turns away
            else:
                cues.turned.update(self._scope(words, last))
                cues.used.update(range(first, last))
        cues.used |= harmless - protected  # "not for profit" is said, not left out
        for first, last in _find(words, self._asides):
            cues.used.update(range(first, last))
        for first, last in _find(words, self._errands):
            if protected.isdisjoint(range(first, last)):
                cues.used.update(range(first, last))
        cues.room = self._about_the_room(words)
        for first, last in _find(words, self._alumni):
            cues.alumni.append(first)
            cues.used.update(range(first, last))
        for first, last in _find(words, self._mentoring):
            cues.mentoring.append(first)
            cues.used.update(range(first, last))
        cues.hiring = _find(words, self._hiring)
        for first, last in _find(words, frozenset(self._asked)):
            level = self._asked[tuple(word.text for word in words[first:last])]
            cues.ranks.append((first, last, level))
            cues.used.update(range(first, last))
        return cues

    def _about_the_room(self, words: Sequence[Word]) -> Room:
        # A greeting may stand before the question.
        opening = words[: _LONGEST + 2]
        if any(word.text in self._people for word in words):
            return Room.NO
        if any(first <= 1 or is_cjk(words[first].text) for first, _ in _find(opening, self._room)):
            return Room.SURELY
        return Room.PERHAPS if any(first <= 1 for first, _ in _find(opening, self._room_perhaps)) else Room.NO

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


def _phrases(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word.text for word in split(text)) for text in texts)


def _find(words: Sequence[Word], phrases: frozenset[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return where phrases stand, longest first kept; in Chinese a run that holds one counts."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if is_cjk(words[at].text) and any(p and is_cjk(p[0]) and p[0] in words[at].text for p in phrases):
            found.append((at, at + 1))
            at += 1
            continue
        for last in range(min(len(words), at + _LONGEST), at, -1):
            if tuple(word.text for word in words[at:last]) in phrases:
                found.append((at, last))
                at = last - 1
                break
        at += 1
    return found

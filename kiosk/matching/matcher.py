"""The door of matching: a roster and a vocabulary in, shortlists out. It touches no disk and no clock."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.index import RosterIndex
from kiosk.matching.ordering import Favour, ordered
from kiosk.matching.phrasebook import forget_read
from kiosk.matching.ranking import CUTOFF, OTHERS, OTHERS_AT_MOST, Ranking
from kiosk.matching.reading import QueryReader
from kiosk.matching.reasons import Reasons, outside
from kiosk.matching.shortlist import Addition, Match, Shortlist, UnderstoodInterest
from kiosk.matching.tables import Tables
from kiosk.matching.wants import Kind, Reading, Want
from kiosk.people import Professional, Reason, Stage

# Interests that only narrow a query; alone they still find people.
_SIDE_KINDS = frozenset({Kind.PLACE, Kind.RANK, Kind.LANGUAGE, Kind.WORDS, Kind.SCHOOL})

# With so many on the shortlist nobody needs more.
_FEW = 8
_ADDITIONS = 2


class Matcher:
    """Answers queries over one roster; immutable once built, safe to share between threads."""

    def __init__(self, index: RosterIndex, reader: QueryReader) -> None:
        self.index = index
        self.reader = reader
        self._ranking = Ranking(index)
        self._reasons = Reasons(index)
        self._people = {person.id: person for person in index.people}

    @classmethod
    def build(
        cls, professionals: Sequence[Professional], vocabulary: Vocabulary, tables: Tables | None = None
    ) -> "Matcher":
        """Return a matcher for a roster; this is the costly step, done once for each roster version.

        `tables` are those of this very roster and vocabulary, where they were kept.
        """
        index = RosterIndex(professionals, vocabulary, tables)
        matcher = cls(index, QueryReader(index, vocabulary))
        forget_read()
        return matcher

    def match(
        self,
        text: str,
        *,
        stage: Stage | None = None,
        limit: int | None = 20,
        favour: Favour | None = None,
    ) -> Shortlist:
        """Return who fits `text`, best first, with reasons.

        `stage` changes the order among equally strong matches only; `favour` (by id, larger first) breaks ties, such
        as by who is booked least. Nobody is returned for nonsense; for what only says what is not wanted, everybody
        else is.
        """
        reading = self.reader.read(text)
        if reading.rude or reading.undecided:
            return Shortlist(text, (), (), (), undecided=reading.undecided, trade=reading.trade)
        asked = self._or_their_work([want for want in reading.wants if not want.turned_away])
        away = _without_nuances(asked, [want for want in reading.wants if want.turned_away])
        without = [] if asked else [want for want in away if not want.hinted]
        asked = asked or self._opposites(without, text.strip())
        if not self._sensible(reading, asked or without):
            unmatched = (*reading.absent, *reading.unknown)
            return Shortlist(text, (), (), unmatched or ((text,) if text.strip() else ()))
        scores, worths = self._ranking.scores((*asked, *away)) if asked else ({}, [])
        fit = self._fit(asked, worths)
        fitting = {at: scores[at] for at in fit}
        if without:  # all that is said is what not: then everybody else will do
            fitting = dict.fromkeys(self._ranking.others(without), OTHERS) | fitting
        order = ordered(fitting, self.index, limit=limit, stage=stage, favour=favour,
                        **({"asked": OTHERS_AT_MOST} if without else {}))  # fmt: skip
        otherwise = outside(without, text.strip())
        matches = tuple(self._match(at, fitting[at], asked, worths, otherwise) for at in order)
        return Shortlist(
            text,
            self._understood(asked, text),
            matches,
            self._unmatched(reading, asked, worths) or ((text,) if not matches else ()),
            self._reasons.nearest(asked, worths),
            self._additions(asked, fit) if len(fitting) < _FEW else (),
            tuple(dict.fromkeys(want.understood for want in without)),
        )

    def match_interests(
        self,
        interests: Sequence[str],
        *,
        stage: Stage | None = None,
        limit: int | None = 20,
        favour: Favour | None = None,
    ) -> Shortlist:
        """Return who fits a list of interests."""
        return self.match(", ".join(interests), stage=stage, limit=limit, favour=favour)

    def reach(self, want: Want) -> int:
        """Return how many professionals serve a want well enough to be shown for it."""
        return sum(1 for value in self._ranking.worth(want).values() if value >= CUTOFF)

    @property
    def people(self) -> Mapping[str, Professional]:
        """The professionals of the roster by id."""
        return self._people

    def offered(self) -> dict[str, int]:
        """Return every interest that somebody says outright they offer, with how many do."""
        counts: dict[str, set[int]] = {}
        concepts = self.index.vocabulary.concepts
        for phrase, people in self.index.interests.items():
            known = self.index.reader.read_cell(self.index.phrases[phrase])
            best = max(known, key=lambda pair: pair[1], default=None)
            name = concepts[best[0]].name if best else self.index.phrases[phrase]
            counts.setdefault(name, set()).update(people)
        return {name: len(people) for name, people in counts.items()}

    def _additions(self, asked: Sequence[Want], fit: Set[int]) -> tuple[Addition, ...]:
        """Return at most two interests with how many more people would fit if they were typed too."""
        found: list[Addition] = []
        for want in self._reasons.beside(asked, fit)[:_ADDITIONS]:
            more = sum(1 for at, value in self._ranking.worth(want).items() if value >= CUTOFF and at not in fit)
            found.append(Addition(want.typed, more))
        return tuple(found)

    def _or_their_work(self, wants: Sequence[Want]) -> list[Want]:
        """Return wants in which positions that nobody has are fields, unless the same words name a field too."""
        named = {want.typed for want in wants if want.kind is Kind.CONCEPT}
        return [self._or_its_work(want) if want.typed not in named else want for want in wants]

    def _or_its_work(self, want: Want) -> Want:
        """Return a want for a position; where nobody has it or does work like its, for what its words name."""
        if want.kind is not Kind.TITLE or not self._ranking.is_nobody(want) or self.reach(want):
            return want
        concepts = self.index.vocabulary.concepts
        words = want.key.split()
        # What is done says more than that it is produced: "podcast producing" is podcasts before it is production.
        found: list[tuple[tuple[str, float], ...]] = [
            tuple(one for one in self.index.reader.read_cell(" ".join(part)) if concepts[one[0]].kind != "position")
            for part in (words[:-1], words[1:], words)
        ]
        fields = [
            replace(want, kind=Kind.CONCEPT, ids=ids, understood=concepts[ids[0][0]].name.lower(), how="related")
            for ids in found
            if ids
        ]
        # Of equals the first: what somebody here does is asked for before what nobody does.
        return max(fields, key=lambda field: max(self._ranking.worth(field).values(), default=0.0), default=want)

    def _opposites(self, wants: Sequence[Want], text: str) -> list[Want]:
        concepts = self.index.vocabulary.concepts
        found: list[Want] = []
        for want in wants:
            for concept, _ in want.ids if want.kind is Kind.CONCEPT else ():
                opposite = concepts[concept].opposite
                if opposite:
                    name = concepts[opposite].name.lower()
                    found.append(Want(Kind.CONCEPT, ((opposite, 1.0),), text, name, "company"))
        return found

    @staticmethod
    def _understood(asked: Sequence[Want], text: str) -> tuple[UnderstoodInterest, ...]:
        as_typed = sorted(asked, key=lambda want: text.find(want.typed))
        return tuple(UnderstoodInterest(want.typed, want.understood, want.how) for want in as_typed)

    @staticmethod
    def _sensible(reading: Reading, asked: Sequence[Want]) -> bool:
        if not asked:
            return False
        unknown = len(reading.unknown)
        if unknown > reading.meant and all(want.how == "typo" for want in asked):
            return False
        return unknown == 0 or (2 * reading.meant >= unknown and not reading.chance)

    @staticmethod
    def _fit(asked: Sequence[Want], worths: Sequence[Mapping[int, float]]) -> set[int]:
        main = [w for w, want in zip(worths, asked, strict=True) if want.kind not in _SIDE_KINDS] or worths
        return {at for worth in main for at, value in worth.items() if value >= CUTOFF}

    def _match(
        self,
        at: int,
        score: float,
        asked: Sequence[Want],
        worths: Sequence[Mapping[int, float]],
        otherwise: tuple[Reason, ...],
    ) -> Match:
        strength = "strong" if score >= 0.7 else "good" if score >= 0.4 else "partial"
        reasons = self._reasons.of(at, asked, worths) or otherwise
        return Match(self.index.people[at].id, round(100 * min(1.0, score / 1.2), 1), strength, reasons)

    @staticmethod
    def _unmatched(reading: Reading, asked: Sequence[Want], worths: Sequence[Mapping[int, float]]) -> tuple[str, ...]:
        nobody = (want.typed for want, worth in zip(asked, worths, strict=True)
                  if not any(value >= CUTOFF for value in worth.values()))  # fmt: skip
        return tuple(dict.fromkeys((*nobody, *reading.absent, *reading.unknown)))


def _without_nuances(asked: Sequence[Want], away: Sequence[Want]) -> list[Want]:
    """Return what is turned away but for the very field that is asked for: "social media but not tiktok"."""
    fields = {want.ids[0][0] for want in asked if want.kind is Kind.CONCEPT and want.ids}
    return [want for want in away if want.kind is not Kind.CONCEPT or not want.ids or want.ids[0][0] not in fields]

"""From a phrase to what a student wants by it: one phrase may name a company, a position, a place or an interest.

It finds no phrase and corrects nothing (see `reading` and `mending`).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kiosk.matching.concepts import Vocabulary
from kiosk.matching.cues import CueBook
from kiosk.matching.index import RosterIndex
from kiosk.matching.phrasebook import Mention, Sense
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import GLUE, Word, key

# A brand that is an everyday word is one only in a query shorter than this, or in capitals.
_SENTENCE: Final = 4
# A single hint says something only in a sentence.
_HINTED: Final = 4

# What a position counts beside the sector that it names.
_WITHIN: Final = 0.4

_HOW: Final = {"name": "exact", "abbreviation": "abbreviation", "employer": "related"}


class Meanings:
    """What phrases mean on one roster."""

    def __init__(self, index: RosterIndex, vocabulary: Vocabulary, cues: CueBook) -> None:
        self._index = index
        self._concepts = vocabulary.concepts
        self._ordinary = vocabulary.ordinary
        self._cues = cues
        self._families = {c.practice: c.id for c in self._concepts.values() if c.kind == "position" and c.practice}

    def wants(self, words: Sequence[Word], mention: Mention, typed: str, *, typo: bool) -> list[Want]:
        """Return what is wanted by one phrase; nothing where it is meant as the everyday word that it also is."""
        senses: dict[str, list[Sense]] = {}
        for sense in self._meant(words, mention):
            senses.setdefault(sense.kind, []).append(sense)
        wants = self._company(mention, typed, senses, typo=typo)
        concepts = senses.get("concept", [])
        # "army" in lower case is the sector before it is the employer of that name.
        common = bool(wants) and typed.islower() and any(s.how in ("name", "synonym") for s in concepts)
        if common:
            wants = [replace(want, weight=0.5) for want in wants]
        if wants:
            concepts = [s for s in concepts if s.how in ("name", "synonym", "abbreviation")]
        positions = [s for s in concepts if self._concepts[s.id].kind == "position"]
        others = [s for s in concepts if s not in positions]
        if senses.get("title") or positions:
            title = self._title(mention, typed, senses.get("title"), positions, typo=typo)
            # Who works for whom the position names is nearer than who has it and works for others.
            sectors = self._sectors(typed)
            wants.append(replace(title, weight=_WITHIN) if sectors else title)
            common = common or bool(sectors)
            others += [one for one in sectors if all(one.id != other.id for other in others)]
        if others:
            wants.append(self._concept(mention, typed, others, typo=typo, both=bool(wants) and not common))
        if senses.get("interest") and not wants:
            wants.append(self._interest(mention, typed, senses["interest"][0], typo=typo))
        return wants or _facts(senses, typed, typo=typo)

    def _meant(self, words: Sequence[Word], mention: Mention) -> list[Sense]:
        clear = [sense for sense in mention.senses if sense.how != "hint"]
        word = words[mention.first]
        alone = mention.last - mention.first == 1
        if not clear:
            # "Wrong" alone says nothing of a crisis; "reporters" alone can mean one thing only.
            vague = word.text in self._ordinary or word.text in self._cues.carrier
            return [] if alone and vague and len(words) < _HINTED else list(mention.senses)
        everyday = word.text in self._ordinary or word.text in self._cues.carrier
        if alone and everyday and len(words) >= _SENTENCE and not word.upper:
            clear = [
                s
                for s in clear
                if s.kind in ("interest", "place", "rank", "language")
                or (s.kind == "concept" and s.how not in ("stand", "employer"))
            ]
            return clear or [sense for sense in mention.senses if sense.how == "hint"]
        return clear

    def _company(self, mention: Mention, typed: str, senses: dict[str, list[Sense]], *, typo: bool) -> list[Want]:
        company = senses.get("company")
        if not company or (company[0].how == "short" and (senses.get("concept") or senses.get("title"))):
            return []
        shown = self._index.phrases["company " + company[0].id]
        how = "typo" if typo else "company"
        return [Want(Kind.COMPANY, ((company[0].id, company[0].strength),), typed, shown, how, key=mention.key)]

    def _sectors(self, typed: str) -> list[Sense]:
        """Return for whom somebody of a position works, where its words say so: a book publicist is in publishing."""
        *before, last = key(typed).split()
        read = self._index.reader.read_cell
        trade = before and any(self._concepts[concept].kind == "position" for concept, _ in read(last))
        found = read(" ".join(before)) if trade else ()
        return [
            Sense("concept", concept, "synonym", strength)
            for concept, strength in found
            if self._concepts[concept].kind == "sector"
        ]

    def _interest(self, mention: Mention, typed: str, sense: Sense, *, typo: bool) -> Want:
        phrase = self._index.phrases[sense.id]
        parts = tuple(self._index.reader.read_cell(phrase))
        kind = Kind.CONCEPT if parts else Kind.PHRASE
        return Want(kind, parts or ((sense.id, 1.0),), typed, phrase, "typo" if typo else "exact", key=mention.key)

    def _concept(self, mention: Mention, typed: str, senses: Sequence[Sense], *, typo: bool, both: bool) -> Want:
        best = senses[0]
        how = _HOW.get(best.how, "synonym")
        if mention.key in self._index.interests and how == "synonym":
            how = "exact"
        setting = all(self._concepts[sense.id].kind == "setting" for sense in senses)
        return Want(
            Kind.CONCEPT,
            tuple((sense.id, sense.strength) for sense in senses),
            typed,
            self._concepts[best.id].name.lower(),
            "typo" if typo else how,
            0.6 if both or setting else 1.0,
            mention.key,
            hinted=best.how == "hint",
        )

    def _title(
        self, mention: Mention, typed: str, title: list[Sense] | None, positions: Sequence[Sense], *, typo: bool
    ) -> Want:
        families = tuple((sense.id, sense.strength) for sense in positions)
        if not families:
            cells = self._index.reader.read_cell(mention.key)
            families = tuple((c, s) for c, s in cells if self._concepts[c].kind in ("position", "practice"))
        name = self._concepts[positions[0].id].name.lower() if positions and not title else typed
        name = mention.key if typo and title else name
        how = "typo" if typo else "position"
        return Want(Kind.TITLE, families, typed, name, how, 1.0, mention.key, self._cues.level(mention.key))

    def titles(
        self, text: str, words: Sequence[Word], mentions: Sequence[Mention], used: set[int]
    ) -> tuple[list[Want], set[int]]:
        """Join a practice area with a rank or a trade beside it: "social media coordinator", "director of crisis".

        Returns the wants and the places of the words that were used for them.
        """
        covered = {at for mention in mentions for at in range(mention.first, mention.last)} | used
        wants: list[Want] = []
        taken: set[int] = set()
        for mention in mentions:
            practices = [s.id for s in mention.senses if s.how != "hint" and s.id in self._families]
            at = self._rank_beside(words, mention, covered | taken) if practices else None
            if at is not None:
                taken.add(at)
                first, last = min(at, mention.first), max(at + 1, mention.last)
                typed = text[words[first].start : words[last - 1].end]
                family = self._families[practices[0]]
                phrase = " ".join(word.stem for word in words[first:last] if word.stem not in GLUE)
                level = self._cues.level(words[at].stem)
                name = self._concepts[family].name.lower()
                wants.append(Want(Kind.TITLE, ((family, 1.0),), typed, name, "position", 0.8, phrase, level))
        return wants, taken

    def _rank_beside(self, words: Sequence[Word], mention: Mention, covered: set[int]) -> int | None:
        for at in (mention.last, mention.first - 1, mention.first - 2):
            if not 0 <= at < len(words) or at in covered:
                continue
            if at == mention.first - 2 and words[mention.first - 1].stem not in GLUE:
                continue
            if self._cues.level(words[at].stem) is not None or words[at].text in self._cues.role:
                return at
        return None


def without_hints(wants: Sequence[tuple[int, Want]]) -> list[Want]:
    """Return the wants of parts of a query; what a part only hints at goes where it says something clearly."""
    said = {part for part, want in wants if not want.hinted and not want.turned_away and want.kind in _CLEAR}
    return [want for part, want in wants if not (want.hinted and part in said)]


_CLEAR: Final = frozenset({Kind.CONCEPT, Kind.TITLE, Kind.COMPANY, Kind.NAME, Kind.PHRASE})


def _facts(senses: dict[str, list[Sense]], typed: str, *, typo: bool) -> list[Want]:
    # A name such as Syracuse is a city and a school; either may be meant.
    wants: list[Want] = []
    for kind, how, weight in (("place", "place", 0.5), ("school", "alumni", 0.7), ("language", "language", 0.5)):
        if kind in senses:
            found = senses[kind][0]
            wants.append(Want(Kind(kind), ((found.id, 1.0),), typed, typed, "typo" if typo else how, weight))
    return wants


def turned(wants: Sequence[Want], *, away: bool) -> list[Want]:
    """Return the wants, marked where the student turns them away."""
    return [replace(want, turned_away=True) for want in wants] if away else list(wants)

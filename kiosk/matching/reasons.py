"""Why a professional fits: for each interest the best evidence in their own row. It changes no order."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

from kiosk.matching.index import RosterIndex
from kiosk.matching.offers import Offer
from kiosk.matching.ranking import CUTOFF
from kiosk.matching.wants import Kind, Want
from kiosk.matching.words import key
from kiosk.people import OUTSIDE, Reason

# An interest is worth adding when it lies at least so near; whoever offers it at least so surely would fit then, and
# more than so many are not better.
_BESIDE: Final = 0.2
_OFFERS: Final = 0.5
_MANY: Final = 4
# The very words that were typed are the plainest reason, whatever else shows the same.
_SAME_WORDS: Final = 0.6


class Reasons:
    """Words the matches of one index."""

    def __init__(self, index: RosterIndex) -> None:
        self._index = index

    def of(self, at: int, wants: Sequence[Want], worths: Sequence[Mapping[int, float]]) -> tuple[Reason, ...]:
        """Return the reasons for one professional, the strongest first."""
        found: list[tuple[float, Reason]] = []
        for want, worth in zip(wants, worths, strict=True):
            value = worth.get(at, 0.0)
            if value >= CUTOFF:
                reason = self._reason(at, want)
                if reason:
                    found.append((value * want.weight, reason))
        found.sort(key=lambda pair: -pair[0])
        return tuple(dict.fromkeys(reason for _, reason in found))

    def _reason(self, at: int, want: Want) -> Reason | None:
        person = self._index.people[at]
        if want.kind in (Kind.CONCEPT, Kind.TITLE):
            # A title may fit by its words alone.
            return self._concept(at, want) or self._position(person.position, want)
        if want.kind is Kind.COMPANY:
            if self._index.companies[want.ids[0][0]].get(at, 0.0) >= 1.0:
                return Reason(want.typed, person.company, "company", want.how)
            return Reason(want.typed, self._index.past_in_bio(at, want.ids[0][0]) or person.bio, "bio", "company")
        shown = {
            Kind.NAME: (person.name, "name"),
            Kind.PLACE: (person.city, "city"),
            Kind.SCHOOL: (person.alma_mater, "alma_mater"),
            Kind.LANGUAGE: (", ".join(person.languages), "languages"),
            Kind.HIRING: (person.position or person.company, "recruiter"),
            Kind.MENTORING: ("yes", "mentoring"),
            Kind.RANK: (person.position, "position"),
        }.get(want.kind)
        if shown:
            return Reason(want.typed, shown[0], shown[1], want.how)
        return self._cell(at, want)

    @staticmethod
    def _position(position: str, want: Want) -> Reason | None:
        return Reason(want.typed, position, "position", want.how) if want.kind is Kind.TITLE and position else None

    def _cell(self, at: int, want: Want) -> Reason | None:
        person = self._index.people[at]
        asked = want.ids[0][0]
        for field, cells in (("specialties", person.specialties), ("industries", person.industries),
                             ("position", (person.position,)), ("company", (person.company,))):  # fmt: skip
            for cell in cells:
                cell_key = key(cell)
                if cell_key == asked or (want.kind is Kind.WORDS and asked in cell_key.split()):
                    return Reason(want.typed, cell, field, want.how)
        return None

    def _concept(self, at: int, want: Want) -> Reason | None:
        person = self._index.people[at]
        if want.kind is Kind.TITLE and want.key and key(person.position) == want.key:
            return Reason(want.typed, person.position, "position", want.how)
        if at in self._index.interests.get(want.key, {}):
            for field, cells in (("specialties", person.specialties), ("industries", person.industries)):
                for cell in cells:
                    if key(cell) == want.key:
                        return Reason(want.typed, cell, field, want.how)
        concepts = self._index.vocabulary.concepts
        best: tuple[float, Reason] | None = None
        for offer in self._index.offers_of(at):
            for concept, sure in want.ids:
                direct = offer.concept == concept
                share = 1.0 if direct else concepts[concept].related.get(offer.concept, 0.0)
                if concepts[concept].practice == offer.concept:
                    share = max(share, 0.5)
                value = share * sure * offer.weight
                if key(offer.text) == want.key and direct:
                    value += _SAME_WORDS
                if value and (best is None or value > best[0]):
                    best = (value, self._offered(at, want, offer, direct=direct))
        return best[1] if best else None

    def _offered(self, at: int, want: Want, offer: Offer, *, direct: bool) -> Reason:
        if offer.field == "recruiter":  # a mark in a column is no word of theirs
            person = self._index.people[at]
            return Reason(want.typed, person.position or person.company, offer.field, "hiring")
        how = self._how(want, offer.text, offer.concept, direct=direct)
        return Reason(want.typed, offer.text, offer.field, how)

    def _how(self, want: Want, text: str, concept: str, *, direct: bool) -> str:
        if want.kind is Kind.TITLE:
            return want.how
        if not direct or self._is_beside(want, text, concept):
            return "related"
        if want.how == "exact" and key(text) != want.key:
            return "synonym"
        return want.how

    def _is_beside(self, want: Want, text: str, concept: str) -> bool:
        """Tell whether both are corners of one field, and different ones: motorsport is no football."""
        offered = key(text)
        if not self._index.is_narrower(want.key, {concept}) or set(want.key.split()) & set(offered.split()):
            return False
        return offered != key(self._index.vocabulary.concepts[concept].name)

    def beside(self, wants: Sequence[Want], fit: Set[int]) -> list[Want]:
        """Return the interests beside those asked for that people offer who do not fit yet, most promising first."""
        concepts = self._index.vocabulary.concepts
        asked = {concept for want in wants if want.kind is Kind.CONCEPT for concept, _ in want.ids}
        found: dict[str, tuple[float, int]] = {}
        for concept in asked:
            for other, strength in _two_steps(concepts[concept].related, concepts).items():
                if other not in asked and concepts[other].kind in ("practice", "sector") and strength >= _BESIDE:
                    offered = self._index.postings.get(other, {})
                    more = sum(1 for at, weight in offered.items() if weight >= _OFFERS and at not in fit)
                    if more:
                        found[other] = max((strength, more), found.get(other, (0.0, 0)))
        ranked = sorted(found, key=lambda one: (-found[one][0] * min(found[one][1], _MANY), one))
        names = ((one, concepts[one].name) for one in ranked)
        return [Want(Kind.CONCEPT, ((one, 1.0),), name, name, "exact", key=key(name)) for one, name in names]

    def nearest(self, wants: Sequence[Want], worths: Sequence[Mapping[int, float]]) -> tuple[str, ...]:
        """Return what is offered here that lies nearest to interests that found nobody."""
        concepts = self._index.vocabulary.concepts
        found: dict[str, float] = {}
        for want, worth in zip(wants, worths, strict=True):
            if want.kind is not Kind.CONCEPT or any(value >= 0.5 for value in worth.values()):
                continue
            for concept, _ in want.ids:
                for other, strength in _two_steps(concepts[concept].related, concepts).items():
                    if self._index.offers_count(other) and concepts[other].kind != "position":
                        found[other] = max(strength, found.get(other, 0.0))
        ranked = sorted(found, key=lambda concept: (-found[concept], concept))
        return tuple(concepts[concept].name for concept in ranked[:3])


def outside(wants: Iterable[Want], typed: str) -> tuple[Reason, ...]:
    """Return why somebody is shown to a student who said only what they do not want: they do none of it."""
    return tuple(dict.fromkeys(Reason(typed, want.understood, OUTSIDE, OUTSIDE) for want in wants))


def _two_steps(related: Mapping[str, float], concepts: Mapping[str, "object"]) -> dict[str, float]:
    reach = dict(related)
    for near, strength in related.items():
        further: Mapping[str, float] = getattr(concepts[near], "related", {})
        for far, more in further.items():
            reach[far] = max(reach.get(far, 0.0), 0.8 * strength * more)
    return reach

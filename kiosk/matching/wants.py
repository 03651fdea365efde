"""What a student wants, after their query was read: one record for each interest, and what stayed without meaning."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an interest asks for."""

    CONCEPT = "concept"
    TITLE = "title"
    COMPANY = "company"
    NAME = "name"
    PLACE = "place"
    SCHOOL = "school"
    LANGUAGE = "language"
    HIRING = "hiring"
    MENTORING = "mentoring"
    RANK = "rank"
    PHRASE = "phrase"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Want:
    """One interest of a query."""

    kind: Kind
    ids: tuple[tuple[str, float], ...]
    """What is asked for, each with how surely it was meant (0 to 1)."""
    typed: str
    """As the student typed it."""
    understood: str
    """What it was taken for, in words for people."""
    how: str
    """exact, typo, abbreviation, synonym, company, position, name, place, alumni, hiring or language."""
    weight: float = 1.0
    """How much it counts beside the others."""
    key: str = ""
    """The phrase's key, to prefer who wrote the very same."""
    level: int | None = None
    """Of a title: the rank asked for."""
    hinted: bool = False
    """Everyday words only suggest it."""
    turned_away: bool = False
    """The student does not want it."""
    listed: bool = False
    """All that was typed is, word for word, what somebody on the roster lists."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood."""

    wants: tuple[Want, ...]
    unknown: tuple[str, ...] = ()
    """Words that may have been interests and were not understood."""
    meant: int = 0
    """Words that were understood."""
    absent: tuple[str, ...] = ()
    """Employers, schools and towns that were named and that nobody on the roster has."""
    rude: bool = False
    """Typed for fun: nothing of it is repeated."""
    undecided: bool = False
    """Nothing is wanted yet: the student says so and looks around."""
    trade: bool = False
    """All that was typed names the trade of everybody here: "public relations"."""
    chance: bool = False
    """Everyday words alone, of which some happen to name a field: "chess opening"."""


def distinct(wants: Iterable[Want]) -> tuple[Want, ...]:
    """Return the wants without repetitions of the same thing, of each the first or the one that somebody lists."""
    kept: dict[tuple[object, ...], Want] = {}
    for want in wants:
        same = (want.kind, want.ids, want.turned_away, want.level)
        if same not in kept or (want.how == "exact" != kept[same].how):
            kept[same] = want
    return tuple(kept.values())

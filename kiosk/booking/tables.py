"""How far the tables go: who has none, who shares one, and how many would be enough. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class TableCount:
    """What follows from the tables of an evening; all zero where nobody sits at one."""

    people: int = 0
    without: int = 0
    """Professionals without a table where others have one: students are told the name alone."""
    sharing: int = 0
    """Professionals at a table of several: two of them never meet at the same time."""
    enough: int = 0
    """So many numbered tables give everybody without one their own."""


NO_TABLES: Final = TableCount()


def count_tables(places: Iterable[str], numbered: int) -> TableCount:
    """Return how far the tables go; `places` has each professional's table, empty for none."""
    all_places = [place.casefold() for place in places]
    taken = Counter(place for place in all_places if place)
    if not taken and not numbered:
        return TableCount(len(all_places))
    without = len(all_places) - taken.total()
    # Numbers that the roster uses itself beyond those that are given are passed over.
    beyond = sum(place.isdecimal() and int(place) > numbered for place in taken)
    return TableCount(
        people=len(all_places),
        without=without,
        sharing=sum(people for people in taken.values() if people > 1),
        enough=numbered + without + (beyond if without else 0),
    )

"""Columns that could be a field as well as the one that was chosen: read where that is blank, or worth a word."""

from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.roster.evidence import ColumnFacts
from kiosk.roster.fitness import VETO

ACCEPTED: Final = 20.0
"""Least score with which a column becomes a field."""
RIVAL: Final = 25.0
"""A column this close to the chosen one is worth a word."""
SPARED: Final = {"phone": 90.0, "company": 75.0}
"""Field -> least score of a column that is read where the chosen one is blank.

Neither a private telephone nor another address: those are nobody's to take where the one for work was left blank.
"""
_NAMES: Final = 0.5
"""Share of cells that look like names in a column that could hold them."""

Scored = dict[tuple[str, int], float]
"""(field, column) -> score."""


def find_spares(
    table: Scored, single: Mapping[str, int], given: Mapping[str, int], facts: Sequence[ColumnFacts]
) -> dict[str, tuple[int, ...]]:
    """Return other columns of a telephone or an employer, best first, for who left the chosen one blank."""
    used = set(single.values())
    spares: dict[str, tuple[int, ...]] = {}
    for name, least in SPARED.items():
        if name in given or name not in single or facts[single[name]].filled == 1:
            continue
        found = sorted((-value, column) for (field, column), value in table.items() if field == name)
        columns = tuple(c for value, c in found if -value >= least and c not in used and facts[c].count)
        if columns:
            spares[name] = columns
            used.update(columns)
    return spares


def find_rivals(
    table: Scored, single: Mapping[str, int], given: Mapping[str, int], facts: Sequence[ColumnFacts]
) -> dict[str, int]:
    """Return field -> another column that could have been it, and would be worth a word."""
    used = set(single.values())
    rivals: dict[str, int] = {}
    for (name, column), value in sorted(table.items(), key=lambda item: -item[1]):
        chosen = single.get(name)
        if chosen is None or name in given or name in rivals or column in used or not facts[column].count:
            continue
        if name == "name" and facts[column].name < _NAMES:
            continue  # "Ticket name" names no person
        if value >= ACCEPTED and value >= table.get((name, chosen), VETO) - RIVAL:
            rivals[name] = column
    return rivals

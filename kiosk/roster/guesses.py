"""Fields by cells alone, for a file without headers or with headers in words that nobody taught the reader."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import ColumnFacts
from kiosk.roster.headers import is_ignored, is_negated, scores

# In this order: what is certain leaves less to guess.
_SIGNS: Final[tuple[tuple[str, Callable[[ColumnFacts], bool]], ...]] = (
    ("email", lambda facts: facts.address >= 0.5),
    ("linkedin", lambda facts: facts.linkedin >= 0.5),
    ("phone", lambda facts: facts.phone >= 0.6),
    ("name", lambda facts: facts.name >= 0.6 and facts.position < 0.3 and facts.distinct >= 0.7),
    ("position", lambda facts: facts.position >= 0.4 and facts.multiple < 0.5),
    ("specialties", lambda facts: facts.multiple >= 0.5 and facts.text >= 0.8),
    ("company", lambda facts: facts.text >= 0.8 and facts.placeholder < 0.5 and facts.honorific < 0.5),
)

_A_CLOCK: Final = re.compile(r"\d(?:[:.]\d\d|\s?[ap]\.?\s?m\b|\s?h\b|\s?uhr\b|時)", re.IGNORECASE)
_LEAST_HOURS: Final = 2
_HOURS: Final = 0.7
"""Share of cells that say hours and nothing else."""


def guess_fields(facts: Sequence[ColumnFacts], known: dict[str, int], taken: set[int]) -> dict[str, int]:
    """Return fields that cells alone tell, for columns that are neither known nor taken."""
    found = dict(known)
    used = set(taken) | set(known.values())
    for name, agrees in _SIGNS:
        if (name == "name" and _begins_with_halves(facts)) or (
            name == "position" and not {"name", "first"} & set(found)
        ):
            halves = _lower_name(facts, used) or _first_and_last(facts, used)
            found |= halves
            used |= set(halves.values())
        if name in found or (name == "name" and "first" in found):
            continue
        column = next((c for c, each in enumerate(facts) if c not in used and each.count and agrees(each)), None)
        if column is not None:
            found[name] = column
            used.add(column)
    return found


def topics_at_the_end(facts: Sequence[ColumnFacts], used: set[int], *, is_handmade: bool) -> dict[str, int]:
    """Return the last column of words as specialties, where nothing else is known of it.

    Hands write them there; in what a program wrote somebody must have several.
    """
    column = max((c for c, each in enumerate(facts) if each.count), default=-1)
    is_free = column >= 0 and column not in used and (is_handmade or facts[column].multiple > 0)
    return {"specialties": column} if is_free and facts[column].text >= 0.8 and facts[column].digit < 0.3 else {}


def hours_by_cells(
    headers: Sequence[str], facts: Sequence[ColumnFacts], cells: Sequence[Sequence[str]], used: set[int]
) -> dict[str, int]:
    """Return the one column under a header in words of its own in which hours stand, written as nothing else is."""
    from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

    found = []
    for column, each in enumerate(facts):
        if column in used or each.count < _LEAST_HOURS or each.digit < _HOURS or each.moment >= 0.5:
            continue
        if (
            not headers[column]
            or is_ignored(headers[column])
            or is_negated(headers[column])
            or scores(headers[column])
        ):
            continue
        texts = [text for cell in cells[column] if cell and _A_CLOCK.search(text := clean(cell))]
        if len(texts) >= _HOURS * each.count and sum(map(bool, map(read_availability, texts))) >= _HOURS * len(texts):
            found.append(column)
    return {"available": found[0]} if len(found) == 1 else {}


def _begins_with_halves(facts: Sequence[ColumnFacts]) -> bool:
    """Tell whether the first two columns with letters hold single words, most of them different: halves of names."""
    written = [each for each in facts if each.count and each.digit < 0.5][:2]
    return len(written) == 2 and all(each.word >= 0.8 and each.distinct >= 0.5 for each in written)


def _lower_name(facts: Sequence[ColumnFacts], used: set[int]) -> dict[str, int]:
    """Return the first column as whole names, where two or three words stand in it that nobody wrote large."""
    first = facts[0] if facts else ColumnFacts(0.0)
    is_name = first.full >= 0.8 and first.distinct >= 0.7 and first.position < 0.3 and first.multiple < 0.2
    return {"name": 0} if is_name and 0 not in used else {}


def _first_and_last(facts: Sequence[ColumnFacts], used: set[int]) -> dict[str, int]:
    """Return two neighbouring columns of single words at the left, where no column holds whole names."""
    for column in range(len(facts) - 1):
        pair = (facts[column], facts[column + 1])
        if {column, column + 1} & used or not all(
            each.count and each.text >= 0.9 and each.digit < 0.1 for each in pair
        ):
            continue
        return {"first": column, "last": column + 1}
    return {}

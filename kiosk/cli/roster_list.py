"""What `kiosk roster list` prints: everybody as a table, or as plain data. It asks nobody."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kiosk.cli.columns import in_columns
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.people import Professional

_TOPICS: Final = 3
"""Specialties of one person that are listed; --json has all."""
_WIDEST: Final = 36
"""Characters of one cell."""


def roster_lines(people: "Sequence[Professional]", free: Mapping[str, int]) -> list[str]:
    """Return the roster as a table; `free` has everybody's free times, by id."""
    if not people:
        return [ENGLISH("roster.list.none")]
    rows = [tuple(ENGLISH.lines("roster.list.columns")), *(_row(one, free) for one in people)]
    return in_columns(rows)


def roster_record(person: "Professional", free: int) -> dict[str, Any]:
    """Return somebody on the roster as plain data: the roster's columns, and how many times are free."""
    from kiosk.roster.shape import professional_shape

    return professional_shape(person) | {"free": free}


def _row(one: "Professional", free: Mapping[str, int]) -> tuple[str, ...]:
    from kiosk.roster.hours import hours_words

    topics = "; ".join(one.specialties[:_TOPICS]) + ("; …" if len(one.specialties) > _TOPICS else "")
    hours = hours_words(one.available) or ENGLISH("roster.list.whole")
    cells = (one.id, one.name, one.company, one.table, topics, hours)
    return (
        *(cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 1]}…" for cell in cells),
        str(free.get(one.id, 0)),
    )

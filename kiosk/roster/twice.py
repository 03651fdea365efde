"""Two rows of one person: in what they differ, in a few words. It decides nothing."""

from typing import Final

from kiosk.people import Professional
from kiosk.roster.export import cells_of
from kiosk.roster.hours import hours_words
from kiosk.texts import ENGLISH

_LONGEST: Final = 40
"""Characters of a value that are shown."""
_MOST: Final = 3
"""Fields that are shown; a person looks at the rows for more."""


def differing(one: Professional, other: Professional) -> str:
    """Return such as `available: from 19:00 / whole event; company: A / B`; empty where all is the same."""
    was, will_be = _cells(one), _cells(other)
    fields = [name for name in was if was[name] != will_be[name]]
    told = [f"{name}: {_short(was[name])} / {_short(will_be[name])}" for name in fields[:_MOST]]
    return "; ".join([*told, *(["..."] if len(fields) > _MOST else [])])


def _cells(person: Professional) -> dict[str, str]:
    """Return the cells of a row, when somebody is there before all else."""
    hours = hours_words(person.available) or ENGLISH("roster.list.whole")
    cells = {"available": hours} | cells_of(person) | {"available": hours}
    return {name: text for name, text in cells.items() if name != "id"}


def _short(text: str) -> str:
    shown = " ".join(text.split()) or "-"
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"

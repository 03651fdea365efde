"""What differs between somebody as the roster has them and as a file gives them, field by field, for people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Final

from kiosk.people import Professional, Window
from kiosk.services.import_preview import FieldChange
from kiosk.texts import Texts

_FIELDS: Final = tuple(field.name for field in fields(Professional) if field.name != "id")
_NOTHING: Final = ("", "no")
"""What stands in no cell is read as this."""
_FEW: Final = 3
_PART: Final = 0.1
"""Many are at least so many people, and this part of those who were compared."""


def changes_of(was: Professional, will_be: Professional) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the roster's columns."""
    pairs = ((name, getattr(was, name), getattr(will_be, name)) for name in _FIELDS)
    return tuple(FieldChange(name, _shown(old), _shown(new)) for name, old, new in pairs if old != new)


def emptied(changes: Iterable[Sequence[FieldChange]], among: int) -> Mapping[str, int]:
    """Return field -> how many people lose what stands in it, where these are many of the `among` compared.

    One person's emptied cell is a correction; a whole column of them is seldom meant.
    """
    lost = Counter(one.field for person in changes for one in person if one.was and one.will_be in _NOTHING)
    enough = max(_FEW, among * _PART)
    return {name: lost[name] for name in _FIELDS if lost[name] >= enough}


def emptied_words(lost: Mapping[str, int], texts: Texts) -> str:
    """Return `company (60 people), position (58 people)`; empty where nothing is lost."""
    return ", ".join(f"{name} ({texts.plural('roster.check.people', count)})" for name, count in lost.items())


def called(person: Professional) -> str:
    """Return a professional's name, with their company where it is known."""
    return f"{person.name} ({person.company})" if person.company else person.name


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return _hours(value) if isinstance(next(iter(value), None), Window) else "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _hours(windows: tuple[Window, ...]) -> str:
    from kiosk.roster.hours import hours_words  # noqa: PLC0415 - a start does not read rosters

    return hours_words(windows)

"""What differs between somebody as the roster has them and as a file gives them, field by field, for people."""

from dataclasses import fields
from typing import Final

from kiosk.people import Professional, Window
from kiosk.services.import_preview import FieldChange

_FIELDS: Final = tuple(field.name for field in fields(Professional) if field.name != "id")


def changes_of(was: Professional, will_be: Professional) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the roster's columns."""
    pairs = ((name, getattr(was, name), getattr(will_be, name)) for name in _FIELDS)
    return tuple(FieldChange(name, _shown(old), _shown(new)) for name, old, new in pairs if old != new)


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

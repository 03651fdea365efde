"""Use case: what an import would do, person by person and field by field, before anything is kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from kiosk.database import Database
from kiosk.people import Professional
from kiosk.services.bundle import ImportReceipt
from kiosk.services.import_preview import Change, FieldChange, ImportPreview, PersonChange
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals

_FIELDS: Final = tuple(name for name in Professional.__slots__ if name != "id")


def preview_import(
    database: Database, clock: Callable[[], datetime], file: Sequence[Professional], sync: bool
) -> ImportPreview:
    """Return what importing these people would change; nothing is kept.

    Raises:
        NoEvent
    """
    before = {one.id: one for one in list_professionals(database, clock)}
    receipt = import_roster(database, clock, file, True, sync)
    return ImportPreview(receipt, tuple(_changes(receipt, before, file)))


def _changes(
    receipt: ImportReceipt, before: dict[str, Professional], file: Sequence[Professional]
) -> Iterator[PersonChange]:
    after = {key: person for person in file for key in _names_of(person)}
    for key in receipt.added:
        if key in after:
            yield PersonChange(Change.ADDED, after[key])
    for key in receipt.changed:
        if key in after:
            old = before.get(key)
            yield PersonChange(Change.CHANGED, after[key], tuple(_fields(old, after[key])) if old else ())
    for key in receipt.missing:
        if key in before:
            yield PersonChange(Change.RETIRED if key in receipt.retired else Change.MISSING, before[key])


def _names_of(person: Professional) -> tuple[str, ...]:
    """Return what a receipt may call them: the id, the e-mail, or name and company, as the database does."""
    return (person.id, person.email, ", ".join(part.casefold() for part in (person.name, person.company) if part))


def _fields(old: Professional, new: Professional) -> Iterator[FieldChange]:
    for name in _FIELDS:
        was, will_be = getattr(old, name), getattr(new, name)
        # A table that the event gave, and not the roster, is no change.
        if was != will_be and not (name == "table" and not will_be):
            yield FieldChange(name, _text(was), _text(will_be))


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

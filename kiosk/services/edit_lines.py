"""What changing one professional does, in sentences: field by field, then what becomes of what is promised."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from kiosk.services.answers import PersonEdit
from kiosk.services.import_preview import FieldChange
from kiosk.texts import Texts, clock_time, day

_LISTED: Final = 3
"""Meetings of one kind that are named; the rest is counted."""

_HAS_DEFAULT: Final = frozenset(("available", "table", "capacity"))
"""Fields of which nothing means something, which a form says in their place."""


def edit_lines(edit: PersonEdit, texts: Texts, zone: str) -> list[str]:
    """Return what changes and what becomes of the bookings that stand; `zone` is the event's."""
    said = [*(field_line(one, texts) for one in edit.fields), *meanwhile_lines(edit, texts)]
    return [*said, *promise_lines(edit, texts, zone)]


def meanwhile_lines(edit: PersonEdit, texts: Texts) -> list[str]:
    """Return what somebody else changed since the form was opened: what stays so, and what is changed once more."""
    again = overruled(edit)
    parts = {"others": [one for one in edit.meanwhile if one.field not in again]}
    parts["again"] = [one for one in edit.meanwhile if one.field in again]
    return [
        texts(f"organizer.person.{name}", fields=", ".join(_label(one.field, texts) for one in changes))
        for name, changes in parts.items()
        if changes
    ]


def overruled(edit: PersonEdit) -> frozenset[str]:
    """Return the fields that somebody else changed since the form was opened, and this changes once more."""
    return frozenset(one.field for one in edit.meanwhile) & {one.field for one in edit.fields}


def _label(field: str, texts: Texts) -> str:
    """Return what a field is called: a form has the names of its own, a file may change others too."""
    own = texts.entry("organizer.person.fields")
    return own[field] if field in own else texts(f"organizer.preview.fields.{field}")


def field_line(change: FieldChange, texts: Texts) -> str:
    """Return one field as it was and as it will be."""
    label = texts(f"organizer.person.fields.{change.field}")
    return f"{label}: {_value(change, change.was, texts)} → {_value(change, change.will_be, texts)}"


def promise_lines(edit: PersonEdit, texts: Texts, zone: str) -> list[str]:
    """Return what becomes of the bookings that stand, those first that somebody has to look after."""
    fields = {one.field for one in edit.fields}
    said = [texts.plural("organizer.person.standing", edit.standing, table=edit.professional.table)]
    if edit.standing and "table" in fields and len(edit.stay) < edit.standing and edit.professional.table:
        said.append(texts("organizer.person.along", table=edit.professional.table))
    said += beside_lines(edit, texts)
    if edit.stay:
        said.append(texts.plural("organizer.person.stay", len(edit.stay), table=edit.professional.table))
        said += _named(((one.starts_at, one.reference) for one in edit.stay), len(edit.stay), texts, zone)
    if edit.outside:
        said.append(texts.plural("organizer.person.outside", len(edit.outside)))
        said += _named(((one.starts_at, one.reference) for one in edit.outside), len(edit.outside), texts, zone)
    return [*said, texts.plural("organizer.person.free", edit.free)]


def beside_lines(edit: PersonEdit, texts: Texts) -> list[str]:
    """Return with whom they share the table that is new to them, which is allowed and seldom meant."""
    if not edit.beside:
        return []
    more = texts("organizer.event.more", count=len(edit.beside) - _LISTED).strip() if edit.beside[_LISTED:] else ""
    names = ", ".join(filter(None, (*edit.beside[:_LISTED], more)))
    return [texts("organizer.person.beside", table=edit.professional.table, names=names)]


def _named(meetings: Iterable[tuple[datetime, str]], count: int, texts: Texts, zone: str) -> list[str]:
    lines = [f"  {day(at, zone, texts)} {clock_time(at, zone)}  {reference}" for at, reference in meetings][:_LISTED]
    more = [texts("organizer.event.more", count=count - _LISTED)] if count > _LISTED else []
    return [*lines, *more]


def _value(change: FieldChange, value: str, texts: Texts) -> str:
    if change.field == "mode":
        return texts(f"organizer.person.choices.mode.{value or 'event'}")
    return value or empty_words(change.field, texts)


def empty_words(field: str, texts: Texts) -> str:
    """Return what stands for an empty field."""
    return texts(f"organizer.person.hints.{field}" if field in _HAS_DEFAULT else "organizer.preview.nothing")

"""`kiosk roster change`: one professional as they are from now on; what that does to promised times is said first."""

import shlex
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.services.answers import PersonEdit


def change_entry(who: str, typed: Mapping[str, str], mode: str | None, *, dry_run: bool, yes: bool) -> "PersonEdit":
    """Change what is typed; a terminal is asked where somebody is promised a time.

    `mode` is one of `Mode`, `event` for the event's own, or none for what stands.

    Raises:
        NoSuchProfessional, InvalidProfessional, AlreadyOnRoster, GroupTable
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.errors import InvalidEntry
    from kiosk.people import Mode
    from kiosk.roster.walk_in import problem_words, read_changes
    from kiosk.services.edit_lines import edit_lines
    from kiosk.services.identify_professional import identify_professional

    with open_kiosk() as kiosk:
        services = kiosk.services
        form = services.show_entry(identify_professional(kiosk.database, who))
        person, problems = read_changes(form.professional, typed)
        if person is None or problems:
            raise InvalidEntry(problem=problem_words(problems) or ENGLISH("organizer.walk_in.no_name"))
        own = form.mode if mode is None else None if mode == "event" else Mode(mode)
        form = replace(form, professional=person, mode=own, station=kiosk.settings.station)
        edit = services.preview_person(form)
        for line in edit_lines(edit, ENGLISH, services.show_event().time_zone) if edit.fields else ():
            typer.echo(line, err=True)
        if edit.fields and not dry_run:
            if edit.standing and not yes and sys.stdin.isatty() and not typer.confirm(_question(edit), err=True):
                raise typer.Exit(1)
            edit = services.change_person(form)
        return edit


def edit_shape(edit: "PersonEdit", *, dry_run: bool) -> dict[str, Any]:
    """Return what a change did as plain data."""
    return {
        "id": edit.professional.id,
        "name": edit.professional.name,
        "dry_run": dry_run,
        "changes": {one.field: {"was": one.was, "now": one.will_be} for one in edit.fields},
        "standing": edit.standing,
        "outside": [one.reference for one in edit.outside],
        "at_old_table": [one.reference for one in edit.stay],
        "free": edit.free,
    }


def said(edit: "PersonEdit", *, dry_run: bool) -> list[str]:
    """Return what was done, with the command that takes it back."""
    if not edit.fields:
        return [ENGLISH("organizer.person.nothing")]
    if dry_run:
        return [ENGLISH("roster.change.dry_run")]
    back = shlex.join(["kiosk", "roster", "change", edit.professional.id, *_options(edit)])
    return [ENGLISH("roster.change.done", name=edit.professional.name), ENGLISH("roster.change.back", command=back)]


def _options(edit: "PersonEdit") -> list[str]:
    """Return the options that make everything as it was."""
    words = []
    for one in edit.fields:
        was = one.was or ("event" if one.field == "mode" else "")
        words += [f"--{one.field.replace('_', '-')}", was]
    return words


def _question(edit: "PersonEdit") -> str:
    return ENGLISH("organizer.person.question", name=edit.was.professional.name)

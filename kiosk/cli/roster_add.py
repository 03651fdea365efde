"""`kiosk roster add`: one walk-in professional, asked field by field in half a minute, or given by options."""

import sys
from typing import TYPE_CHECKING

import typer

from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.people import Professional


def add_walk_in(answers: dict[str, str]) -> None:
    """Ask for what is not given where somebody sits at a terminal, and put the professional on the roster.

    Raises:
        NoEvent
        InvalidProfessional: what was given by options cannot be used.
        AlreadyOnRoster
    """
    from kiosk.booking.paper.table_lines import seat_line
    from kiosk.bootstrap import open_kiosk
    from kiosk.errors import InvalidProfessional
    from kiosk.roster.walk_in import doubt_words, problem_words, read_walk_in

    with open_kiosk() as kiosk:
        kiosk.services.show_event()  # before anybody types: without an event there is nobody to add to
        if "name" not in answers:
            _ask(answers)
        person, problems = read_walk_in(answers)
        if person is None or problems:
            raise InvalidProfessional(problem=problem_words(problems))
        added = kiosk.services.add_professional(person)
        typer.echo(_said(kiosk, added))
        for line in filter(None, (doubt_words(added), seat_line(added.table, ENGLISH))):
            typer.echo(line, err=True)


def _ask(answers: dict[str, str]) -> None:
    """Ask field by field; what cannot be used is said at once and asked again."""
    from kiosk.roster.walk_in import ASKED, problem_words, read_walk_in

    if not sys.stdin.isatty():
        raise typer.BadParameter(ENGLISH("roster.add.no_terminal"), param_hint="--name")
    typer.echo(ENGLISH("roster.add.how"), err=True)
    for name in ASKED:
        while name not in answers:
            typed = typer.prompt(ENGLISH(f"roster.add.ask.{name}"), default="", show_default=False, err=True)
            person, problems = read_walk_in({"name": ENGLISH("roster.add.somebody"), name: typed})
            if person is not None and not problems and (typed.strip() or name != "name"):
                answers[name] = typed
            else:
                typer.echo(problem_words(problems) or ENGLISH("roster.add.needs_name"), err=True)


def _said(kiosk: "Kiosk", person: "Professional") -> str:
    slots = kiosk.services.show_professional(person.id).slots
    offered = ENGLISH.plural("roster.add.slots", sum(slot.free > 0 for slot in slots))
    return ENGLISH("roster.add.done", name=person.name, id=person.id, slots=offered)

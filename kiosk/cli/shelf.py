"""The commands by name, each imported when it is asked for: `kiosk --help` waits for none of them.

A command `x` stands in `kiosk/cli/x.py` under its own name, as a function or as a group.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup

HELP: Final[Mapping[str, str]] = {
    "demo": "Try the whole kiosk on invented people, tonight.",
    "run": "Open the kiosk on the configured database.",
    "tablet": "Show the kiosk in browsers, for tablets.",
    "serve": "Serve the phone pages alone.",
    "event": "Set up the networking event.",
    "roster": "Read, import and export the roster of professionals.",
    "badges": "Make badges to print for those who have none yet.",
    "reach": "See, choose and prove how phones reach the kiosk.",
    "organizer": "What only the organizer sets.",
    "rehearse": "Simulate an evening on the roster: who overflows, who waits, what nobody covers.",
    "doctor": "Check what is not ready yet, and say what to do.",
    "autostart": "Print a systemd unit that starts the kiosk with the machine.",
    "board": "Show the evening live: now and next, who waits, what is free.",
    "match": "Show who fits what a student is curious about.",
    "book": "Book a slot for a student.",
    "bookings": "See, export and answer bookings.",
    "evening": "Say who is here, pauses, leaves, takes how many.",
    "schedule": "Write the schedule to print, for when phones or networks fail.",
    "report": "Say what happened at the event, and what nobody here covers.",
    "vocabulary": "The words of the field that matching knows.",
    "database": "Look after the database.",
    "config": "Show the settings.",
}
"""Every command with its line of the help, in the order of an organizer's work. One list, kept apart from the
commands' own docstrings because reading those means importing them all."""


class Shelf(TyperGroup):
    """A group that takes a command from its file when somebody asks for it."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.commands = dict.fromkeys(HELP)  # type: ignore[assignment] # names alone, for "Did you mean"

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, none where there is none."""
        return take(cmd_name) if cmd_name in HELP else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(HELP.items()))


def take(name: str) -> Any:
    """Import one command and return it as the command line wants it."""
    found = getattr(import_module(f"kiosk.cli.{name}"), name)
    shelf = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    if not isinstance(found, typer.Typer):
        shelf.command(name)(found)
        return typer.main.get_command(shelf)
    found.rich_markup_mode = None  # a group's wrong usage reads like everybody else's
    shelf.add_typer(found, name=name)
    group: Any = typer.main.get_command(shelf)
    return group.commands[name]

"""`kiosk run`: the kiosk on the configured database; the first start leads through the set-up."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.mishap import say
from kiosk.errors import KioskError, NoEvent, VolunteersUnconfirmed
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk


def run(
    *,
    theme: Annotated[str | None, typer.Option(help="kiosk-dark, kiosk-light or kiosk-contrast.")] = None,
    station: Annotated[str | None, typer.Option(help="Name of this kiosk among several.")] = None,
    port: Annotated[int | None, typer.Option(help="Port of the phone pages.")] = None,
    host: Annotated[str | None, typer.Option(help="Address that the phone pages listen on.")] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Open although bookings contradict each other.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line: for screen readers, serial consoles and TERM=dumb.")
    ] = False,
) -> None:
    """Open the kiosk on the configured database; the first start leads through the set-up."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.doors import open_doors
    from kiosk.services.check_data import check_data

    with open_kiosk(theme=theme, station=station, port=port, host=host) as kiosk:
        if not anyway:
            check_data(kiosk.database)
        set_up = not plain and is_watched() and kiosk.services.show_set_up().is_wanted
        if not set_up:
            ensure_set_up(kiosk)
        open_doors(kiosk, plain=plain, set_up=set_up)


def is_watched() -> bool:
    """Tell whether somebody sits at this program's terminal."""
    return sys.stdin.isatty()


def ensure_set_up(kiosk: "Kiosk") -> None:
    """Ask line by line for the networking event and a roster where they are missing and somebody is there to answer.

    Raises:
        NoEvent: there is none, and this is no terminal.
    """
    try:
        kiosk.services.show_event()
    except NoEvent:
        if not is_watched():
            raise
        ask_for_event(kiosk)
    if not is_watched():
        return
    stands = kiosk.services.show_set_up()
    if not stands.progress.opened and not stands.professionals:
        ask_for_roster()
    if not stands.progress.opened and not stands.has_pin:
        ask_for_pin(kiosk)


def ask_for_event(kiosk: "Kiosk") -> None:
    """Ask for name, date and hours until they make an event."""
    from datetime import date

    from kiosk.booking.typed_times import read_date, read_time
    from kiosk.services.forms import EventForm

    typer.echo(ENGLISH("cli.run.no_event"))
    today = date.today()  # noqa: DTZ011 - local day
    while True:
        name = typer.prompt(ENGLISH("cli.run.ask_name"))
        day = typer.prompt(ENGLISH("cli.run.ask_date"), default=today.isoformat())
        starts = typer.prompt(ENGLISH("cli.run.ask_starts"), default="18:00")
        ends = typer.prompt(ENGLISH("cli.run.ask_ends"), default="21:00")
        try:
            form = EventForm(
                name=name,
                date=read_date(day, today),
                starts=read_time(starts),
                ends=read_time(ends),
            )
            kiosk.services.set_event(form)
        except ValueError:
            typer.echo(ENGLISH("cli.run.not_a_time"), err=True)
        except KioskError as error:
            say(str(error))
        else:
            return


def ask_for_roster() -> None:
    """Ask for a roster file and import it; an empty answer opens the doors without one."""
    from kiosk.cli.roster import import_

    typer.echo(ENGLISH("cli.run.no_roster"))
    volunteers = False
    file = ""
    while file or (file := typer.prompt(ENGLISH("cli.run.ask_roster"), default="", show_default=False)):
        try:
            import_(Path(file.strip("'\" ")).expanduser(), volunteers=volunteers)
        except VolunteersUnconfirmed as error:
            say(error.message())
            volunteers = typer.confirm(ENGLISH("cli.run.ask_volunteers"))
            file = file if volunteers else ""
        except KioskError as error:
            say(str(error))
            file = ""
        else:
            return


def ask_for_pin(kiosk: "Kiosk") -> None:
    """Ask for the organizer's PIN until two agree; an empty answer goes on without: nobody gets behind the screen."""
    while first := typer.prompt(ENGLISH("cli.run.ask_pin"), default="", show_default=False, hide_input=True):
        if typer.prompt(ENGLISH("cli.organizer.again"), hide_input=True) != first:
            typer.echo(ENGLISH("organizer.pin.differ"), err=True)
            continue
        try:
            kiosk.services.set_organizer_pin(first)
        except KioskError as error:
            say(str(error))
        else:
            return

"""`kiosk roster remove`: somebody who does not come at all; what that does to their bookings is said first."""

import sys
from typing import TYPE_CHECKING, Any

import typer

from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.tui.departing import Departure
    from kiosk.tui.scene import Scene


def remove_entry(who: str, *, yes: bool) -> dict[str, Any]:
    """Call off what stands for somebody, take them off the roster, and return what was done; a terminal is asked.

    Raises:
        NoSuchProfessional, NameShared
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.services.identify_professional import identify_professional
    from kiosk.tui.departing import departure_words, leave, standing_lines, to_come

    with open_kiosk() as kiosk:
        scene, identity = _scene(kiosk), identify_professional(kiosk.database, who)
        name = kiosk.services.show_entry(identity).professional.name
        standing = to_come(kiosk.services.list_evening(identity), scene.options.clock())
        said = ENGLISH.plural("roster.remove.what", len(standing), name=name)
        typer.echo("\n".join([said, *standing_lines(standing, scene)]), err=True)
        if not yes and sys.stdin.isatty() and not typer.confirm(ENGLISH("roster.remove.question"), err=True):
            raise typer.Exit(1)
        done = leave(scene, identity, name, calls_off=True, is_off=True)
        typer.echo(departure_words(done, scene), err=True)
        typer.echo(ENGLISH("roster.remove.back", id=identity), err=True)
        return _shape(done)


def put_back(identity: str) -> None:
    """Put somebody back who was taken off; what was called off then stays so.

    Raises:
        NoSuchProfessional
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.tui.evening_change import desk_form

    with open_kiosk() as kiosk:
        kiosk.services.put_back_on_roster(identity)
        kiosk.services.change_evening(desk_form(_scene(kiosk), identity, staying=True))
        name = kiosk.services.show_entry(identity).professional.name
    typer.echo(ENGLISH("organizer.leaving.back_on", name=name), err=True)


def _scene(kiosk: "Kiosk") -> "Scene":
    from kiosk.tui.options import KioskOptions
    from kiosk.tui.scene import Scene

    options = KioskOptions(station=kiosk.settings.station)
    return Scene(kiosk.services, options, event=kiosk.services.show_event())


def _shape(done: "Departure") -> dict[str, Any]:
    return {
        "id": done.identity,
        "name": done.name,
        "called_off": [one.reference for one in done.called_off],
        "standing": [one.reference for one in done.stand],
    }

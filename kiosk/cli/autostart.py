"""`kiosk autostart`: prints the systemd unit that starts the kiosk with the machine, and says what to do with it."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def autostart(
    user: Annotated[str, typer.Option(help="Account that the kiosk runs as.")] = "kiosk",
    terminal: Annotated[str, typer.Option(help="Text console that shows it.")] = "tty1",
    touch: Annotated[bool, typer.Option("--touch", help="For a touch screen: under cage and foot.")] = False,
) -> None:
    """Print a systemd unit that starts the kiosk with the machine and again whenever it ends."""
    from kiosk.services.write_autostart import write_autostart
    from kiosk.texts import ENGLISH

    # The program as it was called: beside the interpreter of its own environment, not where a link leads.
    program = Path(sys.executable).with_name("kiosk")
    typer.echo(write_autostart(program, user, terminal, touch=touch), nl=False)
    typer.echo(ENGLISH("cli.autostart.touch" if touch else "cli.autostart.next", user=user), err=True)

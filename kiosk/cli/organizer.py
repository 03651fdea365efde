"""`kiosk organizer`: the PIN that leaves the kiosk's screen, asked twice, and the end of a pause after wrong PINs."""

import sys

import typer

organizer = typer.Typer(
    name="organizer",
    help="What only the organizer sets.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@organizer.command()
def pin() -> None:
    """Set the organizer's PIN: six to twelve digits, asked twice, stored hashed."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        kiosk.services.show_event()  # without an event there is nothing to set it for: said before anybody types
        first = _ask(ENGLISH("cli.organizer.ask"))
        if _ask(ENGLISH("cli.organizer.again")) != first:
            typer.echo(ENGLISH("cli.organizer.differ"), err=True)
            raise typer.Exit(1)
        kiosk.services.set_organizer_pin(first)
    typer.echo(ENGLISH("cli.organizer.done"), err=True)


@organizer.command()
def unpause() -> None:
    """Let PINs be tried again at once that pause after too many wrong tries, on all kiosks and phones."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        ended = kiosk.services.end_pauses(None)
    for one in ended:
        door = ENGLISH(f"organizer.pauses.door.{one.door.value}", name=one.name)
        typer.echo(
            ENGLISH("organizer.pauses.ended", door=door, where=one.station or ENGLISH("organizer.pauses.phone"))
        )
    if not ended:
        typer.echo(ENGLISH("organizer.pauses.none"), err=True)


def _ask(question: str) -> str:
    """Ask without showing what is typed; a script writes the answers to standard input, one a line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    answer: str = typer.prompt(question, hide_input=True, err=True)
    return answer.strip()

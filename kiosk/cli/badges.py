"""`kiosk badges`: a printable sheet of the badges whose secrets are new or renewed."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def badges(
    out: Annotated[Path, typer.Option(help="The page to write, HTML; print it from a browser.", dir_okay=False)],
    renew: Annotated[
        list[str] | None, typer.Option(help="Whose badge is lost: id or full name. May be repeated.")
    ] = None,
    outdated: Annotated[
        bool, typer.Option("--outdated", help="Renew those too whose printed badge carries another address.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over the file if it exists.")] = False,
) -> None:
    """Make badges to print for those who have none yet.

    Eight to a sheet of A4 or Letter, secrets folded inside. A secret is shown this once: a lost badge is renewed.
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.cli.station import badge_address, own_texts
    from kiosk.services.identify_professional import identify_professional
    from kiosk.services.print_badges import SheetForm
    from kiosk.texts import ENGLISH

    with open_kiosk() as kiosk:
        settings = kiosk.settings
        base_url = badge_address(kiosk, settings.port)
        if sys.stderr.isatty():  # each PIN is hashed slowly on purpose: a minute or so for hundreds
            typer.echo(ENGLISH("cli.badges.working"), err=True)
        texts = own_texts(settings)
        renewed = [identify_professional(kiosk.database, typed) for typed in renew or ()]
        form = SheetForm(out, renewed=renewed, base_url=base_url, replace=replace, outdated=outdated, texts=texts)
        sheet = kiosk.services.write_badges(form)
    if not sheet.professionals:
        typer.echo(ENGLISH("cli.badges.none"), err=True)
        return
    typer.echo(ENGLISH.plural("cli.badges.written", len(sheet.professionals), file=sheet.file), err=True)
    typer.echo(ENGLISH("cli.badges.link" if base_url else "cli.badges.no_link", address=base_url), err=True)
    typer.echo(ENGLISH("cli.badges.keep", file=sheet.file), err=True)

"""`kiosk report`: after the event, as a page to open and print, as tables, or as JSON."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.printed import print_json
from kiosk.texts import ENGLISH


def report(
    out: Annotated[
        Path | None, typer.Option(help="The page to write, HTML; it needs no network.", dir_okay=False)
    ] = None,
    csv: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write tables too: for the organizer, and one for each professional."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Say what happened at the event, and which interests nobody here covers."""
    if out is None and csv is None and not as_json:
        raise typer.BadParameter(ENGLISH("report.nothing_asked"))
    from kiosk.booking.paper.report_page import render_report
    from kiosk.booking.paper.tables import report_record
    from kiosk.bootstrap import open_kiosk, utc_now
    from kiosk.services.gather_report import gather_report
    from kiosk.services.write_files import write_private
    from kiosk.services.write_report import write_tables

    with open_kiosk() as kiosk:
        found = gather_report(kiosk.database, utc_now)
        if csv is not None:
            count = write_tables(kiosk.database, utc_now, csv, found)
            typer.echo(ENGLISH.plural("report.exported", count, folder=csv), err=True)
    if out is not None:
        write_private(out, render_report(found))
        typer.echo(ENGLISH("report.written", file=out), err=True)
    if as_json:
        print_json(report_record(found))

"""`kiosk report`: after the event, as a page to open and print, as tables, or as JSON."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.booking.paper.report import Report
    from kiosk.booking.paper.tables import Table
    from kiosk.bootstrap import Kiosk


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

    with open_kiosk() as kiosk:
        found = gather_report(kiosk.database, utc_now)
        if csv is not None:
            write_tables(kiosk, found, csv)
    if out is not None:
        write_private(out, render_report(found))
        typer.echo(ENGLISH("report.written", file=out), err=True)
    if as_json:
        typer.echo(json.dumps(report_record(found), ensure_ascii=False, indent=1))


def write_tables(kiosk: "Kiosk", found: "Report", folder: Path) -> None:
    """Write the organizer's tables to a folder and each professional's own to `for-professionals` inside it."""
    from kiosk.booking.paper.tables import Table, own_tables, report_tables
    from kiosk.booking.records import COLUMNS, booking_record

    bookings = kiosk.services.list_bookings()
    records = [{name: value or "" for name, value in booking_record(one).items()} for one in bookings]
    event = kiosk.services.show_event()
    people = {one.professional.id for one in bookings}
    evenings = [one for person in sorted(people) for one in kiosk.services.list_evening(person)]
    organizers = {"bookings.csv": Table(COLUMNS, records), **report_tables(found)}
    own = own_tables(evenings, event)
    _write_all(folder, organizers)
    _write_all(folder / "for-professionals", own)
    typer.echo(ENGLISH.plural("report.exported", len(organizers) + len(own), folder=folder), err=True)


def _write_all(folder: Path, tables: "Mapping[str, Table]") -> None:
    from kiosk.services.write_files import write_csv, write_private

    for name, table in tables.items():
        write_private(folder / name, write_csv(table.columns, table.rows))

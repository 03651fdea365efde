"""Use case: what the evening leaves behind as files: the report as a page, and tables for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.booking.paper.report import Report
from kiosk.booking.paper.report_page import render_report
from kiosk.booking.paper.tables import Table, own_tables, report_tables
from kiosk.booking.records import COLUMNS, booking_record
from kiosk.database import Database
from kiosk.roster.formulas import escaped
from kiosk.services.gather_report import gather_report
from kiosk.services.list_bookings import list_bookings, list_evening
from kiosk.services.show_event import show_event
from kiosk.services.write_files import write_private


def write_report(database: Database, clock: Callable[[], datetime], out: Path) -> Path:
    """Write the report to a page that needs no network, and return it.

    Raises:
        NoEvent, FileUnwritable
    """
    write_private(out, render_report(gather_report(database, clock)))
    return out


def write_tables(database: Database, clock: Callable[[], datetime], folder: Path, found: Report | None = None) -> int:
    """Write the organizer's tables to a folder, and each professional's own to `for-professionals` inside it.

    Return how many; `found` is a report that was gathered already.

    Raises:
        NoEvent, FileUnwritable
    """
    report = found or gather_report(database, clock)
    booked = list_bookings(database, clock)
    records = [{name: value or "" for name, value in booking_record(one).items()} for one in booked]
    people = sorted({one.professional.id for one in booked})
    evenings = [one for person in people for one in list_evening(database, clock, person)]
    organizers = {"bookings.csv": Table(COLUMNS, records), **report_tables(report)}
    own = own_tables(evenings, show_event(database, clock))
    _write_all(folder, organizers)
    _write_all(folder / "for-professionals", own)
    return len(organizers) + len(own)


def _write_all(folder: Path, tables: Mapping[str, Table]) -> None:
    for name, table in tables.items():
        write_private(folder / name, _csv(table.columns, table.rows))


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as RFC 4180 with a header; what a spreadsheet would run as a formula is escaped."""
    page = io.StringIO(newline="")
    writer = csv.DictWriter(page, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: escaped(str(row[name])) for name in columns})
    return page.getvalue()

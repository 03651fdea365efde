"""How `kiosk bookings` prints: a table for people, JSON and CSV for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from kiosk.cli.printed import print_file, print_json
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from kiosk.booking.booking import Booking
    from kiosk.booking.steps import Step
    from kiosk.people import NetworkingEvent


def print_one(moved: "Booking", event: "NetworkingEvent", as_json: bool) -> None:
    """Print one booking as it stands now."""
    from kiosk.booking.records import booking_record
    from kiosk.booking.rules import slot_time

    if as_json:
        print_json(booking_record(moved), indent=None)
        return
    words = {
        "reference": moved.reference,
        "status": ENGLISH(f"cli.bookings.status.{moved.status.value}"),
        "student": moved.card.student,
        "professional": moved.professional.name,
        "time": slot_time(moved.starts_at, event),
    }
    typer.echo(ENGLISH("cli.bookings.answered", **words))


def print_records(found: Sequence["Booking"]) -> None:
    """Print bookings as one JSON array."""
    from kiosk.booking.records import booking_record

    print_json([booking_record(booking) for booking in found])


def print_csv(found: Sequence["Booking"]) -> None:
    """Print bookings as CSV (RFC 4180, UTF-8); text that a spreadsheet would run as a formula is escaped."""
    import csv
    import io

    from kiosk.booking.records import COLUMNS, booking_record
    from kiosk.roster.formulas import escaped

    page = io.StringIO(newline="")
    rows = csv.DictWriter(page, COLUMNS)
    rows.writeheader()
    for booking in found:
        rows.writerow({name: escaped(value or "") for name, value in booking_record(booking).items()})
    print_file(page.getvalue())


def print_table(found: Sequence["Booking"], event: "NetworkingEvent") -> None:
    """Print bookings a line each, or say that there are none."""
    from kiosk.booking.forgotten import as_it_stood, as_shown
    from kiosk.booking.rules import slot_time
    from kiosk.cli.columns import in_columns

    if not found:
        typer.echo(ENGLISH("cli.bookings.none"), err=True)
        return
    header = ENGLISH.lines("cli.bookings.columns")
    lines = [
        (
            slot_time(booking.starts_at, event),
            booking.table,
            booking.professional.name,
            booking.card.student,
            ENGLISH(f"cli.bookings.status.{as_it_stood(one).value}"),
            booking.reference,
        )
        for one, booking in ((each, as_shown(each, ENGLISH)) for each in found)
    ]
    for line in in_columns([tuple(header), *lines]):
        typer.echo(line)


def print_steps(steps: Sequence["Step"], event: "NetworkingEvent", as_json: bool) -> None:
    """Print every step of a booking, in the event's own time for people."""
    from zoneinfo import ZoneInfo

    if as_json:
        records = [
            {
                "at": step.at.isoformat(),
                "from": step.came_from.value if step.came_from else None,
                "to": step.went_to.value,
                "by": step.party.value,
                "via": step.via.value,
                "station": step.station,
            }
            for step in steps
        ]
        print_json(records)
        return
    for step in steps:
        words = {
            "at": f"{step.at.astimezone(ZoneInfo(event.time_zone)):%Y-%m-%d %H:%M:%S}",
            "status": ENGLISH(f"cli.bookings.status.{step.went_to.value}"),
            "party": ENGLISH(f"cli.bookings.party.{step.party.value}"),
            "via": ENGLISH(f"cli.bookings.via.{step.via.value}"),
            "station": step.station,
        }
        typer.echo(ENGLISH("cli.bookings.step_at" if step.station else "cli.bookings.step", **words))

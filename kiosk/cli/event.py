"""`kiosk event`: the networking event as the organizer sets it and sees it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.cli import event_options as options
from kiosk.cli.printed import print_json
from kiosk.texts import ENGLISH, clock_time, day

if TYPE_CHECKING:
    from kiosk.people import NetworkingEvent
    from kiosk.services.answers import EventChange
    from kiosk.settings import Settings

event = typer.Typer(help="Set up the networking event.", no_args_is_help=True)


@event.command(name="set")
def set_(  # noqa: PLR0917 - the options of a command
    name: options.Name = None,
    date: options.Date = None,
    starts: options.Starts = None,
    ends: options.Ends = None,
    time_zone: options.TimeZone = None,
    slot_minutes: options.SlotMinutes = None,
    mode: options.Meets = None,
    request_minutes: options.RequestMinutes = None,
    later_minutes: options.LaterMinutes = None,
    later_days: options.LaterDays = None,
    seats: options.Seats = None,
    tables: options.Tables = None,
    base_url: options.BaseUrl = None,
    contact: options.Contact = None,
    keep_unknown: options.KeepUnknown = None,
    room_names: options.RoomNames = None,
    dry_run: options.DryRun = False,
) -> None:
    """Create the networking event, or change what is named; bookings that stand keep their times, and are named."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.services.forms import EventForm

    form = EventForm(name=name, date=date, starts=starts, ends=ends, time_zone=time_zone, base_url=base_url)
    form = replace(form, slot_minutes=slot_minutes, mode=mode, seats=seats, tables=tables, contact=contact)
    form = replace(form, request_minutes=request_minutes, later_minutes=later_minutes, later_days=later_days)
    form = replace(form, keep_unknown=keep_unknown, room_names=room_names)
    with open_kiosk() as kiosk:
        change = kiosk.services.preview_event(form)
        if not dry_run:
            kiosk.services.set_event(form)
    _tell(change, kiosk.settings)
    if dry_run:
        typer.echo(ENGLISH("cli.event.dry_run"), err=True)


def _tell(change: "EventChange", settings: "Settings") -> None:
    """Print the event, and beside it what that means for bookings that stand and for tables."""
    from kiosk.booking.paper.table_lines import table_lines
    from kiosk.services.event_lines import consequence_lines

    typer.echo("\n".join(_lines(change.event, settings)))
    for line in (*consequence_lines(change, ENGLISH), *table_lines(change.tables, ENGLISH)):
        typer.echo(line, err=True)


@event.command()
def show(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show the networking event."""
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        found = kiosk.services.show_event()
        settings = kiosk.settings
    if as_json:
        print_json(_shape(found))
    else:
        typer.echo("\n".join(_lines(found, settings)))


def _shape(found: "NetworkingEvent") -> dict[str, object]:
    zone = ZoneInfo(found.time_zone)
    return {
        "name": found.name,
        "date": found.starts_at.astimezone(zone).date().isoformat(),
        "from": clock_time(found.starts_at, found.time_zone),
        "to": clock_time(found.ends_at, found.time_zone),
        "time_zone": found.time_zone,
        "starts_at": found.starts_at.astimezone(zone).isoformat(),
        "ends_at": found.ends_at.astimezone(zone).isoformat(),
        "slot_minutes": found.slot_minutes,
        "break_every": found.break_every,
        "tables": found.tables,
        "hold_minutes": found.hold_minutes,
        "request_minutes": found.request_minutes,
        "mode": found.mode.value,
        "later_minutes": found.later_minutes,
        "later_days": found.later_days,
        "seats": found.seats,
        "student_limit": found.student_limit,
        "base_url": found.base_url,
        "contact": found.contact,
        "retention_days": found.retention_days,
        "is_demo": found.is_demo,
        "keep_unknown": found.keep_unknown,
        "room_names": found.room_names,
    }


def _lines(found: "NetworkingEvent", settings: "Settings") -> list[str]:
    year = found.starts_at.astimezone(ZoneInfo(found.time_zone)).year
    values = {
        "name": found.name,
        "when": ENGLISH(
            "cli.event.when",
            day=day(found.starts_at, found.time_zone),
            year=year,
            starts=clock_time(found.starts_at, found.time_zone),
            ends=clock_time(found.ends_at, found.time_zone),
            zone=found.time_zone,
        ),
        "slots": ENGLISH(
            "cli.event.group_slots" if found.seats > 1 else "cli.event.slots",
            minutes=found.slot_minutes,
            every=found.break_every,
            seats=found.seats,
        ),
        "mode": ENGLISH(f"cli.event.modes.{found.mode.value}", minutes=found.later_minutes),
        "tables": ENGLISH.plural("cli.event.tables", found.tables),
        "requests": ENGLISH(
            "cli.event.requests",
            limit=found.student_limit,
            minutes=found.request_minutes,
            days=found.later_days,
        ),
        "address": _address(found.base_url, settings),
        "contact": found.contact or ENGLISH("cli.event.nobody"),
        "data": ENGLISH("cli.event.data", days=found.retention_days),
    }
    width = max(len(ENGLISH(f"cli.event.names.{name}")) for name in values)
    return [f"{ENGLISH(f'cli.event.names.{name}'):{width}}  {value}" for name, value in values.items()]


def _address(base_url: str, settings: "Settings") -> str:
    """Return the address that codes carry, with where it comes from; the setting goes before the event's own."""
    if settings.public_url:
        return ENGLISH("cli.event.public", address=settings.public_url)
    if not base_url and settings.assume_reachable:
        return ENGLISH("cli.event.assumed")
    return base_url or ENGLISH("cli.event.offline")

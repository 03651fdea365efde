"""`kiosk event`: the networking event as the organizer sets it and sees it."""

import json
from datetime import date as Date  # noqa: N812 - the option is called date
from datetime import datetime, time
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kiosk.people import Mode
from kiosk.texts import ENGLISH, clock_time, day

if TYPE_CHECKING:
    from kiosk.people import NetworkingEvent

event = typer.Typer(help="Set up the networking event.", no_args_is_help=True)


def _date(typed: str) -> Date:
    try:
        return Date.fromisoformat(typed)
    except ValueError:
        raise typer.BadParameter(ENGLISH("cli.event.not_a_date", typed=typed)) from None


def _time(typed: str) -> time:
    try:
        found = datetime.strptime(typed, "%H:%M")  # noqa: DTZ007 - a time of day has no zone
    except ValueError:
        raise typer.BadParameter(ENGLISH("cli.event.not_a_time", typed=typed)) from None
    return found.time()


@event.command(name="set")
def set_(  # noqa: PLR0917 - the options of a command
    name: Annotated[str | None, typer.Option(help="What the invitation calls it.")] = None,
    date: Annotated[Date | None, typer.Option(parser=_date, metavar="YYYY-MM-DD", help="Day it begins.")] = None,
    starts: Annotated[time | None, typer.Option("--from", parser=_time, metavar="HH:MM", help="Doors open.")] = None,
    ends: Annotated[
        time | None,
        typer.Option("--to", parser=_time, metavar="HH:MM", help="Doors close; at or before --from: the next day."),
    ] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="IANA name such as Europe/Madrid; this machine's by default.")
    ] = None,
    slot_minutes: Annotated[int | None, typer.Option(help="Length of an informational interview tonight.")] = None,
    mode: Annotated[
        Mode | None, typer.Option(help="Meet tonight at a table, later on the days that people propose, or both.")
    ] = None,
    request_minutes: Annotated[
        int | None, typer.Option(help="An unanswered request for tonight lapses after this.")
    ] = None,
    later_minutes: Annotated[int | None, typer.Option(help="Length of a meeting on another day, 20 to 30.")] = None,
    later_days: Annotated[
        int | None, typer.Option(help="An unanswered request for another day lapses after this.")
    ] = None,
    seats: Annotated[int | None, typer.Option(help="Students who share a slot tonight, 1 to 4.")] = None,
    tables: Annotated[
        int | None, typer.Option(help="Numbered tables to give to professionals without one; 0 is none.")
    ] = None,
    base_url: Annotated[
        str | None, typer.Option(help="Address of the phone pages that codes and badges carry; '' is offline.")
    ] = None,
    contact: Annotated[str | None, typer.Option(help="Who answers for the stored data; students see it.")] = None,
    keep_unknown: Annotated[
        bool | None, typer.Option(help="Keep words that nobody understood for the report; they may be a name.")
    ] = None,
    room_names: Annotated[
        bool | None, typer.Option(help="Ask students whether their first name may stand on the room's screen.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; change nothing.")] = False,
) -> None:
    """Create the networking event, or change what is named; bookings that stand keep their times, and are named."""
    from kiosk.booking.paper.table_lines import table_lines
    from kiosk.bootstrap import open_kiosk
    from kiosk.services.event_lines import consequence_lines
    from kiosk.services.forms import EventForm

    form = EventForm(
        name=name,
        date=date,
        starts=starts,
        ends=ends,
        time_zone=time_zone,
        slot_minutes=slot_minutes,
        mode=mode,
        request_minutes=request_minutes,
        later_minutes=later_minutes,
        later_days=later_days,
        seats=seats,
        tables=tables,
        base_url=base_url,
        contact=contact,
        keep_unknown=keep_unknown,
        room_names=room_names,
    )
    with open_kiosk() as kiosk:
        change = kiosk.services.preview_event(form)
        if not dry_run:
            kiosk.services.set_event(form)
    typer.echo("\n".join(_lines(change.event, kiosk.settings.public_url)))
    said = consequence_lines(change, ENGLISH) if change.standing else []
    for line in (*said, *table_lines(change.tables, ENGLISH)):
        typer.echo(line, err=True)
    if dry_run:
        typer.echo(ENGLISH("cli.event.dry_run"), err=True)


@event.command()
def show(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Show the networking event."""
    from kiosk.bootstrap import open_kiosk

    with open_kiosk() as kiosk:
        found = kiosk.services.show_event()
        public_url = kiosk.settings.public_url
    typer.echo(
        json.dumps(_shape(found), ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(found, public_url))
    )


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


def _lines(found: "NetworkingEvent", public_url: str) -> list[str]:
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
        "address": _address(found.base_url, public_url),
        "contact": found.contact or ENGLISH("cli.event.nobody"),
        "data": ENGLISH("cli.event.data", days=found.retention_days),
    }
    width = max(len(ENGLISH(f"cli.event.names.{name}")) for name in values)
    return [f"{ENGLISH(f'cli.event.names.{name}'):{width}}  {value}" for name, value in values.items()]


def _address(base_url: str, public_url: str) -> str:
    """Return the address that codes carry, with where it comes from; the setting goes before the event's own."""
    if public_url:
        return ENGLISH("cli.event.public", address=public_url)
    return base_url or ENGLISH("cli.event.offline")

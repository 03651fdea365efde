"""`kiosk rehearse`: an evening simulated on a copy of the loaded roster; nothing of it is kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kiosk.cli.printed import print_json
from kiosk.texts import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.booking.rehearsal import Overflow, Rehearsal
    from kiosk.people import Professional
    from kiosk.services.forms import EventForm


def rehearse(
    *,
    students: Annotated[int, typer.Option(help="How many come.", min=1, max=5000)],
    seed: Annotated[int, typer.Option(help="The same number gives the same evening.")] = 1,
    kiosks: Annotated[int, typer.Option(help="How many kiosks stand there.", min=1, max=60)] = 2,
    demo: Annotated[bool, typer.Option("--demo", help="On the shipped demo roster; needs nothing set up.")] = False,
    report: Annotated[
        Path | None, typer.Option(help="Also write the report of that evening, HTML.", dir_okay=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Simulate an evening on a copy of the roster: who overflows, how long people wait, what nobody covers."""
    from kiosk.booking.paper.rehearsal_lines import rehearsal_lines
    from kiosk.bootstrap import compose, open_scratch
    from kiosk.services.rehearse_evening import SimulatedClock, rehearse_copy

    form, people, starts_at = shipped() if demo else loaded()
    clock = SimulatedClock(starts_at)
    with open_scratch() as scratch:
        services = compose(scratch, clock)
        found = rehearse_copy(services, clock, (form, people), students=students, seed=seed, kiosks=kiosks)
        if report is not None:
            from kiosk.booking.paper.report_page import render_report
            from kiosk.services.gather_report import gather_report
            from kiosk.services.write_files import write_private

            write_private(report, render_report(gather_report(scratch, clock)))
            typer.echo(ENGLISH("report.written", file=report), err=True)
    if as_json:
        print_json(shape(found))
    else:
        typer.echo("\n".join(rehearsal_lines(found)))
    if not demo:
        note_rehearsed()


def note_rehearsed() -> None:
    """Tick the step of the set-up, which plays the same evening; a folder that cannot be written to is no matter."""
    from contextlib import suppress

    from kiosk.errors import FileUnwritable
    from kiosk.services.keep_progress import note_progress
    from kiosk.settings import load

    with suppress(FileUnwritable):
        note_progress(load().data_dir, rehearsed=True)


def loaded() -> "tuple[EventForm, Sequence[Professional], Any]":
    """Return event and roster of the configured database.

    Raises:
        NoEvent, RosterEmpty
    """
    from kiosk.bootstrap import open_kiosk
    from kiosk.errors import RosterEmpty
    from kiosk.services.set_event import form_of

    with open_kiosk() as kiosk:
        event = kiosk.services.show_event()
        people = kiosk.services.list_professionals()
    if not people:
        raise RosterEmpty
    return form_of(event), people, event.starts_at


def shipped() -> "tuple[EventForm, Sequence[Professional], Any]":
    """Return an event of three hours with the demo roster."""
    from datetime import UTC, date, datetime, time

    from kiosk.roster import read_roster
    from kiosk.services.forms import EventForm
    from kiosk.shipped import seed

    day = date(2026, 12, 3)
    form = EventForm(
        name=ENGLISH("cli.demo.event"), date=day, starts=time(18), ends=time(21), time_zone="UTC", is_demo=True
    )
    return form, read_roster(seed("demo_roster.csv")).professionals, datetime.combine(day, time(12), UTC)


def shape(found: "Rehearsal") -> dict[str, Any]:
    """Return a rehearsal in the shape that other programs read; waits in minutes."""
    from kiosk.booking.rehearsal import middle, ninth_of_ten

    plain = ("seed", "students", "kiosks", "kiosks_advised", "gave_up", "booked", "met", "no_shows")
    more = ("found_nobody", "found_full", "unanswered", "tables")
    waits = {
        name: {"median": round(middle(of), 1), "ninth_of_ten": round(ninth_of_ten(of), 1)}
        for name, of in (("queue", found.queue), ("to_meeting", found.waits))
    }
    return {
        **{name: getattr(found, name) for name in (*plain, *more)},
        "without_table": found.tables_there.without,
        "sharing_tables": found.tables_there.sharing,
        "minutes": waits,
        "overflows": [_overflow(one) for one in found.overflows],
        "too_late": [_overflow(one) for one in found.too_late],
        "idle": list(found.idle),
        "nobody": [{"interest": phrase, "looked_for": times} for phrase, times in found.nobody],
    }


def _overflow(one: "Overflow") -> dict[str, Any]:
    return {"professional": one.name, "turned_away": one.turned_away, "slots": one.slots}

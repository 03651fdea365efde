"""Use cases whose stage is imported when somebody first asks for them: no start waits for it; most never need it."""
# ruff: noqa: PLC0415 - that is what this file is for

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.booking.booking import Availability
from kiosk.bootstrap.scratch import open_scratch
from kiosk.database import Database, professionals, slots
from kiosk.errors import RosterEmpty
from kiosk.people import Professional
from kiosk.services.bundle import Services
from kiosk.services.forms import EventForm
from kiosk.services.keep_progress import note_progress
from kiosk.services.list_professionals import list_professionals
from kiosk.services.make_badges import make_badges
from kiosk.services.set_event import form_of
from kiosk.services.show_event import show_event
from kiosk.services.written_pages import BADGES, REPORT, note_page

if TYPE_CHECKING:
    from kiosk.booking.rehearsal import Rehearsal
    from kiosk.roster.report import Roster
    from kiosk.services.find_matches import FindMatches
    from kiosk.services.forget_people import Receipt
    from kiosk.services.print_badges import BadgeSheet, SheetForm
    from kiosk.services.show_set_up import SetUp

Clock = Callable[[], datetime]


def finder(database: Database, clock: Clock, folder: Path | None) -> "FindMatches":
    """Return what finds matches; the matcher and its vocabulary are read when somebody looks for somebody."""
    from kiosk.services.find_matches import FindMatches

    def availability(identities: Sequence[str]) -> Mapping[str, Availability]:
        return database.read(lambda tx: slots.availability(tx, identities, clock()))

    return FindMatches(
        load_professionals=lambda: database.read(professionals.load_all),
        roster_version=lambda: database.read(professionals.roster_version),
        availability=availability,
        folder=folder,
    )


def drop_index(folder: Path) -> None:
    """Delete the index of matches that is kept in a folder."""
    from kiosk.services.keep_index import drop_index

    drop_index(folder)


def read_roster_file(path: Path, encoding: str, newest: bool | None, mapping: Mapping[str, str]) -> "Roster":
    """Read a roster; the reader takes a tenth of a second to import."""
    from kiosk.services.read_roster_file import read_roster_file

    return read_roster_file(path, encoding, newest, mapping)


def add_professional(database: Database, clock: Clock, typed: Professional) -> Professional:
    """Add a walk-in, whose cells the reader of rosters reads."""
    from kiosk.services.add_professional import add_professional

    return add_professional(database, clock, typed)


def suggest_event(clock: Clock) -> EventForm:
    """Suggest what an organizer would most likely say of a new event."""
    from kiosk.services.suggest_event import suggest_event

    return suggest_event(clock)


def show_set_up(database: Database, clock: Clock, folder: Path | None, is_assumed: bool) -> "SetUp":
    """Show what is set up."""
    from kiosk.services.show_set_up import show_set_up

    return show_set_up(database, clock, folder, is_assumed=is_assumed)


def write_badges(database: Database, clock: Clock, folder: Path | None, form: "SheetForm") -> "BadgeSheet":
    """Write badges, and remember the page they are on."""
    from kiosk.services.print_badges import write_badges

    sheet = write_badges(database, partial(make_badges, database, clock), show_event(database, clock), form)
    if sheet.professionals:
        note_page(folder, BADGES, sheet.file)
    return sheet


def write_report(database: Database, clock: Clock, folder: Path | None, out: Path) -> Path:
    """Write the report of the evening, and remember its page."""
    from kiosk.services.write_report import write_report

    written = write_report(database, clock, out)
    note_page(folder, REPORT, written)
    return written


def write_tables(database: Database, clock: Clock, folder: Path) -> int:
    """Write all bookings and the report's figures."""
    from kiosk.services.write_report import write_tables

    return write_tables(database, clock, folder)


def delete_students(database: Database, clock: Clock, folder: Path | None) -> "Receipt":
    """Delete everything personal of all students; it brings matching along."""
    from kiosk.services.delete_students import delete_students

    return delete_students(database, clock, folder)


def rehearse(
    database: Database,
    clock: Clock,
    folder: Path | None,
    compose: Callable[[Database, Clock], Services],
    students: int,
) -> "Rehearsal":
    """Let so many students come to a copy of tonight, which `compose` gives its services.

    Raises:
        NoEvent, RosterEmpty.
    """
    from kiosk.services.rehearse_evening import SimulatedClock, rehearse_copy

    event, people = show_event(database, clock), list_professionals(database, clock)
    if not people:
        raise RosterEmpty
    simulated = SimulatedClock(clock())
    with open_scratch() as scratch:
        found = rehearse_copy(compose(scratch, simulated), simulated, (form_of(event), people), students=students)
    note_progress(folder, rehearsed=True)
    return found

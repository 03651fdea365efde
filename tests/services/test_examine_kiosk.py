"""What `kiosk doctor` finds: each line was seen failing, and mended by what it says."""

import contextlib
import os
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import compose
from kiosk.database import Database
from kiosk.people import NetworkingEvent, Professional, Window
from kiosk.services.examine_autostart import check_autostart
from kiosk.services.examine_display import check_colours, check_glyphs
from kiosk.services.examine_evening import (
    check_address,
    check_availability,
    check_event,
    check_roster,
    examine_evening,
    leads_elsewhere,
    no_event,
)
from kiosk.services.examine_interests import check_interests
from kiosk.services.examine_kiosk import examine_kiosk
from kiosk.services.examine_machine import Terminal, check_clock, check_disk, check_port, check_terminal
from kiosk.services.finding import Finding, State
from kiosk.services.forms import EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.make_badges import make_badges
from kiosk.services.print_badges import SheetForm
from kiosk.services.set_event import set_event
from kiosk.services.set_organizer_pin import set_organizer_pin
from kiosk.services.write_autostart import write_autostart
from kiosk.settings import Settings
from tests.services.evening import Evening

NOW = datetime(2026, 12, 3, 16, tzinfo=UTC)
EVENT = NetworkingEvent(
    id=1,
    name="PR Night",
    starts_at=NOW + timedelta(hours=1),
    ends_at=NOW + timedelta(hours=4),
    time_zone="Europe/Madrid",
)
GOOD = Terminal(is_terminal=True, columns=120, rows=42, encoding="utf-8", term="xterm-256color")


def seen(finding: Finding) -> tuple[str, State]:
    """Return outcome and state, after making sure that both sentences can be said."""
    assert finding.message()
    assert bool(finding.advice()) == (finding.state is not State.OK)
    assert "{" not in finding.message() + finding.advice()
    return finding.outcome, finding.state


@pytest.mark.parametrize(
    ("changes", "outcome", "state"),
    [
        ({}, "ok", State.OK),
        ({"columns": 80, "rows": 24}, "tight", State.OK),
        ({"columns": 79}, "small", State.FAILING),
        ({"rows": 23}, "small", State.FAILING),
        ({"encoding": "ascii"}, "encoding", State.FAILING),
        ({"is_terminal": False}, "none", State.WARNING),
        ({"term": "dumb"}, "dumb", State.WARNING),
        ({"term": "linux"}, "console", State.WARNING),
    ],
)
def test_the_terminal_is_measured(changes: dict[str, Any], outcome: str, state: State) -> None:
    """A terminal that is too small or not UTF-8 keeps the doors closed; a poor one is mentioned."""
    assert seen(check_terminal(replace(GOOD, **changes))) == (outcome, state)


def test_the_clock_is_compared_with_reason() -> None:
    """A machine that lives in 1970, or in a time zone nobody knows, is noticed."""
    assert seen(check_clock(NOW, "Europe/Madrid")) == ("ok", State.OK)
    assert seen(check_clock(datetime(1970, 1, 1, tzinfo=UTC), "Europe/Madrid")) == ("year", State.FAILING)
    assert seen(check_clock(NOW, "Europe/Atlantis")) == ("zone", State.WARNING)


def test_a_busy_port_is_noticed_and_a_free_one_is_free() -> None:
    """Another program on the port of the phone pages is named before the doors open."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        finding = check_port("127.0.0.1", port)
        assert seen(finding) == ("busy", State.FAILING)
        assert str(port) in finding.message()
    assert seen(check_port("127.0.0.1", port)) == ("ok", State.OK)
    assert seen(check_port("127.0.0.1", 0)) == ("any", State.OK)


@pytest.fixture
def phone_pages() -> Iterator[int]:
    """A port on which something answers like the phone pages of a kiosk."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"ok": true, "instance": "x", "version": "0.1.0"}')

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_running_kiosk_is_no_trouble(phone_pages: int) -> None:
    """While the kiosk is open its own port is in use, and that is right."""
    assert seen(check_port("127.0.0.1", phone_pages)) == ("kiosk", State.OK)


def test_the_disk_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk keeps the doors closed, a tight one is mentioned; the folder need not exist yet."""
    folder = tmp_path / "not" / "yet"
    usage = shutil.disk_usage(tmp_path)
    for free, expected in (
        (50 * 1024**2, ("full", State.FAILING)),
        (500 * 1024**2, ("tight", State.WARNING)),
        (5 * 1024**3, ("ok", State.OK)),
    ):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert seen(check_disk(folder)) == expected


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of somebody else's is named."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    finding = check_disk(tmp_path)
    assert seen(finding) == ("unwritable", State.FAILING)
    assert str(tmp_path) in finding.message()


def test_an_event_that_is_over_is_noticed() -> None:
    """Yesterday's event keeps the doors closed, tonight's does not, not even while it runs."""
    assert seen(check_event(EVENT, NOW)) == ("ok", State.OK)
    assert seen(check_event(EVENT, NOW + timedelta(hours=2))) == ("ok", State.OK)
    assert seen(check_event(EVENT, NOW + timedelta(days=1))) == ("past", State.FAILING)


@pytest.mark.parametrize(("hour", "day"), [(17, "2026-12-03"), (18, "2026-12-04"), (23, "2026-12-04")])
def test_the_event_that_is_advised_lies_ahead(hour: int, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late in the evening the command in the advice names the next day: it works as it stands."""
    monkeypatch.setenv("TZ", "UTC")
    assert f"--date {day} --from 18:00" in no_event(datetime(2026, 12, 3, hour, tzinfo=UTC)).advice()


def test_people_whom_nobody_would_find_are_named() -> None:
    """A roster without interests is mentioned, an empty one keeps the doors closed."""
    silent = Professional(id="1", name="Dana Whitfield")
    finding = check_roster([silent, replace(silent, id="2", name="Bo", specialties=("crisis",))])
    assert seen(finding) == ("silent", State.WARNING)
    assert "Dana Whitfield" in finding.message()
    assert seen(check_roster([])) == ("empty", State.FAILING)


def test_hours_that_miss_the_event_are_named() -> None:
    """Whoever comes before the doors open, or for less than one slot, has nothing to book."""
    early = Professional(id="1", name="Early", available=(Window(time(9), time(10)),))
    short = Professional(id="2", name="Short", available=(Window(time(18), time(18, 10)),))
    good = Professional(id="3", name="Good", available=(Window(time(18), time(19)),))
    finding = check_availability(EVENT, [early, short, good])
    assert seen(finding) == ("some", State.WARNING)
    assert "Early, Short" in finding.message()
    assert seen(check_availability(EVENT, [early, short])) == ("nobody", State.FAILING)
    assert seen(check_availability(EVENT, [good])) == ("ok", State.OK)


@pytest.mark.parametrize(
    ("address", "assumed", "outcome", "state"),
    [
        ("", False, "offline", State.WARNING),
        ("", True, "assumed", State.OK),
        ("http://10.0.0.5:8765", False, "ok", State.OK),
        ("http://10.0.0.6:8765", False, "elsewhere", State.WARNING),
        ("http://127.0.0.1:8765", True, "loopback", State.WARNING),
        ("http://localhost:8765", False, "loopback", State.WARNING),
        ("https://kiosk.example.org", False, "ok", State.OK),
        ("http://kiosk.example.org", False, "plain", State.WARNING),
        ("http://[fe80::1]:8765", False, "elsewhere", State.WARNING),
    ],
)
def test_the_address_of_the_codes_is_looked_at(address: str, assumed: bool, outcome: str, state: State) -> None:
    """Codes that lead to this machine only, or to a machine that it is not, are mentioned."""
    assert seen(check_address(address, ["127.0.0.1", "10.0.0.5"], assumed)) == (outcome, state)


def outcomes(database: Database, evening: Evening) -> dict[str, tuple[str, State]]:
    """Return what the doctor says about the evening in the database."""
    return {finding.check: seen(finding) for finding in examine_evening(database, evening.clock, "", False)}


def test_an_empty_database_needs_an_event_first(database: Database) -> None:
    """Before anything is set up, the event is the next step and the only one."""
    assert outcomes(database, Evening(database)) == {"event": ("none", State.FAILING)}


def test_each_step_of_the_set_up_mends_its_line(database: Database) -> None:
    """Event, roster, badges, PIN and address: each line fails or warns until its advice is followed."""
    evening = Evening(database)
    night = EventForm(
        name="PR Night", date=date(2026, 12, 3), starts=time(18), ends=time(20), time_zone="Europe/Madrid"
    )
    set_event(database, evening.clock, night)
    found = outcomes(database, evening)
    assert (found["event"], found["roster"]) == (("ok", State.OK), ("empty", State.FAILING))

    person = Professional(id="ana", name="Ana Ruiz", specialties=("crisis",))
    import_roster(database, evening.clock, [person], False, False)
    found = outcomes(database, evening)
    assert (found["roster"], found["badges"]) == (("ok", State.OK), ("missing", State.WARNING))
    assert (found["pin"], found["address"]) == (("unset", State.WARNING), ("offline", State.WARNING))

    make_badges(database, evening.clock, ())
    set_organizer_pin(database, "493027")
    set_event(database, evening.clock, EventForm(base_url="https://kiosk.example.org"))
    assert {state for _, state in outcomes(database, evening).values()} == {State.OK}


def test_badges_of_an_assumed_address_are_no_fault(evening: Evening, tmp_path: Path) -> None:
    """Badges that carry this machine's own address are as the organizer wanted them."""
    services = compose(evening.database, evening.clock, tmp_path)
    services.write_badges(SheetForm(tmp_path / "badges.html", base_url="http://10.0.0.5:8765"))
    found = {one.check: seen(one) for one in examine_evening(evening.database, evening.clock, "", True)}
    assert found["printed"] == ("ok", State.OK)
    assert outcomes(evening.database, evening)["printed"] == ("elsewhere", State.WARNING)


def test_badges_of_this_machine_are_good_before_an_address_is_chosen() -> None:
    """Badges with an address of this machine lead here; those of another machine, or another choice, do not."""
    here, there = "http://10.0.0.5:8765", "http://10.0.0.9:8765"
    assert not leads_elsewhere(here, "", ["10.0.0.5"])
    assert leads_elsewhere(there, "", ["10.0.0.5"])
    assert leads_elsewhere(here, there, ["10.0.0.5"])
    assert not leads_elsewhere(there, there, ["10.0.0.5"])


def of_database(url: str, tmp_path: Path) -> tuple[str, State]:
    """Return what the doctor says about the database at an address, all else being well."""
    settings = Settings(data_dir=tmp_path, database_url=url, port=0)
    found = {finding.check: finding for finding in examine_kiosk(settings, lambda: NOW)}
    assert list(found)[:6] == ["terminal", "clock", "port", "disk", "autostart", "database"]
    return seen(found["database"])


def test_a_new_machine_has_no_database_yet(tmp_path: Path) -> None:
    """Before the first start there is no file, and the doctor makes none."""
    assert of_database("", tmp_path) == ("new", State.OK)
    assert list(tmp_path.iterdir()) == []


def test_a_whole_database_is_described(database_url: str, tmp_path: Path) -> None:
    """A database of this version is well, on SQLite and on PostgreSQL."""
    assert of_database(database_url, tmp_path)[1] is State.OK


def test_a_file_that_others_could_read_is_mentioned(sqlite_url: str, tmp_path: Path) -> None:
    """Personal data that stood open is said once, and closed."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.chmod(0o644)
    assert of_database(sqlite_url, tmp_path) == ("was_open", State.WARNING)
    assert of_database(sqlite_url, tmp_path) == ("sqlite", State.OK)


def test_a_damaged_file_keeps_the_doors_closed(sqlite_url: str, tmp_path: Path) -> None:
    """A file that is no database any more is named as damaged."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert of_database(sqlite_url, tmp_path) == ("damaged", State.FAILING)


@pytest.mark.parametrize(("revision", "outcome"), [("9999", "newer"), ("", "old_file")])
def test_another_version_of_the_schema_is_told(sqlite_url: str, tmp_path: Path, revision: str, outcome: str) -> None:
    """A database of a newer kiosk is refused, one of an older is brought up to date by the next start."""
    with contextlib.closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as raw:
        raw.execute("DELETE FROM alembic_version")
        if revision:
            raw.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        raw.commit()
    assert of_database(sqlite_url, tmp_path)[0] == outcome


@pytest.mark.postgres
def test_a_shared_database_without_a_schema_is_upgraded_by_hand(
    new_postgres: Callable[[str], str], tmp_path: Path
) -> None:
    """A new, empty PostgreSQL database is not filled behind the organizer's back."""
    assert of_database(new_postgres("template1"), tmp_path) == ("outdated", State.FAILING)


def test_a_server_that_is_away_is_told_without_its_password(tmp_path: Path) -> None:
    """When nobody answers, the sentence names the server and never the password."""
    settings = Settings(data_dir=tmp_path, database_url="postgresql://ann:s3cret@127.0.0.1:1/kiosk", port=0)
    finding = next(found for found in examine_kiosk(settings, lambda: NOW) if found.check == "database")
    assert seen(finding) == ("unreachable", State.FAILING)
    assert "s3cret" not in finding.message() + finding.advice()


def test_the_evening_is_looked_at_with_the_database(database_url: str, tmp_path: Path) -> None:
    """One run covers the machine, the database and the evening."""
    settings = Settings(data_dir=tmp_path, database_url=database_url, port=0)
    assert [found.check for found in examine_kiosk(settings, lambda: NOW)][-1] == "event"


@pytest.mark.parametrize(
    ("environment", "outcome", "state"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "ok", State.OK),
        ({"TERM": "xterm-256color"}, "some", State.OK),
        ({"TERM": "linux"}, "few", State.WARNING),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "off", State.WARNING),
    ],
)
def test_colours(environment: dict[str, str], outcome: str, state: State) -> None:
    """Few colours or none are said, and the variable that mends it is named."""
    assert seen(check_colours(environment)) == (outcome, state)


def test_glyphs() -> None:
    """Half-blocks that take two columns would tear every code, and a terminal that says nothing is no fault."""
    assert seen(check_glyphs(1)) == ("ok", State.OK)
    assert seen(check_glyphs(2)) == ("wide", State.WARNING)
    assert seen(check_glyphs(None)) == ("unknown", State.OK)


def test_autostart(tmp_path: Path) -> None:
    """A unit that is missing, starts another kiosk or is not enabled is said, and each step of the mend helps."""
    program, unit = Path("/opt/kiosk/bin/kiosk"), tmp_path / "mentor-kiosk.service"
    assert seen(check_autostart(program, unit, tmp_path / "no systemd")) == ("elsewhere", State.OK)
    assert seen(check_autostart(program, unit, tmp_path)) == ("none", State.WARNING)
    unit.write_text(write_autostart(Path("/opt/old/bin/kiosk"), "kiosk", "tty1", touch=False))
    assert seen(check_autostart(program, unit, tmp_path)) == ("other", State.WARNING)
    unit.write_text(write_autostart(program, "kiosk", "tty1", touch=False))
    assert seen(check_autostart(program, unit, tmp_path)) == ("disabled", State.WARNING)
    wants = tmp_path / "multi-user.target.wants"
    wants.mkdir()
    (wants / unit.name).symlink_to(unit)
    assert seen(check_autostart(program, unit, tmp_path)) == ("ok", State.OK)


def test_interests() -> None:
    """Somebody whose words lead nowhere is named; with a word of the field they are found."""
    strange = Professional(id="x", name="Ada Quill", specialties=("Zorbling the frumious",))
    known = replace(strange, specialties=("Zorbling the frumious", "Crisis communications"))
    assert seen(check_interests([strange])) == ("strange", State.WARNING)
    assert "Ada Quill" in check_interests([strange]).message()
    assert seen(check_interests([known])) == ("ok", State.OK)

import csv
import json
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from sqlalchemy import text
from typer.testing import CliRunner

from kiosk.booking.paper.report_page import render_report
from kiosk.booking.status import Party
from kiosk.bootstrap import compose, open_scratch
from kiosk.cli.main import app
from kiosk.cli.rehearse import shipped
from kiosk.database import Database
from kiosk.errors import NoEvent, RosterEmpty
from kiosk.services.bundle import Services
from kiosk.services.gather_report import gather_report
from kiosk.services.keep_progress import read_progress
from kiosk.services.rehearse_evening import SimulatedClock, rehearse_evening
from kiosk.settings import load
from kiosk.texts import ENGLISH
from tests.chromium import CHROMIUM
from tests.cli.test_book import _evening, book, run
from tests.conftest import need

__all__ = ["_evening"]  # the evening that the commands of this file work on


FIGURES = {
    "students": "count(DISTINCT student_id)",
    "bookings": "count(*)",
    "agreed": "count(confirmed_at)",
    "met": "coalesce(sum(status = 'met'), 0)",
    "no_shows": "count(no_show_by)",
}
"""Figures at the top of the page, and how SQL counts them."""
ROWS = """rows => [...document.querySelectorAll(rows)].map(
    row => [row.querySelector("th").firstChild.textContent, row.querySelector("td.number").textContent])"""


@contextmanager
def rehearsed(students: int) -> Iterator[tuple[Database, Services, SimulatedClock]]:
    """An evening that so many students came to."""
    form, people, starts_at = shipped()
    clock = SimulatedClock(starts_at)
    with open_scratch() as scratch:
        services = compose(scratch, clock)
        services.set_event(form)
        services.import_roster(people[:12], False, False)  # few enough that some interests find nobody
        rehearse_evening(services, clock, students=students, seed=3, kiosks=6)
        yield scratch, services, clock


def counted(database: Database, statement: str) -> Any:
    """Return what SQL counts."""
    return database.read(lambda tx: tx.execute(text(statement)).scalar())


def counted_by(database: Database, statement: str) -> dict[str, int]:
    """Return what SQL counts of each kind."""
    return database.read(lambda tx: {row[0]: row[1] for row in tx.execute(text(statement))})


def plant(services: Services) -> dict[str, int]:
    """Let students look for three things of the field that nobody here covers; return how often each."""
    from kiosk.services.find_matches import shipped_vocabulary

    planted: dict[str, int] = {}
    for concept in shipped_vocabulary().concepts.values():
        shortlist = services.find_matches(concept.name, None, 5).shortlist
        if concept.kind == "sector" and not shortlist.matches and len(shortlist.interests) == 1:
            planted[shortlist.interests[0].understood] = 10 + len(planted)
            for _ in range(10 + len(planted) - 1):
                services.record_query(shortlist)
        if len(planted) == 3:
            break
    assert len(planted) == 3
    return planted


@pytest.mark.parametrize("students", [40, pytest.param(300, marks=pytest.mark.soak)])
def test_the_figures_are_what_sql_counts(students: int) -> None:
    """Every figure of a rehearsed evening's report is what SQL counts, and planted interests are found."""
    with rehearsed(students) as (database, services, clock):
        before = {one.phrase: one.times for one in gather_report(database, clock).unmet}
        planted = plant(services)
        found = gather_report(database, clock)
        assert found.bookings == counted(database, "SELECT count(*) FROM bookings") > 20
        assert found.students == counted(database, "SELECT count(DISTINCT student_id) FROM bookings")
        assert found.agreed == counted(database, "SELECT count(*) FROM bookings WHERE confirmed_at IS NOT NULL")
        for status, number in found.statuses.items():
            assert number == counted(database, f"SELECT count(*) FROM bookings WHERE status = '{status}'")  # noqa: S608
        for party in ("student", "professional"):
            shown = {one.value: number for one, number in found.no_shows.items()}.get(party, 0)
            assert shown == counted(database, f"SELECT count(*) FROM bookings WHERE no_show_by = '{party}'")  # noqa: S608
        assert sum(one.missed for one in found.loads) == found.no_shows.get(Party.PROFESSIONAL, 0)
        assert sum(one.no_shows for one in found.loads) == found.no_shows.get(Party.STUDENT, 0)
        assert sum(one.times for one in found.sought) == counted(database, "SELECT count(*) FROM queries")
        assert sum(one.asked for one in found.evening) == sum(one.asked for one in found.loads) == found.bookings
        assert sum(one.offered for one in found.loads) == counted(database, "SELECT count(*) FROM slots")
        assert {one.phrase: one.times for one in found.unmet} == before | {
            phrase: number + before.get(phrase, 0) for phrase, number in planted.items()
        }
        assert all(phrase in render_report(found) for phrase in planted)


@pytest.mark.browser
@pytest.mark.parametrize("students", [20, pytest.param(300, marks=pytest.mark.soak)])
def test_the_page_opens_without_a_network(tmp_path: Path, students: int) -> None:
    """A browser without a network shows the report whole: charts are named, figures are SQL's, nothing is fetched."""
    need(CHROMIUM, "Chromium")
    page_file = tmp_path / "report.html"
    with rehearsed(students) as (database, services, clock):
        planted = plant(services)
        before = {one.phrase: one.times for one in gather_report(database, clock).unmet}
        page_file.write_text(render_report(gather_report(database, clock)), encoding="utf-8")
        figures = {name: str(counted(database, f"SELECT {what} FROM bookings")) for name, what in FIGURES.items()}  # noqa: S608
        statuses = counted_by(database, "SELECT status, count(*) FROM bookings GROUP BY status")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(offline=True).new_page()
        asked: list[str] = []
        troubles: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: troubles.append(message.text))
        page.goto(page_file.as_uri())
        names = page.get_by_role("img").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label') || one.querySelector('title').textContent)"
        )
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        shown = {name: page.locator(f"#{name}").inner_text() for name in FIGURES}
        unmet, outcomes = (page.evaluate(ROWS, f"section.{name} tbody tr") for name in ("unmet", "outcomes"))
        browser.close()
    assert (asked, troubles) == ([page_file.as_uri()], [])
    assert len(names) > 10
    assert all(names)
    assert wide <= 0
    assert shown == figures
    assert {ENGLISH(f"cli.bookings.status.{status}"): count for status, count in statuses.items()} == {
        name: int(count) for name, count in outcomes if int(count)
    }
    assert {phrase: int(times) for phrase, times in unmet} == before
    assert planted.keys() <= before.keys()


def test_the_command_writes_page_tables_and_json(tmp_path: Path) -> None:
    """One command: a private page, tables that run nothing, one for each professional, and JSON."""
    booked = book("18:30", "Ada Lovelace", "--question", "=1+1").stdout.splitlines()[0]
    run("bookings", "answer", booked, "confirm")
    done = run("report", "--out", str(tmp_path / "r.html"), "--csv", str(tmp_path / "t"), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["statuses"]["confirmed"] == 1
    assert stat.S_IMODE((tmp_path / "r.html").stat().st_mode) == 0o600
    assert {file.name for file in (tmp_path / "t").glob("*.csv")} == {
        "bookings.csv",
        "evening.csv",
        "interests.csv",
        "professionals.csv",
    }
    with (tmp_path / "t" / "for-professionals" / "Ana-Ruiz.csv").open(encoding="utf-8", newline="") as table:
        (row,) = csv.DictReader(table)
    assert (row["student"], row["question"], row["time"]) == ("Ada Lovelace", "'=1+1", "18:30")
    assert run("report").exit_code == 2
    alone = run("report", "--json")
    assert (alone.exit_code, json.loads(alone.stdout)) == (0, json.loads(done.stdout))


def test_a_rehearsal_repeats_itself_and_keeps_nothing() -> None:
    """The same seed tells the same evening, for a program and for a person, and no booking is left behind."""
    told = [run("rehearse", "--students", "25", "--seed", "5", "--json").stdout for _ in range(2)]
    assert told[0] == told[1]
    found = json.loads(told[0])
    assert found["students"] == 25
    assert read_progress(load().data_dir).rehearsed  # the step of the set-up is ticked
    assert found["booked"] + found["found_full"] + found["found_nobody"] + found["gave_up"] <= 25
    assert json.loads(run("bookings", "list", "--json").stdout) == []
    assert "25 students, 1 kiosk, seed" in run("rehearse", "--students", "25", "--kiosks", "1").stdout


def test_a_rehearsal_needs_an_evening(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without event or roster the organizer reads what to do; the shipped roster needs nothing."""
    monkeypatch.setenv("KIOSK_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert isinstance(run("rehearse", "--students", "5").exception, NoEvent)
    command = ["event", "set", "--name", "N", "--date", "2087-12-03", "--from", "18:00", "--to", "20:00"]
    CliRunner().invoke(app, command)
    assert isinstance(run("rehearse", "--students", "5").exception, RosterEmpty)
    report = tmp_path / "rehearsed.html"
    assert run("rehearse", "--students", "5", "--demo", "--report", str(report)).exit_code == 0
    assert "<svg" in report.read_text(encoding="utf-8")


def test_a_rehearsal_says_one_thing_of_each_professional() -> None:
    """Whoever had to turn students away, or was free too late for them, is not called unasked."""
    found = json.loads(run("rehearse", "--students", "80", "--demo", "--json").stdout)
    wanted = {one["professional"] for kind in ("overflows", "too_late") for one in found[kind]}
    assert wanted
    assert found["idle"]
    assert not wanted.intersection(found["idle"])

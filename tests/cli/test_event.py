import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli.main import app
from kiosk.errors import InvalidEvent, NoEvent

NIGHT = ("--name", "PR Night", "--date", "2026-12-03", "--from", "18:00", "--to", "20:30")


def run(*words: str) -> Result:
    """Run `kiosk event` as the organizer does."""
    return CliRunner().invoke(app, ["event", *words])


@pytest.fixture(autouse=True)
def _data(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TZ", "Europe/Madrid")


def test_without_an_event_the_command_to_set_one_is_told() -> None:
    """The first thing an organizer reads is what to type."""
    error = run("show").exception
    assert isinstance(error, NoEvent)
    assert "kiosk event set --name" in str(error)


def test_an_event_is_set_and_shown() -> None:
    """The advice of the error works as it stands, and the event is shown in its own time."""
    assert run("set", *NIGHT).exit_code == 0
    shown = run("show").stdout
    assert "PR Night" in shown
    assert "Thu 3 Dec 2026, 18:00-20:30 (Europe/Madrid)" in shown
    assert "offline" in shown


def test_the_address_of_the_setting_is_shown_with_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a setting gives the address nobody reads that there is none."""
    run("set", *NIGHT)
    monkeypatch.setenv("KIOSK_PUBLIC_URL", "https://night.example.org")
    shown = run("show").stdout
    assert "https://night.example.org (from the setting public_url)" in shown
    assert "offline" not in shown


def test_an_address_on_the_organizers_word_is_not_called_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the setting says that phones get here, the event says so too."""
    monkeypatch.setenv("KIOSK_ASSUME_REACHABLE", "true")
    run("set", *NIGHT)
    shown = run("show").stdout
    assert "on your word" in shown
    assert "offline" not in shown


def test_every_option_arrives() -> None:
    """What is given on the command line is what a program reads back."""
    more = ("--time-zone", "America/Lima", "--slot-minutes", "20", "--tables", "12")
    run("set", *NIGHT, *more, "--base-url", "http://192.168.1.5:8765/", "--contact", "Uni PR Office")
    found = json.loads(run("show", "--json").stdout)
    assert found["starts_at"] == "2026-12-03T18:00:00-05:00"
    assert (found["date"], found["from"], found["to"]) == ("2026-12-03", "18:00", "20:30")
    assert (found["time_zone"], found["slot_minutes"], found["tables"]) == ("America/Lima", 20, 12)
    assert (found["base_url"], found["contact"]) == ("http://192.168.1.5:8765", "Uni PR Office")


def test_the_modes_are_set_and_read() -> None:
    """Later meetings, how long both kinds of request wait and groups arrive, and read as words."""
    more = (
        "--mode",
        "later",
        "--later-minutes",
        "20",
        "--later-days",
        "5",
        "--request-minutes",
        "10",
        "--seats",
        "3",
    )
    assert "later only (20 minutes)" in run("set", *NIGHT, *more).stdout
    found = json.loads(run("show", "--json").stdout)
    assert (found["mode"], found["later_minutes"], found["later_days"]) == ("later", 20, 5)
    assert (found["request_minutes"], found["seats"]) == (10, 3)
    assert isinstance(run("set", "--later-minutes", "45").exception, InvalidEvent)


def test_one_thing_is_changed_alone() -> None:
    """Naming only the end changes only the end, and a next-day end is understood."""
    run("set", *NIGHT)
    changed = run("set", "--to", "01:00")
    assert "18:00-01:00" in changed.stdout
    assert json.loads(run("show", "--json").stdout)["ends_at"] == "2026-12-04T01:00:00+01:00"


@pytest.mark.parametrize(
    ("option", "typed", "said"), [("--date", "3.12.2026", "2026-12-03"), ("--from", "six", "18:30")]
)
def test_a_mistyped_time_is_wrong_usage(option: str, typed: str, said: str) -> None:
    """How a date or a time is written is shown beside what was typed."""
    refused = run("set", option, typed)
    assert refused.exit_code == 2
    assert typed in refused.stderr
    assert said in refused.stderr


def test_an_impossible_event_is_a_sentence() -> None:
    """What cannot be is refused in words, and the event stays as it was."""
    run("set", *NIGHT)
    assert isinstance(run("set", "--slot-minutes", "3").exception, InvalidEvent)
    assert json.loads(run("show", "--json").stdout)["slot_minutes"] == 15


def test_a_date_of_last_year_is_said_at_once() -> None:
    """Whoever mistypes the year reads that the event is over already; of a night to come it is not said."""
    run("set", *NIGHT, "--date", "2100-12-03")
    assert "over already" not in run("set", "--name", "PR Night").stderr
    mistyped = run("set", "--date", "2025-12-03")
    assert mistyped.exit_code == 0
    assert "over already: its doors closed on Wed 3 Dec 2025 at 20:30" in mistyped.stderr

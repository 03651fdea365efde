"""`kiosk doctor` as the organizer runs it before the doors open."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kiosk.cli.doctor import doctor

RUN = CliRunner()
APP = typer.Typer()
APP.command()(doctor)


@pytest.fixture(autouse=True)
def _new_machine(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where nothing is set up."""
    monkeypatch.setenv("KIOSK_PORT", "0")


def test_it_says_what_fails_and_what_to_do(tmp_path: Path) -> None:
    """On a new machine the event is missing, the command that sets it stands below, and the exit status says so."""
    result = RUN.invoke(APP, [])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    event = next(number for number, line in enumerate(lines) if line.split()[:2] == ["failing", "event"])
    assert "kiosk event set" in lines[event + 1]
    assert lines[-1] == "1 check is failing: mend it before the doors open."
    assert not (tmp_path / "data").exists()


def test_its_json_has_one_entry_a_check() -> None:
    """A program reads the same findings under fixed names."""
    found = json.loads(RUN.invoke(APP, ["--json"]).stdout)
    assert found["ready"] is False
    assert {"check", "state", "outcome", "message", "advice"} == set(found["checks"][0])
    assert {check["state"] for check in found["checks"]} <= {"ok", "warning", "failing"}


def test_it_ends_well_when_nothing_fails(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    """Warnings do not keep the doors closed."""
    from datetime import UTC, datetime, time, timedelta

    from kiosk.database import Database
    from kiosk.people import Professional
    from kiosk.services.forms import EventForm
    from kiosk.services.import_roster import import_roster
    from kiosk.services.set_event import set_event

    def now() -> datetime:
        return datetime.now(UTC)

    database = Database(sqlite_url)
    tomorrow = (now() + timedelta(days=1)).date()
    form = EventForm(name="PR Night", date=tomorrow, starts=time(18), ends=time(20), time_zone="UTC")
    set_event(database, now, form)
    import_roster(database, now, [Professional(id="ana", name="Ana Ruiz", specialties=("crisis",))], False, False)
    database.close()
    monkeypatch.setenv("KIOSK_DATABASE_URL", sqlite_url)
    result = RUN.invoke(APP, [])
    assert result.exit_code == 0, result.output
    assert "kiosk badges --out badges.html" in result.stdout
    assert "the doors can open" in result.stdout

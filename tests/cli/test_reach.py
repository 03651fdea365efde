"""`kiosk reach` as the organizer runs it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli.main import app
from kiosk.errors import InvalidEvent, InvalidSetting, NoEvent
from tests.cli.test_event import NIGHT


def run(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(app, words)


@pytest.fixture(autouse=True)
def _data(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KIOSK_PORT", "9")
    monkeypatch.setenv("TZ", "Europe/Madrid")


def test_every_address_is_listed_and_one_is_chosen() -> None:
    """The organizer sees all addresses of the machine, chooses one, and it is remembered with the event."""
    assert run("event", "set", *NIGHT).exit_code == 0
    found = json.loads(run("reach", "show", "--json").stdout)
    assert found["door"] == "offline"
    assert "http://127.0.0.1:9" in [each["address"] for each in found["addresses"]]
    assert run("reach", "use", "127.0.0.1").exit_code == 0
    assert json.loads(run("event", "show", "--json").stdout)["base_url"] == "http://127.0.0.1:9"
    shown = run("reach", "show").stdout
    assert "http://127.0.0.1:9 does not answer: codes hold the reference." in shown
    assert "Addresses of this machine" in shown


def test_a_scan_without_phone_pages_says_what_to_start() -> None:
    """Nobody stands before a code that leads nowhere."""
    assert isinstance(run("reach", "scan").exception, NoEvent)
    run("event", "set", *NIGHT, "--base-url", "http://127.0.0.1:9")
    result = run("reach", "scan")
    assert result.exit_code == 1
    assert "kiosk serve" in result.stderr


def test_a_silly_address_is_refused() -> None:
    """What no phone opens is not remembered."""
    run("event", "set", *NIGHT)
    assert isinstance(run("reach", "use", "ftp://x").exception, InvalidEvent)


def test_a_port_that_changes_is_remembered_with_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """With KIOSK_PORT=0 no address with port 0 is shown or kept; the organizer reads what to set first."""
    monkeypatch.setenv("KIOSK_PORT", "0")
    run("event", "set", *NIGHT)
    shown = run("reach", "show").stdout
    assert ":0" not in shown
    assert "KIOSK_PORT is 0" in shown
    refused = run("reach", "use", "127.0.0.1").exception
    assert isinstance(refused, InvalidSetting)
    assert "give KIOSK_PORT a number" in refused.message()
    assert json.loads(run("event", "show", "--json").stdout)["base_url"] == ""

"""`kiosk config show` as a person runs it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.config import config
from kiosk.errors import InvalidSetting

RUN = CliRunner()


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kiosk.toml, and the data in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("KIOSK_PORT", raising=False)


def test_it_lists_every_setting_for_people() -> None:
    """Each setting has its variable, its value, its source and a sentence."""
    result = RUN.invoke(config, ["show"])
    assert result.exit_code == 0
    assert "KIOSK_PORT" in result.stdout
    assert "8765  (default)" in result.stdout
    assert "Port that the phone pages listen on" in result.stdout


def test_it_prints_json_for_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program finds the same under fixed names."""
    monkeypatch.setenv("KIOSK_PORT", "9001")
    result = RUN.invoke(config, ["show", "--json"])
    port = next(line for line in json.loads(result.stdout) if line["setting"] == "port")
    assert port == {
        "setting": "port",
        "variable": "KIOSK_PORT",
        "value": "9001",
        "source": "variable",
        "description": "Port that the phone pages listen on; 0 takes any free one.",
    }


def test_a_password_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No password reaches the screen in either form."""
    monkeypatch.setenv("KIOSK_DATABASE_URL", "postgresql://ann:s3cret@db.example.org/kiosk")
    for arguments in (["show"], ["show", "--json"]):
        output = RUN.invoke(config, arguments).output
        assert "s3cret" not in output
        assert "db.example.org" in output


def test_a_wrong_setting_is_listed_and_then_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list comes out, and the command ends with what is wrong."""
    monkeypatch.setenv("KIOSK_PORT", "eighty")
    result = RUN.invoke(config, ["show"])
    assert "eighty  (variable)" in result.stdout
    assert isinstance(result.exception, InvalidSetting)

"""What `kiosk config show` says: every setting, its value, and who said so."""

from pathlib import Path

import pytest

from kiosk.services.show_settings import ShownSetting, ShownSettings, Source, show_settings
from kiosk.settings import Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kiosk.toml and no variables but those of the test."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"KIOSK_{name.upper()}", raising=False)


def one(shown: ShownSettings, name: str) -> ShownSetting:
    """Return the setting of that name."""
    return next(setting for setting in shown.settings if setting.name == name)


def test_every_setting_says_where_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flag beats a variable, a variable the file, the file the default."""
    Path("kiosk.toml").write_text('station = "file"\nport = 9001\nidle_seconds = 120\n', encoding="utf-8")
    monkeypatch.setenv("KIOSK_STATION", "variable")
    monkeypatch.setenv("KIOSK_PORT", "9002")
    shown = show_settings(port=9003, theme=None)
    found = {setting.name: (setting.value, setting.source) for setting in shown.settings}
    assert found["port"] == ("9003", Source.FLAG)
    assert found["station"] == ("variable", Source.VARIABLE)
    assert found["idle_seconds"] == ("120", Source.FILE)
    assert found["theme"] == ("kiosk-dark", Source.DEFAULT)
    assert shown.problem is None


def test_every_setting_is_described() -> None:
    """Each setting has a sentence that says what it is for, and the name of its variable."""
    shown = show_settings()
    assert [setting.name for setting in shown.settings] == list(Settings.model_fields)
    for setting in shown.settings:
        assert setting.description.endswith("."), setting.name
        assert setting.variable == f"KIOSK_{setting.name.upper()}"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ann:s3cret@db.example.org/kiosk",
        "postgresql://db.example.org/kiosk?user=ann&password=s3cret&sslmode=require",
        "postgresql://ann:p:/@s3cret@db.example.org/kiosk",
    ],
)
def test_passwords_are_masked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list can be read aloud and pasted into a message."""
    monkeypatch.setenv("KIOSK_DATABASE_URL", address)
    shown = one(show_settings(), "database_url").value
    assert "s3cret" not in shown
    assert "db.example.org/kiosk" in shown


def test_the_default_database_is_shown_as_the_file_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Somebody who looks for their data finds the file's name."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    setting = one(show_settings(), "database_url")
    assert (setting.value, setting.source) == (f"sqlite:///{tmp_path}/kiosk.db", Source.DEFAULT)


def test_a_wrong_value_is_shown_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a setting cannot be used, the list still shows it, says where it is from, and what is wrong."""
    monkeypatch.setenv("KIOSK_PORT", "eighty")
    shown = show_settings()
    assert (one(shown, "port").value, one(shown, "port").source) == ("eighty", Source.VARIABLE)
    assert shown.problem is not None
    assert "port" in str(shown.problem)


def test_a_broken_file_is_named() -> None:
    """A kiosk.toml with a slip of the pen is named, with the line."""
    Path("kiosk.toml").write_text("port 9001\n", encoding="utf-8")
    shown = show_settings()
    assert "kiosk.toml" in str(shown.problem)
    assert "line 1" in str(shown.problem)

"""Where settings come from."""

from pathlib import Path

import pytest

from kiosk.errors import InvalidSetting
from kiosk.settings import load, masked


def test_flags_beat_variables_beat_the_file_beat_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The organizer's last word wins."""
    monkeypatch.chdir(tmp_path)
    Path("kiosk.toml").write_text('station = "from-file"\nport = 9001\nidle_seconds = 120\n', encoding="utf-8")
    monkeypatch.setenv("KIOSK_STATION", "from-variable")
    monkeypatch.setenv("KIOSK_PORT", "9002")
    settings = load(port=9003, theme=None)
    assert (settings.port, settings.station, settings.idle_seconds, settings.theme) == (
        9003,
        "from-variable",
        120,
        "kiosk-dark",
    )


@pytest.mark.parametrize("prefix", ["postgres", "postgresql"])
def test_any_postgresql_address_gets_the_driver_that_is_installed(prefix: str) -> None:
    """An address copied from a hosting page works as it is."""
    assert load(database_url=f"{prefix}://a:b@h/d").database_address == "postgresql+psycopg://a:b@h/d"


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A port that is no port is answered with its name and the mend."""
    monkeypatch.setenv("KIOSK_PORT", "eighty")
    with pytest.raises(InvalidSetting, match="port"):
        load()


@pytest.mark.parametrize(
    "sender",
    ["desk", "PR Night <desk@example.org>", "a@b, c@d", "desk@", "a\nb@example.org", "desk@@example.org", "desk@[x"],
)
def test_a_sender_that_is_no_address_is_named_at_the_start(sender: str) -> None:
    """The organizer hears of it when the kiosk starts, and not when no letter arrives."""
    with pytest.raises(InvalidSetting, match="mail_from"):
        load(mail_from=sender)
    assert load(mail_from=" desk@example.org ").mail_from == "desk@example.org"


def test_a_password_is_never_shown() -> None:
    """`kiosk config show` can be read aloud."""
    assert masked("postgresql+psycopg://ann:s3cret@db/kiosk") == "postgresql+psycopg://ann:***@db/kiosk"

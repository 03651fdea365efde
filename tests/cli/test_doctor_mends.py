"""Each line of `kiosk doctor` seen failing, and mended by doing what it says: the command that it names is run."""

import json
import re
import shlex
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kiosk.cli.main import app
from kiosk.database import Database, schema
from tests.cli.doctor_lines import proves, seen
from tests.database.test_upgrade import bring_to

ROSTER = "Name,Company,Topics,Available\nAna Ruiz,Faro,Crisis communications,\nBo Lind,Nord,Sports PR,{hours}\n"
TODAY = datetime.now(UTC).date() + timedelta(days=1)
EVENT = ("--name", "N", "--date", TODAY.isoformat(), "--from", "18:00", "--to", "21:00", "--time-zone", "UTC")


@dataclass
class Night:
    """One organizer's machine."""

    folder: Path
    runner: CliRunner = field(default_factory=CliRunner)

    def kiosk(self, *words: str, typed: str = "") -> str:
        """Run a command as the organizer does; it has to succeed."""
        done = self.runner.invoke(app, list(words), input=typed or None)
        assert done.exit_code == 0, (words, done.output, done.exception)
        return done.stdout

    def roster(self, text: str = "", hours: str = "") -> Path:
        """Write a roster file."""
        file = self.folder / "roster.csv"
        file.write_text(text or ROSTER.format(hours=hours), encoding="utf-8")
        return file

    def doctor(self, check: str) -> dict[str, Any]:
        """Return one line of what the doctor says."""
        found = json.loads(self.runner.invoke(app, ["doctor", "--json"]).stdout)["checks"]
        return seen(next(one for one in found if one["check"] == check))

    def advised(self, check: str) -> list[str]:
        """Return the command that the doctor names, with the organizer's own file and address in it."""
        advice = self.doctor(check)["advice"]
        command = re.findall(r"kiosk ((?:[a-z-]+ )+[^;,]*|[a-z]+ [a-z]+)", advice)[-1]
        command = command.replace("FILE", str(self.folder / "roster.csv")).replace("http://ADDRESS:PORT", "")
        return shlex.split(command.rstrip(" ."))


Step = Callable[[Night], object]


def _ready(night: Night) -> None:
    night.kiosk("event", "set", *EVENT)
    night.kiosk("roster", "import", str(night.roster()))


def _run_advice(check: str, typed: str = "") -> Step:
    return lambda night: night.kiosk(*night.advised(check), typed=typed)


def _past(night: Night) -> None:
    _ready(night)
    night.kiosk("event", "set", "--date", "2025-01-02")


def _hours(hours: str) -> Step:
    def step(night: Night) -> None:
        night.kiosk("event", "set", *EVENT)
        night.kiosk("roster", "import", str(night.roster(hours=hours)))

    return step


def _only_bo(night: Night, hours: str) -> None:
    night.kiosk("event", "set", *EVENT)
    night.kiosk("roster", "import", str(night.roster(f"Name,Topics,Available\nBo Lind,Sports PR,{hours}\n")))


def _within(night: Night) -> None:
    assert "18:00-21:00" in night.kiosk("event", "show")  # the command that the line names
    _only_bo(night, "18:00-19:00")


def _silent(night: Night) -> None:
    night.kiosk("event", "set", *EVENT)
    night.kiosk("roster", "import", str(night.roster("Name,Company\nAna Ruiz,Faro\n")))


def _strange(night: Night) -> None:
    night.kiosk("event", "set", *EVENT)
    night.kiosk("roster", "import", str(night.roster("Name,Company,Topics\nAna Ruiz,Faro,Zwibbelquark\n")))


def _other_words(night: Night) -> None:
    assert "Zwibbelquark" in night.kiosk("vocabulary", "unknown")  # the command that the line names
    night.roster("Name,Company,Topics\nAna Ruiz,Faro,Crisis communications\n")
    night.kiosk("roster", "import", str(night.folder / "roster.csv"))


def _moved_address(night: Night) -> None:
    _ready(night)
    night.kiosk("event", "set", "--base-url", "http://192.0.2.7:8765")
    night.kiosk("badges", "--out", "badges.html")
    night.kiosk("event", "set", "--base-url", "https://night.example.org")


def _loopback(night: Night) -> None:
    _ready(night)
    night.kiosk("event", "set", "--base-url", "http://127.0.0.1:8765")


def _own_address(night: Night) -> None:
    night.kiosk(*night.advised("address"), "https://night.example.org")


def _opened(night: Night) -> None:
    _ready(night)
    (night.folder / "data" / "kiosk.db").chmod(0o644)


def _few_tables(night: Night) -> None:
    _ready(night)
    night.kiosk("event", "set", "--tables", "1")


def _plain_address(night: Night) -> None:
    _ready(night)
    night.kiosk("event", "set", "--base-url", "http://night.example.org")


def _behind_https(night: Night) -> None:
    words = [word.replace("https://ADDRESS", "https://night.example.org") for word in night.advised("address")]
    night.kiosk(*words)


def _damaged(night: Night) -> None:
    _ready(night)
    night.kiosk("database", "backup", "--out", "copy.db")
    file = night.folder / "data" / "kiosk.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])


def _brought_back(night: Night) -> None:
    assert night.doctor("database")["advice"].endswith("kiosk database restore FILE --replace")
    night.kiosk("database", "restore", "copy.db", "--replace")


def _file(night: Night) -> Path:
    return night.folder / "data" / "kiosk.db"


def _older(night: Night) -> None:
    _file(night).parent.mkdir()
    old = Database(f"sqlite:///{_file(night)}")
    bring_to(old, schema.REVISIONS[-2])
    old.close()


MENDS: dict[str, tuple[str, str, Step, Step]] = {
    # name: check, outcome, how it breaks, what its line says to do
    "no event": ("event", "none", lambda _: None, _run_advice("event")),
    "past event": ("event", "past", _past, _run_advice("event")),
    "no roster": (
        "roster",
        "empty",
        lambda night: (night.kiosk("event", "set", *EVENT), night.roster()),
        _run_advice("roster"),
    ),
    "silent roster": ("roster", "silent", _silent, _hours("")),
    "unknown words": ("interests", "strange", _strange, _other_words),
    "everybody's hours outside": ("availability", "nobody", lambda night: _only_bo(night, "09:00-10:00"), _within),
    "hours outside": ("availability", "some", _hours("09:00-10:00"), _hours("18:00-19:00")),
    "no badges": ("badges", "missing", _ready, _run_advice("badges")),
    "moved badges": ("printed", "elsewhere", _moved_address, _run_advice("printed")),
    "no PIN": ("pin", "unset", _ready, _run_advice("pin", "246813\n246813\n")),
    "loopback": ("address", "loopback", _loopback, _own_address),
    "few tables": ("tables", "without", _few_tables, _run_advice("tables")),
    "plain address": ("address", "plain", _plain_address, _behind_https),
    "damaged file": ("database", "damaged", _damaged, _brought_back),
    "no file": (
        "database",
        "unusable",
        lambda night: _file(night).mkdir(parents=True),
        lambda night: _file(night).rmdir(),
    ),
    "readable by others": ("database", "was_open", _opened, lambda _: None),
    "older file": ("database", "old_file", _older, lambda night: night.kiosk("database", "upgrade")),
}


@pytest.mark.parametrize("name", MENDS)
@proves(*(f"{check}.{outcome}" for check, outcome, _, _ in MENDS.values()), one_by_one=True)
def test_a_line_that_fails_is_mended_by_what_it_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trouble is named with what to do; done as it says, the same line is well."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KIOSK_PORT", "0")
    for variable in ("KIOSK_DATABASE_URL", "KIOSK_PUBLIC_URL", "KIOSK_ASSUME_REACHABLE"):
        monkeypatch.delenv(variable, raising=False)
    check, outcome, breaks, mends = MENDS[name]
    night = Night(tmp_path)
    breaks(night)
    broken = night.doctor(check)
    assert (broken["outcome"], broken["state"] == "ok") == (outcome, False)
    assert broken["advice"]
    mends(night)
    assert night.doctor(check)["state"] == "ok"


@proves("port.nowhere")
def test_an_address_that_this_machine_does_not_have_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host of another machine, or a typing error, is no busy port: the setting is named, and unset it is well."""
    night = Night(Path())
    monkeypatch.setenv("KIOSK_PORT", "0")
    for elsewhere in ("192.0.2.77", "no.such.name.invalid"):
        monkeypatch.setenv("KIOSK_HOST", elsewhere)
        line = night.doctor("port")
        assert (line["outcome"], line["state"]) == ("nowhere", "failing")
        assert line["advice"].startswith("Unset KIOSK_HOST")
    monkeypatch.delenv("KIOSK_HOST")
    assert night.doctor("port")["state"] == "ok"


@proves("words.unusable")
def test_own_words_that_cannot_be_read_are_corrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not there, and one that is no TOML, are told before the kiosk refuses to start."""
    night = Night(tmp_path)
    file = tmp_path / "words.toml"
    monkeypatch.setenv("KIOSK_TEXTS_FILE", str(file))
    for content in (None, "[tui.welcome"):
        if content:
            file.write_text(content, encoding="utf-8")
        line = night.doctor("words")
        assert (line["outcome"], line["state"]) == ("unusable", "failing")
        assert str(file) in line["advice"]
    file.write_text("", encoding="utf-8")
    assert night.doctor("words")["state"] == "ok"


@proves("port.busy")
def test_a_port_that_somebody_else_has_is_changed_by_the_setting_that_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """KIOSK_PORT, named where the port is busy, mends it."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("KIOSK_HOST", "127.0.0.1")
        monkeypatch.setenv("KIOSK_PORT", str(other.getsockname()[1]))
        night = Night(Path())
        assert night.doctor("port")["outcome"] == "busy"
        assert "KIOSK_PORT" in night.doctor("port")["advice"]
        monkeypatch.setenv("KIOSK_PORT", "0")
        assert night.doctor("port")["state"] == "ok"

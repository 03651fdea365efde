import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli.main import app
from kiosk.database import schema
from kiosk.errors import DatabaseDamaged, DatabaseUnavailable, KioskError


def run(*words: str) -> Result:
    """Run `kiosk database` as the organizer does."""
    return CliRunner().invoke(app, ["database", *words])


@pytest.fixture(autouse=True)
def _data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("KIOSK_DATABASE_URL", raising=False)


def test_looking_makes_nothing(tmp_path: Path) -> None:
    """Asking about a database that is not there yet says so and leaves the disk as it was."""
    shown = run("status")
    assert shown.exit_code == 0
    assert "none, needed" in shown.stdout
    assert not (tmp_path / "data").exists()
    assert json.loads(run("status", "--json").stdout)["revision"] is None


def test_the_upgrade_sets_a_database_up_once(tmp_path: Path) -> None:
    """The first upgrade makes it, the second finds nothing to do; both say so beside the data."""
    first, second = run("upgrade"), run("upgrade")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "was set up" in first.stderr
    assert "is up to date" in second.stderr
    assert (tmp_path / "data" / "kiosk.db").stat().st_mode & 0o777 == 0o600


def test_the_status_says_what_an_organizer_needs() -> None:
    """Where it is, which revision, how it keeps its journal, how large it is, and whether it is whole."""
    run("upgrade")
    found = json.loads(run("status", "--json").stdout)
    assert found["revision"] == found["needed"] == schema.needed()
    assert found["up_to_date"] is True
    assert found["kind"] == "sqlite"
    assert found["version"] == sqlite3.sqlite_version
    assert found["journal_mode"] == ("wal" if found["wal_is_safe"] else "persist")
    assert found["bytes"] > 50_000
    assert found["problems"] == []
    lines = run("status").stdout
    assert all(word in lines for word in ("kiosk.db", "up to date", "SQLite", "kB", "Whole"))


def test_an_orphan_is_a_problem(tmp_path: Path) -> None:
    """A row that refers to nothing is shown, and the command says that the file is damaged."""
    run("upgrade")
    with sqlite3.connect(tmp_path / "data" / "kiosk.db") as connection:
        connection.execute(
            "INSERT INTO queries (event_id, at, interest, matches) VALUES (9, '2026-12-03 18:00:00.000000', 'x', 0)"
        )
    shown = run("status", "--json")
    assert isinstance(shown.exception, DatabaseDamaged)
    assert json.loads(shown.stdout)["problems"] == ["queries row 1 refers to a missing row of networking_events"]


def test_a_file_of_something_else_is_a_sentence(tmp_path: Path) -> None:
    """A spreadsheet in the place of the database is named as such."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kiosk.db").write_text("name,company\n" * 100)
    for words in (("status",), ("upgrade",)):
        assert isinstance(run(*words).exception, DatabaseDamaged)


def test_a_server_that_is_down_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The organizer reads which server cannot be reached, without the password."""
    monkeypatch.setenv("KIOSK_DATABASE_URL", "postgresql://organizer:s3cret@127.0.0.1:1/evening")
    for words in (("status",), ("upgrade",)):
        error = run(*words).exception
        assert isinstance(error, DatabaseUnavailable)
        assert "127.0.0.1:1" in str(error)
        assert "s3cret" not in str(error)


def test_a_shared_database_is_upgraded_by_hand(
    new_postgres: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server the status says which command to run, it does it, and other commands refuse until then."""
    monkeypatch.setenv("KIOSK_DATABASE_URL", new_postgres("template1"))
    assert "kiosk database upgrade" in run("status").stdout
    refused = CliRunner().invoke(app, ["event", "show"]).exception
    assert isinstance(refused, KioskError)
    assert "kiosk database upgrade" in str(refused)
    assert "was set up" in run("upgrade").stderr
    found = json.loads(run("status", "--json").stdout)
    assert (found["kind"], found["up_to_date"], found["journal_mode"]) == ("postgresql", True, None)

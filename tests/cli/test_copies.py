import json
import logging
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

from kiosk.bootstrap import open_kiosk
from kiosk.cli.upkeep import PrivateLog
from kiosk.errors import (
    BackupNotFound,
    BackupUnusable,
    DatabaseDamaged,
    DatabaseInUse,
    DataContradicts,
    DataThere,
    DiskFull,
    FileUnwritable,
)
from tests.cli.test_book import _evening, book, run

__all__ = ["_evening"]  # the evening that every command of this file works on

_THREE: Final = (("18:30", "Grace"), ("18:45", "Edith"), ("19:00", "Alan"))


def test_a_copy_is_private_and_comes_back(tmp_path: Path) -> None:
    """The organizer copies, loses a booking, restores with --replace, and has it again; both copies are private."""
    book()
    made = Path(run("database", "backup").stdout.strip())
    assert (stat.S_IMODE(made.stat().st_mode), stat.S_IMODE(made.parent.stat().st_mode)) == (0o600, 0o700)
    book("19:00", "Grace")
    assert isinstance(run("database", "restore", str(made)).exception, DataThere)
    done = run("database", "restore", str(made), "--replace")
    assert done.exit_code == 0
    assert "before-restore-" in done.stderr
    assert len(json.loads(run("bookings", "list", "--json").stdout)) == 1
    assert {stat.S_IMODE(file.stat().st_mode) for file in made.parent.iterdir()} == {0o600}


def test_an_open_kiosk_is_not_pulled_away(tmp_path: Path) -> None:
    """While a kiosk is open nothing is restored over it."""
    made = run("database", "backup", "--out", str(tmp_path / "copy.db"), "--json")
    file = json.loads(made.stdout)["file"]
    with open_kiosk():
        assert isinstance(run("database", "restore", file, "--replace").exception, DatabaseInUse)
    assert run("database", "restore", file, "--replace").exit_code == 0
    assert isinstance(run("database", "restore", str(tmp_path / "none.db")).exception, BackupNotFound)
    (tmp_path / "sheet.db").write_text("name,company")
    assert isinstance(run("database", "restore", str(tmp_path / "sheet.db")).exception, BackupUnusable)


def test_a_copy_that_cannot_be_looked_at_is_named() -> None:
    """What the system does not let anybody read is a sentence with its reason, not a mishap."""
    error = run("database", "restore", f"{'x' * 300}.db").exception
    assert isinstance(error, BackupUnusable)
    assert "File name too long" in str(error)


def test_a_damaged_file_is_kept_and_replaced(tmp_path: Path) -> None:
    """A file with a page of nonsense is refused at the start, and a restore puts it aside and opens the copy."""
    book()
    file = run("database", "backup").stdout.strip()
    live = tmp_path / "kiosk.db"
    with live.open("r+b") as page:
        page.seek(4096)
        page.write(os.urandom(8 * 4096))
    assert isinstance(run("run").exception, DatabaseDamaged)
    assert run("database", "restore", file, "--replace").exit_code == 0
    assert list(tmp_path.glob("kiosk.db.damaged-*"))
    assert len(json.loads(run("bookings", "list", "--json").stdout)) == 1


@contextmanager
def _full_disk(folder: Path) -> Iterator[None]:
    """Let SQLite find no room for new pages in a folder."""
    connect = sqlite3.connect

    def cramped(file: Any, *arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(file, *arguments, **named)
        if Path(str(file)).parent == folder:
            connection.execute("PRAGMA max_page_count=1")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.database.copying.sqlite3.connect", cramped)
        yield


@contextmanager
def _short_files(_folder: Path) -> Iterator[None]:
    """Let the system refuse to write more than 16 kB into any file."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("trouble", [_full_disk, _short_files])
def test_a_backup_without_room_blames_no_database(
    tmp_path: Path, trouble: Callable[[Path], AbstractContextManager[None]]
) -> None:
    """Where a copy has no room its own file is named, nothing is left of it, and the database is not blamed."""
    book()
    target = tmp_path / "stick" / "copy.db"
    target.parent.mkdir()
    with trouble(target.parent):
        error = run("database", "backup", "--out", str(target)).exception
    assert isinstance(error, FileUnwritable)
    assert f"{target} cannot be written" in str(error)
    assert list(target.parent.iterdir()) == []
    assert run("database", "backup", "--out", str(target)).exit_code == 0


def test_a_restore_without_room_changes_nothing(tmp_path: Path) -> None:
    """Where the copy finds no room in the database's place, the disk is named and what was there still stands."""
    book()
    copy = tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    assert run("database", "backup", "--out", str(copy)).exit_code == 0
    book("19:00", "Grace")
    live = tmp_path / "kiosk.db"
    with sqlite3.connect(copy) as connection:  # the copy is larger than what it takes the place of
        connection.execute("CREATE TABLE more AS SELECT zeroblob(1000000) AS filling")
    assert copy.stat().st_size > live.stat().st_size
    with _full_disk(tmp_path):
        error = run("database", "restore", str(copy), "--replace").exception
    assert isinstance(error, DiskFull)
    assert len(json.loads(run("bookings", "list", "--json").stdout)) == 2


def test_bookings_that_contradict_each_other_are_said_before_the_doors_open(tmp_path: Path) -> None:
    """A booking that was changed behind the program's back is a sentence with two ways forward."""
    book()
    with sqlite3.connect(tmp_path / "kiosk.db") as connection:
        connection.execute("UPDATE bookings SET status = 'held'")
    error = run("run").exception
    assert isinstance(error, DataContradicts)
    assert "1 booking does not stand where its history ends." in str(error)
    assert "--anyway" in str(error)


def test_a_purge_asks_and_prints_a_receipt(tmp_path: Path) -> None:
    """Without --yes nothing goes; with it data and copies go, and the receipt counts without naming anybody."""
    book("18:30", "Zebedee", "--email", "zq@example.org")
    run("database", "backup")
    asked = run("database", "purge")
    assert asked.exit_code == 1
    assert "kiosk database purge --yes" in asked.stderr
    assert len(json.loads(run("bookings", "list", "--json").stdout)) == 1
    receipt = json.loads(run("database", "purge", "--yes", "--json").stdout)
    assert (receipt["deleted"]["students"], receipt["deleted"]["cancelled"]) == (1, 1)
    assert len(receipt["deleted"]["backups"]) == 1
    assert receipt["kept"]["bookings"] == {"cancelled": 1}
    assert not list((tmp_path / "backups").iterdir())
    assert "Zebedee" not in run("database", "purge", "--yes").stdout


def test_one_person_is_forgotten_with_a_receipt() -> None:
    """By reference; the receipt says which copies still hold the data."""
    booked = book().stdout.splitlines()[0]
    run("database", "backup")
    done = run("database", "forget", booked)
    assert "Students" in done.stdout
    assert "1 copy in" in done.stderr


def test_a_terminal_is_asked_before_somebody_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a slip of the finger deletes nothing: what goes is shown first; yes, --yes and scripts go on."""
    booked, other, third = (book(at, name).stdout.splitlines()[0] for at, name in _THREE)
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    with monkeypatch.context() as patched:
        patched.setattr("kiosk.cli.receipts.sys", terminal)
        refused = run("database", "forget", booked, typed="n\n")
        assert refused.exit_code == 1
        assert "Receipt" not in refused.stdout
        assert booked in refused.stderr
        assert f"Student: {_THREE[0][1]} (bookings: 1, open: 1)" in refused.stderr
        assert f"Nothing was deleted: {_THREE[0][1]} and all bookings stay" in refused.stderr
        assert "1 open booking of theirs is cancelled" in refused.stderr
        assert {one["status"] for one in json.loads(run("bookings", "list", "--json").stdout)} == {"requested"}
        agreed = run("database", "forget", booked, "--json", typed="y\n")
        # What was typed is shown before the object, as on a terminal.
        assert json.loads(agreed.stdout[agreed.stdout.index("{") :])["deleted"]["cancelled"] == 1
        assert run("database", "forget", other, "--yes").exit_code == 0
    assert "Students" in run("database", "forget", third).stdout


def test_a_log_is_private_after_it_was_rotated(tmp_path: Path) -> None:
    """The new log after a rotation is for the owner alone, as the old one is."""
    handler = PrivateLog(tmp_path / "kiosk.log", maxBytes=10, backupCount=2, encoding="utf-8")
    for _ in range(3):
        handler.emit(logging.makeLogRecord({"msg": "twelve chars"}))
    handler.close()
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.glob("kiosk.log*")} == {0o600}
    assert len(list(tmp_path.glob("kiosk.log*"))) == 3
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("words", [("backup",), ("forget", "nobody@example.org")])
def test_what_cannot_be_done_is_a_sentence(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """No database to copy, nobody to forget: a sentence with the next step."""
    if words[0] == "backup":
        monkeypatch.setenv("KIOSK_DATABASE_URL", "sqlite:////nowhere/kiosk.db")
    error = run("database", *words).exception
    assert error is not None
    assert str(error)

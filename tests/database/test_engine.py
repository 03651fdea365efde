import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, InternalError, StatementError

from kiosk.database import Database, Transaction, schema, sqlite
from kiosk.database.models import EventRow, StudentRow
from kiosk.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseForbidden,
    DatabaseUnavailable,
    DatabaseUnwritable,
    DiskFailing,
    DiskFull,
    ExtraMissing,
    FileForbidden,
    FileUnopened,
    KioskError,
)
from kiosk.texts import ENGLISH
from tests.database import rows


def count(database: Database, table: str = "networking_events") -> int:
    """How many rows a table has."""
    return int(database.read(lambda tx: tx.execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0))  # noqa: S608


def add_event(tx: Transaction) -> None:
    """Add one event."""
    rows.insert(tx.connection(), "networking_events", **rows.event())


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 3), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_it_loses_nothing(version: tuple[int, int, int], safe: bool) -> None:
    """Write-ahead logging is used from SQLite 3.51.3 on and in the two repaired branches, nowhere else."""
    assert sqlite.wal_is_safe(version) is safe


def test_a_file_is_opened_with_care(sqlite_url: str) -> None:
    """Nothing acknowledged is lost, references hold, deleted data is wiped, and the journal is a safe one."""
    database = Database(sqlite_url)

    def pragmas(tx: Transaction) -> dict[str, object]:
        names = ("synchronous", "foreign_keys", "busy_timeout", "trusted_schema", "secure_delete", "journal_mode")
        return {name: tx.execute(text(f"PRAGMA {name}")).scalar() for name in names}

    assert database.read(pragmas) == {
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "secure_delete": 1,
        "journal_mode": sqlite.journal_mode(),
    }


def test_a_server_keeps_its_plans(postgres_url: str) -> None:
    """What a kiosk asks again and again is planned once for a connection: no read ends with what makes it forget."""
    database = Database(postgres_url)
    question = text("SELECT 1")
    for _ in range(12):
        database.read(lambda tx: tx.execute(question).all())
    planned = text("SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement = 'SELECT 1'")
    ((generic, custom),) = database.read(lambda tx: tx.execute(planned).all())
    assert generic >= 6
    assert custom == 0
    database.close()


def test_a_server_never_lets_a_kiosk_hang(postgres_url: str) -> None:
    """Locks, statements and forgotten transactions end after seconds."""
    database = Database(postgres_url)
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "transaction_isolation")
    found = database.read(lambda tx: [tx.execute(text(f"SHOW {name}")).scalar() for name in names])
    assert found == ["3s", "5s", "10s", "read committed"]
    database.close()


def test_nobody_else_on_the_machine_reads_the_data(tmp_path: Path) -> None:
    """The folder that is made is for its owner alone, and so is the file; a folder that was there is left alone."""
    path = tmp_path / "data" / "kiosk.db"
    Database(f"sqlite:///{path}").close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    tmp_path.chmod(0o755)
    (tmp_path / "old.db").touch(0o644)
    Database(f"sqlite:///{tmp_path / 'old.db'}").close()
    assert (tmp_path / "old.db").stat().st_mode & 0o777 == 0o600
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "device"])
def test_what_is_no_file_is_left_as_it_is(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A folder or a device that somebody names as the database keeps its rights: others use it too."""
    path = tmp_path / "not-a-file"
    make(path)
    path.chmod(0o755)
    with pytest.raises(DatabaseUnavailable):
        Database(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o755


def test_a_write_is_kept_and_a_failed_one_is_not(database: Database) -> None:
    """What was done is there afterwards; what failed half-way left nothing."""

    def half(tx: Transaction) -> None:
        add_event(tx)
        raise KeyError("the machine stumbles")

    with pytest.raises(KeyError):
        database.write(half)
    assert count(database) == 0
    database.write(add_event)
    assert count(database) == 1


def test_a_read_keeps_nothing(database: Database) -> None:
    """A read that changes something by mistake changes nothing; a server says so at once."""
    with pytest.raises(InternalError, match="read-only") if database.is_shared else nullcontext():
        database.read(add_event)
    assert count(database) == 0


def test_moments_are_aware_and_come_back_in_utc(database: Database) -> None:
    """A time in another zone is the same moment afterwards; one without a zone is refused."""
    database.write(add_event)
    madrid = datetime(2026, 12, 3, 18, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))

    def keep(moment: datetime) -> datetime | None:
        def work(tx: Transaction) -> datetime | None:
            tx.add(StudentRow(event_id=1, counted_by="visit:1", created_at=moment))
            tx.flush()
            tx.expire_all()
            return tx.scalar(select(StudentRow.created_at))

        return database.write(work)

    back = keep(madrid)
    assert back == madrid
    assert back is not None
    assert back.tzinfo is UTC
    with pytest.raises(StatementError, match="without a time zone"):
        keep(madrid.replace(tzinfo=None))


def test_a_locked_file_is_waited_for(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that meets another one tries again, and the person notices nothing."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 1)
    mine, other = Database(sqlite_url), Database(sqlite_url)
    in_the_way = rows.writing(other.engine).connect()
    in_the_way.execute(text("SELECT 1"))
    monkeypatch.setattr("kiosk.database.engine.time.sleep", lambda _: in_the_way.rollback())
    mine.write(add_event)
    assert count(mine) == 1


def test_a_file_that_stays_locked_is_a_sentence(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After three tries the person is told to try again, and nothing was changed."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 1)
    mine, other = Database(sqlite_url), Database(sqlite_url)
    with rows.writing(other.engine).connect() as in_the_way:
        in_the_way.execute(text("SELECT 1"))
        with pytest.raises(DatabaseBusy, match="nothing was changed"):
            mine.write(add_event)
    assert count(mine) == 0


def test_writers_of_one_file_take_turns(sqlite_url: str) -> None:
    """Whoever writes while another writer is at work waits outside, and both are kept."""
    database = Database(sqlite_url)
    schema.upgrade(database)
    inside, may_end = threading.Event(), threading.Event()

    def slow(tx: Transaction) -> None:
        add_event(tx)
        inside.set()
        assert may_end.wait(10)

    with ThreadPoolExecutor() as pool:
        first = pool.submit(database.write, slow)
        assert inside.wait(10)
        second = pool.submit(
            database.write, lambda tx: rows.insert(tx.connection(), "networking_events", **rows.event(id=2))
        )
        assert not second.done()
        may_end.set()
        first.result()
        second.result()
    assert count(database) == 2


def test_no_turns_where_there_is_no_file_for_them(sqlite_url: str) -> None:
    """What stands where the turns would be kept stops no booking."""
    database = Database(sqlite_url)
    assert database.file is not None
    database.file.with_name(f"{database.file.name}-turn").mkdir()
    schema.upgrade(database)
    database.write(add_event)
    assert count(database) == 1


def test_a_turn_that_never_ends_stops_nobody(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kiosk that hangs in its turn without writing costs the others their patience once, and no booking."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 50)
    database = Database(sqlite_url)
    schema.upgrade(database)
    assert database.file is not None
    with sqlite.turn(database.file):
        database.write(add_event)
    assert count(database) == 1


def test_a_commit_that_found_the_file_locked_leaves_nothing_open(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that could not be finished because somebody read is undone, and the next one works."""
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_MS", 20)
    monkeypatch.setattr(sqlite, "journal_mode", lambda: "delete")
    database, reader = Database(sqlite_url), sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    schema.make_ready(database)
    rows_read = reader.execute("SELECT name FROM sqlite_schema")
    rows_read.fetchone()  # the file stays locked against being changed until all are read
    with pytest.raises(DatabaseBusy):
        database.write(add_event)
    rows_read.fetchall()
    assert count(database) == 0
    database.write(add_event)
    assert count(database) == 1
    reader.close()
    database.close()


def test_a_lost_connection_is_tried_again(postgres_url: str) -> None:
    """A server that drops a connection once costs nobody their booking."""
    database, hand = Database(postgres_url), Database(postgres_url)
    tries: list[int] = []

    def work(tx: Transaction) -> None:
        number = tx.execute(text("SELECT pg_backend_pid()")).scalar()
        tries.append(int(number or 0))
        if len(tries) == 1:
            hand.write(lambda other: other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number}))
        add_event(tx)

    database.write(work)
    assert len(tries) == 2
    assert count(database) == 1
    for opened in (database, hand):
        opened.close()


def test_a_lock_on_a_server_is_a_sentence(postgres_url: str) -> None:
    """A kiosk that finds a row locked for long says so and changes nothing."""
    database, other = Database(postgres_url), Database(postgres_url)
    with other.engine.connect() as in_the_way:
        in_the_way.execute(text("LOCK TABLE networking_events"))

        def impatient(tx: Transaction) -> None:
            tx.execute(text("SET LOCAL lock_timeout = '20ms'"))
            add_event(tx)

        with pytest.raises(DatabaseBusy):
            database.write(impatient)
    for opened in (database, other):
        opened.close()


def test_a_server_that_is_down_is_a_sentence_without_the_password() -> None:
    """The screen says which server cannot be reached, and not with which password."""
    database = Database("postgres://organizer:s3cret@127.0.0.1:1/evening?sslpassword=s3cret")
    with pytest.raises(DatabaseUnavailable) as caught:
        database.read(add_event)
    assert "127.0.0.1:1/evening" in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["mysql://me:s3cret@host/x", "nonsense s3cret", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_that_cannot_be_used_is_a_sentence(address: str) -> None:
    """A mistyped KIOSK_DATABASE_URL is named without what may be secret in it."""
    with pytest.raises(DatabaseUnavailable, match="KIOSK_DATABASE_URL") as caught:
        Database(address)
    assert "s3cret" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A path through a file is told, not traced."""
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnavailable, match=r"file/kiosk\.db"):
        Database(f"sqlite:///{tmp_path / 'file' / 'kiosk.db'}")


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    """Somebody's spreadsheet is not overwritten; the way forward is told."""
    path = tmp_path / "kiosk.db"
    path.write_bytes(b"name,company\n" * 1000)
    database = Database(f"sqlite:///{path}")
    with pytest.raises(DatabaseDamaged, match="database restore"):
        schema.make_ready(database)
    assert path.read_bytes() == b"name,company\n" * 1000


def test_a_full_disk_is_said_as_one(sqlite_url: str, tmp_path: Path) -> None:
    """On a full disk the organizer reads which file's disk is full; with room again the next booking is kept."""
    database = Database(sqlite_url)
    schema.make_ready(database)
    pages = "PRAGMA max_page_count={}"

    def fill(tx: Transaction) -> None:
        tx.execute(text(pages.format(1)))  # SQLite then takes no page more than it has
        tx.execute(text("CREATE TABLE more AS SELECT zeroblob(1000000)"))

    with pytest.raises(DiskFull, match=r"disk that holds .*\.db is full") as caught:
        database.write(fill)
    assert "KIOSK_DATABASE_URL" not in str(caught.value)

    def with_room(tx: Transaction) -> None:
        tx.execute(text(pages.format(1 << 20)))
        add_event(tx)

    database.write(with_room)
    assert count(database) == 1
    database.close()


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_CANTOPEN, FileUnopened, "cannot be opened. See that its folder is there"),
        (sqlite3.SQLITE_PERM, FileForbidden, "may not use the file .*Give it the right"),
        (sqlite3.SQLITE_IOERR, DiskFailing, "fails to read or write.*database restore"),
    ],
)
def test_what_the_disk_refuses_is_a_sentence_of_its_own(
    sqlite_url: str, code: int, kind: type[DatabaseUnwritable], words: str
) -> None:
    """No server is to be looked for where a disk or a right is missing; a student is sent to the desk."""
    database = Database(sqlite_url)

    def refused(_: Transaction) -> None:
        error = sqlite3.OperationalError("whatever")
        error.sqlite_errorcode = code | 1 << 8  # extended codes carry the reason in the next byte
        raise DBAPIError("", {}, error)

    with pytest.raises(kind, match=words) as caught:
        database.write(refused)
    assert "server" not in str(caught.value)
    assert "desk" in caught.value.told(ENGLISH)
    assert caught.value.told_at_desk(ENGLISH) == str(caught.value)
    database.close()


def test_a_file_that_takes_no_changes_is_said_as_one(sqlite_url: str) -> None:
    """A file that is read-only is named as such, and nobody is sent to look for a server."""
    database = Database(sqlite_url)
    schema.make_ready(database)

    def work(tx: Transaction) -> None:
        tx.execute(text("PRAGMA query_only=ON"))
        add_event(tx)

    with pytest.raises(DatabaseUnwritable, match="read-only"):
        database.write(work)
    database.close()


@pytest.mark.parametrize(
    ("statement", "error", "words"),
    [
        ("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$", DiskFull, "is full"),
        ("SET TRANSACTION READ ONLY", DatabaseUnwritable, "read-only"),
        ("SET LOCAL ROLE pg_monitor", DatabaseForbidden, "account"),
    ],
    ids=["full", "read-only", "rights"],
)
def test_a_server_that_takes_nothing_says_why(
    postgres_url: str, statement: str, error: type[KioskError], words: str
) -> None:
    """A full disk, a standby and missing rights are each a sentence with what to do, no mistake of ours."""
    database = Database(postgres_url)
    schema.upgrade(database)

    def work(tx: Transaction) -> None:
        tx.execute(text(statement))
        add_event(tx)

    with pytest.raises(error, match=words) as caught:
        database.write(work)
    assert type(caught.value) is error
    database.close()


def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the PostgreSQL part the command that installs it is told."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ExtraMissing, match=r"mentor-kiosk\[postgres\]"):
        Database("postgresql://host/evening")


def test_errors_of_the_driver_name_nobody(database: Database) -> None:
    """What a driver complains about goes to a log, so it never repeats names or codes."""
    with pytest.raises(Exception, match="no_such_table") as caught:
        database.read(lambda tx: tx.execute(text("SELECT :name FROM no_such_table"), {"name": "Ada Lovelace"}))
    assert "Ada" not in str(caught.value)


def test_several_first_starts_at_once_set_up_one_database(tmp_path: Path) -> None:
    """The kiosk and its phone pages may both be first: the file is set up once."""
    url = f"sqlite:///{tmp_path / 'kiosk.db'}"
    together = threading.Barrier(4)

    def start(_: int) -> str | None:
        database = Database(url)
        together.wait()
        schema.make_ready(database)
        return schema.found(database)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(start, range(4))) == {schema.needed()}


def test_several_upgrades_of_a_server_at_once_are_one(new_postgres: Callable[[str], str]) -> None:
    """Two organizers who both run the upgrade command set the server up once."""
    url = new_postgres("template1")
    together = threading.Barrier(3)

    def upgrade(_: int) -> str | None:
        database = Database(url)
        together.wait()
        found = schema.upgrade(database)
        database.close()
        return found

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(upgrade, range(3)))
    assert sorted(found, key=str) == [schema.needed(), schema.needed(), None]


def test_a_thousand_rows_arrive_whichever_way(database: Database) -> None:
    """Bulk rows are there on both databases, and a rule that they break is named."""
    from kiosk.database.bulk import add_rows
    from kiosk.database.conflicts import Conflict
    from kiosk.database.models.base import table_of

    database.write(add_event)
    now = datetime(2026, 12, 3, tzinfo=UTC)
    crowd: list[dict[str, Any]] = [
        {"event_id": 1, "counted_by": f"visit:{number}", "created_at": now} for number in range(1000)
    ]
    database.write(lambda tx: add_rows(tx, table_of(StudentRow), crowd))
    assert count(database, "students") == 1000
    assert database.read(lambda tx: tx.scalar(select(func.max(StudentRow.created_at)))) == now
    with pytest.raises(Conflict, match="uq_students_counted_by"):
        database.write(lambda tx: add_rows(tx, table_of(StudentRow), crowd[:2]))


def test_the_current_event_is_the_newest(database: Database) -> None:
    """Numbers of events are never given twice, so a badge of last year opens nothing this year."""
    database.write(add_event)
    database.write(lambda tx: tx.execute(text("DELETE FROM networking_events")))
    later = rows.event()
    del later["id"]
    if database.is_shared:  # PostgreSQL's sequence has not heard of the number that was given by hand
        database.write(lambda tx: tx.execute(text("SELECT setval('networking_events_id_seq', 1)")))
    database.write(lambda tx: rows.insert(tx.connection(), "networking_events", **later))
    assert database.read(lambda tx: tx.scalar(select(EventRow.id))) == 2


def test_writers_without_locks_of_files_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A system without flock, which has no O_CLOEXEC either, writes without a turn and leaves no file for it."""
    monkeypatch.setattr(sqlite, "_LOCKS", None)
    monkeypatch.delattr("os.O_CLOEXEC")
    with sqlite.turn(tmp_path / "kiosk.db"):
        assert list(tmp_path.iterdir()) == []

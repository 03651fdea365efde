"""A whole copy of a database in one SQLite file, wherever the data lives, and the way back from such a file.

One format for both databases: a copy made from a server opens on a laptop, and a laptop's evening moves to a server.
A file is copied by SQLite's online backup, a server in one REPEATABLE READ transaction, so a copy that is made while
kiosks book is a state that was true at one moment. What is kept where is decided by the services.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Integer, Table, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from kiosk.database import schema, sqlite
from kiosk.database.engine import Database
from kiosk.database.models import Base
from kiosk.database.troubles import Trouble, diagnose
from kiosk.errors import BackupUnusable, DatabaseDamaged, FileUnwritable, SchemaOutdated

_ROWS: Final = 2000
"""Rows that are in memory at once."""
_PATIENCE_S: Final = 30
_UNWRITTEN: Final = (Trouble.FULL, Trouble.READ_ONLY, Trouble.UNOPENED, Trouble.DENIED, Trouble.FAILING)
_NO_HURRY: Final = (
    "SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = '10min'; "
    "SET LOCAL idle_in_transaction_session_timeout = 0"
)


def copy_to_file(database: Database, out: Path) -> None:
    """Write everything that the database holds now to `out`, an empty file, and prove that the copy is whole.

    Raises:
        SchemaOutdated: a server whose schema is older than this program (a file is copied whatever its schema).
        DatabaseDamaged: what was read is not whole.
        FileUnwritable: `out` cannot be written, on a full disk for one.
        DatabaseUnavailable, DatabaseBusy
    """
    with _explained(database, out):
        if database.file is not None:
            _copy_file(database.file, out)
        else:
            _copy_server(database, out)
    if problem(out):
        raise DatabaseDamaged(place=database.place)


def replace_all(database: Database, file: Path) -> None:
    """Let the database hold what `file` holds and nothing else, in one step that is whole or did not happen.

    `file` has to have the schema that this program needs.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    with _explained(database):
        if database.file is not None:
            _copy_file(file, database.file)
        else:
            schema.upgrade(database)
            _fill_server(database, file)


def prepare_copy(file: Path) -> None:
    """Bring a copy to the schema that this program needs.

    Raises:
        BackupUnusable: it is no database of the kiosk, it is not whole, or a newer kiosk made it.
    """
    found = problem(file)
    if found:
        raise BackupUnusable(file=file, problem=found)
    copy = Database(f"sqlite:///{file}")
    try:
        revision = schema.found(copy)
        if revision not in schema.REVISIONS:
            raise BackupUnusable(file=file, problem=f"schema {revision or schema.NONE}, needed {schema.needed()}")
        schema.upgrade(copy)
    finally:
        copy.close()


def problem(file: Path) -> str:
    """Return what is wrong with an SQLite file, in SQLite's words; empty when it is whole."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else found


def _copy_file(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=_PATIENCE_S)) as from_,
        closing(sqlite3.connect(target, timeout=_PATIENCE_S)) as to,
    ):
        from_.backup(to)  # all pages in one step: a copy in several would begin anew with every booking
        to.execute("PRAGMA journal_mode=DELETE")  # one file, and none beside it


def _copy_server(database: Database, out: Path) -> None:
    revision = schema.found(database)
    if revision != schema.needed():
        raise SchemaOutdated(found=revision or schema.NONE, needed=schema.needed())
    copy = Database(f"sqlite:///{out}")
    schema.upgrade(copy)
    try:
        snapshot = database.engine.execution_options(isolation_level="REPEATABLE READ")
        sink = copy.engine.execution_options(**{sqlite.IMMEDIATE: True})
        with snapshot.begin() as source, sink.begin() as target:
            source.execute(text(_NO_HURRY))
            _copy_rows(source, target)
    finally:
        copy.close()


def _fill_server(database: Database, file: Path) -> None:
    copy = Database(f"sqlite:///{file}")
    try:
        with copy.engine.connect() as source, database.engine.begin() as target:
            target.execute(text(_NO_HURRY))
            # Histories refuse to be emptied, which is right on any other day.
            _watch(target, "DISABLE")
            for table in reversed(Base.metadata.sorted_tables):
                target.execute(delete(table))
            _copy_rows(source, target)
            for table in Base.metadata.sorted_tables:
                _go_on_counting(target, table)
            _watch(target, "ENABLE")
    finally:
        copy.close()


def _watch(target: Connection, word: str) -> None:
    for table in Base.metadata.sorted_tables:
        target.execute(text(f'ALTER TABLE "{table.name}" {word} TRIGGER USER'))


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        rows = source.execution_options(yield_per=_ROWS).execute(select(table)).mappings()
        for part in rows.partitions(_ROWS):
            target.execute(insert(table), [dict(row) for row in part])


def _go_on_counting(target: Connection, table: Table) -> None:
    """Let the next row of a server's table get a number that no copied row has."""
    number = table.columns.get("id")
    if number is None or not isinstance(number.type, Integer):
        return
    highest = target.execute(select(func.max(number))).scalar()
    if highest is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)")
        target.execute(sequence, {"name": table.name, "highest": highest})


@contextmanager
def _explained(database: Database, out: Path | None = None) -> Iterator[None]:
    """Say what failed; `out` is a file that is only written, so that what SQLite cannot write is that one."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        trouble, cause = diagnose(error), getattr(error, "orig", error)
        if out is not None and trouble in _UNWRITTEN and isinstance(cause, sqlite3.Error):
            raise FileUnwritable(file=out, problem=cause) from error
        if trouble is Trouble.UNKNOWN:
            raise
        raise database.explain(trouble) from error

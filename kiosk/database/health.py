"""How a database is doing: version, journal, size, and whether the file is whole. It changes nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from kiosk.database import schema
from kiosk.database.engine import Database, Transaction, file_of
from kiosk.database.sqlite import linked_version, wal_is_safe


@dataclass(frozen=True, slots=True)
class Health:
    """What was found; a file that is not there yet has no revision and no size."""

    place: str
    """The address without user and password."""
    kind: str
    """`sqlite` or `postgresql`."""
    version: str
    """Of the SQLite that Python is linked with, or of the server; empty where it was not asked."""
    revision: str | None
    """The schema's revision; none where there is no schema yet."""
    needed: str
    """The revision that this program needs."""
    journal_mode: str
    """SQLite's; empty for a server."""
    wal_is_safe: bool | None
    """Whether this SQLite may use WAL; none for a server."""
    size: int | None
    """Bytes."""
    problems: tuple[str, ...]
    """What an integrity check found, in SQLite's words; a server checks itself."""


def examine(address: str) -> Health:
    """Return how the database at an address is doing; a file that is missing is not made.

    Raises:
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged, ExtraMissing
    """
    file = file_of(address)
    if file is not None and not file.exists():
        return _missing(file)
    database = Database(address)
    try:
        revision = schema.found(database)
        return database.read(lambda tx: _health(tx, database, revision))
    finally:
        database.close()


def _missing(file: Path) -> Health:
    version = linked_version()
    return Health(
        place=str(file),
        kind="sqlite",
        version=".".join(map(str, version)),
        revision=None,
        needed=schema.needed(),
        journal_mode="",
        wal_is_safe=wal_is_safe(version),
        size=None,
        problems=(),
    )


def _health(tx: Transaction, database: Database, revision: str | None) -> Health:
    on_file = not database.is_shared
    return Health(
        place=database.place,
        kind="sqlite" if on_file else "postgresql",
        version=_one(tx, "SELECT sqlite_version()" if on_file else "SHOW server_version"),
        revision=revision,
        needed=schema.needed(),
        journal_mode=_one(tx, "PRAGMA journal_mode") if on_file else "",
        wal_is_safe=wal_is_safe(linked_version()) if on_file else None,
        size=int(_one(tx, _SIZE_OF_FILE if on_file else "SELECT pg_database_size(current_database())")),
        problems=_problems(tx) if on_file else (),
    )


_SIZE_OF_FILE = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"


def _one(tx: Transaction, statement: str) -> str:
    return str(tx.execute(text(statement)).scalar())


def _problems(tx: Transaction) -> tuple[str, ...]:
    whole = [str(row[0]) for row in tx.execute(text("PRAGMA integrity_check(20)")) if row[0] != "ok"]
    orphans = [f"{row[0]} row {row[1]} refers to a missing row of {row[2]}" for row in _orphans(tx)]
    return (*whole, *orphans)


def _orphans(tx: Transaction) -> list[tuple[object, ...]]:
    return [tuple(row) for row in tx.execute(text("PRAGMA foreign_key_check")).fetchmany(20)]


def server_time(tx: Transaction) -> datetime:
    """Return what time it is on the server, aware UTC; PostgreSQL only."""
    moment = tx.execute(text("SELECT clock_timestamp()")).scalar_one()
    return moment.astimezone(UTC)  # type: ignore[no-any-return]

"""Which schema a database has, which one this program needs, and the way from one to the other.

A kiosk opens a file of its own and brings it up to date by itself; a shared database is changed only by
`kiosk database upgrade`. Alembic is imported only where there is something to change.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from kiosk.database import sqlite
from kiosk.database.engine import Database
from kiosk.database.troubles import Trouble, diagnose
from kiosk.errors import SchemaOutdated, SchemaTooNew

REVISIONS: Final = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
)
"""All steps, oldest first; a test holds them against the files. The last one is what this program needs."""

NONE: Final = "none"
"""The revision of a database without tables, in words."""

_SCRIPTS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 1262308167
"""An arbitrary number (PostgreSQL's advisory locks have only numbers) that upgrades wait on."""


def needed() -> str:
    """Return the revision that this program needs."""
    return REVISIONS[-1]


def found(database: Database) -> str | None:
    """Return the revision of the database; none where it has no tables of the kiosk yet.

    Raises:
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged
    """
    return database.read(lambda transaction: _found(transaction.connection()))


def make_ready(database: Database) -> None:
    """Let the program use the database: a file is upgraded where needed, a shared one only compared.

    Raises:
        SchemaTooNew: a newer kiosk has been here.
        SchemaOutdated: shared and not at the needed revision (a new, empty one included).
    """
    revision = found(database)
    _refuse_newer(revision)
    if revision == needed():
        return
    if database.is_shared:
        raise SchemaOutdated(found=revision or NONE, needed=needed())
    upgrade(database)


def upgrade(database: Database) -> str | None:
    """Bring the schema to the needed revision in one transaction; return the revision that was found.

    Several processes may do so at once: all but one wait and find nothing left to do.

    Raises:
        SchemaTooNew: a newer kiosk has been here.
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged
    """
    # SQLite rebuilds a table by dropping the old one, which must not touch the rows that refer to it.
    engine = database.engine.execution_options(**{sqlite.IMMEDIATE: True, sqlite.FOREIGN_KEYS: "OFF"})
    try:
        with engine.connect() as connection:
            revision = _upgrade(connection)
            connection.commit()
            return revision
    except DBAPIError as error:
        trouble = diagnose(error)
        if trouble is Trouble.UNKNOWN:
            raise
        raise database.explain(trouble) from error
    finally:
        database.close()  # no connection with foreign keys off goes back to work


def _upgrade(connection: Connection) -> str | None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '60s'"))
        connection.execute(text("SET LOCAL statement_timeout = '10min'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
    revision = _found(connection)
    _refuse_newer(revision)
    if revision != needed():
        _run_steps(connection)
    return revision


def _run_steps(connection: Connection) -> None:
    from alembic.config import Config  # noqa: PLC0415 - a start with nothing to change does not pay for it
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(_SCRIPTS))
    with EnvironmentContext(
        Config(),
        script,
        fn=lambda revision, _context: script._upgrade_revs("head", revision),  # as `alembic upgrade` does
    ) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in REVISIONS:
        raise SchemaTooNew(found=revision)

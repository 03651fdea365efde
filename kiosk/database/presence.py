"""Which programs have a database open: kiosks hold a lock that the system takes back when they end, however they end.

A server knows its connections itself. It tells; whether that matters is decided by the services.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text

from kiosk.database.engine import Database

_LOCKS: Any
try:
    import fcntl as _LOCKS  # noqa: N812 - a module or nothing
except ImportError:  # pragma: no cover - Windows has no flock; there only open files protect the data
    _LOCKS = None


@contextmanager
def held_open(database: Database) -> Iterator[None]:
    """Be seen as a program that has this database open, until the block ends."""
    if database.file is None or _LOCKS is None:
        yield
        return
    # Not the database file itself: closing any handle of it would drop the locks that SQLite holds on it.
    handle = os.open(_beside(database.file), os.O_RDWR | os.O_CREAT, 0o600)
    with contextlib.suppress(OSError):  # a restore looks at it for a moment
        _LOCKS.flock(handle, _LOCKS.LOCK_SH | _LOCKS.LOCK_NB)
    try:
        yield
    finally:
        os.close(handle)


def is_open_elsewhere(database: Database) -> bool:
    """Tell whether another program has the database open."""
    if database.file is None:
        return _other_connections(database) > 0
    lock = _beside(database.file)
    if _LOCKS is None or not lock.exists():
        return False
    handle = os.open(lock, os.O_RDWR)
    try:
        _LOCKS.flock(handle, _LOCKS.LOCK_EX | _LOCKS.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}-open")


def _other_connections(database: Database) -> int:
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    return database.read(lambda tx: int(tx.execute(others).scalar() or 0))

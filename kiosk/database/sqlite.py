"""What the kiosk asks of SQLite: pragmas, the journal mode, writers in turn, file modes. No query stands here."""

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, event

_LOCKS: Any
try:
    import fcntl as _LOCKS  # noqa: N812 - a module or nothing
except ImportError:  # pragma: no cover - Windows has no flock; writers there wait as SQLite lets them
    _LOCKS = None

BUSY_TIMEOUT_MS: Final = 5000
JOURNAL_LIMIT: Final = 1 << 20
"""Bytes of the rollback journal that stay on the disk after a large change, such as an import."""
_SHORTEST_S: Final = 0.0003
_LONGEST_S: Final = 0.003
"""Between two looks at whether it is one's turn: the second at first, ever nearer to the first while one waits."""
FOREIGN_KEYS: Final = "kiosk_foreign_keys"
IMMEDIATE: Final = "kiosk_immediate"


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite keeps every commit in WAL mode with several connections.

    Fixed in 3.51.3 and in the back-ports 3.50.7 and 3.44.6 of their branches (sqlite.org, WAL-reset bug).
    """
    if version >= (3, 51, 3):
        return True
    return any(version[:2] == branch[:2] and version >= branch for branch in ((3, 50, 7), (3, 44, 6)))


def linked_version() -> tuple[int, int, int]:
    """Return the version of the SQLite that this Python is linked with."""
    major, minor, patch = sqlite3.sqlite_version_info[:3]
    return major, minor, patch


def journal_mode() -> str:
    """Return the journal mode that the linked SQLite may use: `wal`, else `persist`.

    To make and delete a journal for every booking costs the file system more than to write it: a commit took 25 ms
    with `delete` and 1 ms with `persist` on the same disk. With synchronous=FULL its end is synced, so it is not less
    durable either.
    """
    return "wal" if wal_is_safe(linked_version()) else "persist"


def prepare(engine: Engine, *, durable: bool = True) -> None:
    """Set the pragmas on every new connection and let the kiosk, not the driver, begin transactions."""
    event.listen(engine, "connect", _on_connect)
    if not durable:
        event.listen(engine, "connect", _in_a_hurry)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "checkin", _on_checkin)


def make_private(path: Path) -> None:
    """Create the file (0600) and, where missing, its folder (0700); a folder that is there is left as it is.

    SQLite gives its journal files the mode of the database file.

    Raises:
        OSError: the folder or file cannot be made, or a folder or a device has that name; that is left as it is.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)
    with contextlib.suppress(PermissionError):  # somebody else's file that we may still use
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def drop_journal(connection: Any) -> None:
    """Remove the journal, where deleted text would live on until it is written over; takes the driver's connection.

    The connection keeps the journal mode it had.
    """
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal":
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA journal_mode={mode}")


@contextlib.contextmanager
def turn(file: Path) -> Iterator[None]:
    """Let writers of one machine go one after the other, those who wait longest soonest.

    SQLite lets whoever looks at the right moment go first, and sleeps up to 100 ms between two looks: with sixteen
    kiosks the unlucky one waits half a second. Here the looks come closer together the longer one has waited. It is a
    courtesy only: SQLite's own lock protects the data, and after its patience a writer goes on to that.
    """
    handle = -1
    if _LOCKS is not None:
        with contextlib.suppress(OSError):  # a folder that may not be written to: SQLite says so in its own words
            handle = os.open(file.with_name(f"{file.name}-turn"), os.O_RDWR | os.O_CREAT, 0o600)
    if handle < 0:
        yield
        return
    try:
        _wait(handle)
        yield
    finally:
        os.close(handle)  # gives the lock back, as the end of the process does


def _wait(handle: int) -> None:
    began = time.monotonic()
    while (waited := time.monotonic() - began) < BUSY_TIMEOUT_MS / 1000:
        try:
            _LOCKS.flock(handle, _LOCKS.LOCK_EX | _LOCKS.LOCK_NB)
        except BlockingIOError:
            time.sleep(_SHORTEST_S + _LONGEST_S / (1 + 100 * waited))
        except OSError:  # a file system that knows no such locks
            return
        else:
            return


def _on_connect(connection: Any, _record: object) -> None:
    # The driver's own BEGIN comes late and deferred; without it the "begin" event below is the only one.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    wanted = journal_mode()
    # Changing it needs the file for oneself, so it is asked for only where it differs.
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] not in (wanted, "memory"):
        cursor.execute(f"PRAGMA journal_mode={wanted}")
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(f"PRAGMA journal_size_limit={JOURNAL_LIMIT}")
    cursor.execute("PRAGMA cache_size=-512")
    cursor.close()


def _in_a_hurry(connection: Any, _record: object) -> None:
    for pragma in ("synchronous=OFF", "journal_mode=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if FOREIGN_KEYS in options:  # no effect inside a transaction, so it is set right before one
        connection.exec_driver_sql(f"PRAGMA foreign_keys={options[FOREIGN_KEYS]}")
    # A deferred writer that has read may find itself behind another and fail at once, whatever the busy timeout.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(IMMEDIATE) else "BEGIN")


def _on_checkin(connection: Any, _record: object) -> None:
    # A COMMIT that met a reader fails and leaves its transaction open; SQLAlchemy takes it for ended and gives the
    # connection back with the lock that shuts every other writer out.
    if connection is not None and connection.in_transaction:
        connection.rollback()

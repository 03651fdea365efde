"""Sorts what a database driver complains about: worth another try, away, damaged, or a mistake of the program.

It looks at codes only, never at the words of a message, which change with language and version.
"""

import sqlite3
from enum import Enum, auto
from typing import Final

from sqlalchemy.exc import DBAPIError


class Trouble(Enum):
    """What a failed transaction means for the person waiting."""

    LOCKED = auto()
    """Somebody else was in the way: try again."""
    SLOW = auto()
    """It took longer than allowed: trying again at once would make it worse."""
    AWAY = auto()
    """The server or the connection is gone: try again, then say so."""
    UNOPENED = auto()
    """The file cannot be opened: trying again does not help."""
    DENIED = auto()
    """The system does not let this account use the file."""
    FAILING = auto()
    """The disk did not read or write what it should."""
    FULL = auto()
    """The disk is full: trying again helps once somebody has made room."""
    READ_ONLY = auto()
    """The file, its disk or the server takes no changes."""
    FORBIDDEN = auto()
    """The server knows the account and does not let it do that."""
    DAMAGED = auto()
    """The file is no database, or not whole."""
    UNKNOWN = auto()
    """A mistake of the program or a refused constraint; it is not hidden."""


# Primary result codes, https://www.sqlite.org/rescode.html; the low byte of an extended code.
_SQLITE: Final = {
    5: Trouble.LOCKED,  # BUSY
    6: Trouble.LOCKED,  # LOCKED
    15: Trouble.LOCKED,  # PROTOCOL: WAL start-up race
    3: Trouble.DENIED,  # PERM
    8: Trouble.READ_ONLY,  # READONLY
    10: Trouble.FAILING,  # IOERR
    13: Trouble.FULL,  # FULL
    14: Trouble.UNOPENED,  # CANTOPEN
    11: Trouble.DAMAGED,  # CORRUPT
    26: Trouble.DAMAGED,  # NOTADB
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES: Final = {
    "40001": Trouble.LOCKED,  # serialization_failure
    "40P01": Trouble.LOCKED,  # deadlock_detected
    "55P03": Trouble.LOCKED,  # lock_not_available
    "57014": Trouble.SLOW,  # query_canceled by statement_timeout
    "25P03": Trouble.AWAY,  # idle_in_transaction_session_timeout ended the connection
    "53300": Trouble.AWAY,  # too_many_connections
    "53100": Trouble.FULL,  # disk_full
    "25006": Trouble.READ_ONLY,  # read_only_sql_transaction: a standby, or set so
    "42501": Trouble.FORBIDDEN,  # insufficient_privilege
}
_POSTGRES_AWAY: Final = ("08", "57P", "28", "3D")  # connection, shutdown, authorization, no such database


def diagnose(error: DBAPIError | sqlite3.Error) -> Trouble:
    """Return what a driver's error means, as SQLAlchemy wraps it or as SQLite's own driver raises it."""
    if isinstance(error, sqlite3.Error):
        return _diagnose_sqlite(error)
    if error.connection_invalidated:
        return Trouble.AWAY
    return _diagnose_sqlite(error.orig) if isinstance(error.orig, sqlite3.Error) else _diagnose_postgres(error)


def _diagnose_sqlite(error: sqlite3.Error) -> Trouble:
    # Mistakes in the use of the driver have no code.
    return _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, Trouble.UNKNOWN)


def _diagnose_postgres(error: DBAPIError) -> Trouble:
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # Without a state the server never answered: refused, unresolved or cut off while connecting.
        return Trouble.AWAY if type(error.orig).__name__ == "OperationalError" else Trouble.UNKNOWN
    if state.startswith(_POSTGRES_AWAY):
        return Trouble.AWAY
    return _POSTGRES.get(state, Trouble.UNKNOWN)

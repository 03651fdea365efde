"""One database for one process: short transactions, retried where that can help, errors in the kiosk's words.

It knows no table. Work is a function of a transaction and must be repeatable: it may run up to three times.
"""

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from kiosk.database import postgres, sqlite
from kiosk.database.conflicts import Conflict
from kiosk.database.models.base import tell_postgres
from kiosk.database.troubles import Trouble, diagnose
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

Transaction = Session
"""What work is handed; services pass it on to query functions and never look inside."""

T = TypeVar("T")

_ERRORS: Final[dict[Trouble, type[KioskError]]] = {
    Trouble.DAMAGED: DatabaseDamaged,
    Trouble.FULL: DiskFull,
    Trouble.READ_ONLY: DatabaseUnwritable,
    Trouble.FORBIDDEN: DatabaseForbidden,
    Trouble.UNOPENED: FileUnopened,
    Trouble.DENIED: FileForbidden,
    Trouble.FAILING: DiskFailing,
}
"""What a trouble is to people; every other one is that nothing answers."""
_TRIES: Final = 3
_PAUSE_S: Final = 0.05


class Database:
    """The way to the data. Threads may share it; each transaction takes a connection of its own.

    Raises:
        DatabaseUnavailable: the address cannot be understood, or the file's folder cannot be made.
        ExtraMissing: the address is PostgreSQL's and its driver is not installed.
    """

    def __init__(self, url: str, *, durable: bool = True) -> None:
        """Open the way to the data; `durable=False` is for a file that nobody needs after a power cut."""
        self._url = _parse(url)
        self._durable = durable
        self.place: Final = _place(self._url)
        """The address as people may see it: no user, no password."""
        self.engine: Final = self._connectable()
        """For migrations and tests; everybody else uses `read` and `write`."""
        self._reader: Final = self.engine.execution_options(postgresql_readonly=True)
        self._writer: Final = self.engine.execution_options(**{sqlite.IMMEDIATE: True})

    @property
    def is_shared(self) -> bool:
        """Whether other machines may use it: a shared database is never migrated by a kiosk on its own."""
        return self.engine.dialect.name != "sqlite"

    @property
    def file(self) -> Path | None:
        """The SQLite file; none for a server."""
        return None if self.is_shared else Path(self._url.database or "")

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` finds; nothing it changes is kept, and a server does not let it change anything.

        Raises:
            DatabaseBusy, DatabaseUnavailable, DatabaseDamaged: after up to three tries.
        """
        # A server refuses writes here, and psycopg forgets every prepared statement at a ROLLBACK: the server would
        # plan each question of a kiosk anew, which takes it five times as long as to answer.
        return self._attempt(self._reader, work, keep=self.is_shared)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Do `work` in one transaction and keep it; any exception undoes all of it.

        A lost connection while committing leaves open whether it was kept, so `work` must be harmless to repeat.

        Raises:
            DatabaseBusy, DatabaseUnavailable, DatabaseDamaged: after up to three tries.
            Conflict: a constraint refused it and `work` did not take care of that.
        """
        with self._turn():
            return self._attempt(self._writer, work, keep=True)

    def _turn(self) -> AbstractContextManager[None]:
        """Wait for one's turn to write where all share one file."""
        file = self.file
        if file is None:
            return nullcontext()
        return sqlite.turn(file)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _attempt(self, engine: Engine, work: Callable[[Transaction], T], *, keep: bool) -> T:
        for tries_left in reversed(range(_TRIES)):
            try:
                return _once(engine, work, keep=keep)
            except PoolTimeout:
                raise DatabaseBusy from None
            except IntegrityError as error:
                raise Conflict(error) from error
            except DBAPIError as error:
                if engine is self._reader and diagnose(error) is Trouble.READ_ONLY and self.is_shared:
                    raise  # a mistake of ours: work that only reads wanted to write
                self._give_up(error, tries_left)
            # Jitter: two that met once must not meet again in step.
            time.sleep(random.uniform(0.2, 1.0) * _PAUSE_S * (_TRIES - tries_left))  # noqa: S311 - no secret
        raise DatabaseBusy  # pragma: no cover - the last try has raised

    def _give_up(self, error: DBAPIError, tries_left: int) -> None:
        """Return where another try may help; raise the kiosk's own error otherwise."""
        trouble = diagnose(error)
        if trouble is Trouble.UNKNOWN:
            raise error
        if trouble in (Trouble.LOCKED, Trouble.AWAY) and tries_left:
            return
        raise self.explain(trouble) from error

    def explain(self, trouble: Trouble) -> KioskError:
        """Return the sentence for a trouble with this database."""
        if trouble in (Trouble.LOCKED, Trouble.SLOW):
            return DatabaseBusy()
        return _ERRORS.get(trouble, DatabaseUnavailable)(place=self.place)

    def _connectable(self) -> Engine:
        if self._url.get_backend_name() == "sqlite":
            return self._sqlite()
        return self._postgres()

    def _sqlite(self) -> Engine:
        if not self._url.database or self._url.database == ":memory:":
            raise DatabaseUnavailable(place=self.place)  # every connection would have a database of its own
        try:
            sqlite.make_private(Path(self._url.database))
        except OSError as error:
            kind = FileForbidden if isinstance(error, PermissionError) else FileUnopened
            raise kind(place=self.place) from error
        engine = create_engine(self._url, hide_parameters=True)  # a log never holds names or codes
        sqlite.prepare(engine, durable=self._durable)
        return engine

    def _postgres(self) -> Engine:
        try:
            engine = create_engine(
                self._url,
                isolation_level="READ COMMITTED",
                pool_pre_ping=True,
                use_native_hstore=False,  # a look into the catalogue on every connection, for a type nobody uses
                hide_parameters=True,
                pool_timeout=5,
                connect_args={"connect_timeout": postgres.CONNECT_TIMEOUT_S},
            )
        except ModuleNotFoundError as error:
            raise ExtraMissing(extra="postgres", purpose=ENGLISH("errors.purposes.postgres")) from error
        except (NoSuchModuleError, ArgumentError) as error:
            raise DatabaseUnavailable(place=self.place) from error
        postgres.prepare(engine)
        tell_postgres()
        return engine


def file_of(address: str) -> Path | None:
    """Return the SQLite file that an address names, without touching it; none for a server.

    Raises:
        DatabaseUnavailable: the address cannot be understood.
    """
    url = _parse(address)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _once(engine: Engine, work: Callable[[Transaction], T], *, keep: bool) -> T:
    with Session(engine, expire_on_commit=False) as transaction:
        answer = work(transaction)
        if keep:
            transaction.commit()
        return answer


def _parse(address: str) -> URL:
    for prefix in ("postgres://", "postgresql://"):  # SQLAlchemy knows neither with psycopg 3
        if address.startswith(prefix):
            address = "postgresql+psycopg://" + address.removeprefix(prefix)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() not in ("sqlite", "postgresql"):
        # The address may hold a password, so at most its beginning is repeated.
        scheme, found, _ = address.partition("://")
        raise DatabaseUnavailable(place=f"{scheme}://…" if found else "…")
    return url


def _place(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite://"
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{url.host or 'localhost'}{port}/{url.database or ''}"

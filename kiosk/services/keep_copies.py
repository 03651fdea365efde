"""Use cases: a safe copy of the database while kiosks book, and back again. The old data is always kept beside."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk.database import Database, copying, presence, schema
from kiosk.database.engine import file_of
from kiosk.errors import (
    BackupNotFound,
    BackupUnusable,
    DatabaseDamaged,
    DatabaseInUse,
    DatabaseUnavailable,
    DataThere,
    FileUnwritable,
    FileWouldBeLost,
)

FOLDER: Final = "backups"
"""Where copies go inside the data folder."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was made."""

    place: str
    """What was copied: the address without user and password."""
    file: Path
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back."""

    place: str
    file: Path
    """Where it came from."""
    kept: Path | None
    """What the database held before; none where there was nothing."""


def back_up(address: str, data_dir: Path, clock: Callable[[], datetime], out: Path | None = None) -> Copy:
    """Copy the database at an address (SQLAlchemy URL) to `out`, by default a new file in the backup folder.

    Kiosks may go on booking. The copy is an SQLite file (mode 0600) whatever the database is.

    Raises:
        FileWouldBeLost: `out` exists.
        FileUnwritable: it cannot be written.
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged, SchemaOutdated, ExtraMissing
    """
    _must_exist(address)
    target = out or backup_file(data_dir, clock())
    if target.exists():
        raise FileWouldBeLost(file=target)
    database = Database(address)
    try:
        with _draft(target) as draft:
            copying.copy_to_file(database, draft)
            _into_place(draft, target)
        return Copy(database.place, target, target.stat().st_size)
    finally:
        database.close()


def restore(
    address: str, data_dir: Path, clock: Callable[[], datetime], file: Path, *, replace: bool = False
) -> Restored:
    """Bring back a copy; what the database held goes to the backup folder first. Also from a file to a server.

    Raises:
        BackupNotFound, BackupUnusable, FileUnwritable: nothing was changed.
        DataThere: the database holds data and `replace` was not given.
        DatabaseInUse: a kiosk has it open.
        DatabaseUnavailable, DatabaseBusy, SchemaTooNew, ExtraMissing
    """
    held, place = _read(file), data_dir / FOLDER / file.name
    with _draft(place) as draft:
        with _written(place):
            draft.write_bytes(held)
        copying.prepare_copy(draft)
        own = file_of(address)
        is_new = own is not None and not own.exists()
        database = Database(address)
        try:
            kept = None if is_new else _make_way(database, data_dir, clock(), replace=replace)
            copying.replace_all(database, draft)
            return Restored(database.place, file, kept)
        finally:
            database.close()


def backup_file(data_dir: Path, now: datetime, name: str = "kiosk") -> Path:
    """Return where a copy made now goes: `kiosk-20261203-201530.db`, UTC."""
    return data_dir / FOLDER / f"{name}-{now.astimezone(UTC):%Y%m%d-%H%M%S}.db"


def list_backups(data_dir: Path) -> tuple[Path, ...]:
    """Return the copies in the backup folder, oldest first."""
    return tuple(sorted((data_dir / FOLDER).glob("*.db*"), key=lambda file: file.stat().st_mtime))


def delete_backups(files: Iterable[Path]) -> None:
    """Delete copies, whose data is meant to be gone."""
    for file in files:
        file.unlink(missing_ok=True)


def _must_exist(address: str) -> None:
    own = file_of(address)
    if own is not None and not own.exists():
        raise DatabaseUnavailable(place=str(own))


def _make_way(database: Database, data_dir: Path, now: datetime, *, replace: bool) -> Path | None:
    """Keep what the database holds; return where."""
    if presence.is_open_elsewhere(database):
        raise DatabaseInUse(place=database.place)
    kept = backup_file(data_dir, now, "before-restore")
    try:
        if schema.found(database) is None:
            return None
    except DatabaseDamaged:
        return _put_aside(database, replace=replace)
    if not replace:
        raise DataThere(place=database.place)
    try:
        with _draft(kept) as draft:
            copying.copy_to_file(database, draft)
            _into_place(draft, kept)
    except DatabaseDamaged:
        return _put_aside(database, replace=replace)
    return kept


def _put_aside(database: Database, *, replace: bool) -> Path | None:
    """Rename a damaged file; nothing can be copied out of it, and somebody may still mend it."""
    if not replace:
        raise DataThere(place=database.place)
    own = database.file
    if own is None:
        return None
    database.close()
    aside = own.with_name(f"{own.name}.damaged-{own.stat().st_mtime_ns}")
    own.replace(aside)
    for tail in ("-journal", "-wal", "-shm"):  # they belong to the damaged file, and would damage the new one
        with contextlib.suppress(FileNotFoundError):
            own.with_name(own.name + tail).replace(aside.with_name(aside.name + tail))
    own.touch(mode=0o600)
    return aside


def _read(file: Path) -> bytes:
    try:
        if file.is_file():
            return file.read_bytes()
    except OSError as problem:
        raise BackupUnusable(file=file, problem=problem.strerror or problem) from None
    raise BackupNotFound(file=file)


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """Yield an empty private file in the folder of `target`; it is gone afterwards unless it was put into place."""
    with _written(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)  # mode 0600 from the start
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    except FileUnwritable as error:
        if error.values["file"] != draft:
            raise
        raise FileUnwritable(file=target, problem=error.values["problem"]) from error  # nobody knows the draft
    finally:
        for tail in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                draft.with_name(draft.name + tail).unlink(missing_ok=True)


@contextmanager
def _written(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise FileUnwritable(file=target, problem=problem.strerror or problem) from None


def _into_place(draft: Path, target: Path) -> None:
    with _written(target):
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)

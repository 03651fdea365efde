"""Use case: find a roster file from the kiosk's screen: the places where one may lie, and what a folder holds.

It looks at names, sizes and dates only and opens no file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kiosk.errors import FolderUnreadable

ROSTER_ENDINGS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".xlsm", ".ods"})
DRIVES: Final = (Path("/media"), Path("/run/media"), Path("/mnt"), Path("/Volumes"))
"""Where systems mount removable drives: a folder a drive, or a folder a person with the drives inside."""
_MOST: Final = 2000
"""Entries of one folder that are listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to begin to look."""

    path: Path
    is_drive: bool
    """A removable drive, as far as its place tells."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A folder, or a file that can be a roster."""

    path: Path
    is_folder: bool
    size: int
    """Bytes; 0 for a folder."""
    changed_at: datetime
    """Aware, UTC."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, its own folders first, then files, the newest first."""

    path: Path
    entries: tuple[FolderEntry, ...]


def list_places(drives: Sequence[Path] = DRIVES) -> tuple[Place, ...]:
    """Return drives first, then the current folder, then the home folder with its usual places for downloads.

    Places in which a roster may lie come before those without one: the first is opened at once.
    """
    home = Path.home()
    own = (Path.cwd(), home / "Downloads", home / "Desktop", home / "Documents", home)
    places = [Place(path, True) for path in _drives(drives)]
    places += [Place(path, False) for path in own if path.is_dir()]
    once = tuple({place.path: place for place in reversed(places)}.values())[::-1]
    return tuple(sorted(once, key=lambda place: not _has_roster(place.path)))


def _has_roster(folder: Path) -> bool:
    try:
        return any(not entry.is_folder for entry in open_folder(folder).entries)
    except FolderUnreadable:
        return False


def open_folder(path: Path) -> Folder:
    """Return what stands in a folder; hidden entries, and files that can be no roster, are left out.

    Raises:
        FolderUnreadable: it is gone, or may not be read.
    """
    try:
        found = [entry for child in path.iterdir() if (entry := _entry(child))][:_MOST]
    except OSError as error:
        raise FolderUnreadable(folder=path.name or str(path)) from error
    folders = sorted((each for each in found if each.is_folder), key=lambda each: each.path.name.casefold())
    files = sorted((each for each in found if not each.is_folder), key=lambda each: each.changed_at, reverse=True)
    return Folder(path, (*folders, *files))


def _drives(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        for child in _folders(root):
            # /media/ada/STICK: the drives stand in a folder of the person who mounted them.
            inside = () if child.is_mount() or root.name != "media" else tuple(_folders(child))
            yield from inside or (child,)


def _folders(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(child for child in path.iterdir() if child.is_dir() and not child.name.startswith("."))
    except OSError:  # not there on this system, or not ours to see
        return


def _entry(path: Path) -> FolderEntry | None:
    if path.name.startswith("."):
        return None
    try:
        facts, is_folder = path.stat(), path.is_dir()
    except OSError:  # a link to nowhere
        return None
    if not is_folder and path.suffix.casefold() not in ROSTER_ENDINGS:
        return None
    changed_at = datetime.fromtimestamp(facts.st_mtime, UTC)
    return FolderEntry(path, is_folder, 0 if is_folder else facts.st_size, changed_at)

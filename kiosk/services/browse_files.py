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
_SYSTEM: Final = frozenset((
    "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "lost+found", "opt", "proc", "root", "run", "sbin", "snap",
    "srv", "sys", "usr", "var", "Applications", "Library", "System", "cores", "private", "Windows", "Program Files",
    "Program Files (x86)",
))  # fmt: skip
"""Folders beside the root in which systems keep themselves."""
_LITTER: Final = frozenset(
    ("lost+found", "snap", "node_modules", "__pycache__", "$RECYCLE.BIN", "System Volume Information", "__MACOSX")
)
"""What programs leave behind in people's folders."""
_MOST: Final = 2000
"""Entries of one folder that are listed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to begin to look."""

    path: Path
    is_drive: bool
    """A removable drive, as far as its place tells."""
    has_roster: bool = False
    """A file lies there that can be a roster."""


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
    """Return removable drives, then Downloads, Desktop, Documents and home, then the current folder if it is another.

    The system's own folders are no place for a roster, nor is what cannot be looked into.
    """
    home = Path.home()
    here = Path.cwd()
    own = (home / "Downloads", home / "Desktop", home / "Documents", home, *([] if is_of_system(here) else [here]))
    places = [(path, True) for path in _drives(drives)]
    places += [(path, False) for path in own if path.is_dir()]
    once = dict(reversed(places))  # a drive that is the current folder too is a drive
    seen = [(path, _looked_into(path)) for path in reversed(once)]
    return tuple(Place(path, once[path], has_roster) for path, has_roster in seen if has_roster is not None)


def is_of_system(path: Path) -> bool:
    """Tell whether a folder is the system's: the root, or one that stands in it and holds no person's files."""
    if path.is_relative_to(Path.home()):
        return False
    return path == Path(path.anchor) or path.parts[1] in _SYSTEM


def _looked_into(folder: Path) -> bool | None:
    """Return whether a roster may lie there; none where nobody can look."""
    try:
        return any(not entry.is_folder for entry in open_folder(folder).entries)
    except FolderUnreadable:
        return None


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
            # What is mounted by hand stands there whether it is or not, and so do folders of other programs.
            is_drive = root.name != "mnt" or child.is_mount() or _looked_into(child)
            found = inside or ((child,) if is_drive else ())
            yield from (drive for drive in found if not drive.is_symlink())  # the system's own disc, on a Mac


def _folders(path: Path) -> Iterator[Path]:
    try:
        yield from sorted(child for child in path.iterdir() if child.is_dir() and not child.name.startswith("."))
    except OSError:  # not there on this system, or not ours to see
        return


def _entry(path: Path) -> FolderEntry | None:
    if path.name.startswith(".") or path.name in _LITTER or (len(path.parts) == 2 and is_of_system(path)):
        return None
    try:
        facts, is_folder = path.stat(), path.is_dir()
    except OSError:  # a link to nowhere
        return None
    if not is_folder and path.suffix.casefold() not in ROSTER_ENDINGS:
        return None
    changed_at = datetime.fromtimestamp(facts.st_mtime, UTC)
    return FolderEntry(path, is_folder, 0 if is_folder else facts.st_size, changed_at)

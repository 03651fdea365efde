"""How far this station's set-up has come, in a small file beside the log: only what no other data tells.

Event, roster, badges, PIN and reach are read from the database and stand here nowhere.
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from kiosk.services.write_files import write_private

FILE: Final = "set-up.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done or left out on the way to open doors."""

    begun: bool = False
    """The set-up screens were shown at this station before its doors were ever open."""
    opened: bool = False
    """Somebody said "open the doors"."""
    rehearsed: bool = False
    skipped: frozenset[str] = frozenset()
    """Steps left out on purpose."""


def read_progress(folder: Path | None) -> Progress:
    """Return how far the set-up is; a file that is missing or damaged is one that was never begun."""
    if folder is None:
        return Progress()
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        skipped = frozenset(str(each) for each in found.get("skipped", ()))
        begun = bool(found.get("begun", True))  # a file that does not say so was written by the set-up screens
        return Progress(begun, bool(found.get("opened")), bool(found.get("rehearsed")), skipped)
    except (OSError, ValueError, AttributeError, TypeError):
        return Progress()


def note_progress(
    folder: Path | None, *, begun: bool = False, opened: bool = False, rehearsed: bool = False, skip: str = ""
) -> Progress:
    """Add to what is known and return it: what is true stays true; `skip` names a step that is left out for now.

    Raises:
        FileUnwritable
    """
    known = read_progress(folder)
    found = replace(
        known,
        begun=known.begun or begun,
        opened=known.opened or opened,
        rehearsed=known.rehearsed or rehearsed,
        skipped=known.skipped | ({skip} if skip else set()),
    )
    if folder is not None:
        kept = asdict(found) | {"skipped": sorted(found.skipped)}
        write_private(folder / FILE, json.dumps(kept, indent=1) + "\n")
    return found

"""Which pages this station wrote for the organizer, so that they can be named again: paths only, in a small file."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.errors import FileUnwritable
from kiosk.services.write_files import write_private

FILE: Final = "written-pages.json"
BADGES: Final = "badges"
"""Pages of badges, which hold links and PINs."""
REPORT: Final = "report"
_MOST: Final = 20


def note_page(folder: Path | None, kind: str, page: Path) -> None:
    """Remember a page; where that cannot be kept the page is there all the same."""
    if folder is None:
        return
    known = _read(folder)
    path = str(page.absolute())
    known[kind] = [*(one for one in known.get(kind, []) if one != path), path][-_MOST:]
    with suppress(FileUnwritable):
        write_private(folder / FILE, json.dumps(known, indent=1) + "\n")


def list_pages(folder: Path | None, kind: str) -> tuple[Path, ...]:
    """Return the pages of a kind that are still there, the newest last."""
    found = _read(folder).get(kind, []) if folder is not None else []
    # A drive that was pulled out or a folder of somebody else's raises for `Path.is_file`: nothing is there for us.
    return tuple(Path(path) for path in found if os.path.isfile(path))  # noqa: PTH113


def delete_pages(folder: Path | None, kind: str) -> tuple[Path, ...]:
    """Delete the pages of a kind and return those that were there.

    Raises:
        FileUnwritable: one of them cannot be deleted.
    """
    pages = list_pages(folder, kind)
    for page in pages:
        try:
            page.unlink(missing_ok=True)
        except OSError as problem:
            raise FileUnwritable(file=page, problem=problem.strerror or problem) from None
    return pages


def _read(folder: Path) -> dict[str, list[str]]:
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {str(kind): [str(one) for one in pages] for kind, pages in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}

"""What other programs did to letters before a file was saved: accents decoded twice, references of HTML.

Only what cannot be meant is mended: a run that is an accent in UTF-8, a reference that HTML knows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from html.entities import html5
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.columns import CANONICAL
from kiosk.roster.table import Record, Table

_TAIL: Final = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""What the second byte of an accent and those behind it become in cp1252."""
_TWICE: Final = re.compile(
    f"(?:[\u00c2-\u00df][{_TAIL}]|[\u00e0-\u00ef][{_TAIL}]{{2}}|[\u00f0-\u00f4][{_TAIL}]{{3}})+"
)
_CERTAIN: Final = re.compile(f"[ÃÂ][{_TAIL}]|â€|ðŸ")
_LEFT: Final = re.compile(f"[ÃÅÄ][{_TAIL}]")
_REFERENCE: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


def mended(table: Table) -> Table:
    """Return a table with what was damaged as it was; the kiosk's own export is left as it is."""
    if any(tuple(map(clean, record.cells)) == CANONICAL for record in table.records[:2]):
        return table
    is_twice = any(_CERTAIN.search(cell) for record in table.records for cell in record.cells if not cell.isascii())
    records = [_mended(record, is_twice=is_twice) for record in table.records]
    changed = [new.row for new, old in zip(records, table.records, strict=True) if new is not old]
    if not changed:
        return table
    twice = [
        new.row for new, old in zip(records, table.records, strict=True) if is_twice and _accents(old) != old.cells
    ]
    return replace(table, records=tuple(records), twice_decoded=tuple(twice))


def is_twice_decoded(text: str) -> bool:
    """Tell whether an accent that was read in the wrong encoding is left in `text`."""
    return bool(_LEFT.search(text))


def _mended(record: Record, *, is_twice: bool) -> Record:
    cells = _accents(record) if is_twice else record.cells
    cells = tuple(_without_references(cell) if "&" in cell or "<" in cell else cell for cell in cells)
    return record if cells == record.cells else replace(record, cells=cells)


def _accents(record: Record) -> Sequence[str]:
    return tuple(cell if cell.isascii() else _TWICE.sub(_decoded, cell) for cell in record.cells)


def _decoded(found: "re.Match[str]") -> str:
    """Return a run as the UTF-8 that it was; what is none stays."""
    try:
        return b"".join(map(_byte, found[0])).decode()
    except UnicodeError:
        return found[0]


def _byte(char: str) -> bytes:
    # Five bytes have no letter in cp1252 and came through as they were.
    return char.encode("latin-1") if char <= "\u00ff" else char.encode("cp1252")


def _without_references(cell: str) -> str:
    return _BREAK.sub("\n", _REFERENCE.sub(_character, cell))


def _character(found: "re.Match[str]") -> str:
    written = found[0]
    return unescape(written) if written[1] == "#" or written[1:] in html5 else written

"""Lists in columns of a fixed width, as old systems print them: cells padded with blanks, no mark between them."""

import re
from typing import Final

from kiosk.roster.headers import is_known
from kiosk.roster.table import Record

_GAP: Final = re.compile(r" {2,}")
_CELL: Final = re.compile(r"\S+(?: \S+)*")
_MOST_TITLES: Final = 10
_LONGEST: Final = 2_000
_MOST_LINES: Final = 100_000


def fixed_width(text: str) -> tuple[tuple[Record, ...], tuple[int, ...]]:
    """Return the records of a list whose headers are known and stand above blanks in every line; none elsewhere.

    With them come the rows of which a word reaches over a border.
    """
    if "\t" in text or "  " not in text:
        return (), ()
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines[:_MOST_TITLES]) if _is_header(line)), None)
    if at is None or len(lines) > _MOST_LINES:
        return (), ()
    starts = [found.start() for found in _CELL.finditer(lines[at])]
    body = [
        (row, line)
        for row, line in enumerate(lines[at + 1 :], start=at + 2)
        if line.strip() and not set(line.strip()) <= set("-= ")
    ]
    torn = tuple(row for row, line in body if any(_is_torn(line, start) for start in starts[1:]))
    if not body or len(torn) * 10 > len(body) or max(map(len, lines)) > _LONGEST:
        return (), ()
    return tuple(Record(row, row, _cut(line, starts)) for row, line in enumerate(lines, start=1)), torn


def _is_header(line: str) -> bool:
    cells = _GAP.split(line.strip())
    known = sum(map(is_known, cells))
    return known > 1 and known * 2 > len(cells)


def _is_torn(line: str, start: int) -> bool:
    """Tell whether a column's border goes through a word of the line."""
    return start <= len(line) and line[start - 1 : start].strip() != ""


def _cut(line: str, starts: list[int]) -> tuple[str, ...]:
    if set(line.strip()) <= set("-= "):
        return ()
    ends = [*starts[1:], len(line) + 1]
    return tuple(
        line[start if n else 0 : end].strip() for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    )

"""Where the headers stand: below titles and notes, in one row or two, or nowhere. It decides no field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import holds_address, is_address, is_clock, is_date, is_number, is_status, is_url
from kiosk.roster.headers import header_likeness, is_known, key
from kiosk.roster.table import Record
from kiosk.roster.tick_marks import is_ticked

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HOURS: Final = re.compile(r"\d{1,2}\s*(?:[:.h]\s*\d{0,2}|[ap]\.?m)", re.IGNORECASE)
_LOOK: Final = 60
"""Rows that are looked at."""
_TIMETABLE: Final = 3
"""Times of day in one row that make it no row of a person."""
_WIDE: Final = 15
_LONGEST: Final = 500
"""Characters of a header that are read."""
_IMPORT_ID: Final = re.compile(r'\{\s*"ImportId"')
_RESPONSE: Final = re.compile(
    r"(?:open[- ]ended )?response|(?:offene )?antwort|réponse(?: ouverte)?|respuesta(?: abierta)?|odpowiedź"
    r"|(?:自由)?回答",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one column."""

    text: str
    """As shown to people, both rows joined where there are two; empty where there is none."""
    own: str
    """The most telling part: the lower row, else the upper."""
    parent: str = ""
    """What stands above it, reaching over blank cells to the right."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The headers of a table and where its people begin."""

    headers: tuple[Header, ...]
    """One for each column."""
    record: int | None
    """Index of the record with the headers; none where there are no headers."""
    first: int
    """Index of the first record below."""
    is_guessed: bool = False
    """The words are unknown; only what stands below tells that these are headers."""

    @property
    def width(self) -> int:
        """How many columns have room for a cell."""
        return len(self.headers)


def find_heading(records: Sequence[Record]) -> Heading:
    """Return the headers of the table in `records`."""
    at = _best_row(records)
    is_guessed = False
    if at is None:
        at = _timetable(records)
        at = _unknown_header(records) if at is None else at
        is_guessed = at is not None
    if at is None:
        width = max((len(record.cells) for record in records[:200]), default=0)
        return Heading(tuple(Header("", "") for _ in range(width)), None, 0)
    first = at + 1
    lower: Record | None = None
    while first < len(records) and first < at + 3 and _is_second_row(records, at, first):
        if not any(_IMPORT_ID.search(cell) for cell in records[first].cells):
            lower = records[first]
        first += 1
    if lower is not None:
        return Heading(_joined(records[at], lower), at, first, is_guessed)
    above = _row_above(records, at)
    headers = _joined(above, records[at]) if above else tuple(_single(cell) for cell in records[at].cells)
    return Heading(headers, at, first, is_guessed)


def _best_row(records: Sequence[Record]) -> int | None:
    """Return the index of the row that is most like headers, the first of equals; none where none is."""
    best, found = 0.0, None
    usual = max((len(record.filled) for record in records[:200]), default=0)
    for index, record in enumerate(records[:_LOOK]):
        score = _row_score(record)
        if score > best and (len(record.filled) > 1 or usual == 1):
            best, found = score, index
    return found if best >= 1 else None


def _row_score(record: Record) -> float:
    cells = [clean(cell) for cell in record.cells if cell.strip()]
    if not cells:
        return 0.0
    clocks = [cell for cell in cells if is_clock(cell)]
    if len(clocks) >= _TIMETABLE:
        cells = [cell for cell in cells if cell not in clocks]  # times to be ticked, not a person's
    likeness = sum(header_likeness(cell) for cell in cells)
    data = sum(2 * holds_address(cell) + is_url(cell) + is_date(cell) + _is_figure(cell) for cell in cells)
    # Of a wide table most headers may be choices, which nobody knows.
    return likeness - data if likeness >= min(len(cells), _WIDE) / 5 else 0.0


def _is_figure(cell: str) -> bool:
    """Tell whether a cell is a number; a year may head a column."""
    return is_number(cell) and not _YEAR.fullmatch(cell)


def _timetable(records: Sequence[Record]) -> int | None:
    """Return the index of a row of nothing but times above cells that are ticked, as a poll for dates has it."""
    for index, record in enumerate(records[:_LOOK]):
        columns = record.filled
        if len(columns) > 1 and columns[0] > 0 and all(_HOURS.match(clean(record.cells[c])) for c in columns):
            below = [cell for each in records[index + 1 :] for c in columns if (cell := each.cell(c))]
            if below and sum(is_ticked(cell) is not None for cell in below) * 5 >= len(below) * 3:
                return index
    return None


def _unknown_header(records: Sequence[Record]) -> int | None:
    """Return the index of a first row of unknown words above a column of addresses."""
    filled = [(index, record) for index, record in enumerate(records[:200]) if len(record.filled) > 1]
    if len(filled) < 2:
        return None
    index, first = filled[0]
    if any(is_number(c) or is_date(c) or is_url(c) or "@" in c for c in map(clean, first.cells)):
        return None
    below = [record for _, record in filled[1:]]
    for column in first.filled:
        addresses = sum(is_address(clean(record.cell(column))) for record in below)
        if addresses * 2 > len(below):
            return index
    return None


def _is_second_row(records: Sequence[Record], at: int, index: int) -> bool:
    upper, lower = records[at], records[index]
    cells = {column: clean(lower.cells[column]) for column in lower.filled}
    if any(_IMPORT_ID.search(cell) for cell in cells.values()):
        return True
    if not cells or any(holds_address(c) or is_date(c) or is_number(c) or is_url(c) for c in cells.values()):
        return False
    responses = sum(bool(_RESPONSE.fullmatch(cell)) for cell in cells.values())
    known = sum(is_known(cell) and not is_status(cell) for cell in cells.values())
    under_blank = sum(not clean(upper.cell(column)) for column in cells)
    same = sum(bool(key(cell)) and key(cell) == key(upper.cell(column)) for column, cell in cells.items())
    if same * 5 >= len(cells) * 4 and len(upper.filled) == len(cells) and _is_repeat(upper, lower):
        return False  # the same header again; a row that is no person, not a second header
    if responses * 2 >= len(cells) or (under_blank and (known or responses)):
        return True
    if index + 1 < len(records) and any(_IMPORT_ID.search(cell) for cell in records[index + 1].cells):
        return True
    return known >= 2 and known * 2 >= len(cells)


def _is_repeat(upper: Record, lower: Record) -> bool:
    return all(clean(upper.cell(column)) == clean(lower.cell(column)) for column in upper.filled)


def _row_above(records: Sequence[Record], at: int) -> Record | None:
    """Return the row above the headers where it groups them: several cells, each over a span of columns."""
    if at == 0:
        return None
    above = records[at - 1]
    filled = above.filled
    reaches = len(filled) > 1 and len(filled) < len(records[at].filled)
    plain = all(header_likeness(above.cells[column]) or len(clean(above.cells[column])) < 40 for column in filled)
    return (
        above
        if reaches and plain and not any(is_date(clean(c)) or is_number(clean(c)) for c in above.cells)
        else None
    )


def _joined(upper: Record, lower: Record) -> tuple[Header, ...]:
    width = max(len(upper.cells), len(lower.cells))
    headers, parent = [], ""
    for column in range(width):
        above, below = (clean(each.cell(column))[:_LONGEST] for each in (upper, lower))
        parent = above or parent
        if not below or _RESPONSE.fullmatch(below) or key(below) == key(above):
            headers.append(Header(above or (parent if below else ""), above or (parent if below else "")))
        else:
            headers.append(Header(f"{parent} / {below}" if parent else below, below, parent))
    return tuple(headers)


def _single(cell: str) -> Header:
    text = clean(cell)[:_LONGEST]
    return Header(text, text)

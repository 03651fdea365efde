"""Text to records of cells: strictly where the quotation marks are in order, with care where they are not.

A stray quotation mark must not swallow the people after it, and a mark inside a cell must not end it.
It does not choose the delimiter.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from kiosk.roster import limits
from kiosk.roster.table import Record

# A noncharacter of Unicode stands for an escaped quotation mark while the cells are taken apart.
_ESCAPED_QUOTE: Final = "\ufdd0"
_ADDRESS: Final = re.compile(r"[^\s@,;|\"]+@[^\s@,;|\"]+\.[^\s@,;|\"]+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Parsed:
    """Records and how they came about."""

    records: tuple[Record, ...]
    """All records, blank ones included."""
    mended_rows: tuple[int, ...] = ()
    """Rows whose quotation marks did not pair up."""


def parse(text: str, delimiter: str, quote: str = '"') -> Parsed:
    """Return the records of `text`; every text has some reading, so nothing is raised."""
    records = _in_order(text, delimiter, quote)
    if records is not None:
        # Marks doubled behind a backslash are this file's way of writing them, and the backslash is text.
        is_escaping = '\\"' in text and '\\""' not in text
        return Parsed(tuple(map(_unescaped, records)) if is_escaping else tuple(records))
    escaped = _protect_escapes(text, delimiter) if '\\"' in text else text
    records = _in_order(escaped, delimiter, quote) if escaped is not text else None
    if records is not None:
        return Parsed(tuple(Record(r.row, r.line, tuple(map(_restore, r.cells))) for r in records))
    return _Scanner(escaped, delimiter, quote).read()


def _in_order(text: str, delimiter: str, quote: str) -> list[Record] | None:
    """Return the records of a text whose quotation marks are in order, none of one where they are not."""
    try:
        records = _strict(text, delimiter, quote)
    except csv.Error:
        return None
    return None if _has_swallowed(records, delimiter) else records


def _unescaped(record: Record) -> Record:
    return Record(record.row, record.line, tuple(cell.replace('\\"', '"') for cell in record.cells))


def looks_like_record(line: str, delimiter: str, width: int) -> bool:
    """Tell whether one physical line is a whole record with an e-mail address in a cell of its own."""
    parts = line.split(delimiter)
    return len(parts) >= max(2, width - 1) and any(_ADDRESS.fullmatch(part.strip(' "')) for part in parts)


def _protect_escapes(text: str, delimiter: str) -> str:
    # Before a delimiter the backslash may be the end of a Windows path; there the mark closes the cell.
    return re.sub(rf'\\"(?=[^{re.escape(delimiter)}\r\n])', _ESCAPED_QUOTE, text)


def _restore(cell: str) -> str:
    return cell.replace(_ESCAPED_QUOTE, '"')


def _strict(text: str, delimiter: str, quote: str) -> list[Record]:
    csv.field_size_limit(limits.BYTES + 1)
    lines = io.StringIO(text, newline="")  # keeps every line end, and takes CR, LF and CR LF for one
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote, skipinitialspace=True, strict=True)
    records, line = [], 1
    for number, cells in enumerate(reader, start=1):
        records.append(Record(number, line, tuple(cells)))
        line = reader.line_num + 1
    return records


def _has_swallowed(records: list[Record], delimiter: str) -> bool:
    """Tell whether a cell holds lines that are records themselves: two stray marks make one large cell."""
    width = usual_width(records)
    for record in records:
        for cell in record.cells:
            if "\n" in cell or "\r" in cell:
                inner = _LINE_END.split(cell)[1:]
                if any(looks_like_record(line, delimiter, width) for line in inner):
                    return True
    return False


def usual_width(records: list[Record]) -> int:
    """Return the commonest number of cells in records that have any."""
    widths = Counter(len(record.cells) for record in records[:500] if len(record.cells) > 1)
    return widths.most_common(1)[0][0] if widths else 1


class _Scanner:
    """Reads cells one by one where the strict reader gave up."""

    def __init__(self, text: str, delimiter: str, quote: str) -> None:
        self._text = text
        self._delimiter = delimiter
        self._quote = quote
        self._cell_end = re.compile(rf"[{re.escape(delimiter)}\r\n]")
        self._closing = re.compile(rf" *(?=[{re.escape(delimiter)}\r\n]|\Z)")
        lines = [line for line in _LINE_END.split(text[:50_000]) if line.strip()][:100]
        counts = Counter(line.count(delimiter) + 1 for line in lines)
        self._width = counts.most_common(1)[0][0] if counts else 1
        # Looking for a closing mark that never comes must not take forever on a file made of marks.
        self._budget = 20 * len(text) + 1_000_000
        self._is_mended = False

    def read(self) -> Parsed:
        """Return all records."""
        records: list[Record] = []
        mended: list[int] = []
        at, line = 0, 1
        while at < len(self._text):
            self._is_mended = False
            cells, end = self._record(at)
            row = len(records) + 1
            records.append(Record(row, line, cells))
            if self._is_mended:
                mended.append(row)
            line += len(_LINE_END.findall(self._text, at, end))
            at = end
        return Parsed(tuple(records), tuple(mended))

    def _record(self, at: int) -> tuple[tuple[str, ...], int]:
        """Return the cells of the record at `at`, and where the next one begins."""
        text, cells = self._text, []
        while True:
            cell, at = self._cell(at)
            cells.append(_restore(cell))
            if at >= len(text) or text[at] != self._delimiter:
                break
            at += 1
        found = _LINE_END.match(text, at)
        end = found.end() if found else at
        return ((), end) if cells == [""] else (tuple(cells), end)

    def _cell(self, at: int) -> tuple[str, int]:
        start = at
        while self._text[start : start + 1] == " ":
            start += 1
        if self._text[start : start + 1] == self._quote:
            quoted = self._quoted(start + 1)
            if quoted:
                return quoted
            self._is_mended = True
            end = self._end_of_cell(start + 1)
            # A pair of marks around a word belongs to the text; a lone one was never closed.
            is_pair = self._text.count(self._quote, start, end) == 2
            return self._text[start if is_pair else start + 1 : end], end
        end = self._end_of_cell(start)
        return self._text[start:end], end

    def _end_of_cell(self, at: int) -> int:
        found = self._cell_end.search(self._text, at)
        return found.start() if found else len(self._text)

    def _quoted(self, start: int) -> tuple[str, int] | None:
        """Return a quoted cell and where it ends; none where its closing mark is missing or is another cell's."""
        text, at, bare = self._text, start, 0
        while self._budget > 0:
            mark = text.find(self._quote, at, start + limits.QUOTED)
            self._budget -= (mark if mark >= 0 else min(len(text), start + limits.QUOTED)) - at + 1
            if mark < 0:
                return None
            closing = self._closing.match(text, mark + 1)
            is_double = text[mark + 1 : mark + 2] == self._quote
            if not closing and is_double and bare % 2:
                # An inner mark that nobody doubled, and the closing one right behind it.
                closing, mark = self._closing.match(text, mark + 2), mark + 1
                if not closing:
                    mark -= 1
            if closing:
                return self._close(start, mark, closing.end(), bare)
            bare += not is_double
            at = mark + (2 if is_double else 1)
        return None

    def _close(self, start: int, mark: int, end: int, bare: int) -> tuple[str, int] | None:
        value = self._text[start:mark].replace(self._quote * 2, self._quote)
        inner = _LINE_END.split(value)[1:]
        if any(looks_like_record(line, self._delimiter, self._width) for line in inner):
            return None
        self._is_mended = self._is_mended or bare > 0
        return value, end

"""A table inside a web page, or in the XML that old programs call a spreadsheet, to a grid of cells.

Tags are found one after the other, so that half a page, or a hostile one, takes no longer than its length.
"""

import re
from html import unescape
from typing import Final

from kiosk.roster import limits

_TABLES: Final = frozenset(("table", "ss:table"))
_ROWS: Final = frozenset(("tr", "row", "ss:row"))
_CELLS: Final = frozenset(("td", "th", "cell", "ss:cell"))
_BREAKS: Final = frozenset(("br", "p", "li", "div"))
_SILENT: Final = frozenset(("script", "style", "head", "title"))
_TAG: Final = re.compile(r"(<[^<>]*>)")
_NAME: Final = re.compile(r"<(/?)\s*([a-z][a-z0-9:]*)", re.IGNORECASE)
_INDEX: Final = re.compile(r"\bss:index\s*=\s*[\"']?(\d{1,3})\b", re.IGNORECASE)
_SPAN: Final = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,2})\b", re.IGNORECASE)
_WHITE: Final = re.compile(r"[ \t\r\n]+")


class _Tables:
    """Collects every table, those inside cells too."""

    def __init__(self) -> None:
        self.found: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = False

    def begin(self, tag: str, attributes: str) -> None:
        """Begin a table, a row or a cell."""
        if tag in _SILENT:
            self._silent = True
        elif tag in _TABLES:
            self._end_cell()
            self._silent = False  # a head that nobody closed ends here
            self._open.append([])
            self.found.append(self._open[-1])
        elif tag in _ROWS and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in _CELLS and self._open and self._open[-1]:
            self._end_cell()
            self._skip_to(_INDEX.search(attributes))
            span = _SPAN.search(attributes)
            self._cell, self._span = [], int(span[1]) if span else 1
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def end(self, tag: str) -> None:
        """End what began."""
        if tag in _SILENT:
            self._silent = False
        elif tag in _CELLS or tag in _ROWS:
            self._end_cell()
        elif tag in _TABLES and self._open:
            self._end_cell()
            self._open.pop()

    def write(self, text: str) -> None:
        """Keep what is written in a cell; line breaks of the source are white space."""
        if self._cell is not None and not self._silent:
            self._cell.append(unescape(_WHITE.sub(" ", text)))

    def _end_cell(self) -> None:
        if self._cell is not None and self._open and self._open[-1]:
            row = self._open[-1][-1]
            row.append("".join(self._cell).strip())
            row += [""] * (self._span - 1)
        self._cell = None

    def _skip_to(self, index: re.Match[str] | None) -> None:
        """Fill up the cells that a spreadsheet's XML leaves out."""
        row = self._open[-1][-1]
        wanted = int(index[1]) if index else 0
        if wanted <= limits.COLUMNS:
            row += [""] * (wanted - 1 - len(row))


def largest_table(text: str) -> list[list[str]]:
    """Return the rows of the table with the most filled cells in a page; empty where there is no table."""
    tables = _Tables()
    for part in _TAG.split(_without_comments(text)):
        tag = _NAME.match(part) if part.startswith("<") else None
        if tag and tag[1]:
            tables.end(tag[2].casefold())
        elif tag:
            tables.begin(tag[2].casefold(), part)
        elif not part.startswith("<"):
            tables.write(part)
    tables.end("td")
    return max(tables.found, key=lambda rows: sum(bool(cell) for row in rows for cell in row), default=[])


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start)
        at = len(text) if end < 0 else end + 3
    return "".join((*kept, text[at:]))

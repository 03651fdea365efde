"""A table inside a web page, or in the XML that old programs call a spreadsheet, to a grid of cells."""

from html.parser import HTMLParser
from typing import Final

from kiosk.roster import limits

_TABLES: Final = frozenset(("table", "ss:table"))
_ROWS: Final = frozenset(("tr", "row", "ss:row"))
_CELLS: Final = frozenset(("td", "th", "cell", "ss:cell"))
_BREAKS: Final = frozenset(("br", "p", "li", "div"))
_SILENT: Final = frozenset(("script", "style", "head"))
_WIDEST: Final = 50
"""Columns that one cell may reach over."""


class _Tables(HTMLParser):
    """Collects every table, those inside cells too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        said = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _TABLES:
            self._end_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag in _ROWS and self._open:
            self._end_cell()
            self._open[-1].append([])
        elif tag in _CELLS and self._open and self._open[-1]:
            self._end_cell()
            self._skip_to(said.get("ss:index"))
            self._cell, self._span = [], _number(said.get("colspan"), 1)
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _CELLS or tag in _ROWS:
            self._end_cell()
        elif tag in _TABLES and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep what is written in a cell; line breaks of the source are white space."""
        if self._cell is not None and not self._silent:
            self._cell.append(" ".join(data.split("\n")) if data.strip() else " ")

    def _end_cell(self) -> None:
        if self._cell is not None and self._open and self._open[-1]:
            row = self._open[-1][-1]
            row.append("".join(self._cell).strip())
            row += [""] * (min(self._span, _WIDEST) - 1)
        self._cell = None

    def _skip_to(self, index: str | None) -> None:
        """Fill up the cells that a spreadsheet's XML leaves out."""
        row = self._open[-1][-1]
        wanted = _number(index, len(row) + 1)
        if wanted <= limits.COLUMNS:
            row += [""] * (wanted - 1 - len(row))


def largest_table(text: str) -> list[list[str]]:
    """Return the rows of the table with the most filled cells in a page; empty where there is no table."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return max(reader.tables, key=lambda rows: sum(bool(cell) for row in rows for cell in row), default=[])


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 4 else default

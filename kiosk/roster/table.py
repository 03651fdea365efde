"""A roster file as a grid of cells with the numbers that people use for its rows. It knows no field and no person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.plaintext import clean

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a file, blank ones included."""

    row: int
    """Number as a spreadsheet shows it, from 1."""
    line: int
    """Physical line where it starts, from 1."""
    cells: tuple[str, ...]
    """Raw cells."""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing at all stands in it; control bytes are something, invisible letters are not."""
        return not any(cell and (_is_readable(cell) or _CONTROL.search(cell)) for cell in self.cells)

    def cell(self, column: int) -> str:
        """Return the raw cell in `column` (from 0), empty where the row is shorter."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """Columns (from 0) with something readable in them."""
        return tuple(index for index, cell in enumerate(self.cells) if cell and _is_readable(cell))


def _is_readable(cell: str) -> bool:
    return not cell.isspace() if cell.isprintable() else bool(clean(cell))


@dataclass(frozen=True, slots=True)
class Table:
    """All records of a file and how they were taken apart."""

    records: tuple[Record, ...]
    """Every record in file order; title rows, blank rows and a `sep=` row count."""
    encoding: str = ""
    """Name of the encoding; empty for a workbook."""
    delimiter: str = ""
    """Character between cells; empty for a workbook."""
    is_uncertain: bool = False
    """The encoding was chosen by evidence, not by a mark or a proof."""
    mended_rows: tuple[int, ...] = ()
    """Rows whose quotation marks did not pair up and were read with care."""
    sheet: str = ""
    """The sheet of a workbook that was read; empty for a text file."""
    other_sheets: tuple[str, ...] = ()
    """Sheets that look like lists too and were not read."""
    merged: Mapping[int, int] = field(default_factory=dict)
    """Row that was given what stands in merged cells -> the row in which it stands."""
    passed_sheet: str = ""
    """The sheet in front that was not read because a later one looks like a list and it does not."""
    torn_rows: tuple[int, ...] = ()
    """Rows of a list in columns of a fixed width of which a word reaches over a column's border."""
    is_turned: bool = False
    """The people stood side by side; rows are numbered by their columns."""
    is_grid: bool = False
    """Names stood under times; rows are numbered by people."""
    is_handmade: bool = False
    """Lines that no program wrote, taken apart at a mark inside them."""
    twice_decoded: tuple[int, ...] = ()
    """Rows with accents that were damaged before the file was saved, and were mended."""
    is_undecodable: bool = False
    """Some bytes do not belong to the encoding and were replaced."""


def numbered(rows: Sequence[Sequence[str]]) -> tuple[Record, ...]:
    """Return records whose line is their row number, as in a workbook."""
    return tuple(Record(number, number, tuple(cells)) for number, cells in enumerate(rows, start=1))

"""A roster file as a grid of cells with the numbers that people use for its rows. It knows no field and no person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.plaintext import clean


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
        """Tell whether nothing at all stands in it (control bytes are something)."""
        return not any(
            cell and not cell.isspace() and cell.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n") for cell in self.cells
        )

    def cell(self, column: int) -> str:
        """Return the raw cell in `column` (from 0), empty where the row is shorter."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """Columns (from 0) with something readable in them."""
        return tuple(index for index, cell in enumerate(self.cells) if cell and clean(cell))


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
    is_undecodable: bool = False
    """Some bytes do not belong to the encoding and were replaced."""

    def with_delimiter(self, delimiter: str) -> "Table":
        """Return the same table with another delimiter noted."""
        return replace(self, delimiter=delimiter)


def numbered(rows: Sequence[Sequence[str]]) -> tuple[Record, ...]:
    """Return records whose line is their row number, as in a workbook."""
    return tuple(Record(number, number, tuple(cells)) for number, cells in enumerate(rows, start=1))

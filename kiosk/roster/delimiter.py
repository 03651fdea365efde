"""Which character stands between cells: every candidate is tried on the first records, the tables are compared."""

import csv
import io
from collections import Counter
from typing import Final

from kiosk.roster.evidence import is_address
from kiosk.roster.headers import is_known
from kiosk.roster.table import Record

NAMES: Final = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "bar",
    "": "page",
    " ": "columns",
    "\n": "lines",
}
"""What stands between cells -> its name in the catalogue."""
CANDIDATES: Final = (",", ";", "\t", "|")
_SAMPLE: Final = 100_000
_RECORDS: Final = 200
_SPACES: Final = " \u00a0\u3000"


def declared(text: str) -> str | None:
    """Return the delimiter that a first line such as `sep=;` declares."""
    line, _, _ = text[:20].lstrip("\"' ").replace("\r", "\n").partition("\n")
    name, _, value = line.partition("=")
    value = value.rstrip("\"' ") if value != " " else value
    if name.strip().casefold() != "sep":
        return None
    return "\t" if value in ("\\t", "\t") or line.endswith("=\t") else value[0] if len(value) == 1 else None


def choose(text: str, quote: str = '"') -> str:
    """Return the delimiter of `text`; a comma where there is only one column.

    A `sep=` line counts as evidence only: some programs write one and then use another character.
    """
    said = declared(text)
    candidates = (*CANDIDATES, said) if said and said not in CANDIDATES else CANDIDATES
    sample = text[:_SAMPLE]
    scores = {each: score(sample, each, quote) + (3 if each == said else 0) for each in candidates}
    return max(candidates, key=lambda each: scores[each])


def score(sample: str, delimiter: str, quote: str = '"') -> float:
    """Return how well `delimiter` makes a roster of `sample`: known headers, addresses alone in cells, even rows."""
    records = _read(sample, delimiter, quote)
    if not records:
        return 0.0
    widths = Counter(len(record) for record in records)
    width = widths.most_common(1)[0][0]
    known, header = _best_header(records)
    after = records[header + 1 :] or records
    overflow = sum(len(record) > max(len(records[header]), 1) for record in after) / len(after)
    addresses = sum(any(is_address(cell.strip()) for cell in record) for record in records) / len(records)
    steady = widths[width] / len(records) if width > 1 else 0.0
    return 4 * min(known, 6) + 4 * addresses + 2 * steady - (5 * overflow if known else 0)


def _best_header(records: list[list[str]]) -> tuple[int, int]:
    """Return how many headers the best of the first records has, and which record that is."""
    counts = [len({cell.strip().casefold() for cell in record if is_known(cell)}) for record in records[:40]]
    best = max(counts)
    return best, counts.index(best) if best else 0


def _read(sample: str, delimiter: str, quote: str) -> list[list[str]]:
    """Return the first records that are not blank, without trailing blank cells."""
    lines = io.StringIO(sample, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote, skipinitialspace=True)
    records: list[list[str]] = []
    try:
        for cells in reader:
            while cells and not cells[-1].strip(_SPACES):
                cells.pop()
            if cells:
                records.append(cells)
            if len(records) >= _RECORDS:
                break
    except csv.Error:
        pass  # the records before the trouble are evidence enough
    return records


def records_as_text(records: tuple[Record, ...]) -> str:
    """Return one-celled records as lines of their own, where whole rows were wrapped in quotation marks."""
    return "\n".join(record.cells[0].replace("\n", " ") if record.cells else "" for record in records)

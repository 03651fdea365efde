"""A workbook (XLSX, XLS, ODS) to the same grid of cells as a text file. Needs the extra `xlsx`; runs no formula."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.errors import ExtraMissing, RosterUnreadable, SheetUnknown
from kiosk.roster.evidence import is_address
from kiosk.roster.headers import is_known
from kiosk.roster.table import Table, numbered

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MOST_SHEETS: Final = 20
"""Sheets that are looked into."""
_HEADERS: Final = 40
"""Rows that are looked through for headers."""
_KNOWN: Final = 2

Value = str | int | float | bool | datetime | date | time | timedelta | None


def is_workbook(start: bytes) -> bool:
    """Tell by its first bytes whether a file is a workbook, whatever its name says."""
    return start.startswith((_ZIP, _OLE))


def read_workbook(path: Path, sheet: str | None = None) -> Table:
    """Return one sheet of a workbook: where none is named the first that holds addresses or a list of people.

    Raises:
        ExtraMissing: the reader for workbooks is not installed.
        SheetUnknown: there is no sheet of that name.
        RosterUnreadable: the file is damaged, locked with a password, or another kind of archive.
    """
    try:
        import python_calamine  # noqa: PLC0415 - an extra, and only workbooks need it
    except ImportError as error:
        raise ExtraMissing(extra="xlsx", purpose="Reading a workbook") from error
    try:
        workbook = python_calamine.load_workbook(path)
        names = list(workbook.sheet_names)
        looked = {} if sheet else {name: _rows(workbook, name) for name in names[:_MOST_SHEETS]}
        likely = [name for name, rows in looked.items() if _is_list(rows)]
        first = next((name for name, rows in looked.items() if any(map(any, rows))), None)
        is_kept = first is not None and _holds_addresses(looked[first])
        chosen = _choose(names, sheet or (first if is_kept or not likely else likely[0]))
        rows = looked.get(chosen) or _rows(workbook, chosen) if chosen else []
        merged = _fill_merged(workbook, chosen, rows) if chosen else {}
    except (python_calamine.CalamineError, python_calamine.ZipError, python_calamine.XmlError, OSError) as error:
        raise RosterUnreadable(file=path.name, problem="it is no workbook, or it is damaged or locked") from error
    if sheet and chosen is None:
        raise SheetUnknown(sheet=sheet, sheets=", ".join(names))
    return Table(
        numbered(rows),
        sheet=chosen or "",
        other_sheets=tuple(name for name in likely if name != chosen),
        merged=merged,
        passed_sheet=first if first and first != chosen else "",
    )


def _rows(workbook: "CalamineWorkbook", name: str) -> list[list[str]]:
    found = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [[as_text(value) for value in row] for row in found]


def _fill_merged(workbook: "CalamineWorkbook", name: str, rows: list[list[str]]) -> dict[int, int]:
    """Say in every row what stands in a cell merged downwards, and return row -> the row that it was said in."""
    merged: dict[int, list[tuple[int, int]]] = {}
    # Not every kind of workbook tells which cells are merged.
    for (top, column), (bottom, _) in getattr(workbook.get_sheet_by_name(name), "merged_cell_ranges", None) or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):
            merged.setdefault(row, []).append((column, top))
    filled: dict[int, int] = {}
    for row, places in merged.items():
        own = [cell for cell in rows[row] if cell.strip()]
        # Where more is merged than not the row goes on about the person above it.
        if len(own) > len(places) or any(is_address(cell.strip()) for cell in own):
            for column, top in places:
                if rows[top][column].strip():
                    rows[row][column], filled[row + 1] = rows[top][column], top + 1
    return filled


def _is_list(rows: list[list[str]]) -> bool:
    """Tell whether a sheet holds a list of people: headers that are known, and something below them."""
    for at, row in enumerate(rows[:_HEADERS]):
        if len({cell.strip().casefold() for cell in row if is_known(cell)}) >= _KNOWN:
            return any(cell.strip() for below in rows[at + 1 :] for cell in below)
    return False


def _holds_addresses(rows: list[list[str]]) -> bool:
    """Tell whether people stand in a sheet whatever its headers are: half of its rows hold an address and more."""
    filled = [cells for row in rows if (cells := [cell for cell in row if cell.strip()])]
    people = [cells for cells in filled if len(cells) > 1 and any(is_address(cell.strip()) for cell in cells)]
    return bool(people) and len(people) * 2 >= len(filled)


def _choose(names: list[str], wanted: str | None) -> str | None:
    if wanted is None:
        return names[0] if names else None
    return next((name for name in names if name.strip().casefold() == wanted.strip().casefold()), None)


def as_text(value: Value) -> str:
    """Return a cell's value as a spreadsheet would save it to CSV: whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return str(value)

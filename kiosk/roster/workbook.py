"""A workbook (XLSX, XLS, ODS) to the same grid of cells as a text file. Needs the extra `xlsx`; runs no formula."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from kiosk.errors import ExtraMissing, RosterUnreadable, SheetUnknown
from kiosk.roster.table import Table, numbered

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Value = str | int | float | bool | datetime | date | time | timedelta | None


def is_workbook(start: bytes) -> bool:
    """Tell by its first bytes whether a file is a workbook, whatever its name says."""
    return start.startswith((_ZIP, _OLE))


def read_workbook(path: Path, sheet: str | None = None) -> Table:
    """Return one sheet of a workbook, the first where none is named.

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
        chosen = _choose(names, sheet)
        rows = workbook.get_sheet_by_name(chosen).to_python(skip_empty_area=False) if chosen else []
    except (python_calamine.CalamineError, python_calamine.ZipError, python_calamine.XmlError, OSError) as error:
        raise RosterUnreadable(file=path.name, problem="it is no workbook, or it is damaged or locked") from error
    if sheet and chosen is None:
        raise SheetUnknown(sheet=sheet, sheets=", ".join(names))
    return Table(numbered([[as_text(value) for value in row] for row in rows]))


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

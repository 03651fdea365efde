"""The whole way of a roster file: table, headers, columns, rows, report. Each step stands in a file of its own."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.roster import limits
from kiosk.roster.answered import is_newest_last
from kiosk.roster.asked import with_questions
from kiosk.roster.contact_book import is_contact_book
from kiosk.roster.damage import mended
from kiosk.roster.file_problems import file_problems
from kiosk.roster.filled_in import FilledIn
from kiosk.roster.grid import signed_up
from kiosk.roster.header_row import find_heading
from kiosk.roster.merged_cells import with_employers, with_slots, with_topics_below
from kiosk.roster.reader import NotATable, TooLarge, read_bytes, read_table
from kiosk.roster.report import Problem, Roster, Severity
from kiosk.roster.rows import Rows
from kiosk.roster.shifts import rows_of_all
from kiosk.roster.table import Table
from kiosk.roster.understanding import understand

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""

_PROGRESS_STEP = 500


def read_roster(  # noqa: PLR0913 - each by its name
    path: Path,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    newest: bool | None = False,
    progress: Progress | None = None,
) -> Roster:
    """Return the people in the file at `path` and what is wrong with it.

    `mapping` gives the header of a field where the choice would be wrong, an empty header leaves the field out;
    `sheet` names a sheet of a workbook. With `newest` the last row of whoever stands twice counts, not the first;
    with None it does where a form has written beside each row when it was answered.

    Raises:
        RosterUnreadable: the file cannot be opened.
        EncodingUnknown, SheetUnknown, HeaderUnknown, ExtraMissing: what was asked for is not there.
    """
    try:
        table = read_table(path, encoding, sheet)
    except TooLarge:
        return _refused("too_large", limit=limits.BYTES // 1_000_000)
    except NotATable as error:
        return _refused(error.code)
    return report_table(table, mapping, path.name, progress, newest=newest)


def read_roster_bytes(
    data: bytes, *, encoding: str | None = None, mapping: Mapping[str, str] | None = None, newest: bool | None = False
) -> Roster:
    """Return what `read_roster` returns, for a text file's content.

    Raises:
        EncodingUnknown, HeaderUnknown: what was asked for is not there.
    """
    try:
        return report_table(read_bytes(data, encoding), mapping, newest=newest)
    except NotATable as error:
        return _refused(error.code)


def report_table(
    table: Table,
    mapping: Mapping[str, str] | None = None,
    file: str = "",
    progress: Progress | None = None,
    *,
    newest: bool | None = False,
) -> Roster:
    """Return the people in a table; `newest` as in `read_roster`.

    Raises:
        HeaderUnknown: `mapping` names a header that is not there.
    """
    table = signed_up(mended(table))
    heading = find_heading(table.records)
    below = table.records[heading.first :]
    if heading.width > limits.COLUMNS:
        return _refused("too_many_columns", limit=limits.COLUMNS)
    if sum(not record.is_blank for record in below) > limits.ROWS:
        return _refused("too_many_rows", limit=limits.ROWS)
    heading = with_questions(heading, below)
    below, slots = with_slots(heading, below)
    columns = understand(heading, below, mapping, file, is_handmade=table.is_handmade)
    below, topics = with_topics_below(columns, below)
    below, employers = with_employers(columns, below)
    rows = Rows(columns, heading, below, is_newest_last(heading, below) if newest is None else newest)
    _take(rows, progress)
    filled_in = FilledIn(slots, employers, topics, rows.shifts, rows_of_all(columns, below), table.merged)
    return _roster(table, rows, filled_in)


def _roster(table: Table, rows: Rows, filled_in: FilledIn) -> Roster:
    """Return what was read of a table once all of its rows were taken."""
    heading, columns, problems = rows.heading, rows.columns, tuple(rows.problems)
    return Roster(
        rows=rows.kept,
        problems=problems,
        file_problems=(
            *file_problems(table, heading, columns, rows.kept, has_errors=_has_errors(problems)),
            *filled_in.problems(rows.kept),
        ),
        columns=columns.understood,
        mapping=columns.mapping,
        left_out=columns.left_out(rows.below),
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_row=table.records[heading.record].row if heading.record is not None else None,
        is_contact_book=is_contact_book(columns.headers),
    )


def _take(rows: Rows, progress: Progress | None) -> None:
    for done, record in enumerate(rows.below, start=1):
        rows.take(record)
        if progress and (done % _PROGRESS_STEP == 0 or done == len(rows.below)):
            progress(done, len(rows.below))


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(each.severity is Severity.ERROR for each in problems)


def _refused(code: str, **values: object) -> Roster:
    return Roster(file_problems=(Problem(code, Severity.ERROR, values=values),))

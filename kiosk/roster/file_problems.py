"""What is wrong with a file as a whole, and what was guessed about it."""

from collections.abc import Iterator, Sequence

from kiosk.roster.columns import Columns
from kiosk.roster.damage import is_twice_decoded
from kiosk.roster.header_row import Heading
from kiosk.roster.report import Problem, RosterRow, Severity
from kiosk.roster.table import Table

_MOST_NAMES = 50
_MOST_ROWS = 20
_INITIALS = 4
"""Characters of a name that may be initials."""


def file_problems(
    table: Table, heading: Heading, columns: Columns, kept: Sequence[RosterRow], *, has_errors: bool
) -> tuple[Problem, ...]:
    """Return the problems of a file.

    `kept` are its people; `has_errors` tells whether rows were left out because of errors.
    """
    found = [*_of_headers(table, heading, columns), *_of_text(table, kept), *_of_names(kept)]
    if not kept and not has_errors:
        found.append(Problem("no_rows", Severity.ERROR))
    for name, spares in columns.spares.items():
        values = {"field": name, "chosen": columns.understood[name]}
        listed = ", ".join(columns.header(column) for column in spares)
        found.append(Problem("column_spare", Severity.INFO, column=listed, values=values))
    for name, column in columns.rivals.items():
        values = {"field": name, "chosen": columns.understood[name]}
        found.append(Problem("column_choice", Severity.INFO, column=columns.header(column), values=values))
    return tuple(found)


def _of_names(kept: Sequence[RosterRow]) -> Iterator[Problem]:
    """Yield a note where names are written in one size of letters; students will see them so."""
    written = [row.professional.name for row in kept]
    odd = [
        name for name in written if (name.isupper() or name.islower()) and len(name) > _INITIALS and name.isascii()
    ]
    if odd:
        yield Problem("shouting_names", Severity.INFO, values={"count": len(odd), "name": odd[0]})


def _of_headers(table: Table, heading: Heading, columns: Columns) -> Iterator[Problem]:
    record = table.records[heading.record] if heading.record is not None else None
    row, line = (record.row, record.line) if record else (None, None)
    for header in columns.duplicates:
        yield Problem("duplicate_header", Severity.WARNING, row, line, header)
    if record is None and table.records:
        yield Problem("no_header", Severity.WARNING)
    elif heading.is_guessed:
        yield Problem("unknown_header", Severity.WARNING, row, line, values={"row": row})


def _of_text(table: Table, kept: Sequence[RosterRow]) -> Iterator[Problem]:
    if table.is_turned:
        yield Problem("lying_table", Severity.INFO)
    if table.is_grid:
        yield Problem("names_under_times", Severity.INFO)
    if table.twice_decoded:
        mended = [row.professional.name for row in kept if row.row in table.twice_decoded]
        yield Problem("accents_mended", Severity.WARNING, values={"names": ", ".join(mended[:_MOST_NAMES]) or "-"})
    damaged = next((row.professional.name for row in kept if is_twice_decoded(row.professional.name)), "")
    if damaged:
        yield Problem("decoded_twice", Severity.WARNING, values={"name": damaged})
    if table.other_sheets:
        values = {"sheet": table.sheet, "others": ", ".join(table.other_sheets), "first": table.other_sheets[0]}
        yield Problem("other_sheets", Severity.INFO, values=values)
    if table.passed_sheet:
        yield Problem(
            "sheet_passed_over", Severity.WARNING, values={"sheet": table.sheet, "first": table.passed_sheet}
        )
    if table.torn_rows:
        listed = ", ".join(map(str, table.torn_rows[:_MOST_ROWS]))
        yield Problem("torn_rows", Severity.WARNING, values={"rows": listed})
    if table.is_uncertain:
        names = dict.fromkeys(row.professional.name for row in kept if not row.professional.name.isascii())
        shown = ", ".join(list(names)[:_MOST_NAMES]) or "-"
        yield Problem("encoding_uncertain", Severity.WARNING, values={"encoding": table.encoding, "names": shown})
    if table.is_undecodable:
        yield Problem("undecodable", Severity.WARNING, values={"encoding": table.encoding})
    if table.mended_rows:
        listed = ", ".join(map(str, table.mended_rows[:_MOST_ROWS]))
        yield Problem("quotes_mended", Severity.WARNING, values={"rows": listed})

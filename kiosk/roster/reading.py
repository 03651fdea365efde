"""The whole way of a roster file: table, headers, columns, rows, report; what is asked of a row, in what order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.plaintext import clean
from kiosk.roster import limits
from kiosk.roster.answers import read_yes
from kiosk.roster.columns import Columns, understand
from kiosk.roster.contact_book import is_contact_book
from kiosk.roster.duplicates import Duplicates
from kiosk.roster.evidence import is_yes_or_no
from kiosk.roster.header_row import Heading, find_heading
from kiosk.roster.nobody import Nobody
from kiosk.roster.person import NO_COLUMN, PersonReader
from kiosk.roster.reader import NotATable, TooLarge, read_bytes, read_table
from kiosk.roster.report import Problem, Roster, RosterRow, Severity
from kiosk.roster.table import Record, Table
from kiosk.roster.words import fold, word_list

Progress = Callable[[int, int], None]
"""Called with rows done and rows in all."""

_SEVERITIES: Mapping[str, Severity] = {
    "missing_name": Severity.ERROR,
    "too_many_cells": Severity.ERROR,
    "not_attending": Severity.INFO,
    "not_a_person": Severity.INFO,
    "sample_row": Severity.INFO,
    "same_name": Severity.INFO,
}
_PROGRESS_STEP = 500


def read_roster(
    path: Path,
    *,
    encoding: str | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> Roster:
    """Return the people in the file at `path` and what is wrong with it.

    `mapping` gives the header of a field where the choice would be wrong, an empty header leaves the field out;
    `sheet` names a sheet of a workbook.

    Raises:
        RosterUnreadable: the file cannot be opened.
        EncodingUnknown, SheetUnknown, HeaderUnknown, ExtraMissing: what was asked for is not there.
    """
    try:
        table = read_table(path, encoding, sheet)
    except TooLarge:
        return _refused("too_large", limit=limits.BYTES // 1_000_000)
    except NotATable:
        return _refused("not_a_table")
    return report_table(table, mapping, path.name, progress)


def read_roster_bytes(
    data: bytes, *, encoding: str | None = None, mapping: Mapping[str, str] | None = None
) -> Roster:
    """Return what `read_roster` returns, for a text file's content.

    Raises:
        EncodingUnknown, HeaderUnknown: what was asked for is not there.
    """
    try:
        return report_table(read_bytes(data, encoding), mapping)
    except NotATable:
        return _refused("not_a_table")


def report_table(
    table: Table, mapping: Mapping[str, str] | None = None, file: str = "", progress: Progress | None = None
) -> Roster:
    """Return the people in a table.

    Raises:
        HeaderUnknown: `mapping` names a header that is not there.
    """
    heading = find_heading(table.records)
    below = table.records[heading.first :]
    people = sum(not record.is_blank for record in below)
    if heading.width > limits.COLUMNS:
        return _refused("too_many_columns", limit=limits.COLUMNS)
    if people > limits.ROWS:
        return _refused("too_many_rows", limit=limits.ROWS)
    columns = understand(heading, below, mapping, file)
    rows = _Rows(columns, heading, below)
    for done, record in enumerate(below, start=1):
        rows.take(record)
        if progress and (done % _PROGRESS_STEP == 0 or done == len(below)):
            progress(done, len(below))
    return Roster(
        rows=tuple(rows.kept),
        problems=tuple(rows.problems),
        file_problems=tuple(_file_problems(table, heading, columns, rows)),
        columns=columns.understood,
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_row=table.records[heading.record].row if heading.record is not None else None,
        is_contact_book=is_contact_book(columns.headers),
    )


@dataclass(slots=True)
class _Rows:
    """Takes the rows below the headers one by one."""

    columns: Columns
    heading: Heading
    below: tuple[Record, ...]
    kept: list[RosterRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _nobody: Nobody = field(init=False)
    _reader: PersonReader = field(init=False)
    _seen: Duplicates = field(default_factory=Duplicates)
    _count: int = 0
    _room: int = 0

    def __post_init__(self) -> None:
        self._nobody = Nobody(self.columns, self.below)
        self._reader = PersonReader(self.columns)
        self._room = _room(self.heading, self.below)

    def take(self, record: Record) -> None:
        """Keep the person in a row, or say why there is none."""
        if record.is_blank:
            return
        reason, column = self._reason_against(record)
        self._count += 1
        if reason:
            self._note(reason, record, column)
            return
        person, found = self._reader.read(record)
        if not person.name:
            self._note("missing_name", record, self._name_column())
            return
        email = person.email
        settled = self._seen.settle(person, record.row)
        if "duplicate" in settled:
            self._note("duplicate", record, self._identity_column(email))
            return
        for code, at in found:
            self._note(code, record, at)
        for code in settled:
            self._note(code, record, self._column_of(code))
        self.kept.append(RosterRow(record.row, record.line, person.professional()))

    def _reason_against(self, record: Record) -> tuple[str, int]:
        """Return why a row holds nobody to keep, empty where it may, and the column at fault."""
        if self._nobody.is_nobody(record):
            return "not_a_person", NO_COLUMN
        if self._overflows(record):
            return "too_many_cells", NO_COLUMN
        if self._nobody.is_sample(record, self._count):
            return "sample_row", NO_COLUMN
        for column in self.columns.statuses:
            if _stays_away(clean(record.cell(column)), self.columns.header(column)):
                return "not_attending", column
        return "", NO_COLUMN

    def _overflows(self, record: Record) -> bool:
        """Tell whether a row has more cells than there are columns for: an unquoted delimiter has shifted them."""
        if any(clean(cell) for cell in record.cells[self.heading.width :]):
            return True
        beyond = any(clean(cell) for cell in record.cells[self._room :])
        return beyond and len(record.filled) > sum(map(bool, self.columns.headers))

    def _note(self, code: str, record: Record, column: int = NO_COLUMN) -> None:
        header = self.columns.header(column) if column != NO_COLUMN else ""
        values: dict[str, object] = {}
        if code == "too_many_cells":
            values = {"cells": len(record.filled), "headers": self._room}
        severity = _SEVERITIES.get(code, Severity.WARNING)
        self.problems.append(Problem(code, severity, record.row, record.line, header, values))

    def _name_column(self) -> int:
        found = (self.columns.single.get(name) for name in ("name", "first", "last", "preferred"))
        return next((column for column in found if column is not None), NO_COLUMN)

    def _identity_column(self, email: str) -> int:
        return self.columns.single.get("email", NO_COLUMN) if email else self._name_column()

    def _column_of(self, code: str) -> int:
        if code == "same_name":
            return self._name_column()
        return self.columns.single.get("id" if code == "shared_id" else "email", NO_COLUMN)


def _room(heading: Heading, below: tuple[Record, ...]) -> int:
    """Return how many columns rows may fill: those with a header, and unnamed ones that most rows fill."""
    named = [column for column, header in enumerate(heading.headers) if header.text]
    if not named:
        return heading.width
    filled = [record for record in below[:200] if not record.is_blank]
    room = named[-1] + 1
    while room < heading.width and 2 * sum(bool(clean(each.cell(room))) for each in filled) > len(filled):
        room += 1
    return room


def _stays_away(text: str, header: str) -> bool:
    """Tell whether a status says that somebody does not come."""
    if not text:
        return False
    folded = fold(text).strip(" .!")
    if fold(header).strip(" ?") in word_list("not_coming"):
        return read_yes(text) is not False  # "Cancelled: no" comes
    if folded in word_list("not_coming") or folded in word_list("no"):
        return True
    # "No, sorry" answers a question; "No reply yet" stands in a column of statuses.
    is_question = header.rstrip().endswith(("?", "？")) or fold(header).startswith("rsvp")
    opening = folded.split(",")[0].strip()
    return is_question and "," in folded and is_yes_or_no(opening) and opening in word_list("no")


def _file_problems(table: Table, heading: Heading, columns: Columns, rows: _Rows) -> list[Problem]:
    found = [
        Problem("duplicate_header", Severity.WARNING, _row_of(table, heading), _line_of(table, heading), header)
        for header in columns.duplicates
    ]
    names = [row.professional.name for row in rows.kept if not row.professional.name.isascii()]
    if table.is_uncertain:
        shown = ", ".join(dict.fromkeys(names[:50])) or "-"
        found.append(
            Problem("encoding_uncertain", Severity.WARNING, values={"encoding": table.encoding, "names": shown})
        )
    if table.is_undecodable:
        found.append(Problem("undecodable", Severity.WARNING, values={"encoding": table.encoding}))
    if table.mended_rows:
        listed = ", ".join(map(str, table.mended_rows[:20]))
        found.append(Problem("quotes_mended", Severity.WARNING, values={"rows": listed}))
    if heading.record is None and table.records:
        found.append(Problem("no_header", Severity.WARNING))
    elif heading.is_guessed:
        found.append(Problem("unknown_header", Severity.WARNING, values={"row": _row_of(table, heading)}))
    if not rows.kept and not any(each.severity is Severity.ERROR for each in rows.problems):
        found.append(Problem("no_rows", Severity.ERROR))
    for name, column in columns.rivals.items():
        values = {"field": name, "chosen": columns.understood[name]}
        found.append(Problem("column_choice", Severity.INFO, column=columns.header(column), values=values))
    return found


def _row_of(table: Table, heading: Heading) -> int | None:
    return table.records[heading.record].row if heading.record is not None else None


def _line_of(table: Table, heading: Heading) -> int | None:
    return table.records[heading.record].line if heading.record is not None else None


def _refused(code: str, **values: object) -> Roster:
    return Roster(file_problems=(Problem(code, Severity.ERROR, values=values),))

"""The rows of a file, one by one: kept, or left out with a reason. Here stands the order of the questions asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.attendance import stays_away
from kiosk.roster.columns import Columns
from kiosk.roster.duplicates import Duplicates
from kiosk.roster.header_row import Heading
from kiosk.roster.nobody import Nobody
from kiosk.roster.person import NO_COLUMN, PersonReader
from kiosk.roster.report import Problem, RosterRow, Severity
from kiosk.roster.table import Record

_SEVERITIES: Final[Mapping[str, Severity]] = {
    "missing_name": Severity.ERROR,
    "too_many_cells": Severity.ERROR,
    "not_attending": Severity.INFO,
    "not_a_person": Severity.INFO,
    "sample_row": Severity.INFO,
    "same_name": Severity.INFO,
}


@dataclass(slots=True)
class Rows:
    """Takes the rows below the headers one by one, and remembers whom it has seen."""

    columns: Columns
    """What the columns are."""
    heading: Heading
    """The headers."""
    below: tuple[Record, ...]
    """All rows below them."""
    kept: list[RosterRow] = field(default_factory=list)
    """The people kept so far."""
    problems: list[Problem] = field(default_factory=list)
    """What was wrong so far."""
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
            if stays_away(clean(record.cell(column)), self.columns.header(column)):
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

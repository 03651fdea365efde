"""What reading a roster found: the people kept, and what is wrong with rows and file. It reads nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Final

from kiosk.people import Professional
from kiosk.texts import ENGLISH, Texts

_FIELDS: Final = frozenset(each.name for each in fields(Professional)) - {"id", "name"}


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The row is not kept."""
    WARNING = "warning"
    """Something was changed or left out."""
    INFO = "info"
    """The row is no person, or one who does not come; nothing to mend."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about a row or about the file that the organizer should know."""

    code: str
    """Stable name; the sentence stands in the catalogue under `roster.problem.<code>`."""
    severity: Severity
    """How much it matters."""
    row: int | None = None
    """Row number as a spreadsheet shows it; none for the file as a whole."""
    line: int | None = None
    """Physical line where the record starts."""
    column: str = ""
    """The header of the column at fault."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What fills the named places of the sentence."""
    person: str = ""
    """Whom it is about, as they are called; empty where nobody is."""

    def message(self, texts: Texts = ENGLISH) -> str:
        """Return what is wrong and what to do about it, in plain words."""
        return texts(f"roster.problem.{self.code}", column=self.column, **self.values)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person kept, and where in the file they stand."""

    row: int
    """Row number as a spreadsheet shows it."""
    line: int
    """Physical line where the record starts."""
    professional: Professional
    """The person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A roster as it was understood."""

    rows: tuple[RosterRow, ...] = ()
    """The people kept, in file order."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with single rows, in file order."""
    file_problems: tuple[Problem, ...] = ()
    """What is wrong with the file as a whole."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field -> the header it was read from."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Field -> the header that finds its column again, for fields of one column; `column 3` where none is its own."""
    left_out: tuple[str, ...] = ()
    """Headers of the columns that are not read although something stands in them, from left to right."""
    encoding: str = ""
    """The encoding that the bytes were read with; empty for a workbook."""
    delimiter: str = ""
    """The character between cells; empty for a workbook."""
    header_row: int | None = None
    """Spreadsheet row of the headers; none where there are none."""
    is_contact_book: bool = False
    """Looks like an export of somebody's contacts, who have not all volunteered."""

    def mended(self, people: Mapping[int, Mapping[str, Any]]) -> "Roster":
        """Return it with what somebody has put right, by row and field, and without the problems of these rows."""
        rows = tuple(
            replace(one, professional=replace(one.professional, **people.get(one.row, {}))) for one in self.rows
        )
        problems = tuple(one for one in self.problems if one.row not in people)
        return replace(self, rows=rows, problems=problems)

    @property
    def professionals(self) -> tuple[Professional, ...]:
        """The people kept, in file order."""
        return tuple(row.professional for row in self.rows)

    @property
    def absent(self) -> frozenset[str]:
        """The fields of a professional that no column of the file gives: it says nothing about them."""
        return _FIELDS - set(self.columns)

    @property
    def has_errors(self) -> bool:
        """Tell whether a row or the file itself has an error."""
        return any(found.severity is Severity.ERROR for found in (*self.problems, *self.file_problems))

    @property
    def error_count(self) -> int:
        """How many rows are not kept because of an error, a broken file counting as one."""
        return sum(found.severity is Severity.ERROR for found in (*self.problems, *self.file_problems))

    @property
    def accented_names(self) -> tuple[str, ...]:
        """Names with letters beyond ASCII: what a person looks at to judge the encoding."""
        return tuple(dict.fromkeys(p.name for p in self.professionals if not p.name.isascii()))

"""The rows of a file, one by one: kept, or left out with a reason. Here stands the order of the questions asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from kiosk.people import NO_TIME, Window
from kiosk.plaintext import clean, clean_lines
from kiosk.roster.attendance import has_no_time, stays_away
from kiosk.roster.columns import Columns
from kiosk.roster.crowded_names import says_absent
from kiosk.roster.days import days_said
from kiosk.roster.duplicates import Duplicates
from kiosk.roster.header_row import Heading
from kiosk.roster.merged_cells import has_row_per_slot
from kiosk.roster.nobody import Nobody
from kiosk.roster.person import NO_COLUMN, Draft, PersonReader
from kiosk.roster.report import Problem, RosterRow, Severity
from kiosk.roster.shifts import all_shifts
from kiosk.roster.table import Record
from kiosk.roster.ticks import merged
from kiosk.roster.twice import differing
from kiosk.texts import ENGLISH

_SHOWN: Final = 40
"""Characters of a cell that a sentence about it repeats."""
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
    newest: bool = False
    """Of somebody who stands twice the row further down is kept, not the first."""
    shifts: tuple[Window, ...] = field(init=False)
    """The hours of whoever takes every shift."""
    _nobody: Nobody = field(init=False)
    _reader: PersonReader = field(init=False)
    _seen: Duplicates = field(default_factory=Duplicates)
    _problems: list[Problem] = field(default_factory=list)
    """What was wrong so far, in file order, with what was wrong in rows that count no more."""
    _superseded: dict[int, Problem] = field(default_factory=dict)
    """Row that counts no more -> that this is so."""
    _kept: dict[int, RosterRow] = field(default_factory=dict)
    """The people kept so far, by the row in which they were seen first."""
    _is_slot_list: bool = False
    _count: int = 0
    _room: int = 0

    def __post_init__(self) -> None:
        self._nobody = Nobody(self.columns, self.below)
        self.shifts = all_shifts(self.columns, self.below)
        hours = self.columns.single.get("available", NO_COLUMN)
        days = days_said(clean_lines(record.cell(hours)) for record in self.below)
        self._reader = PersonReader(self.columns, self.shifts, is_one_day=len(days) < 2)
        self._is_slot_list = has_row_per_slot(self.columns, self.heading)
        self._room = _room(self.heading, self.below)

    @property
    def kept(self) -> tuple[RosterRow, ...]:
        """The people kept so far, in the order in which they were seen first."""
        return tuple(self._kept.values())

    @property
    def problems(self) -> list[Problem]:
        """What was wrong so far, in file order; of a row that counts no more only that this is so."""
        if not self._superseded:
            return self._problems
        found = [problem for problem in self._problems if problem.row not in self._superseded]
        return sorted([*found, *self._superseded.values()], key=lambda problem: problem.row or 0)

    def take(self, record: Record) -> None:
        """Keep the person in a row, or say why there is none."""
        if record.is_blank:
            return
        reason, column = self._reason_against(record)
        self._count += 1
        if reason:
            self._note(reason, record, column, "" if reason == "not_a_person" else self._reader.name_of(record))
            if self.newest and reason == "not_attending":
                self._forget_earlier(record)
            return
        person, found = self._reader.read(record)
        if not person.name:
            self._note("missing_name", record, self._name_column())
            return
        first = self._seen.row_of(person)
        if first is None:
            self._keep(person, record, record.row, found, self._seen.settle(person, record.row))
        elif self._adds_hours(first, person):
            self._note("duplicate", record, self._identity_column(person.email), person.name, None, first)
        elif self.newest:
            self._replace(first, person, record, found)
        else:
            self._note("duplicate", record, self._identity_column(person.email), person.name, person, first)

    def _keep(
        self, person: Draft, record: Record, first: int, found: Sequence[tuple[str, int]], settled: Sequence[str] = ()
    ) -> None:
        for code, at in found:
            self._note(code, record, at, person.name, person)
        for code in settled:
            self._note(code, record, self._column_of(code), person.name)
        self._kept[first] = RosterRow(record.row, record.line, person.professional())

    def _replace(self, first: int, person: Draft, record: Record, found: Sequence[tuple[str, int]]) -> None:
        """Keep a newer answer in place of what the same person said further up."""
        known = self._drop(first, person)
        earlier = known.professional.email if known else ""
        identity = known.professional.id if known else person.id or person.email or f"row-{record.row}"
        self._keep(person, record, first, found, self._seen.renew(person, record.row, identity, earlier))

    def _adds_hours(self, first: int, person: Draft) -> bool:
        """Add the hours of the same person's further row to their first one's, in a list with a row for each slot."""
        known, hours = self._kept.get(first), person.others.get("available", ())
        if not self._is_slot_list or known is None or not known.professional.available or not hours:
            return False
        windows = sorted({*known.professional.available, *hours}, key=lambda one: (one.date or date.min, one.start))
        self._kept[first] = replace(known, professional=replace(known.professional, available=merged(windows)))
        return True

    def _forget_earlier(self, record: Record) -> None:
        """Take off somebody who had said that they come and says now that they do not."""
        person, _ = self._reader.read(record)
        first = self._seen.row_of(person) if person.name else None
        if first is not None and self._drop(first):
            del self._kept[first]

    def _drop(self, first: int, newer: Draft | None = None) -> RosterRow | None:
        """Say of an earlier row that a newer one counts, and nothing else of it; return it where it was kept."""
        known = self._kept.get(first)
        if known is not None:
            person = known.professional
            values = {"differs": self._difference(first, newer) if newer else ""}
            self._superseded[known.row] = Problem(
                "superseded", Severity.INFO, known.row, known.line, values=values, person=person.name
            )
        return known

    def _reason_against(self, record: Record) -> tuple[str, int]:
        """Return why a row holds nobody to keep, empty where it may, and the column at fault."""
        if self._nobody.is_nobody(record):
            return ("name_alone" if self._nobody.may_be_somebody(record) else "not_a_person"), NO_COLUMN
        if self._overflows(record):
            return "too_many_cells", NO_COLUMN
        if self._nobody.is_sample(record, self._count):
            return "sample_row", NO_COLUMN
        column = self._column_of_absence(record)
        return ("not_attending" if column != NO_COLUMN else "", column)

    def _column_of_absence(self, record: Record) -> int:
        """Return the column that says that somebody does not come."""
        for column in self.columns.statuses:
            if stays_away(clean(record.cell(column)), self.columns.header(column)):
                return column
        for column in sorted(self._nobody.name_columns):
            if says_absent(clean(record.cell(column))):
                return column
        hours = self.columns.single.get("available", NO_COLUMN)
        return hours if hours != NO_COLUMN and has_no_time(clean(record.cell(hours))) else NO_COLUMN

    def _overflows(self, record: Record) -> bool:
        """Tell whether a row has more cells than there are columns for: an unquoted delimiter has shifted them."""
        if any(clean(cell) for cell in record.cells[self.heading.width :]):
            return True
        beyond = any(clean(cell) for cell in record.cells[self._room :])
        return beyond and len(record.filled) > sum(map(bool, self.columns.headers))

    def _note(  # noqa: PLR0913, PLR0917 - a row, a column, a person: what a problem is about
        self,
        code: str,
        record: Record,
        column: int = NO_COLUMN,
        name: str = "",
        person: Draft | None = None,
        first: int = 0,
    ) -> None:
        header = self.columns.header(column) if column != NO_COLUMN else ""
        values: dict[str, object] = {}
        if code == "too_many_cells":
            values = {"cells": len(record.filled), "headers": self._room}
        if code in ("unreadable_value", "unreadable_times"):
            said = clean(record.cell(column))
            values = {"value": said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"}
        if code == "unreadable_times" and person is not None:
            is_none = person.others.get("available") == (NO_TIME,)
            values["taken"] = ENGLISH(f"roster.taken.{'none' if is_none else 'all'}")
        if code == "duplicate":
            told = self._difference(first, person) if person is not None else ENGLISH("roster.twice.hours")
            newest = ENGLISH("roster.twice.newest") if person is not None else ""
            values |= {"first": first, "differs": told, "newest": newest}
        if code == "several_emails" and person is not None:
            values["email"] = person.email
        severity = _SEVERITIES.get(code, Severity.WARNING)
        if code == "not_attending" and column not in self.columns.statuses:
            severity = Severity.WARNING  # a sentence among hours is less certain than a status
        self._problems.append(Problem(code, severity, record.row, record.line, header, values, name))

    def _difference(self, first: int, person: Draft) -> str:
        """Return in what a row differs from that of the same person further up, as the end of a sentence."""
        known = self._kept.get(first)
        told = differing(known.professional, person.professional()) if known else ""
        return ENGLISH(f"roster.twice.{'differs' if told else 'same'}", fields=told)

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

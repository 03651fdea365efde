"""One row to one professional: every field from its own column. Nothing is looked up and nobody is compared."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any, Final

from kiosk.people import NO_TIME, Professional, Window
from kiosk.plaintext import clean, clean_lines
from kiosk.roster import limits
from kiosk.roster.addresses import read_address
from kiosk.roster.answers import is_unlimited, read_count, read_page, read_yes
from kiosk.roster.cells import RowCells
from kiosk.roster.choices import Group
from kiosk.roster.columns import CANONICAL, Columns
from kiosk.roster.combined import phone_beside, split_job, split_person, without_address
from kiosk.roster.crowded_names import names_several, unstacked
from kiosk.roster.days import days_said
from kiosk.roster.evidence import is_placeholder
from kiosk.roster.formulas import unescaped
from kiosk.roster.lists import split_list
from kiosk.roster.names import HALVES, read_name
from kiosk.roster.phones import read_phone
from kiosk.roster.shifts import takes_all
from kiosk.roster.spans import span
from kiosk.roster.table import Record
from kiosk.roster.tick_marks import is_ticked
from kiosk.roster.ticks import listed_times, merged
from kiosk.roster.words import fold

NO_COLUMN: Final = -1
"""Stands for the column of a field that the file does not have."""
_MOST: Final = {"years": 80, "capacity": 999}
"""What is more than this was no such number."""
_TAG: Final = re.compile(r"</?(?:p|br|b|i|em|strong|u|span|div|ul|ol|li|a|h\d)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BULLET: Final = re.compile(r"^[•‣▪●◦∙·]\s*")
_NAMES: Final = ("first", "last", "preferred", "name")


@dataclass(slots=True)
class Draft:
    """A person as read from one row, before others in the file were looked at."""

    id: str
    """The id that the file gives, empty where it gives none."""
    name: str
    """As it is to be shown, empty where there is none."""
    email: str
    """Lower case, empty where there is none."""
    others: dict[str, Any]
    """The other fields that the file has, by name."""

    def text(self, name: str) -> str:
        """Return a field of text, empty where the file does not have it."""
        return str(self.others.get(name, ""))

    def professional(self) -> Professional:
        """Return the person as they are kept."""
        return Professional(id=self.id, name=self.name, email=self.email, **self.others)


class PersonReader:
    """Reads rows of one file, knowing which column is which field."""

    def __init__(self, columns: Columns, shifts: tuple[Window, ...] = (), *, is_one_day: bool = True) -> None:
        """Take the columns, the hours of whoever takes every shift, and whether all hours are of one day."""
        self._columns = columns
        self._shifts = shifts
        self._is_one_day = is_one_day
        self._record = Record(0, 0, ())
        self._cells = RowCells()
        self._groups = {group.name: group for group in columns.groups}
        read: dict[str, Callable[[str], object]] = {
            "industries": self._values,
            "specialties": self._values,
            "languages": self._values,
            "bio": self._bio,
            "recruiter": self._answer,
            "mentoring": self._answer,
            "share_contact": self._answer,
            "years": self._count,
            "capacity": self._count,
            "phone": self._phone,
            "booking_url": self._page,
            "available": self._available,
        }
        if "company" in columns.single and columns.single["company"] == columns.single.get("position"):
            read |= {"company": self._job, "position": self._job}
        self._is_crowded = columns.single.get("name", NO_COLUMN) == columns.single.get("position")
        if self._is_crowded and "company" not in read:
            read["position"] = self._beside
        self._parts = [name for name in _NAMES if name in columns.single]
        there = [*columns.single, *self._groups]
        self._others = [
            (name, read.get(name, self._text))
            for name in CANONICAL
            if name in there and name not in ("id", "email") and name not in _NAMES
        ]

    def read(self, record: Record) -> tuple[Draft, list[tuple[str, int]]]:
        """Return the person in a row, and what was found wrong as (code, column)."""
        self._record, self._cells = record, RowCells()
        name = self._name()
        if not name:
            return Draft("", "", "", {}), self._cells.found
        if names_several(name):
            self._cells.note("several_people", self._columns.single[self._parts[0]])
        email = self._email()
        others: dict[str, Any] = {field: read(field) for field, read in self._others}
        return Draft(self._text("id"), name, email, others), self._cells.found

    def name_of(self, record: Record) -> str:
        """Return how the person in a row is called, empty where nobody is."""
        self._record, self._cells = record, RowCells()
        return self._name()

    def _cell(self, name: str, *, lines: bool = False, most: int = limits.CELL) -> tuple[str, int]:
        column = self._columns.single.get(name, NO_COLUMN)
        if column == NO_COLUMN:
            return "", column
        if name in self._columns.spares and _says_nothing(self._record.cell(column)):
            others = self._columns.spares[name]
            column = next((other for other in others if not _says_nothing(self._record.cell(other))), column)
        return self._cells.read(self._record.cell(column), column, lines=lines, most=most), column

    def _text(self, name: str) -> str:
        text, column = self._cell(name)
        return self._cells.check_formula(text, column)

    def _name(self) -> str:
        parts = {name: self._part(name) for name in self._parts}
        name = read_name(
            parts.get("first", ""),
            parts.get("last", ""),
            parts.get("preferred", ""),
            parts.get("name", ""),
            has_last="last" in parts,
        )
        # Turning a name round may bring an apostrophe to its front that was inside.
        return unescaped(name)

    def _part(self, name: str) -> str:
        text, column = self._cell(name, lines=True)
        if not text and name in ("first", "last") and (half := clean(self._record.cell(column))) in HALVES:
            return half
        text = split_person(text, is_certain=True)[0] if self._is_crowded and name == "name" else text
        text = self._cells.check_formula(unstacked(text) if "\n" in text else text, column)
        if self._columns.headers != CANONICAL:
            text = _BULLET.sub("", text)
        return without_address(text, everywhere=column == self._columns.single.get("email", NO_COLUMN))

    def _job(self, name: str) -> str:
        text = self._text(name)
        position, company = split_job(split_person(text, is_certain=True)[1] if self._is_crowded else text)
        return position if name == "position" else company

    def _beside(self, name: str) -> str:
        return split_person(self._text(name), is_certain=True)[1]

    def _email(self) -> str:
        text, column = self._cell("email")
        address = read_address(text)
        if address.has_others:
            self._cells.note("several_emails", column)
        if address.email:
            return self._cells.check_formula(address.email, column)
        if not self._cells.has("too_long", column):
            self._cells.note("missing_email" if address.is_missing else "invalid_email", column)
        return ""

    def _phone(self, name: str) -> str:
        text, column = self._cell(name)
        if column == self._columns.single.get("email"):
            text = phone_beside(text)
        # A column too narrow for its numbers is saved as ####, which elsewhere stands for nothing.
        phone = read_phone("###" if not text and "###" in self._record.cell(column) else text)
        if phone.is_damaged:
            self._cells.note("damaged_phone", column)
        return self._cells.check_formula(phone.number, column)

    def _bio(self, name: str) -> str:
        text, column = self._cell(name, lines=True, most=limits.BIO)
        if _TAG.search(text):
            text = clean_lines(unescape(_TAG.sub(" ", text)))
        return self._cells.check_formula(text, column)

    def _answer(self, name: str) -> bool:
        text, column = self._cell(name)
        answer = read_yes(text)
        if answer is None:
            # A hiring manager who answers with more than a word still answers.
            if name == "recruiter" and any(
                word in fold(text) for word in ("recruit", "hiring", "rekrut", "recrut", "採用")
            ):
                return True
            self._cells.note("unreadable_value", column)
        return bool(answer)

    def _count(self, name: str) -> int | None:
        text, column = self._cell(name)
        if not text or is_unlimited(text):
            return None
        number = read_count(text, _MOST[name])
        if number is None:
            self._cells.note("unreadable_value", column)
        return number

    def _page(self, name: str) -> str:
        text, column = self._cell(name)
        page = read_page(text)
        if text and not page:
            self._cells.note("unreadable_value", column)
        return page

    def _available(self, name: str) -> tuple[Window, ...]:
        text, column = self._hours(name)
        if not text:
            return ()
        if takes_all(text):
            if not self._shifts:
                self._cells.note("unreadable_times", column)
            return self._shifts
        if not self._is_one_day and days_said([text]):
            self._cells.note("unreadable_times", column)  # whether it is the day of the event, nobody here knows
            return (NO_TIME,)
        is_slot = name in self._groups or "slot" in self._columns.header(column).casefold()
        windows = _windows(text, name in self._groups, is_slot)
        if windows is None:
            self._cells.note("unreadable_times", column)
            return (NO_TIME,) if _sets_limit(text) else ()
        return windows

    def _hours(self, name: str) -> tuple[str, int]:
        group = self._groups.get(name)
        if not group:
            return self._cell(name, lines=True)
        at = group.columns[0]
        if group.choices:
            return "; ".join(choice for column in group.columns for choice in self._chosen(group, column)), at
        cells = [self._cells.read(self._record.cell(column), column, lines=True) for column in group.columns]
        return span(*cells, is_one_day=group.is_one_day) if group.is_span else "; ".join(filter(None, cells)), at

    def _values(self, name: str) -> tuple[str, ...]:
        group = self._groups.get(name)
        if group:
            found = [value for column in group.columns for value in self._chosen(group, column)]
            return tuple({value.casefold(): value for value in reversed(found)}.values())[::-1]
        text, column = self._cell(name, lines=True)
        return self._checked(split_list(text), column)

    def _chosen(self, group: Group, column: int) -> tuple[str, ...]:
        """Return what one column of a group says: its choice where it is ticked, else its own values."""
        raw = self._record.cell(column)
        text = self._cells.read(raw, column, lines=True)
        choice = group.choices.get(column)
        if choice is None:
            return self._checked(split_list(text), column)
        # A tick alone is a sign that elsewhere stands for nothing.
        if not is_ticked(raw) and (not text or (is_ticked(raw) is False and fold(text) != fold(choice))):
            return ()
        return (self._cells.check_formula(choice, column),)

    def _checked(self, values: tuple[str, ...], column: int) -> tuple[str, ...]:
        for value in values:
            self._cells.check_formula(value, column)
        return values


def _says_nothing(cell: str) -> bool:
    text = clean(cell)
    return not text or is_placeholder(text)


def _sets_limit(text: str) -> bool:
    from kiosk.roster.availability import limits_said  # noqa: PLC0415

    return limits_said(text)


@lru_cache(maxsize=5_000)
def _windows(text: str, is_group: bool, is_slot: bool) -> tuple[Window, ...] | None:
    """Return the windows in a cell or in the times that were ticked; None where it cannot be read."""
    from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

    windows = read_availability(text)
    listed = listed_times(text) if windows is None else ""
    # One time alone is a slot only where slots were asked for: elsewhere somebody may mean from then on.
    if listed and (is_slot or ";" in listed):
        return merged(read_availability(listed) or ())
    return merged(windows) if windows and is_group else windows

"""One row to one professional: every field from its own column. Nothing is looked up and nobody is compared."""

from kiosk.people import Professional, Window
from kiosk.roster import limits
from kiosk.roster.addresses import read_address
from kiosk.roster.answers import is_unlimited, read_count, read_page, read_yes
from kiosk.roster.cells import RowCells
from kiosk.roster.choices import Group
from kiosk.roster.columns import Columns
from kiosk.roster.evidence import is_yes_or_no
from kiosk.roster.lists import split_list
from kiosk.roster.names import read_name
from kiosk.roster.phones import read_phone
from kiosk.roster.table import Record
from kiosk.roster.words import fold

NO_COLUMN = -1
"""Stands for the column of a field that the file does not have."""


class PersonReader:
    """Reads the fields of one row; what is wrong with cells is noted in `cells`."""

    def __init__(self, columns: Columns, record: Record) -> None:
        self._columns = columns
        self._record = record
        self.cells = RowCells()

    def read(self) -> Professional:
        """Return the person in the row; the name is empty where there is none, the id is left to others."""
        return Professional(
            id="",
            name=self._name(),
            email=self._email(),
            company=self._text("company"),
            position=self._text("position"),
            industries=self._values("industries"),
            specialties=self._values("specialties"),
            bio=self._bio(),
            recruiter=self._answer("recruiter"),
            mentoring=self._answer("mentoring"),
            years=self._count("years", 80),
            alma_mater=self._text("alma_mater"),
            city=self._text("city"),
            languages=self._values("languages"),
            linkedin=self._text("linkedin"),
            phone=self._phone(),
            booking_url=self._page(),
            share_contact=self._answer("share_contact"),
            available=self._available(),
            table=self._text("table"),
            capacity=self._count("capacity", 999),
        )

    def roster_id(self) -> str:
        """Return the id that the file itself gives, empty where it gives none."""
        return self._text("id")

    def _column(self, name: str) -> int:
        return self._columns.single.get(name, NO_COLUMN)

    def _cell(self, name: str, *, lines: bool = False, most: int = limits.CELL) -> tuple[str, int]:
        column = self._column(name)
        if column == NO_COLUMN:
            return "", column
        return self.cells.read(self._record.cell(column), column, lines=lines, most=most), column

    def _text(self, name: str) -> str:
        text, column = self._cell(name)
        return self.cells.check_formula(text, column)

    def _name(self) -> str:
        parts = [self._text(name) for name in ("first", "last", "preferred", "name")]
        has_last = self._column("last") != NO_COLUMN
        return read_name(parts[0], parts[1], parts[2], parts[3], has_last=has_last)

    def _email(self) -> str:
        text, column = self._cell("email")
        address = read_address(text)
        if address.has_others:
            self.cells.note("several_emails", column)
        if address.email:
            return self.cells.check_formula(address.email, column)
        if not self.cells.has("too_long", column):
            self.cells.note("missing_email" if address.is_missing else "invalid_email", column)
        return ""

    def _phone(self) -> str:
        text, column = self._cell("phone")
        phone = read_phone(text)
        if phone.is_damaged:
            self.cells.note("damaged_phone", column)
        return self.cells.check_formula(phone.number, column)

    def _bio(self) -> str:
        text, column = self._cell("bio", lines=True, most=limits.BIO)
        return self.cells.check_formula(text, column)

    def _answer(self, name: str) -> bool:
        text, column = self._cell(name)
        answer = read_yes(text)
        if answer is None:
            # A hiring manager who answers with more than a word still answers.
            if name == "recruiter" and any(
                word in fold(text) for word in ("recruit", "hiring", "rekrut", "recrut", "採用")
            ):
                return True
            self.cells.note("unreadable_value", column)
        return bool(answer)

    def _count(self, name: str, most: int) -> int | None:
        text, column = self._cell(name)
        if not text or is_unlimited(text):
            return None
        number = read_count(text, most)
        if number is None:
            self.cells.note("unreadable_value", column)
        return number

    def _page(self) -> str:
        text, column = self._cell("booking_url")
        page = read_page(text)
        if text and not page:
            self.cells.note("unreadable_value", column)
        return page

    def _available(self) -> tuple[Window, ...]:
        text, column = self._cell("available", lines=True)
        if not text:
            return ()
        from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

        windows = read_availability(text)
        if windows is None:
            self.cells.note("unreadable_times", column)
        return windows or ()

    def _values(self, name: str) -> tuple[str, ...]:
        group = next((each for each in self._columns.groups if each.name == name), None)
        if group:
            found = [value for column in group.columns for value in self._chosen(group, column)]
            return tuple({value.casefold(): value for value in reversed(found)}.values())[::-1]
        text, column = self._cell(name, lines=True)
        return self._checked(split_list(text), column)

    def _chosen(self, group: Group, column: int) -> tuple[str, ...]:
        """Return what one column of a group says: its choice where it is ticked, else its own values."""
        text = self.cells.read(self._record.cell(column), column, lines=True)
        choice = group.choices.get(column)
        if choice is None:
            return self._checked(split_list(text), column)
        if not text or (is_yes_or_no(text) and not read_yes(text) and fold(text) != fold(choice)):
            return ()
        return (self.cells.check_formula(choice, column),)

    def _checked(self, values: tuple[str, ...], column: int) -> tuple[str, ...]:
        for value in values:
            self.cells.check_formula(value, column)
        return values

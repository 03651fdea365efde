"""Workbooks take the same path as text files from the table on."""

import importlib.util
import sys
from datetime import datetime, time
from pathlib import Path

import pytest

from kiosk.errors import ExtraMissing, RosterUnreadable, SheetUnknown
from kiosk.roster import read_roster
from kiosk.roster.workbook import as_text
from tests.conftest import need
from tests.roster.workbooks import write_workbook

PEOPLE: list[list[str | int | float | bool | None]] = [
    ["PR Night 2026"],
    [],
    ["Name", "Email", "Company", "Phone", "Recruiter?", "Years"],
    ["Ada Okoro", "a@example.com", "Harbour, Trust", 447911123456, True, 12.0],
    [None, None, "Totals"],
    ["José Muñoz", "j@example.com", "Nord", "+34 600", False, 3],
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with two sheets, named like a CSV file by mistake."""
    need(importlib.util.find_spec("python_calamine"), "python-calamine")
    return write_workbook(tmp_path / "roster.csv", {"Sheet 1": PEOPLE, "Other": [["Name"], ["Bo Lind"]]})


def test_the_first_sheet_is_read(workbook: Path) -> None:
    """Rows keep the numbers that the spreadsheet shows, numbers keep their digits."""
    roster = read_roster(workbook)
    assert [(r.row, r.professional.name, r.professional.phone) for r in roster.rows] == [
        (4, "Ada Okoro", "447911123456"),
        (6, "José Muñoz", "+34 600"),
    ]
    assert (roster.header_row, roster.professionals[0].years, roster.professionals[0].recruiter) == (3, 12, True)
    assert (roster.encoding, roster.delimiter) == ("", "")
    assert [(p.row, p.code) for p in roster.problems] == [(5, "not_a_person")]


def test_another_sheet_by_name(workbook: Path) -> None:
    """--sheet reads another sheet, in any case; one that is not there is a sentence that lists those that are."""
    assert [p.name for p in read_roster(workbook, sheet="other").professionals] == ["Bo Lind"]
    with pytest.raises(SheetUnknown) as caught:
        read_roster(workbook, sheet="Nope")
    assert "Sheet 1, Other" in str(caught.value)


def test_a_damaged_workbook_is_a_sentence(tmp_path: Path) -> None:
    """An archive that is no workbook, or half of one, is refused in words."""
    need(importlib.util.find_spec("python_calamine"), "python-calamine")
    file = tmp_path / "roster.xlsx"
    for content in (b"PK\x03\x04" + b"x" * 100, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600):
        file.write_bytes(content)
        with pytest.raises(RosterUnreadable):
            read_roster(file)


def test_without_the_extra_it_says_what_to_install(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader for workbooks is missing, one sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ExtraMissing) as caught:
        read_roster(workbook)
    assert "mentor-kiosk[xlsx]" in str(caught.value)


def test_values_as_a_spreadsheet_saves_them() -> None:
    """Dates, times and whole numbers become text without a trailing point or seconds."""
    assert as_text(datetime(2026, 12, 3, 18, 0)) == "2026-12-03 18:00"  # noqa: DTZ001 - cells have no zone
    assert (as_text(time(18, 30)), as_text(2.5), as_text(None), as_text(7.0)) == ("18:30", "2.5", "", "7")


def test_the_sheet_with_the_people_is_found(tmp_path: Path) -> None:
    """Instructions in front are passed over; a second list is named and not read."""
    need(importlib.util.find_spec("python_calamine"), "python-calamine")
    sheets: dict[str, list[list[str | int | float | bool | None]]] = {
        "Read me": [["How to fill this in"], ["One row for each person"]],
        "Volunteers": [["Name", "Email"], ["Ada Okoro", "a@example.com"]],
        "Last year": [["Name", "Email"], ["Bo Lind", "b@example.com"]],
    }
    roster = read_roster(write_workbook(tmp_path / "people.xlsx", sheets))
    assert [person.name for person in roster.professionals] == ["Ada Okoro"]
    (told,) = (problem for problem in roster.file_problems if problem.code == "other_sheets")
    assert "Last year" in told.message()


Cells = list[list[str | int | float | bool | None]]
STUDENTS: Cells = [["Name", "Email"], ["Stu Dent", "s@example.com"], ["Li Wei", "l@example.com"]]


@pytest.mark.parametrize(
    "first",
    [
        [["Who are you?", "Where can we write to?"], ["Ada Okoro", "a@example.com"], ["Bo Lind", "b@example.com"]],
        [["Ada Okoro", "a@example.com", "Acme"], ["Bo Lind", "b@example.com", "Nord"]],
    ],
)
def test_the_sheet_in_front_is_kept_where_it_holds_addresses(tmp_path: Path, first: Cells) -> None:
    """A later sheet with better headers, such as the students, does not take the place of the people in front."""
    need(importlib.util.find_spec("python_calamine"), "python-calamine")
    roster = read_roster(write_workbook(tmp_path / "people.xlsx", {"Sign-ups": first, "Students": STUDENTS}))
    assert [person.name for person in roster.professionals] == ["Ada Okoro", "Bo Lind"]
    assert "other_sheets" in {problem.code for problem in roster.file_problems}


def test_a_sheet_passed_over_is_named_with_a_warning(tmp_path: Path) -> None:
    """Where the first sheet with anything in it is not the one read, both are named; not where one was asked for."""
    need(importlib.util.find_spec("python_calamine"), "python-calamine")
    sheets: dict[str, Cells] = {"Empty": [[]], "Read me": [["Ask ana@example.com"]], "People": STUDENTS}
    path = write_workbook(tmp_path / "people.xlsx", sheets)
    (told,) = (problem for problem in read_roster(path).file_problems if problem.code == "sheet_passed_over")
    assert told.severity.value == "warning"
    assert "People was read, and not Read me" in told.message()
    asked = read_roster(path, sheet="People")
    assert "sheet_passed_over" not in {problem.code for problem in asked.file_problems}


def test_cells_merged_downwards_count_for_each_of_their_rows(workbook: Path) -> None:
    """What a workbook says is merged is no guess; rows that go on about the person above stay theirs."""
    rows: list[list[str | int | float | bool | None]] = [
        ["PR Night", None, None, None],
        ["Agency", "Name", "Email", "Topics"],
        ["Acme", "Ada Okoro", "a@example.com", "Crisis"],
        [None, "Bo Lind", "b@example.com", "Film"],
        ["Solo", "Cy Wu", "c@example.com", "Sports"],
        [None, None, None, "Music"],
    ]
    roster = read_roster(write_workbook(workbook, {"Pros": rows}, ["A1:D1", "A3:A4", "A5:A6", "B5:B6", "C5:C6"]))
    assert [(p.name, p.company, p.specialties) for p in roster.professionals] == [
        ("Ada Okoro", "Acme", ("Crisis",)),
        ("Bo Lind", "Acme", ("Film",)),
        ("Cy Wu", "Solo", ("Sports", "Music")),
    ]
    (told,) = [each for each in roster.file_problems if each.code == "merged_filled_in"]
    assert told.values["rows"] == "4 (3)"

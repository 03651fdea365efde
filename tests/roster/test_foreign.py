"""Files of another kind under the name of a list: read where that is simple, else told what they are."""

import zipfile
from pathlib import Path

import pytest

from kiosk.roster import read_roster, read_roster_bytes

ROWS = "<tr><th>Name</th><th>Company</th></tr><tr><td>Ana&nbsp;Ruiz</td><td>Smith &amp; Co</td></tr>"
SHEET = (
    '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>'
    "<Row><Cell><Data>Name</Data></Cell><Cell><Data>Email</Data></Cell><Cell><Data>Company</Data></Cell></Row>"
    '<Row><Cell><Data>Ana Ruiz</Data></Cell><Cell ss:Index="3"><Data>Smith &amp; Co</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><table>{ROWS}</table></html>",
        f"<!DOCTYPE html><head><title>List</title><body><table>{ROWS}</table>",
        f"<!DOCTYPE html><head><title>List</title><table>{ROWS}</table>",
        f"<!DOCTYPE html><!-- <td>x --><style>td < th</style><table>{ROWS}</table>",
        f"<table>{ROWS}</table>",
        SHEET,
    ],
)
def test_a_table_in_a_page_is_a_list(page: str) -> None:
    """What many programs call Excel is a web page or XML with a table, and is read as one."""
    people = read_roster_bytes(page.encode()).professionals
    assert [(p.name, p.company) for p in people] == [("Ana Ruiz", "Smith & Co")]


OTHERS = (
    (b"<!DOCTYPE html><html><body>Please sign in</body></html>", "is_web_page"),
    (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEND:VCARD\r\n", "is_vcard"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "is_calendar"),
    (b"%PDF-1.7\n1 0 obj", "is_pdf"),
    (b'[{"name": "Ana Ruiz"}]', "is_json"),
    (b"{\\rtf1\\ansi Ana Ruiz}", "is_document"),
    (b"\x89PNG\r\n\x1a\n", "is_picture"),
    (b"Received: by mail\nMIME-Version: 1.0\nSubject: list\n\nAna Ruiz\n", "is_mail"),
)


@pytest.mark.parametrize(("data", "code"), OTHERS)
def test_another_kind_of_file_is_named_with_the_next_step(data: bytes, code: str) -> None:
    """One sentence says what the file is and what to do."""
    roster = read_roster_bytes(data)
    assert [(p.code, p.severity.value) for p in roster.file_problems] == [(code, "error")]
    assert len(roster.file_problems[0].message()) > 40


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ("Index/Document.iwa", "is_numbers"),
        ("word/document.xml", "is_document"),
        ("people.csv", "is_archive"),
        ("mimetype", "is_document"),
    ],
)
def test_another_archive_is_named(tmp_path: Path, member: str, code: str) -> None:
    """Apple Numbers, Word and plain archives begin as a workbook does, and are told apart."""
    path = tmp_path / "list.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "application/vnd.oasis.opendocument.text" if member == "mimetype" else "Name\nAna\n")
    assert [p.code for p in read_roster(path).file_problems] == [code]


def test_names_in_brackets_at_the_top_are_no_json() -> None:
    """A list may begin with a bracket."""
    assert read_roster_bytes(b"[Name],[Email]\nAda Okoro,a@example.com\n").rows


@pytest.mark.parametrize("part", [b"<a ", b"<!", b"<tr><td>", b"<table><tr><td>", b"<!--", b"&"])
def test_half_a_page_without_end_is_refused_in_words(part: bytes) -> None:
    """Tags that nobody closes, a hundred thousand of them, end in a sentence like any other page."""
    roster = read_roster_bytes(b"<!doctype html><table>" + part * 100_000 + b"</table>")
    assert [problem.code for problem in roster.file_problems] == ["is_web_page"]


def test_a_name_in_angle_brackets_is_no_markup() -> None:
    """A list may begin with a bracket that opens no tag."""
    assert read_roster_bytes(b"<Name> ,Email\nAda Okoro,a@example.com\n").rows

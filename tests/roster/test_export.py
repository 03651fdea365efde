"""What the kiosk writes out, it reads back unchanged, and no spreadsheet runs it."""

# ruff: noqa: E501 - CSV is shown as it is, line by line

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.people import Professional
from kiosk.roster import CANONICAL, TEMPLATE_PERSON, Roster, read_roster_bytes, write_roster

HOSTILE = (
    "name,email,company,position,specialties,bio,phone\n"
    '"=cmd|\' /C calc\'!A0",a@example.com,"=HYPERLINK(""http://x"",""y"")",@SUM(1+1),"-2+3; +cmd; plain","<script>alert(1)</script>",+1 555-0100\n'
    '"[@click=app.quit]Bo[/]",b@example.com,"[/]","{{7*7}}",\'=1+1,"One\nTwo, ""three""",\'0770\n'
)


def _again(roster: Roster) -> Roster:
    return read_roster_bytes(write_roster(roster.professionals).encode())


def test_a_hostile_roster_comes_back_as_it_was() -> None:
    """Formulas, markup and quotation marks survive export and import as plain text."""
    roster = read_roster_bytes(HOSTILE.encode())
    assert len(roster.professionals) == 2
    again = _again(roster)
    assert again.professionals == roster.professionals
    assert write_roster(again.professionals) == write_roster(roster.professionals)


def test_no_exported_cell_begins_a_formula() -> None:
    """Every cell that a spreadsheet would run has an apostrophe in front, and every cell is quoted."""
    text = write_roster(read_roster_bytes(HOSTILE.encode()).professionals)
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert all(line.startswith('"') for line in text.split("\r\n")[:1])


def test_people_without_an_address_keep_their_identity() -> None:
    """Somebody whose id was made from name and company gets no id column in an export, so the identity stays made."""
    person = Professional(id="ada okoro, acme", name="Ada Okoro", company="Acme")
    (row,) = csv.DictReader(io.StringIO(write_roster([person]), newline=""))
    assert row["id"] == ""
    own = Professional(id="P-1", name="Ada Okoro")
    (row,) = csv.DictReader(io.StringIO(write_roster([own]), newline=""))
    assert row["id"] == "P-1"


def test_one_word_names_come_back() -> None:
    """Cher alone, without address or company, is a person in the kiosk's own export."""
    people = [Professional(id="row-1", name="Cher"), Professional(id="row-2", name="HEALTH")]
    assert [p.name for p in read_roster_bytes(write_roster(people).encode()).professionals] == ["Cher", "HEALTH"]


def test_the_template_is_known_for_an_example() -> None:
    """The template has the kiosk's own headers, and its example row is nobody."""
    text = write_roster([TEMPLATE_PERSON])
    assert text.splitlines()[0] == ",".join(f'"{header}"' for header in CANONICAL)
    roster = read_roster_bytes(text.encode())
    assert roster.professionals == ()
    assert [p.code for p in roster.problems] == ["sample_row"]


WORDS = st.text(alphabet="abcABC éßł佐,;|/\"'=+-@()[]&.•0 5", max_size=14)
LISTS = st.lists(WORDS, max_size=3).map("; ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, LISTS, LISTS, WORDS), min_size=1, max_size=5))
def test_reading_an_export_changes_nothing(cells: list[tuple[str, ...]]) -> None:
    """Whatever stands in a roster, an export of what was read reads the same, again and again."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["name", "company", "position", "specialties", "industries", "table"])
    writer.writerows([[f"Ada {name}", *rest] for name, *rest in cells])
    roster = read_roster_bytes(out.getvalue().encode())
    once = _again(roster)
    assert [p.name for p in once.professionals] == [p.name for p in roster.professionals]
    assert write_roster(once.professionals) == write_roster(roster.professionals)


def test_an_escaped_value_inside_a_list_comes_back() -> None:
    """An apostrophe in front of a value further back in a list does not make an export read differently."""
    roster = read_roster_bytes(b'name,company,industries\r\nAda Okoro,Acme,",\'-A"\r\n')
    assert write_roster(_again(roster).professionals) == write_roster(roster.professionals)

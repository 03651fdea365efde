"""`kiosk roster` as an organizer runs it: check, import, export, template."""

# ruff: noqa: E501 - CSV is shown as it is, line by line

import csv
import io
import json
import shlex
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.bootstrap import open_kiosk
from kiosk.cli.roster import roster
from kiosk.errors import HeaderUnknown, NoEvent, RosterNotFound, RosterRefused, VolunteersUnconfirmed
from kiosk.services.forms import EventForm

pytestmark = pytest.mark.usefixtures("own_folder")

RUN = CliRunner()
GOOD = (
    "Name,Email,Company,Title,Topics\nAda Okoro,a@example.com,Harbour Trust,Press Officer,media; crisis\n"
    "Bo Lind,b@example.com,Nordic,Editor,blogs\n"
)
BAD = GOOD + ",c@example.com,Delta,Analyst,\n"
CONTACTS = "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Okoro,a@example.com,Acme,Editor,01 Jan 2020\n"


@pytest.fixture
def evening(own_folder: Path) -> None:
    """A networking event."""
    with open_kiosk() as kiosk:
        kiosk.services.set_event(EventForm(name="PR Night", date=date(2026, 12, 3), starts=time(18), ends=time(20)))


def _file(text: str, name: str = "roster.csv") -> str:
    Path(name).write_bytes(text.encode())
    return name


def _names() -> list[str]:
    with open_kiosk() as kiosk:
        return [person.name for person in kiosk.services.list_professionals()]


@pytest.mark.parametrize("name", ["PR Night volunteers (Responses) - Form Responses 1.csv", "Ana's $list.csv"])
def test_the_next_command_can_be_pasted_whatever_the_file_is_called(name: str) -> None:
    """Forms name their files with spaces and brackets; a shell takes the command that the check prints as it stands."""
    said = RUN.invoke(roster, ["check", _file(GOOD, name)]).output
    command = said[said.index("kiosk roster import") :].splitlines()[0]
    assert shlex.split(command) == ["kiosk", "roster", "import", name]


def test_check_prints_what_was_understood() -> None:
    """A good roster: exit 0, the columns and the first people are shown, and the next command is named."""
    result = RUN.invoke(roster, ["check", _file(GOOD)])
    assert result.exit_code == 0, result.output
    assert "2 people" in result.output
    assert "position        Title" in result.output
    assert "Ada Okoro - Press Officer - Harbour Trust - a@example.com" in result.output
    assert "kiosk roster import roster.csv" in result.output


def test_check_names_the_rows_to_mend() -> None:
    """A roster with an error: exit 1, the row and the mend are named."""
    result = RUN.invoke(roster, ["check", _file(BAD)])
    assert result.exit_code == 1
    assert "error    row 4: There is no name in this row" in result.output
    assert "--skip-bad" in result.output


def test_check_puts_like_problems_together() -> None:
    """Forty rows without an address are one line, not forty."""
    people = "".join(f"Ada Okoro{n}\n" for n in range(40))
    result = RUN.invoke(roster, ["check", _file(f"Name,Email\n{people}")])
    assert result.output.count("no e-mail address") == 1
    assert "rows 2-41" in result.output


def test_check_as_json() -> None:
    """--json prints one object with rows, problems and columns, and nothing else."""
    result = RUN.invoke(roster, ["check", _file(BAD), "--json"])
    shown = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (shown["encoding"], shown["delimiter"], shown["header_row"]) == ("utf-8", ",", 1)
    assert shown["columns"]["specialties"] == "Topics"
    assert (
        shown["rows"][0] | {"row": 2, "line": 2, "name": "Ada Okoro", "specialties": ["media", "crisis"]}
        == shown["rows"][0]
    )
    assert (shown["rows"][0]["linkedin"], shown["rows"][0]["industries"]) == ("", [])
    (problem,) = shown["problems"]
    assert (problem["row"], problem["line"], problem["code"], problem["severity"]) == (4, 4, "missing_name", "error")
    assert problem["message"]


def test_check_takes_a_mapping_and_an_encoding() -> None:
    """--map and --encoding overrule the guesses."""
    Path("turkish.csv").write_bytes("Name,Motto\nElif Yılmaz,Editor\n".encode("cp1254"))
    result = RUN.invoke(roster, ["check", "turkish.csv", "--encoding", "cp1254", "--map", "position=Motto", "--json"])
    (row,) = json.loads(result.stdout)["rows"]
    assert (row["name"], row["position"]) == ("Elif Yılmaz", "Editor")


@pytest.mark.parametrize("mapping", ["nonsense", "colour=Title", "=Title"])
def test_a_mapping_of_no_field_is_wrong_usage(mapping: str) -> None:
    """A mapping that names no field is told as wrong usage."""
    assert RUN.invoke(roster, ["check", _file(GOOD), "--map", mapping]).exit_code == 2


def test_a_mapping_to_no_column_is_a_sentence() -> None:
    """A mapping to a header that is not there is an error in words."""
    result = RUN.invoke(roster, ["check", _file(GOOD), "--map", "bio=Story"])
    assert isinstance(result.exception, HeaderUnknown)


def test_a_missing_file_is_a_sentence() -> None:
    """A wrong file name is an error in words."""
    assert isinstance(RUN.invoke(roster, ["check", "nobody.csv"]).exception, RosterNotFound)


def test_check_needs_no_database_and_little_time_to_start() -> None:
    """Checking imports neither the database nor the screen, nor settings, nor the phone pages."""
    code = (
        "import sys; from kiosk.cli.roster import roster\n"
        f"try: roster(['check', {_file(GOOD)!r}])\nexcept SystemExit: pass\n"
        "print([m for m in ('sqlalchemy', 'textual', 'starlette', 'email_validator', 'pydantic_settings', 'rapidfuzz') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert not Path("data").exists()


def test_the_template_prints_canonical_headers_and_an_example() -> None:
    """The template is CSV with all headers and one row, which a check leaves out."""
    result = RUN.invoke(roster, ["template"])
    header, example = list(csv.reader(io.StringIO(result.stdout, newline="")))
    assert header[:5] == ["id", "name", "email", "company", "position"]
    assert header[-3:] == ["available", "table", "capacity"]
    assert len(example) == len(header) == 21
    checked = json.loads(RUN.invoke(roster, ["check", _file(result.stdout), "--json"]).stdout)
    assert checked["rows"] == []


@pytest.mark.usefixtures("evening")
def test_an_import_and_the_same_again() -> None:
    """Importing adds everybody; importing the same file again changes nobody."""
    first = RUN.invoke(roster, ["import", _file(GOOD)])
    assert first.exit_code == 0, first.output
    assert "2 added, 0 changed, 0 as before" in first.output
    again = RUN.invoke(roster, ["import", "roster.csv"])
    assert "0 added, 0 changed, 2 as before" in again.output
    assert _names() == ["Ada Okoro", "Bo Lind"]


@pytest.mark.usefixtures("evening")
def test_a_dry_run_shows_the_difference_and_changes_nothing() -> None:
    """A dry run names who is new, what would change field by field, and who is missing."""
    RUN.invoke(roster, ["import", _file(GOOD)])
    new = GOOD.replace("Press Officer", "Head of Press").replace("Bo Lind,b@", "Cy Wu,c@")
    result = RUN.invoke(roster, ["import", _file(new), "--dry-run"])
    assert result.exit_code == 0, result.output
    assert "1 added, 1 changed, 0 as before. Nothing was changed." in result.output
    assert "position: Press Officer -> Head of Press" in result.output
    assert "+ Cy Wu (Nordic)" in result.output
    assert "- Bo Lind (Nordic)" in result.output
    assert _names() == ["Ada Okoro", "Bo Lind"]


@pytest.mark.usefixtures("evening")
def test_an_import_is_all_or_nothing() -> None:
    """One bad row stops the import and is named; --skip-bad leaves it out and imports the rest."""
    refused = RUN.invoke(roster, ["import", _file(BAD)])
    assert isinstance(refused.exception, RosterRefused)
    assert "row 4" in refused.stderr
    assert _names() == []
    taken = RUN.invoke(roster, ["import", "roster.csv", "--skip-bad"])
    assert taken.exit_code == 0, taken.output
    assert "row 4" in taken.stderr
    assert _names() == ["Ada Okoro", "Bo Lind"]


@pytest.mark.usefixtures("evening")
def test_an_import_names_who_was_left_out_for_a_sentence_about_hours() -> None:
    """Regrets among the hours are a guess, so the import says which rows it left out, and goes on."""
    text = "Name,Email,Availability\nAda Okoro,a@example.com,after 7\nBo Lind,b@example.com,Sorry - can't make it\n"
    result = RUN.invoke(roster, ["import", _file(text)])
    assert result.exit_code == 0
    assert "row 3" in result.output.lower()
    assert "Availability says that this person does not come" in " ".join(result.output.split())


@pytest.mark.usefixtures("evening")
def test_an_import_names_whose_hours_lie_outside_the_event() -> None:
    """Hours of the morning are said before and after an import; those around the event are nobody's mistake."""
    path = _file("Name,Email,Available\nAda Okoro,a@example.com,9:15-10:45\nBo Lind,b@example.com,18:00-21:00\n")
    for options in (["--dry-run"], []):
        output = RUN.invoke(roster, ["import", path, *options]).output
        assert "Ada Okoro, 09:15-10:45" in output
        assert "Bo Lind, 18" not in output
    listed = json.loads(RUN.invoke(roster, ["import", path, "--json"]).stdout)["outside"]
    assert [(one["place"], one["hours"]) for one in listed] == [(0, "09:15-10:45")]


@pytest.mark.usefixtures("evening")
def test_an_empty_file_imports_nobody_and_says_so() -> None:
    """A file without people is refused even with --skip-bad, so that --sync cannot empty the roster by mistake."""
    RUN.invoke(roster, ["import", _file(GOOD)])
    result = RUN.invoke(roster, ["import", _file("Name,Email\n"), "--skip-bad", "--sync"])
    assert isinstance(result.exception, RosterRefused)
    assert _names() == ["Ada Okoro", "Bo Lind"]


@pytest.mark.usefixtures("evening")
def test_a_contact_book_is_asked_about() -> None:
    """A contact book is imported only when somebody said that these people volunteered."""
    assert isinstance(RUN.invoke(roster, ["import", _file(CONTACTS)]).exception, VolunteersUnconfirmed)
    assert _names() == []
    assert RUN.invoke(roster, ["import", "roster.csv", "--volunteers"]).exit_code == 0
    assert _names() == ["Ada Okoro"]


@pytest.mark.usefixtures("evening")
def test_sync_takes_the_missing_off() -> None:
    """--sync takes off the roster who is not in the file."""
    RUN.invoke(roster, ["import", _file(GOOD)])
    result = RUN.invoke(roster, ["import", _file(GOOD.replace("Bo Lind", "Cy Wu").replace("b@", "c@")), "--sync"])
    assert "Taken off the roster: 1." in result.output
    assert _names() == ["Ada Okoro", "Cy Wu"]


def test_an_import_without_an_event_is_a_sentence() -> None:
    """Without a networking event the import says what to do first."""
    assert isinstance(RUN.invoke(roster, ["import", _file(GOOD)]).exception, NoEvent)


@pytest.mark.usefixtures("evening")
def test_an_export_imports_again_unchanged() -> None:
    """What was exported, with hostile cells and people without an address, changes nothing when imported again."""
    hostile = (
        'name,company,email,specialties,available,phone\n"=1+1 Ada","[@click=app.quit]",a@example.com,"@x; b, c",18:00-19:00,+1 555\n'
        "Bo Lind,Nordic,,blogs,,\nÉva Őri,,e@example.com,,,\n"
    )
    RUN.invoke(roster, ["import", _file(hostile)])
    out = RUN.invoke(roster, ["export", "--out", "out.csv", "--bom"])
    assert out.exit_code == 0, out.output
    assert Path("out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    again = RUN.invoke(roster, ["import", "out.csv"])
    assert "0 added, 0 changed, 3 as before" in again.output, again.output
    piped = RUN.invoke(roster, ["export"])
    assert "'=1+1 Ada" in piped.stdout
    assert "\ufeff" not in piped.stdout


@pytest.mark.usefixtures("evening")
def test_an_import_as_json() -> None:
    """--json prints the receipt."""
    shown = json.loads(RUN.invoke(roster, ["import", _file(GOOD), "--json"]).stdout)
    assert sorted(shown["added"]) == ["a@example.com", "b@example.com"]
    assert shown["dry_run"] is False
    assert (shown["problems"], shown["file_problems"]) == ([], [])


@pytest.mark.usefixtures("evening")
def test_an_import_as_json_says_what_was_changed_or_left_out() -> None:
    """Beside the receipt stand the same problems as in the JSON of a check, also on a dry run and with --skip-bad."""
    file = _file(BAD + "Ann Lee,none at all,Delta,Analyst,media\n")
    checked = json.loads(RUN.invoke(roster, ["check", file, "--json"]).stdout)
    assert {one["code"] for one in checked["problems"]} == {"missing_name", "invalid_email"}
    for options in (["--dry-run"], []):
        shown = json.loads(RUN.invoke(roster, ["import", file, "--skip-bad", "--json", *options]).stdout)
        assert (shown["problems"], shown["file_problems"]) == (checked["problems"], checked["file_problems"])
        assert shown["dry_run"] is bool(options)


def test_the_roster_is_listed_as_table_and_json(evening: None) -> None:
    """Everybody with hours and free times, for a person and for a program; an empty roster says what to do."""
    assert "kiosk roster import" in RUN.invoke(roster, ["list"]).output
    RUN.invoke(roster, ["import", _file(GOOD)])
    titles, ada, bo = RUN.invoke(roster, ["list"]).output.splitlines()
    assert titles.split()[0] == "Id"
    assert "Ada Okoro" in ada
    assert "media; crisis" in ada
    assert "whole event" in bo
    found = json.loads(RUN.invoke(roster, ["list", "--json"]).output)
    assert [(one["name"], one["free"] > 0, one["specialties"]) for one in found][1] == ("Bo Lind", True, ["blogs"])


def test_the_newest_answer_is_imported_where_asked_for(evening: None) -> None:
    """Check says that somebody stands twice and how to take the lower row; with --newest it is imported."""
    twice = _file(GOOD + "Ada Okoro,A@example.com,New Harbour,Owner,media\n")
    assert "--newest" in RUN.invoke(roster, ["check", twice]).output
    checked = RUN.invoke(roster, ["check", twice, "--newest"]).output
    assert "kiosk roster import roster.csv --newest" in checked
    assert RUN.invoke(roster, ["import", twice, "--newest"]).exit_code == 0
    with open_kiosk() as kiosk:
        assert {one.company for one in kiosk.services.list_professionals()} == {"New Harbour", "Nordic"}


FORM = (
    "Timestamp,Full name,Email Address,When can you be there?,Are you hiring?\n"
    "11/9/2026 9:14:02,Ada Okoro,ada@example.com,after 7,Maybe\n"
    "11/9/2026 21:02:11,Cy Marsh,cy@example.com,early only,No\n"
    '11/10/2026 8:05:33,Bo Lind,"bo@example.com, bo@home.example","after 7, but must leave at 8",No\n'
    "11/12/2026 8:00:00,Ada Okoro,ada@example.com,whole evening,Yes\n"
)


def test_an_import_tells_every_doubt_by_name(evening: None) -> None:
    """The newer answer of a form wins and that is told; each doubt names the person, what was taken and the remedy."""
    done = RUN.invoke(roster, ["import", _file(FORM)])
    said = " ".join(done.stderr.split())
    assert done.exit_code == 0
    assert "Ada Okoro: This person answered again further down" in said
    assert "available: from 19:00 / whole event" in said
    assert "Cy Marsh: “early only” in When can you be there? was not understood, so no time of theirs" in said
    assert "Bo Lind: There are several e-mail addresses in Email Address; the first was kept, bo@example.com." in said
    assert "kiosk roster change" in said
    people = {one["name"]: one for one in json.loads(RUN.invoke(roster, ["list", "--json"]).stdout)}
    assert people["Cy Marsh"]["free"] == 0
    assert people["Ada Okoro"]["free"] > people["Bo Lind"]["free"] > 0


def test_the_first_answer_counts_where_the_organizer_says_so(evening: None) -> None:
    """With --first the older answer of a form is imported, and the doubt about it is told."""
    said = " ".join(RUN.invoke(roster, ["import", _file(FORM), "--first"]).stderr.split())
    assert "Ada Okoro: “Maybe” in Are you hiring? was not understood" in said
    assert "This person stands further up already, in row 2" in said

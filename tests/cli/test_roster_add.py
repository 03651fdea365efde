"""`kiosk roster add`, `undo` and mappings, as an organizer uses them when the doors are about to open."""

import json
import os
import pty
import subprocess
import sys
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.bootstrap import open_kiosk
from kiosk.cli.roster import roster
from kiosk.errors import (
    AlreadyOnRoster,
    FileUnwritable,
    InvalidProfessional,
    MappingUnreadable,
    NoEvent,
    NothingToUndo,
)
from kiosk.services.forms import EventForm

pytestmark = pytest.mark.usefixtures("own_folder")

RUN = CliRunner()
FILE = (
    "Name,Email,Company,Motto,Job Title\n"
    "Ada Okoro,a@example.com,Harbour,Head,Press Officer\n"
    "Bo Lind,b@example.com,Nordic,Editor,Clerk\n"
)


@pytest.fixture
def evening(own_folder: Path) -> None:
    """A networking event."""
    form = EventForm(name="PR Night", date=date(2036, 12, 3), starts=clock(18), ends=clock(20), time_zone="UTC")
    with open_kiosk() as kiosk:
        kiosk.services.set_event(form)


def names() -> list[str]:
    """Who is on the roster."""
    with open_kiosk() as kiosk:
        return [person.name for person in kiosk.services.list_professionals()]


@pytest.mark.usefixtures("evening")
def test_a_walk_in_by_options_has_slots_at_once() -> None:
    """Given by options nothing is asked, what was written for a person is understood, and the slots are there."""
    who = ["--name", "Ray, Dee", "--email", "Dee <DEE@x.example>", "--specialties", "crisis, TV"]
    done = RUN.invoke(roster, ["add", *who, "--available", "after 7", "--table", "9", "--capacity", "3"])
    assert done.exit_code == 0, done.output
    assert "Dee Ray is on the roster (dee@x.example): 4 free slots." in done.output
    assert "They sit at table 9." in done.stderr
    with open_kiosk() as kiosk:
        (person,) = kiosk.services.list_professionals()
    assert (person.specialties, person.table, person.capacity) == (("crisis", "TV"), "9", 3)


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--name", "Dee Ray", "--email", "dee at x"], "e-mail address"),
        (["--name", "Dee Ray", "--available", "whenever 7x"], "18:00-20:00"),
        (["--name", "-"], "name"),
    ],
)
def test_what_cannot_be_used_is_said(options: list[str], problem: str) -> None:
    """A wrong address, unreadable hours and no name are sentences, and nobody is added."""
    done = RUN.invoke(roster, ["add", *options])
    assert isinstance(done.exception, InvalidProfessional)
    assert problem in str(done.exception)
    assert names() == []


@pytest.mark.usefixtures("evening")
def test_nobody_is_added_twice() -> None:
    """Somebody who is on the roster already is said to be so."""
    RUN.invoke(roster, ["add", "--name", "Dee Ray", "--email", "dee@x.example"])
    again = RUN.invoke(roster, ["add", "--name", "dee ray", "--email", "DEE@x.example"])
    assert isinstance(again.exception, AlreadyOnRoster)


def test_a_walk_in_needs_an_event_and_a_terminal() -> None:
    """Without an event that is said first; without a terminal, that a name is needed."""
    assert isinstance(RUN.invoke(roster, ["add", "--name", "Dee Ray"]).exception, NoEvent)
    with open_kiosk() as kiosk:
        kiosk.services.set_event(EventForm(name="PR Night", date=date(2036, 12, 3), starts=clock(18), ends=clock(20)))
    assert RUN.invoke(roster, ["add"]).exit_code == 2


@pytest.mark.usefixtures("evening")
def test_a_walk_in_asked_field_by_field() -> None:
    """At a terminal each field is asked for, what cannot be used is asked again, and Enter leaves out the rest."""
    answers = ["", "Dee Ray", "dee at x", "dee@x.example", "Oak", "", "crisis, TV", "after 7", ""]
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "kiosk", "roster", "add"]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asked:
        os.close(slave)
        time.sleep(0.1)
        os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
        out, err = asked.communicate(timeout=60)
    os.close(master)
    assert asked.returncode == 0, err
    assert "Dee Ray is on the roster (dee@x.example): 4 free slots." in out
    assert err.count("E-mail:") == 2
    assert "needs a name" in err
    assert "name@example.com" in err


@pytest.mark.usefixtures("evening")
def test_the_last_import_is_taken_back_by_a_command() -> None:
    """`kiosk roster undo` says what it took back, and that there is nothing more."""
    Path("roster.csv").write_text(FILE, encoding="utf-8")
    RUN.invoke(roster, ["import", "roster.csv"])
    done = RUN.invoke(roster, ["undo"])
    assert "2 removed, 0 as before it" in done.output
    assert names() == []
    assert isinstance(RUN.invoke(roster, ["undo"]).exception, NothingToUndo)
    RUN.invoke(roster, ["import", "roster.csv"])
    shown = json.loads(RUN.invoke(roster, ["undo", "--json"]).stdout)
    assert sorted(shown["removed"]) == ["a@example.com", "b@example.com"]


def test_a_mapping_is_kept_and_used_again() -> None:
    """What was decided once for a form's file holds for the next one, and an option on the line beats it."""
    Path("roster.csv").write_text(FILE, encoding="utf-8")
    RUN.invoke(roster, ["check", "roster.csv", "--map", "position=Motto", "--keep-map", "form.toml"])
    assert 'position = "Motto"\n' in Path("form.toml").read_text(encoding="utf-8")
    again = json.loads(RUN.invoke(roster, ["check", "roster.csv", "--map-file", "form.toml", "--json"]).stdout)
    assert [row["position"] for row in again["rows"]] == ["Head", "Editor"]
    line = ["check", "roster.csv", "--map-file", "form.toml", "--map", "position=Job Title", "--json"]
    assert json.loads(RUN.invoke(roster, line).stdout)["rows"][0]["position"] == "Press Officer"


@pytest.mark.parametrize("text", ["position = ", "colour = 'Motto'", "position = 3", "\x00"])
def test_a_damaged_mapping_is_a_sentence(text: str) -> None:
    """A file of mappings that is none says what is wrong with it."""
    Path("roster.csv").write_text(FILE, encoding="utf-8")
    Path("form.toml").write_text(text, encoding="utf-8")
    for name in ("form.toml", "nothing.toml", "."):
        result = RUN.invoke(roster, ["check", "roster.csv", "--map-file", name])
        assert isinstance(result.exception, MappingUnreadable)
    kept = RUN.invoke(roster, ["check", "roster.csv", "--keep-map", "no/such/folder.toml"])
    assert isinstance(kept.exception, FileUnwritable)


def test_two_columns_of_one_header_are_kept_apart() -> None:
    """A mapping finds the very column again, even where another one has the same header."""
    Path("roster.csv").write_text(
        "Name,Email,Email\nAda Okoro,,a@example.com\nBo Lind,,b@example.com\n", encoding="utf-8"
    )
    RUN.invoke(roster, ["check", "roster.csv", "--keep-map", "form.toml"])
    again = json.loads(RUN.invoke(roster, ["check", "roster.csv", "--map-file", "form.toml", "--json"]).stdout)
    assert [row["email"] for row in again["rows"]] == ["a@example.com", "b@example.com"]

"""`kiosk roster change`: one professional changed by a command, weighed first, taken back by the command it names."""

import json
import shlex
from datetime import date
from datetime import time as clock
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.bootstrap import open_kiosk
from kiosk.cli.roster import roster
from kiosk.errors import InvalidEntry, NoSuchProfessional
from kiosk.people import Professional, Visit
from kiosk.services.forms import EventForm, HoldForm

RUN = CliRunner()
ADA = Professional(id="ada", name="Ada Okoro", company="Harbour", position="Press Officer", table="4")


@pytest.fixture(autouse=True)
def _evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An evening with Ada, who is promised to one student."""
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    for name in ("KIOSK_DATABASE_URL", "KIOSK_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    night = EventForm(name="PR Night", date=date(2036, 12, 3), starts=clock(18), ends=clock(20), time_zone="UTC")
    with open_kiosk() as kiosk:
        kiosk.services.set_event(night)
        kiosk.services.import_roster([ADA], False, False)
        at = kiosk.services.show_professional("ada").slots[0].starts_at
        visit = Visit(id=new_key(), name="Maya Lindt")
        form = HoldForm(key=new_key(), code=new_booking_code(), professional_id="ada", starts_at=at, visit=visit)
        kiosk.services.hold_slot(form)


def ada() -> Professional:
    """Return Ada as everybody sees her."""
    with open_kiosk() as kiosk:
        return kiosk.services.show_professional("ada").professional


def test_a_dry_run_says_what_it_would_do_and_changes_nothing() -> None:
    """Each field as it was and would be, and the booking outside the new hours by its reference."""
    done = RUN.invoke(roster, ["change", "ada okoro", "--available", "19:00-20:00", "--table", "7", "--dry-run"])
    assert done.exit_code == 0, done.output
    assert "Hours here: all evening → 19:00-20:00" in done.stderr
    assert "At table 7 from now on" in done.stderr
    assert "outside the new times" in done.stderr
    assert (ada().available, ada().table) == ((), "4")


def test_the_command_that_is_named_takes_it_back() -> None:
    """After a change the way back stands there ready to run, mode included."""
    before = ada()
    done = RUN.invoke(roster, ["change", "ada", "--position", "VP, Press", "--mode", "tonight", "--capacity", "2"])
    assert done.exit_code == 0, done.output
    assert (ada().position, ada().capacity) == ("VP, Press", 2)
    back = next(line for line in done.stdout.splitlines() if "kiosk roster change" in line)
    words = shlex.split(back.partition("kiosk roster ")[2])
    assert RUN.invoke(roster, words).exit_code == 0
    assert ada() == before
    with open_kiosk() as kiosk:
        assert kiosk.services.show_entry("ada").mode is None


def test_data_for_another_program_and_what_cannot_be() -> None:
    """--json says what changed and who stands; mistyped values and unknown people are one sentence."""
    done = RUN.invoke(roster, ["change", "ada", "--languages", "French, Catalan", "--json"])
    found = json.loads(done.stdout)
    assert (found["changes"], found["standing"]) == ({"languages": {"was": "", "now": "French; Catalan"}}, 1)
    assert isinstance(RUN.invoke(roster, ["change", "ada", "--email", "nope"]).exception, InvalidEntry)
    assert isinstance(RUN.invoke(roster, ["change", "nobody", "--table", "1"]).exception, NoSuchProfessional)
    assert RUN.invoke(roster, ["change", "ada", "--mode", "never"]).exit_code == 2
    assert "Nothing here was changed" in RUN.invoke(roster, ["change", "ada"]).stdout


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--capacity", "-3", "whole number"),
        ("--capacity", "2.5", "whole number"),
        ("--capacity", "many", "whole number"),
        ("--email", "a@b.example; c@d.example", "Only one e-mail address"),
        ("--available", "18:00-17:00", "end before they begin"),
        ("--recruiter", "perhaps", "yes or no"),
        ("--position", "x" * 501, "too long"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_guessed(option: str, typed: str, said: str) -> None:
    """A value that a file's row would take for the likeliest is asked for again, and no sentence says it was kept."""
    before = ada()
    done = RUN.invoke(roster, ["change", "ada", option, typed])
    assert isinstance(done.exception, InvalidEntry)
    assert said in str(done.exception)
    assert "left out" not in str(done.exception)
    assert ada() == before


def test_hours_past_midnight_and_no_limit_are_understood() -> None:
    """Whoever stays into the night, or takes as many as come, is no mistake."""
    done = RUN.invoke(roster, ["change", "ada", "--available", "18:00-02:00", "--capacity", "unlimited"])
    assert done.exit_code == 0, done.output
    assert [str(one) for one in ada().available] == ["18:00-02:00"]


def test_a_table_that_others_have_is_told() -> None:
    """Sharing a table is allowed; who sits there already is named, as nobody typing a number sees it."""
    with open_kiosk() as kiosk:
        others = [Professional(id=word, name=f"{word} Reed", table="7") for word in ("Bo", "Cy")]
        kiosk.services.import_roster(others, False, False)
    done = RUN.invoke(roster, ["change", "ada", "--table", "7"])
    assert "Table 7 is shared with Bo Reed, Cy Reed" in done.stderr


def test_somebody_who_does_not_come_is_taken_off_and_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is booked is named before and called off; a terminal is asked; the command that is named puts Ada back."""
    with monkeypatch.context() as patched:
        patched.setattr("kiosk.cli.roster_remove.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
        refused = RUN.invoke(roster, ["remove", "Ada Okoro"], input="n\n")
        assert refused.exit_code == 1
        assert "Ada Okoro goes off the roster. This is called off" in refused.stderr
        assert "18:00  Maya Lindt" in refused.stderr
        assert ada().name == "Ada Okoro"
    done = RUN.invoke(roster, ["remove", "ada okoro", "--json"])
    assert done.exit_code == 0, done.output
    (reference,) = json.loads(done.stdout)["called_off"]
    with open_kiosk() as kiosk:
        assert kiosk.services.find_reference(reference).status is Status.CANCELLED
        assert not kiosk.services.list_professionals()
    assert isinstance(RUN.invoke(roster, ["remove", "ada okoro"]).exception, NoSuchProfessional)
    command = next(line for line in done.stderr.splitlines() if line.startswith("Take it back: "))
    assert RUN.invoke(roster, shlex.split(command.removeprefix("Take it back: kiosk roster "))).exit_code == 0
    with open_kiosk() as kiosk:
        assert any(slot.free for slot in kiosk.services.show_professional("ada").slots)
    assert isinstance(RUN.invoke(roster, ["remove", "nobody", "--back"]).exception, NoSuchProfessional)

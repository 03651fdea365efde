import json
from datetime import date, time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.bootstrap import open_kiosk
from kiosk.cli.main import app
from kiosk.errors import KioskError
from kiosk.people import Professional
from kiosk.services.forms import EventForm

PEOPLE = (
    Professional(id="ana", name="Ana Ruiz", company="=Faro", table="1"),
    Professional(id="bo", name="Bo Lind", table="2"),
)


@pytest.fixture(autouse=True)
def _evening(sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KIOSK_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    form = EventForm(
        name="PR Night",
        date=date(2087, 12, 3),
        starts=time(18),
        ends=time(20, 30),
        time_zone="Europe/Madrid",
        base_url="http://kiosk.test:8765",
    )
    with open_kiosk() as kiosk:
        kiosk.services.set_event(form)
        kiosk.services.import_roster(PEOPLE, False, False)


def run(*words: str, typed: str | None = None) -> Result:
    """Run a command as its user does."""
    return CliRunner().invoke(app, words, input=typed)


def book(slot: str = "18:30", student: str = "Ada Lovelace", *more: str) -> Result:
    """Book Ana for a student."""
    return run("book", "--professional", "ana", "--slot", slot, "--student", student, *more)


def test_the_desk_books_and_reads_reference_and_address() -> None:
    """The desk gets the reference and the address of the ticket, and the professional is asked at once."""
    booked = book()
    assert booked.exit_code == 0
    reference, address = booked.stdout.splitlines()
    assert address.startswith("http://kiosk.test:8765/b/")
    with open_kiosk() as kiosk:
        ticket = kiosk.services.open_ticket(address.rpartition("/")[2])
    assert (ticket.reference, ticket.status.value) == (reference, "requested")
    assert "Ada Lovelace with Ana Ruiz at 18:30" in booked.stderr


def test_a_repeat_with_the_key_is_the_same_booking() -> None:
    """A script that does not know whether it worked repeats the command and books nothing twice."""
    first = json.loads(book("18:30", "Ada", "--key", "desk-1", "--json").stdout)
    again = json.loads(book("18:30", "Ada", "--key", "desk-1", "--json").stdout)
    assert first["reference"] == again["reference"]
    assert first["address"] != again["address"]
    assert len(json.loads(run("bookings", "list", "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("slot", "student", "words"),
    [
        ("18:07", "Ada", "no slot at 18:07"),
        ("soon", "Ada", "no slot at soon"),
        ("18:30", " ", "name is needed"),
    ],
)
def test_what_cannot_be_booked_is_said(slot: str, student: str, words: str) -> None:
    """A time that is not offered and a missing name are refused in words, with nothing booked."""
    refused = book(slot, student)
    assert isinstance(refused.exception, KioskError)
    assert words in str(refused.exception)
    assert refused.stdout == ""
    assert json.loads(run("bookings", "list", "--json").stdout) == []

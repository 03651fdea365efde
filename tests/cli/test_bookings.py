import csv
import io
import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from kiosk.bootstrap import open_kiosk
from kiosk.errors import AlreadyAnswered, NoSuchBooking, OrganizerPinWrong, PinUnfit
from kiosk.services.delete_students import delete_students
from tests.cli.test_book import _evening, book, run

__all__ = ["_evening"]  # the evening that every command of this file works on


def reference() -> str:
    """Book and return the reference."""
    return book().stdout.splitlines()[0]


def test_the_list_shows_who_when_where_and_status() -> None:
    """One line for each booking, with the time on the wall, and a header."""
    booked = reference()
    header, line = run("bookings", "list").stdout.splitlines()
    assert header.split()[0] == "Time"
    assert line.split("  ")[0] == "18:30"
    assert all(word in line for word in ("Ana Ruiz", "Ada Lovelace", "waiting", booked))


def test_the_list_is_readable_after_a_purge() -> None:
    """Where data was deleted the list says so in words, and a promise that was kept is not called cancelled."""
    booked, open_one = reference(), book("19:00", "Grace Hopper").stdout.splitlines()[0]
    run("bookings", "answer", booked, "confirm")
    after = datetime(2087, 12, 4, 12, tzinfo=UTC)
    with open_kiosk(clock=lambda: after) as kiosk:
        delete_students(kiosk.database, lambda: after, kiosk.settings.data_dir)
    _, first, second = run("bookings", "list").stdout.splitlines()
    assert "Data deleted  confirmed" in first
    assert "Data deleted  lapsed" in second
    assert "gone:" not in first + second
    assert open_one not in second


def test_an_answer_before_its_time_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal nobody has met before the start by a slip; a program is told, with what takes it back."""
    booked = reference()
    run("bookings", "answer", booked, "confirm")
    with monkeypatch.context() as patched:
        patched.setattr("kiosk.cli.bookings.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
        refused = run("bookings", "answer", booked, "met", typed="n\n")
        assert refused.exit_code == 1
        assert "It is to begin at 18:30. Have Ada L. and Ana Ruiz met already?" in refused.stderr
        assert "confirmed" in run("bookings", "list").stdout
        assert run("bookings", "answer", booked, "met", "--yes").exit_code == 0
    run("bookings", "undo", booked)
    told = run("bookings", "answer", booked, "met")
    assert told.exit_code == 0
    assert f"kiosk bookings undo {booked}" in told.stderr


def test_an_empty_list_says_so_beside_the_data() -> None:
    """Without bookings nothing is printed where a program reads, and a sentence where a person does."""
    listed = run("bookings", "list")
    assert (listed.exit_code, listed.stdout) == (0, "")
    assert "no bookings" in listed.stderr
    assert json.loads(run("bookings", "list", "--json").stdout) == []


def test_the_csv_opens_in_a_spreadsheet_without_running_anything() -> None:
    """A company or a question that looks like a formula stays text."""
    book("18:30", "Ada", "--question", "@SUM(A1)")
    (row,) = csv.DictReader(io.StringIO(run("bookings", "export").stdout))
    assert (row["company"], row["question"]) == ("'=Faro", "'@SUM(A1)")
    assert (row["status"], row["starts_at"]) == ("requested", "2087-12-03T17:30:00+00:00")
    assert run("bookings", "list", "--csv").stdout == run("bookings", "export", "--csv").stdout


def test_the_calendar_holds_every_booking() -> None:
    """A calendar program reads one entry for each booking."""
    book("18:30", "Ada")
    book("19:00", "Grace")
    calendar = run("bookings", "export", "--ics").stdout
    assert calendar.count("BEGIN:VEVENT") == 2
    assert calendar.startswith("BEGIN:VCALENDAR")


def test_two_formats_at_once_are_wrong_usage() -> None:
    """Asking for CSV and JSON together prints neither."""
    refused = run("bookings", "export", "--csv", "--json")
    assert (refused.exit_code, refused.stdout) == (2, "")


def test_the_desk_answers_for_a_professional() -> None:
    """Confirm, then met, by a reference typed carelessly."""
    booked = reference()
    assert "confirmed" in run("bookings", "answer", booked.lower().replace("-", " "), "confirm").stdout
    assert json.loads(run("bookings", "answer", booked, "met", "--json").stdout)["status"] == "met"


@pytest.mark.parametrize(("said", "status"), [("decline", "declined"), ("cancel", "cancelled")])
def test_the_desk_frees_a_slot(said: str, status: str) -> None:
    """A declined or cancelled booking leaves its slot to the next student."""
    booked = reference()
    assert status in run("bookings", "answer", booked, said).stdout
    assert reference() != booked


def test_a_no_show_at_the_desk_is_the_students() -> None:
    """The organizer marks that the student did not come."""
    booked = reference()
    run("bookings", "answer", booked, "confirm")
    assert json.loads(run("bookings", "answer", booked, "no-show", "--json").stdout)["no_show_by"] == "student"


def test_an_answer_after_another_one_is_refused() -> None:
    """Decline after confirm is told that it was confirmed, and when."""
    booked = reference()
    run("bookings", "answer", booked, "confirm")
    assert isinstance(run("bookings", "answer", booked, "decline").exception, AlreadyAnswered)
    assert isinstance(run("bookings", "answer", "0000-00", "confirm").exception, NoSuchBooking)
    assert run("bookings", "answer", booked, "perhaps").exit_code == 2


def test_the_organizers_pin_is_asked_twice() -> None:
    """Two equal PINs are set, two different ones are not, an easy one is refused."""
    assert run("organizer", "pin", typed="471108\n471108\n").exit_code == 0
    differ = run("organizer", "pin", typed="471108\n471109\n")
    assert differ.exit_code == 1
    assert "differ" in differ.stderr
    assert isinstance(run("organizer", "pin", typed="123456\n123456\n").exception, PinUnfit)


def test_a_pause_after_wrong_pins_is_ended_by_a_command() -> None:
    """The command names each pause that it ends; with none it says so."""
    assert run("organizer", "pin", typed="471108\n471108\n").exit_code == 0
    with open_kiosk() as kiosk:
        for _ in range(5):
            with pytest.raises(OrganizerPinWrong):
                kiosk.services.check_organizer_pin("000000", "door")
    done = run("organizer", "unpause")
    assert "The organizer's PIN: tries count anew at door." in done.stdout
    assert "Nothing pauses." in run("organizer", "unpause").stderr
    with open_kiosk() as kiosk:
        kiosk.services.check_organizer_pin("471108", "door")

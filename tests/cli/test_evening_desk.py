import json

from kiosk.bootstrap import open_kiosk
from kiosk.errors import NameShared, NoSuchProfessional, TooLate
from kiosk.people import Professional
from tests.cli.test_book import _evening, book, run

__all__ = ["_evening"]  # the evening that every command of this file works on


def reference() -> str:
    """Book and return the reference."""
    return book().stdout.splitlines()[0]


def person() -> str:
    """Return the id of somebody who is booked."""
    booked: str = json.loads(run("bookings", "list", "--json").stdout)[0]["professional_id"]
    return booked


def test_the_history_tells_who_when_and_by_which_door() -> None:
    """Every step of a booking stands in the order it was taken."""
    booked = reference()
    run("bookings", "answer", booked, "confirm")
    steps = json.loads(run("bookings", "history", booked, "--json").stdout)
    assert [(step["from"], step["to"], step["by"], step["via"]) for step in steps] == [
        (None, "held", "student", "desk"),
        ("held", "requested", "organizer", "desk"),
        ("requested", "confirmed", "organizer", "desk"),
    ]
    assert (
        run("bookings", "history", booked)
        .stdout.splitlines()[-1]
        .endswith("confirmed, by the organizer, at the desk (kiosk-1)")
    )


def test_the_desk_proposes_another_time_and_takes_a_step_back() -> None:
    """A proposal moves the booking and waits for the student; a decline is taken back within the minute."""
    booked = reference()
    proposed = json.loads(run("bookings", "propose", booked, "19:00", "--json").stdout)
    assert (proposed["status"], proposed["starts_at"]) == ("countered", "2087-12-03T18:00:00+00:00")
    assert json.loads(run("bookings", "answer", booked, "confirm", "--json").stdout)["status"] == "confirmed"
    assert json.loads(run("bookings", "answer", booked, "cancel", "--json").stdout)["status"] == "cancelled"
    assert "confirmed" in run("bookings", "undo", booked).stdout
    assert isinstance(run("bookings", "undo", booked).exception, TooLate)


def test_the_desk_changes_an_evening() -> None:
    """Pause, a lower cap and leaving early are said at the desk; who is still promised a time is named."""
    booked = reference()
    who = person()
    said = run("evening", who, "--here", "--pause", "--capacity", "0", "--leaving", "18:15")
    assert "takes no new requests, leaves at 18:15, 1 of 0 informational interviews given" in said.stdout
    assert booked in said.stderr
    again = json.loads(run("evening", who, "--resume", "--staying", "--as-roster", "--json").stdout)
    assert (again["paused"], again["leaving_at"], again["after_leaving"], again["present"]) == (False, None, [], True)
    assert json.loads(run("evening", who, "--json").stdout) == again


def test_a_number_that_nothing_can_hold_is_wrong_usage() -> None:
    """A key that stuck is told what may be typed, as on the roster and the phone, and the evening stays as it was."""
    book()
    refused = run("evening", person(), "--capacity", "9" * 20)
    assert refused.exit_code == 2
    assert "999" in refused.stderr


def test_nobody_has_that_id() -> None:
    """A wrong id is a sentence."""
    assert isinstance(run("evening", "nobody", "--pause").exception, NoSuchProfessional)


def test_a_student_waits_at_the_desk_and_gets_the_freed_slot() -> None:
    """With the cap reached the next student waits; a cancel holds the slot under the same reference."""
    booked = reference()
    who = person()
    assert "has a free time" in str(run("bookings", "wait", "--professional", who, "--student", "Grace").exception)
    run("evening", who, "--capacity", "1")
    place = json.loads(run("bookings", "wait", "--professional", who, "--student", "Grace", "--json").stdout)
    assert (place["professional_id"], place["position"]) == (who, 1)
    run("bookings", "answer", booked, "cancel")
    held = next(
        one for one in json.loads(run("bookings", "list", "--json").stdout) if one["reference"] == place["reference"]
    )
    assert (held["status"], held["student"]) == ("held", "Grace")


def test_a_full_name_stands_for_the_id_where_one_person_has_it() -> None:
    """Desk commands take the name that the desk knows; of two the ids are asked for."""
    assert json.loads(run("evening", "ana  RUÍZ", "--here", "--json").stdout)["id"] == "ana"
    booked = run("book", "--professional", "Bo Lind", "--slot", "18:30", "--student", "Ada", "--json")
    assert json.loads(booked.stdout)["professional_id"] == "bo"
    unknown = run("evening", "Ana").exception
    assert isinstance(unknown, NoSuchProfessional)
    assert "kiosk roster list" in str(unknown)
    with open_kiosk() as kiosk:
        kiosk.services.import_roster((Professional(id="ana-2", name="Ana Ruiz", company="Otra"),), False, False)
    shared = run("evening", "Ana Ruiz").exception
    assert isinstance(shared, NameShared)
    assert "ana, ana-2" in str(shared)


def test_leaving_is_said_as_people_write_times() -> None:
    """6.15pm, 18h30 and a lone 7 are understood; what is no time is answered with how to write one."""
    book()
    who = person()
    for typed, clock in (("6.15pm", "18:15"), ("18h30", "18:30"), ("7", "19:00")):
        assert f"leaves at {clock}" in run("evening", who, "--leaving", typed).stdout
    refused = run("evening", who, "--leaving", "teatime")
    assert refused.exit_code == 2
    assert "is no time of this evening" in " ".join(refused.output.replace("│", " ").split())

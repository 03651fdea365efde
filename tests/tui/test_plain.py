"""The kiosk line by line, spoken with through a terminal that draws nothing."""

import io
import os
import pty
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.booking.board import Board
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.errors import DiskFull
from kiosk.people import Professional
from kiosk.services.forms import EveningForm, EventForm
from kiosk.texts import ENGLISH, Texts, clock_time
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.console import Console, VisitOver
from kiosk.tui.plain.desk import let_organizer_in
from kiosk.tui.plain.dialogue import PlainKiosk
from kiosk.tui.plain.finding import Finding
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.scene import Scene
from kiosk.tui.visit import CurrentVisit
from tests.evening_hours import evening_now
from tests.tui.fakes import FakeEvening
from tests.tui.terminal_dialogue import Terminal, terminal

PIN = "471193"
PEOPLE = (
    Professional(
        id="P1",
        name="Amara Okafor",
        position="Head of Crisis Communications",
        company="Brightwater Group",
        specialties=("Crisis communications",),
        bio="\x1b[31mred\x1b[0m [@click=app.quit]leave[/]",
    ),
    Professional(id="P2", name="Teo Marín", company="Club Norte", specialties=("Sports communications",)),
)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A database with an event around now and two people."""
    with open_kiosk(data_dir=tmp_path) as kiosk:
        kiosk.services.set_event(evening_now())
        kiosk.services.import_roster(PEOPLE, False, False)
        kiosk.services.set_organizer_pin(PIN)
        yield kiosk


@pytest.fixture
def talk(kiosk: Kiosk) -> Iterator[Terminal]:
    """`kiosk run --plain` on that database."""
    folder = str(kiosk.settings.data_dir)
    with terminal(
        "run", "--plain", "--port", "0", KIOSK_DATA_DIR=folder, KIOSK_IDLE_SECONDS="60", KIOSK_HOST="127.0.0.1"
    ) as found:
        yield found


def book(talk: Terminal, name: str = "Maya Lindt", time: str = "1") -> str:
    """Walk from the welcome to the code; return the reference."""
    assert "2 professionals are coming" in talk.answer("Number:", "crisis comunications")
    assert "you typed comunications" in talk.expect("1 person fits")
    talk.choose("Amara Okafor")
    assert "\x1b" not in talk.expect("Free tonight")
    talk.answer("Number:", time)
    talk.answer("Your name:", name)
    talk.answer("Number:", "What does the first hour look like?")
    talk.answer("skips):", "")
    talk.answer("skips):", "")
    talk.choose("Book this time")
    said = talk.expect("spelt")
    return said.split("Your reference is ")[1].split(",")[0]


def close(talk: Terminal) -> None:
    """Leave by the organizer's PIN."""
    talk.choose("Organizer")
    talk.answer("PIN:", PIN)
    talk.choose("End the evening")
    talk.choose("Close it")
    assert talk.ended() == 0


def test_a_whole_visit_line_by_line(kiosk: Kiosk, talk: Terminal) -> None:
    """A student books, hears the professional's yes while waiting, and the next student hears nothing of it."""
    reference = book(talk)
    talk.expect("Number:")
    held = kiosk.services.find_reference(reference)
    assert (held.status, held.card.question) == (Status.HELD, "What does the first hour look like?")
    kiosk.services.move_booking(held.id, Status.CONFIRMED, Party.ORGANIZER, Via.DESK, "desk")
    talk.expect("Amara said yes!")
    talk.answer("Number:", "1")
    talk.expect("It is confirmed")
    talk.choose("Goodbye")
    assert "Maya" not in talk.expect("Begin")
    close(talk)


def test_whom_to_ask_about_their_data_is_said_as_it_stands_now(kiosk: Kiosk, talk: Terminal) -> None:
    """An address that the organizer named while the kiosk waited for somebody is the one that the student is told."""
    talk.expect("Number:")
    kiosk.services.set_event(EventForm(contact="data@pr-night.example"))
    talk.type("crisis comunications\n")
    talk.choose("Amara Okafor")
    talk.answer("Number:", "1")
    talk.expect("data@pr-night.example")


def test_the_numbers_of_my_booking_stay_with_what_they_do(kiosk: Kiosk, talk: Terminal) -> None:
    """After an act each way that is left keeps its number: whoever types the number from before does nothing else."""
    reference = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    booked = kiosk.services.find_reference(reference)
    other = kiosk.services.list_counter_slots(booked.id)[0]
    kiosk.services.counter_booking(booked.id, other.starts_at, Party.PROFESSIONAL, Via.PHONE, "")
    talk.choose("My booking")
    talk.answer("Reference:", reference)
    talk.answer("Your first name:", "Maya")
    said = talk.expect("Number:")
    assert re.search(r"1  Take the new time.*2  Keep my first time.*4  Cancel this booking", said, re.S), said
    talk.type("1\n")
    said = talk.expect("Number:")
    assert "4  Cancel this booking" in said
    assert "  1  " not in said
    talk.type("1\n")
    talk.expect("Please type a number")
    assert kiosk.services.find_reference(reference).status is Status.CONFIRMED


def test_the_line_of_somebody_whose_times_are_taken(kiosk: Kiosk, talk: Terminal) -> None:
    """A student waits in line, hears that a time is free while waiting, and takes it with one number."""
    said = EveningForm(professional_id="P1", party=Party.ORGANIZER, via=Via.DESK, capacity=0)
    kiosk.services.change_evening(said)
    talk.answer("Number:", "crisis comunications")
    talk.choose("Amara Okafor")
    talk.expect("All of Amara Okafor's times are taken")
    talk.expect("Nobody waits yet")
    talk.choose("Wait in line")
    talk.answer("Your name:", "Maya Lindt")
    talk.answer("Number:", "1")
    talk.answer("skips):", "")
    talk.answer("skips):", "")
    talk.choose("Wait in line")
    talk.expect("You are next for Amara")
    talk.expect("Number:")
    kiosk.services.change_evening(replace(said, capacity=1))
    talk.expect("A time with Amara is yours")
    talk.answer("Number:", "1")
    talk.expect("Waiting for Amara")
    assert [one.status for one in kiosk.services.list_bookings()] == [Status.REQUESTED]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("es", "comunicasión de crisis"), pytest.param("fr", "comunication de crise", marks=pytest.mark.soak)],
)
def test_a_visit_in_another_language(kiosk: Kiosk, language: str, typed: str) -> None:
    """A kiosk whose language is another one speaks it from the welcome to the goodbye, and so does the booking."""
    texts, folder = Texts(language), str(kiosk.settings.data_dir)
    given = {"KIOSK_DATA_DIR": folder, "KIOSK_HOST": "127.0.0.1", "KIOSK_LANGUAGE": language}
    with terminal("run", "--plain", "--port", "0", **given) as talk:
        talk.prompt = texts("plain.prompt")
        talk.answer(talk.prompt, typed)
        talk.choose("Amara Okafor")
        talk.expect(texts("tui.person.times"))
        talk.answer(talk.prompt, "1")
        talk.answer(texts("plain.needed", label=texts("tui.about_you.name")), "Maya Lindt")
        talk.answer(talk.prompt, "1")
        for field in ("year", "email"):
            talk.answer(texts("plain.optional", label=texts(f"tui.about_you.{field}")), "")
        talk.choose(texts("tui.about_you.book"))
        talk.choose(texts("tui.code.done"))
        talk.expect(texts("tui.done.title_asked", name="Maya"))
        talk.choose(texts("tui.done.finish"))
        talk.expect(texts("plain.welcome"))
    (booking,) = kiosk.services.list_bookings()
    assert (booking.status, booking.language) == (Status.REQUESTED, language)
    assert booking.card.question.endswith("?")


def test_another_booking_and_a_cancelled_one(kiosk: Kiosk, talk: Terminal) -> None:
    """A second booking asks for nothing that is known, offers no time that is booked, and the first is cancelled."""
    first = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Book another one")
    talk.expect("1 person fits")  # the shortlist, where other words can be typed
    talk.answer("Number:", "sports")
    talk.choose("Teo Marín")
    talk.expect("Free tonight")
    booked, zone = kiosk.services.find_reference(first).starts_at, kiosk.services.show_event().time_zone
    assert clock_time(booked, zone) not in talk.answer("Number:", "1")
    talk.answer("Your name (Enter keeps Maya Lindt):", "")
    talk.answer("Number:", "1")
    talk.answer("skips):", "")
    talk.answer("skips):", "")
    talk.choose("Book this time")
    talk.expect("spelt")
    talk.expect("Number:")
    talk.type("00\n")
    talk.choose("My booking")
    talk.answer("Reference:", first)
    talk.answer("Your first name:", "Maya")
    talk.choose("Another time")
    talk.expect("instead of")
    talk.answer("Number:", "1")
    second = talk.expect(", spelt").split("Your reference is ")[1].split(",")[0]
    assert kiosk.services.find_reference(first).status is Status.CANCELLED
    assert kiosk.services.find_reference(second).status is Status.REQUESTED
    talk.choose("Cancel this booking")
    talk.choose("Cancel this booking")
    talk.expect("Cancelled.")
    assert kiosk.services.find_reference(second).status is Status.CANCELLED


def test_the_time_to_note_a_code_is_said_as_long_as_it_is(talk: Terminal) -> None:
    """Whoever listens is given the quarter of an hour of the screen, not the two minutes of an unseen hold."""
    book(talk, time="4")
    said = talk.expect("min to scan or note it")
    assert re.search(r"1[45]:\d\d min", said), said


def test_the_organizer_reads_which_disk_is_full(kiosk: Kiosk) -> None:
    """Behind the PIN the sentence names the disk and what makes room, not the desk to go to."""
    source, keys = os.pipe()
    out = io.StringIO()
    os.write(keys, f"{PIN}\n1\n00\n".encode())

    def full() -> Board:
        raise DiskFull(place="/data/kiosk.db")

    services = replace(kiosk.services, show_board=full)
    console = Console(source, out, ENGLISH, 60, 20)
    with suppress(VisitOver):
        let_organizer_in(Talk(Scene(services, KioskOptions()), console))
    os.close(source)
    os.close(keys)
    assert "The disk that holds /data/kiosk.db is full" in out.getvalue()
    assert "df -h" in out.getvalue()


def test_a_refusal_is_the_last_that_is_read() -> None:
    """A refusal above a list that fills the terminal stands under it too; under a short list once is enough."""
    source, keys = os.pipe()
    out = io.StringIO()
    console = Console(source, out, ENGLISH, 60, 20)
    for rows in (20, 3):
        out.truncate(0)
        console.warn("You have one at 19:15.")
        console.say(*(f"{number:3}  topic" for number in range(rows)))
        os.write(keys, b"1\n")
        console.ask("Number:")
        last = out.getvalue().rstrip().splitlines()[-2:]
        assert last[0] == ("! You have one at 19:15." if rows == 20 else "  2  topic"), last
        assert out.getvalue().count("19:15") == (2 if rows == 20 else 1)
    os.close(source)
    os.close(keys)


def test_keys_that_end_other_programs_are_letters(talk: Terminal) -> None:
    """Keys that interrupt, suspend, abort and end input leave the dialogue where it is; a wrong PIN leads nowhere."""
    talk.expect("Number:")
    talk.type("\x03\x1a\x1c\x04\n")
    talk.expect("What are you curious about?")
    talk.answer("Number:", "00")
    talk.choose("Organizer")
    talk.answer("PIN:", "000000")
    talk.answer("to go on.", "")
    assert talk.process.poll() is None
    assert "000000" not in talk.heard
    close(talk)


def test_a_lost_terminal_and_a_signal_end_it(kiosk: Kiosk) -> None:
    """A terminal that goes away and SIGTERM end the kiosk, and a code that was shown becomes a request."""
    folder = str(kiosk.settings.data_dir)
    for end in ("hang up", "signal"):
        with terminal("run", "--plain", "--port", "0", KIOSK_DATA_DIR=folder, KIOSK_HOST="127.0.0.1") as talk:
            reference = book(talk, f"Ada {end}")
            talk.expect("Number:")
            if end == "signal":
                talk.process.send_signal(signal.SIGTERM)
            else:
                talk.hang_up()
            talk.ended()
        assert kiosk.services.find_reference(reference).status is Status.REQUESTED


def test_a_visit_that_was_left_is_forgotten() -> None:
    """Without an answer the kiosk asks whether anybody is there, and begins anew without half a typed line."""
    main, side = pty.openpty()
    out = io.StringIO()
    evening = FakeEvening()
    options = KioskOptions(clock=evening.clock)
    console = Console(side, out, ENGLISH, idle=0.6, warning=1)
    kiosk = threading.Thread(target=PlainKiosk(Scene(evening.services(), options), console).run, daemon=True)
    kiosk.start()

    def wait(words: str, times: int) -> None:
        end = time.monotonic() + 20
        while out.getvalue().count(words) < times:
            assert time.monotonic() < end, f"waited in vain for {words!r}: {out.getvalue()}"
            time.sleep(0.02)

    os.write(main, b"crisis\n")
    wait("Are you still there?", 1)
    os.write(main, b"\n")
    wait("Are you still there?", 2)
    os.write(main, b"planted secret")
    wait("Begin", 2)
    os.write(main, b"\n")
    wait("What are you curious about?", 1)
    os.close(main)
    kiosk.join(10)
    os.close(side)
    assert "planted" not in out.getvalue()
    assert [shortlist.query for shortlist in evening.recorded] == []


def test_words_that_found_nobody_are_kept_line_by_line_too() -> None:
    """Unmet demand counts at a kiosk without a screen as at one with it: what nobody could be chosen for is kept."""
    evening, visit = FakeEvening(), CurrentVisit()
    read, write = os.pipe()
    os.write(write, b"quartz\n0\n0\n")
    os.close(write)
    console = Console(read, io.StringIO(), ENGLISH, idle=5, warning=1)
    with pytest.raises(Back):
        Finding(Talk(Scene(evening.services(), KioskOptions(clock=evening.clock)), console), visit).find()
    os.close(read)
    assert list(visit.looked_for) == ["quartz"]


def test_two_are_compared_line_by_line(talk: Terminal) -> None:
    """A student hears each row of two people one after the other, and goes on to the one they choose."""
    talk.answer("Number:", "crisis comunications, sports")
    talk.choose("Compare two of them")
    talk.choose("Amara Okafor")
    talk.choose("Teo Marín")
    talk.expect("Amara: Head of Crisis Communications, Brightwater Group")
    talk.expect("Teo: Club Norte")
    talk.choose("Teo Marín: choose a time")
    talk.expect("Why you two")

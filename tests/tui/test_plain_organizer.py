"""The organizer behind the PIN, line by line: everything that the screens do, over the same services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk
from kiosk.errors import SignInRefused
from kiosk.people import Professional, Visit
from kiosk.services.forms import EveningForm, EventForm, WaitForm
from tests.tui.terminal_dialogue import Terminal, terminal
from tests.tui.test_plain import PIN, book, kiosk, talk

__all__ = ["kiosk", "talk"]


def let_in(talk: Terminal) -> None:
    """Open the organizer's menu."""
    talk.choose("Organizer")
    talk.answer("PIN:", PIN)


def test_the_desk_answers_and_takes_back(kiosk: Kiosk, talk: Terminal) -> None:
    """A booking is found by its reference, confirmed, the answer taken back, and cancelled."""
    reference = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    let_in(talk)
    talk.choose("The evening, live")
    talk.expect("1 waiting, 0 talking now")
    talk.expect(f"Maya Lindt, {reference}")
    talk.answer("to go on.", "")
    talk.choose("Bookings")
    talk.answer("Number:", reference.replace("-", "").lower())
    talk.choose(reference)
    talk.choose("Confirm")
    talk.expect("confirmed")
    assert kiosk.services.find_reference(reference).status is Status.CONFIRMED
    talk.choose("Take that answer back")
    talk.expect("waiting")
    assert kiosk.services.find_reference(reference).status is Status.REQUESTED
    talk.choose("Confirm it")
    assert "4  They have met" in talk.expect("Number:")
    talk.type("1\n")  # the number of Confirm does nothing to what is confirmed
    talk.expect("Please type a number")
    talk.choose("They have met")
    talk.expect("It is to begin at")
    talk.choose("No, it stays")
    talk.choose("Call it off")
    talk.expect("Both count on it")
    talk.choose("No, it stays")
    assert kiosk.services.find_reference(reference).status is Status.CONFIRMED
    talk.choose("Call it off")
    talk.choose("Yes")
    talk.expect("cancelled")
    assert kiosk.services.find_reference(reference).status is Status.CANCELLED
    talk.answer("Number:", "00")
    talk.expect("Begin")


def test_people_come_pause_and_walk_in(kiosk: Kiosk, talk: Terminal) -> None:
    """A professional is marked as here and pauses; one who has just come is on the roster at once."""
    let_in(talk)
    talk.choose("Professionals")
    talk.choose("Teo Marín")
    talk.choose("Is here")
    talk.expect("Teo Marín is here.")
    talk.answer("Number:", "0")
    talk.answer("Number:", "mar")
    talk.choose("Teo Marín")
    talk.choose("Pauses")
    talk.expect("takes no new requests")
    standing = kiosk.services.show_evening("P2")
    assert (standing.present, standing.paused) == (True, True)
    talk.answer("Number:", "0")
    talk.answer("Number:", "0")
    talk.choose("Walk-in professional")
    talk.answer("Name:", "")
    talk.answer("Name:", "Walk Ín [b]")
    talk.answer("E-mail:", "not an address")
    talk.answer("E-mail:", "walk@example.org")
    talk.answer("Company:", "")
    talk.answer("Position:", "")
    talk.answer("commas):", "podcasts, radio")
    talk.answer("evening):", "")
    talk.answer("Table:", "")
    talk.expect("is on the roster")
    (added,) = [one for one in kiosk.services.list_professionals() if one.name.startswith("Walk")]
    assert added.specialties == ("podcasts", "radio")
    talk.choose("End the evening")
    talk.choose("Close it")
    assert talk.ended() == 0


def test_a_roster_file_is_looked_at_imported_and_taken_back(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """A file is read, its problems are told, it is imported after the questions it needs, and undone."""
    file = tmp_path / "volunteers.csv"
    file.write_text("name,email\nNoor Haddad,noor@example.org\n,nobody@example.org\n", encoding="utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("volunteers.csv")
    talk.choose("Read the problems")
    talk.expect("no name in this row")
    talk.choose("Import it")
    talk.choose("Import the rest")
    talk.expect("1 added")
    assert "Noor Haddad" in {one.name for one in kiosk.services.list_professionals()}
    talk.choose("Take the last import back")
    talk.choose("Take it back")
    talk.expect("are off again")
    assert "Noor Haddad" not in {one.name for one in kiosk.services.list_professionals()}


def test_doubts_are_told_before_a_file_is_imported(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """Whom a file leaves in doubt is named with what was taken instead, before anything is chosen."""
    (tmp_path / "form.csv").write_text("name,email,available\nNoor Haddad,noor@example.org,early only\n", "utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("form.csv")
    talk.expect("row 2: Noor Haddad: “early only” in available was not understood, so no time of theirs is offered")
    talk.choose("Import it")
    talk.expect("1 added")
    (noor,) = [one for one in kiosk.services.list_professionals() if one.name == "Noor Haddad"]
    assert not kiosk.services.show_professional(noor.id).slots


def test_somebody_in_a_file_is_put_right_before_the_import(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """Who is in doubt comes first, is found by name too, and is imported as put right; the file stays as it is."""
    rows = "name,email,available\nAda Okoro,ada@example.org,\nNoor Haddad,noor@example.org,early only\n"
    (tmp_path / "form.csv").write_text(rows, "utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("form.csv")
    talk.choose("Put right somebody")
    assert "1  Noor Haddad, row 3" in talk.expect("2  Ada Okoro, row 2")
    talk.answer("Number:", "haddad")
    talk.choose("Noor Haddad")
    talk.choose("Hours here")
    talk.answer("Hours here:", "all evening")
    talk.choose("Keep these changes")
    talk.expect("Noor Haddad is imported so; the file stays as it is.")
    talk.choose("Import it")
    talk.expect("2 added")
    (noor,) = [one for one in kiosk.services.list_professionals() if one.name == "Noor Haddad"]
    assert kiosk.services.show_professional(noor.id).slots
    assert (tmp_path / "form.csv").read_text("utf-8") == rows


def test_which_row_counts_of_those_who_stand_twice_is_asked(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """Import asks which of two rows of one person counts, as the screen does, and goes on with the answer."""
    rows = "name,email,position\nNoor Haddad,noor@example.org,Analyst\nNoor Haddad,noor@example.org,Head of Press\n"
    (tmp_path / "form.csv").write_text(rows, "utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("form.csv")
    talk.choose("Import it")
    talk.expect("This person stands in the file twice")
    talk.choose("The lower rows")
    talk.expect("1 added")
    (noor,) = [one for one in kiosk.services.list_professionals() if one.name == "Noor Haddad"]
    assert noor.position == "Head of Press"


def test_what_empty_cells_take_away_is_asked_about(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """A file whose column of companies is empty is imported only when the organizer says so, as on the screen."""
    people = [Professional(id=f"N{n}", name=f"Noor {n}", company="Faro") for n in range(3)]
    kiosk.services.import_roster(people, False, False)
    file = tmp_path / "tables.csv"
    file.write_text("id,name,company,table\n" + "".join(f"N{n},Noor {n},,{n + 40}\n" for n in range(3)), "utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("tables.csv")
    talk.expect("Would be emptied: company (3 people)")
    talk.choose("Import it")
    talk.choose("Do not import")
    talk.choose("Import it")
    talk.choose("Import and empty them")
    talk.expect("3 changed")
    assert {one.company for one in kiosk.services.list_professionals() if one.id.startswith("N")} == {""}


def test_who_may_stand_twice_is_asked_about(kiosk: Kiosk, talk: Terminal, tmp_path: Path) -> None:
    """A changed address is named beside the one on the roster, and is imported as somebody new only when wanted."""
    bo = Professional(id="bo@x.example", name="Bo Li", company="Acme", email="bo@x.example")
    kiosk.services.import_roster([bo], False, False)
    file = tmp_path / "new.csv"
    file.write_text("name,company,email\nBo Li,Acme,bo.li@new.example\n", "utf-8")
    let_in(talk)
    talk.choose("Roster")
    talk.answer("Number:", str(tmp_path))
    talk.choose("new.csv")
    talk.choose("Import it")
    talk.expect("Bo Li (Acme), bo@x.example")
    talk.choose("Do not import")
    talk.choose("Import it")
    talk.choose("They are new: import")
    talk.expect("1 added")


def test_the_next_in_line_is_called_or_gives_way(kiosk: Kiosk, talk: Terminal) -> None:
    """Who waits for a full professional is told, called by reference on all kiosks, and taken off the line."""
    full = EveningForm(professional_id="P1", party=Party.ORGANIZER, via=Via.DESK, capacity=0)
    kiosk.services.change_evening(full)
    visit = Visit(id=new_key(), name="Bo [b] Lind")
    form = WaitForm(key=new_key(), code=new_booking_code(), visit=visit, professional_id="P1")
    waiting = kiosk.services.wait_in_line(form)
    let_in(talk)
    talk.choose("The evening, live")
    talk.expect(f"Bo [b] Lind ({waiting.reference}) is number 1 in line")
    talk.answer("to go on.", "")
    talk.choose("In line: call the next")
    talk.choose(waiting.reference)
    talk.choose("Call them")
    talk.expect(f"All kiosks show: {waiting.reference}")
    call = kiosk.services.report_station("door").call
    assert call is not None
    assert call.reference == waiting.reference
    talk.choose(waiting.reference)
    talk.choose("Take them off the line")
    talk.expect("is off the line")
    talk.expect("Nobody stands in line")
    assert kiosk.services.show_board().line == ()


@pytest.fixture
def eager(kiosk: Kiosk) -> Iterator[Terminal]:
    """Another `kiosk run --plain` on the same database, with a name of its own."""
    folder = str(kiosk.settings.data_dir)
    with terminal(
        "run", "--plain", "--port", "0", KIOSK_DATA_DIR=folder, KIOSK_HOST="127.0.0.1", KIOSK_STATION="door"
    ) as found:
        yield found


@pytest.mark.soak  # stations ask every ten seconds
def test_a_kiosk_out_of_order_says_so_and_a_message_stands_on_all(
    kiosk: Kiosk, talk: Terminal, eager: Terminal
) -> None:
    """The organizer at one kiosk closes the other and writes to both; the PIN still opens the closed one."""
    eager.expect("Number:")
    let_in(talk)
    talk.choose("A message on all kiosks")
    talk.answer("Message:", "Last bookings at 20:30")
    talk.expect("All kiosks show")
    eager.expect("Last bookings at 20:30")
    talk.choose("Kiosks")
    talk.choose("door")
    talk.expect("door: out of order")
    eager.expect("This kiosk is out of order.")
    eager.choose("Organizer")
    eager.answer("PIN:", PIN)
    eager.choose("Kiosks")
    eager.choose("door")
    eager.expect("door: works")
    eager.answer("Number:", "0")
    eager.answer("Number:", "0")
    assert "Last bookings at 20:30" in eager.expect("Begin", 45)


def test_a_proposed_time_is_taken_and_a_decline_leads_to_the_next(kiosk: Kiosk, talk: Terminal) -> None:
    """Another time that is proposed is one number away, and so is whoever fits next best after a decline."""
    reference = book(talk)
    held = kiosk.services.find_reference(reference)
    other = kiosk.services.list_counter_slots(held.id)[0]
    talk.expect("Number:")
    kiosk.services.counter_booking(held.id, other.starts_at, Party.PROFESSIONAL, Via.PHONE, "")
    talk.expect("proposes another time")
    talk.choose("Take the proposed time")
    talk.expect("Amara said yes!")
    talk.choose("Done, I have it")
    talk.choose("Book another one")
    talk.answer("Number:", "sports, crisis communications")
    talk.choose("Teo Marín")
    talk.answer("Number:", "3")
    talk.answer("Your name (Enter keeps Maya Lindt):", "")
    talk.answer("Number:", "1")
    talk.answer("skips):", "")
    talk.answer("skips):", "")
    talk.choose("Book this time")
    second = talk.expect("spelt").split("Your reference is ")[1].split(",")[0]
    talk.expect("Number:")
    number = kiosk.services.find_reference(second).id
    kiosk.services.add_professional(Professional(id="", name="Ida Rey", specialties=("Sports communications",)))
    kiosk.services.move_booking(number, Status.DECLINED, Party.PROFESSIONAL, Via.PHONE, "")
    talk.expect("Teo cannot make it")
    talk.choose("Book who fits next best: Ida Rey")
    third = talk.expect("spelt").split("Your reference is ")[1].split(",")[0]
    assert kiosk.services.find_reference(third).professional.name == "Ida Rey"
    talk.choose("Done, I have it")
    talk.expect("Ida is asked")
    assert kiosk.services.find_reference(third).status is Status.REQUESTED


def test_an_entry_is_changed_line_by_line_and_taken_back(kiosk: Kiosk, talk: Terminal) -> None:
    """A field is chosen and typed anew, what it does is said before it is kept, and one number takes it back."""
    kiosk.services.set_event(EventForm(tables=4))
    let_in(talk)
    talk.choose("Professionals")
    talk.choose("Teo Marín")
    talk.choose("Change their entry")
    talk.choose("Position")
    talk.answer("Position:", "Head of Press")
    talk.choose("Hours here: all evening")
    assert "Table: now 2" in talk.heard  # that they were given
    talk.answer("Hours here:", "soonish")
    talk.expect("These hours were not understood")
    talk.choose("They meet")
    talk.choose("later only")
    talk.choose("E-mail to students: no")
    talk.choose("yes")
    talk.choose("Keep these changes")
    said = talk.expect("Nobody is promised a time with them.")
    assert "Position: nothing → Head of Press" in said
    assert "They meet: as the event → later only" in said
    talk.choose("Change it")
    talk.expect("Teo Marín: Position, E-mail to students, They meet changed.")
    changed = kiosk.services.show_professional("P2").professional
    assert (changed.position, changed.share_contact) == ("Head of Press", True)
    talk.choose("Take that back")
    talk.expect("Teo Marín is as before")
    assert kiosk.services.show_professional("P2").professional.position == ""


def test_a_code_is_tested_line_by_line(kiosk: Kiosk, talk: Terminal) -> None:
    """The organizer sees a code of no booking as students see theirs, or reads that none is drawn here."""
    let_in(talk)
    talk.choose("Code test")
    assert "Codes are not drawn here" in talk.expect("Press Enter to go on.")
    folder = str(kiosk.settings.data_dir)
    with terminal("run", "--plain", "--port", "0", KIOSK_DATA_DIR=folder, TERM="xterm-256color") as drawing:
        let_in(drawing)
        drawing.choose("Code test")
        said = drawing.expect("Press Enter to go on.")
        assert "theirs are drawn so" in said
        assert len([row for row in said.splitlines() if "▀" in row]) > 8  # black on white, half-blocks


def test_somebody_leaves_line_by_line(kiosk: Kiosk, talk: Terminal) -> None:
    """What stands is called off after one question, and stands again when it is taken back; seats are chosen too."""
    reference = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    let_in(talk)
    talk.choose("Professionals")
    talk.choose("Amara Okafor")
    talk.choose("How many students share")
    talk.choose("3 students a meeting")
    talk.expect("3 students a meeting")
    talk.choose("Has to leave")
    talk.choose("Now")
    talk.expect(reference)
    talk.choose("call these off")
    talk.expect("called off; the ticket")
    assert kiosk.services.find_reference(reference).status is Status.CANCELLED
    talk.choose("Take that back")
    talk.expect("Stand again")
    assert kiosk.services.find_reference(reference).status is Status.REQUESTED
    talk.choose("Has to leave")
    talk.choose("At ")
    talk.choose("They leave")
    talk.expect("no times from then on")
    standing = kiosk.services.show_evening("P1")
    assert standing.present
    assert standing.leaving_at is not None
    talk.choose("Has to leave")
    talk.choose("Now")
    talk.choose("They do not come at all: off the roster")
    talk.expect("Amara Okafor is off the roster")
    assert [one.id for one in kiosk.services.list_professionals()] == ["P2"]
    talk.choose("Take that back")
    talk.expect("Amara Okafor is on the roster again")
    assert [one.id for one in kiosk.services.list_professionals()] == ["P1", "P2"]


def test_the_evening_ends_line_by_line(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Report and tables are written and it is said where; data goes after one question, with a receipt."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    talk: Terminal = request.getfixturevalue("talk")
    reference = book(talk)
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    let_in(talk)
    talk.choose("End the evening")
    talk.choose("Write the report")
    talk.expect(str(folder / "report.html"))
    talk.choose("Write the tables")
    talk.expect(str(folder / "tables"))
    talk.choose("Delete students' data")
    talk.expect("questions of 1 student")
    talk.expect("1 booking is still open")
    talk.choose("Delete nothing")
    assert kiosk.services.find_reference(reference).card.student == "Maya Lindt"
    talk.choose("Delete students' data")
    talk.choose("Delete it")
    talk.expect("The receipt is in")
    talk.choose("Close it")
    assert talk.ended() == 0
    assert "Maya Lindt" in (folder / "tables" / "bookings.csv").read_text(encoding="utf-8")
    receipt = (folder / "receipt.txt").read_text(encoding="utf-8")
    assert "Receipt: personal data deleted" in receipt
    assert "Maya" not in receipt
    assert "Maya" not in "".join(one.card.student for one in kiosk.services.list_bookings())


def test_a_pause_is_read_and_ended_line_by_line(kiosk: Kiosk, talk: Terminal) -> None:
    """The evening's list of kiosks says which PIN pauses where, and choosing it ends the pause."""
    badge = next(one for one in kiosk.services.make_badges(()) if one.professional.id == "P1")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            kiosk.services.sign_in_with_pin(badge.personal_code, "000000", "station:bar", False)
    let_in(talk)
    talk.choose("The evening, live")
    talk.expect("The PIN of Amara Okafor pauses at bar until")
    talk.answer("to go on.", "")
    talk.choose("Kiosks: out of order")
    talk.choose("The PIN of Amara Okafor")
    talk.expect("Number:")
    signed_in = kiosk.services.sign_in_with_pin(badge.personal_code, badge.pin, "station:bar", False)
    assert signed_in.professional.id == "P1"


def test_the_set_up_is_done_line_by_line(
    kiosk: Kiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The event is changed field by field, badges go to a file, another PIN holds, and a rehearsal is read."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    talk: Terminal = request.getfixturevalue("talk")
    let_in(talk)
    talk.choose("Set-up")
    talk.choose("Event (done)")
    talk.choose("Numbered tables: 0")
    talk.answer("Numbered tables:", "many")
    talk.choose("Keep these changes")
    talk.expect("no whole number")
    talk.choose("Numbered tables: many")
    talk.answer("Numbered tables:", "8")
    talk.choose("They meet: both")
    talk.choose("tonight at tables only")
    talk.choose("Keep these changes")
    talk.choose("Change it")
    talk.choose("Badges (to do)")
    talk.answer("badges.html):", "")
    talk.expect("2 badges are in")
    assert (folder / "badges.html").is_file()
    talk.choose("Your PIN (done)")
    talk.answer("PIN:", "271828")
    talk.answer("The same again:", "271828")
    talk.expect("The PIN is set.")
    talk.choose("Rehearsal (to do)")
    talk.answer("Students:", "5")
    talk.expect("5 students", seconds=60)
    talk.choose("Badges (done)")
    talk.answer("badges1.html):", "0")
    event = kiosk.services.show_event()
    assert (event.tables, event.mode.value) == (8, "tonight")
    kiosk.services.check_organizer_pin("271828", "door")


def test_a_first_night_begins_line_by_line(tmp_path: Path) -> None:
    """From nothing: four answers, a roster file and a PIN, which then opens the organizer's menu."""
    (tmp_path / "list.csv").write_text("name,company\nAda Byron,Faro\n", encoding="utf-8")
    folder = str(tmp_path / "data")
    with terminal("run", "--plain", "--port", "0", KIOSK_DATA_DIR=folder, KIOSK_HOST="127.0.0.1") as talk:
        talk.answer("networking event:", "Mixer")
        talk.answer("]:", "tomorrow")
        talk.answer("]:", "6.30pm")
        talk.answer("]:", "21:00")
        talk.answer("without):", str(tmp_path / "list.csv"))
        talk.answer("without): ", "123456")
        talk.answer("Once more: ", "123456")
        talk.expect("easy to guess")
        talk.answer("without): ", PIN)
        talk.answer("Once more: ", "111111")
        talk.expect("The two differ")
        talk.answer("without): ", PIN)
        talk.answer("Once more: ", PIN)
        talk.expect("1 professional is coming")
        let_in(talk)
        talk.choose("End the evening")
        talk.choose("Close it")
        assert talk.ended() == 0

"""What follows a meeting and a booking, line by line: how it was, and an undo that can be undone."""

import io
import os

import pytest

from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Status, Via
from kiosk.errors import SlotTaken
from kiosk.texts import ENGLISH
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.console import Console, broken
from kiosk.tui.plain.goodbye import wants_another
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.plain.professional import ProfessionalTalk
from kiosk.tui.scene import Scene
from kiosk.tui.visit import CurrentVisit
from tests.tui.fakes import FakeEvening
from tests.tui.organizing import FakeDesk


def talking(evening: FakeEvening, *lines: str) -> tuple[Talk, io.StringIO]:
    """Return a dialogue in which these lines are typed one after the other, and what it prints."""
    read, write = os.pipe()
    os.write(write, "".join(f"{line}\n" for line in lines).encode())
    os.close(write)
    out = io.StringIO()
    console = Console(read, out, ENGLISH, idle=5, warning=1)
    return Talk(Scene(evening.services(), KioskOptions(clock=evening.clock)), console), out


@pytest.mark.parametrize(("said", "kept"), [("2", {1: Verdict.NOT_USEFUL}), ("0", {})])
def test_a_professional_is_asked_how_it_was(said: str, kept: dict[int, Verdict]) -> None:
    """After "We met" one number says whether it was useful, and is thanked for; 0 says nothing."""
    evening = FakeDesk()
    booking = evening.ask(1, "Ada Lovelace", status=Status.CONFIRMED, due_at=None)
    evening.now = booking.ends_at
    talk, out = talking(evening, "1", "1", said, "0")
    with pytest.raises(Back):
        ProfessionalTalk(talk, booking.professional, Via.BADGE).stay()
    assert evening.moves == [(1, Status.MET)]
    assert evening.verdicts == kept
    assert "How was it?" in out.getvalue()
    assert ("it was counted" in out.getvalue()) is bool(kept)


def test_an_undo_is_said_and_can_be_taken_back() -> None:
    """Undo says that the time is free again; taken back, the booking stands as before, and goodbye is asked anew."""
    evening = FakeDesk()
    booking = evening.ask(1, "Ada Lovelace")
    talk, out = talking(evening, "3", "2", "1")
    assert not wants_another(talk, CurrentVisit(), booking)
    assert evening.bookings[1].status is Status.REQUESTED
    assert "Given back:" in out.getvalue()
    assert "is yours again." in out.getvalue()


@pytest.mark.parametrize("quicker", [False, True])
def test_what_the_line_has_is_not_offered_again(quicker: bool) -> None:
    """A time that goes to the next in line at once, or within the minute, is said to be gone; others are shown."""
    evening = FakeDesk()
    evening.line_has_it = not quicker
    evening.fail["take_back"] = SlotTaken(time="18:45")
    booking = evening.ask(1, "Ada Lovelace")
    talk, out = talking(evening, "3", *(["2"] if quicker else []))
    assert wants_another(talk, CurrentVisit(), booking)
    assert ("Given back:" in out.getvalue()) is quicker
    assert "Somebody else has your place with" in out.getvalue()
    assert "choose another time" not in out.getvalue()


def test_an_undo_leads_to_other_people() -> None:
    """Without a word about taking it back the student looks at others, and the time stays free."""
    evening = FakeDesk()
    booking = evening.ask(1, "Ada Lovelace")
    talk, _ = talking(evening, "3", "1")
    assert wants_another(talk, CurrentVisit(), booking)
    assert evening.bookings[1].status is Status.CANCELLED


def test_rows_end_between_words() -> None:
    """A line longer than the terminal goes on below, set in; a word is never torn, and an address stays whole."""
    assert broken("  1  15:00 min to scan or note it", 20) == "  1  15:00 min to\n     scan or note it"
    assert broken("see http://example.org/long now", 12) == "see\n     http://example.org/long\n     now"
    assert broken("short", 0) == broken("short", 80) == "short"


def test_one_choice_is_no_span_of_numbers() -> None:
    """Where only one thing can be chosen, "from 1 to 1" is not said."""
    talk, out = talking(FakeEvening(), "7", "1")
    assert talk.choose([("Goodbye", True)])
    assert "Please type 1, or 0 to go back." in out.getvalue()

"""What follows a meeting and a booking, line by line: how it was, and an undo that can be undone."""

import io
import os

import pytest

from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Status, Via
from kiosk.texts import ENGLISH
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.console import Console
from kiosk.tui.plain.menu import Back, Talk
from kiosk.tui.plain.professional import ProfessionalTalk
from kiosk.tui.scene import Scene
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

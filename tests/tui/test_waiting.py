"""The line for somebody whose times are all taken: joined, watched, its freed time taken or given up."""

import io
import os
from dataclasses import replace

import pytest

from kiosk.booking.payload import Extras, Wifi
from kiosk.booking.status import Status
from kiosk.errors import StillFree
from kiosk.people import Visit
from kiosk.services.forms import WaitForm
from kiosk.texts import ENGLISH
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.console import Console
from kiosk.tui.plain.menu import Talk
from kiosk.tui.plain.waiting import WaitingTalk
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.qr_drawing import QrDrawing
from tests.tui.driving import Kiosk, address, running
from tests.tui.fakes import FakeEvening


def full_evening() -> FakeEvening:
    """Return an evening on which Amara has no time left."""
    return FakeEvening(full={"P01"})


async def to_line(kiosk: Kiosk) -> None:
    """Walk to Amara and wait in line as Maya."""
    await kiosk.to_professional("crisis comunications")
    assert "All of Amara Okafor's times" in kiosk.text()
    assert "Nobody waits yet" in kiosk.text()
    await kiosk.press("enter")
    assert kiosk.screen == "AboutYouScreen"
    await kiosk.write("Maya Lindt")
    await kiosk.press("f2")
    assert kiosk.screen == "WaitingScreen"


async def look_again(kiosk: Kiosk) -> None:
    """Let the screen look at the line once more."""
    kiosk.app.screen._look()  # type: ignore[attr-defined]
    await kiosk.settle()


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_freed_time_is_taken_in_one_key(size: tuple[int, int]) -> None:
    """A student waits, sees the place, gets the freed time with its countdown, and Enter takes it."""
    async with running(full_evening(), size=size) as kiosk:
        await to_line(kiosk)
        assert "You are next for Amara" in kiosk.text()
        assert "W7QD-21" in kiosk.text()
        kiosk.evening.free_for(1)
        await look_again(kiosk)
        assert "A time with Amara is yours" in kiosk.text()
        assert "Yours to take for another 5:00" in kiosk.text()
        assert "Take 19:00, table 4" in kiosk.text()
        await kiosk.press("enter")
        assert (71, Status.REQUESTED) in kiosk.evening.moves
        assert kiosk.screen == "CodeScreen"


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_network_of_the_guests_comes_before_a_place_in_line(size: tuple[int, int]) -> None:
    """A phone that reaches the kiosk over the guests' Wi-Fi joins it first; Enter shows the code of the place."""
    async with running(full_evening(), size=size, extras=Extras(Wifi("PR Night", "welcome2026"))) as kiosk:
        await to_line(kiosk)
        assert kiosk.app.screen.query_one(QrDrawing).fitted.says == "WIFI:T:WPA;S:PR Night;P:welcome2026;;"
        assert "welcome2026" in kiosk.text()
        assert "place in line" in kiosk.text()
        assert "ticket" not in kiosk.text()
        await kiosk.press("enter")
        assert kiosk.screen == "WaitingScreen"
        assert "/b/" in kiosk.app.screen.query_one(QrDrawing).fitted.says
        assert "Keep my place" in kiosk.text()
        assert "welcome2026" not in kiosk.text()


def test_the_network_is_named_line_by_line_before_a_place_in_line() -> None:
    """Without a screen, network and password are said before the address of the place."""
    evening, (read, write), out = full_evening(), os.pipe(), io.StringIO()
    os.write(write, b"0\n")
    os.close(write)
    options = KioskOptions(clock=evening.clock, code_address=address, extras=Extras(Wifi("PR Night", "welcome2026")))
    talk = Talk(
        Scene(evening.services(), options, event=evening.event), Console(read, out, ENGLISH, idle=5, warning=1)
    )
    visit = Visit(id="v", name="Maya")
    form = WaitForm(
        key="k" * 32, code="7QDC2MNA", professional_id="P01", visit=visit, question="", reasons=(), station=""
    )
    assert WaitingTalk(talk, evening.services().wait_in_line(form), "7QDC2MNA").stay() is None
    os.close(read)
    assert 0 < out.getvalue().index("welcome2026") < out.getvalue().index("/b/7QDC2MNA")


async def test_whoever_leaves_keeps_no_time_from_the_next() -> None:
    """A freed time that its student never took is not asked for when the visit ends."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        kiosk.evening.free_for(1)
        await look_again(kiosk)
        await kiosk.press("f5")
        assert kiosk.screen == "WelcomeScreen"
        assert kiosk.evening.moves == []


async def test_the_place_stays_while_the_student_looks_for_others() -> None:
    """Enter keeps the place and leads back to the shortlist; the second time the name is known and one key joins."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        await kiosk.press("enter")
        assert kiosk.screen == "InterestsScreen"
        assert kiosk.evening.line[1].is_open
        await kiosk.press("enter", "w")
        assert kiosk.screen == "WaitingScreen"
        assert "You are number 2 in line" in kiosk.text()


async def test_a_turn_taken_on_the_phone_closes_a_question_at_the_kiosk() -> None:
    """Esc asks whether to give the turn up, the phone takes it: the booking's code is shown, not the question."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        held = kiosk.evening.free_for(1)
        waiting = kiosk.app.screen
        await look_again(kiosk)
        await kiosk.press("escape")
        assert kiosk.screen == "ConfirmModal"
        kiosk.evening.bookings[held.id] = replace(held, status=Status.REQUESTED)
        waiting._look()  # type: ignore[attr-defined]
        await kiosk.settle()
        assert kiosk.screen == "CodeScreen"


async def test_leaving_the_line_is_asked_first() -> None:
    """Esc asks; the harmless answer keeps the place, the other gives it up and says so."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        await kiosk.press("escape", "enter")
        assert kiosk.evening.line[1].position == 1
        await kiosk.press("escape", "tab", "enter")
        assert kiosk.evening.line[1].position == 0
        assert "You are out of the line" in kiosk.text()


async def test_five_minutes_over() -> None:
    """A time that was not taken went on, and the student reads so."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        held = kiosk.evening.free_for(1)
        await look_again(kiosk)
        kiosk.evening.bookings[held.id] = replace(held, status=Status.EXPIRED, due_at=None)
        await look_again(kiosk)
        assert "That time went" in kiosk.text()


async def test_a_time_that_became_free_leads_back() -> None:
    """Nobody waits while there is a free time: the reason is said beside the times."""
    async with running(full_evening()) as kiosk:
        await kiosk.to_professional("crisis comunications")
        kiosk.evening.fail["wait_in_line"] = StillFree(name="Amara Okafor", time="19:15")
        kiosk.evening.full = set()
        await kiosk.press("w")
        await kiosk.write("Maya")
        await kiosk.press("f2")
        assert kiosk.screen == "ProfessionalScreen"
        assert "Amara Okafor has a free time: 19:15" in " ".join(kiosk.text().split())


async def test_the_line_under_my_booking() -> None:
    """Without a phone: My booking shows the place, then the held time, and takes it."""
    async with running(full_evening()) as kiosk:
        await to_line(kiosk)
        await kiosk.press("f5", "f3")
        await kiosk.write("W7QD-21")
        await kiosk.press("enter")
        await kiosk.write("Maya")
        await kiosk.press("enter")
        assert "In line: you are number 1" in kiosk.text()
        kiosk.evening.free_for(1)
        await kiosk.press("enter")
        assert "A time is free for you: take it by 18:55" in kiosk.text()
        await kiosk.press("f6")
        assert (71, Status.REQUESTED) in kiosk.evening.moves

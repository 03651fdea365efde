"""Nothing on the keyboard, in a roster or in a paste leaves the kiosk, stops it or steers it."""

import asyncio

import pytest
from textual import events

from kiosk.tui.screens.idle import IdleModal
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import BADGE, HOSTILE, PEOPLE, PIN, FakeEvening
from tests.tui.organizing import FakeDesk

_WAYS_OUT = (
    "ctrl+q", "ctrl+c", "ctrl+z", "ctrl+backslash", "ctrl+d", "ctrl+p", "ctrl+s", "ctrl+x", "ctrl+v",
    "f1", "f10", "f11", "f12", "ctrl+l", "super+c", "shift+f10", "ctrl+@", "ctrl+right_square_bracket",
)  # fmt: skip


async def _still_here(kiosk: Kiosk, screen: str) -> None:
    await kiosk.settle()
    assert kiosk.app.is_running
    assert kiosk.app.return_code is None
    assert kiosk.screen == screen


async def test_no_key_leaves() -> None:
    """No usual way out of a terminal program leaves the welcome screen or the field, pauses, or opens anything."""
    async with running() as kiosk:
        for key in _WAYS_OUT:
            await kiosk.press(key)
            await _still_here(kiosk, "WelcomeScreen")
        await kiosk.to_interests("sports")
        for key in _WAYS_OUT:
            await kiosk.press(key)
            await _still_here(kiosk, "InterestsScreen")


async def test_nothing_reaches_the_clipboard() -> None:
    """What one student selects and copies is not there for the next one to paste."""
    async with running() as kiosk:
        await kiosk.to_interests("my secret")
        await kiosk.press("shift+home", "ctrl+shift+a", "ctrl+c", "ctrl+x", "ctrl+u", "ctrl+v")
        assert kiosk.app.clipboard == ""
        assert "my secret" not in kiosk.text()


async def test_hostile_roster_is_shown_as_it_stands() -> None:
    """Markup in a roster is text on every screen, and clicking on it does nothing."""
    evening = FakeEvening(people=(HOSTILE, *PEOPLE))
    async with running(evening) as kiosk:
        await kiosk.to_interests("crisis")
        assert "[@click=app.quit]Quit[/] [/]" in kiosk.text()
        await kiosk.press("down")
        while HOSTILE.name not in (await _open_person(kiosk)):
            await kiosk.press("n")
        assert "[bold red]boss[/" in kiosk.text()
        await kiosk.pilot.click("#who", offset=(3, 0))
        await _still_here(kiosk, "ProfessionalScreen")
        await kiosk.press("enter")
        assert HOSTILE.name in kiosk.text()
        await kiosk.write("[@click=app.quit]x[/]")
        await kiosk.press("f2")
        await _still_here(kiosk, "CodeScreen")
        await kiosk.press("enter")
        await _still_here(kiosk, "DoneScreen")


async def _open_person(kiosk: Kiosk) -> str:
    if kiosk.screen == "InterestsScreen":
        await kiosk.press("enter")
    return kiosk.text()


async def test_hostile_paste_is_made_plain() -> None:
    """Escape sequences, line breaks and markup that are pasted arrive as plain text, and not without end."""
    async with running() as kiosk:
        await kiosk.to_interests()
        field = kiosk.app.screen.query_one("#query")
        field.post_message(events.Paste("\x1b[31mred\x1b]0;title\x07\n[@click=app.quit]go[/] [/]" + "x" * 100_000))
        await kiosk.settle()
        value: str = field.value  # type: ignore[attr-defined]
        assert value.startswith("red [@click=app.quit]go[/] [/]xxx")
        assert len(value) <= 160
        assert "\x1b" not in value
        await _still_here(kiosk, "InterestsScreen")


async def test_keys_that_race_do_not_end_two_screens() -> None:
    """Somebody who hammers Esc or Enter ends up on a screen, never outside of one."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        for key in ("escape", "enter", "escape", "escape", "enter", "enter", "escape", "f5", "escape", "escape"):
            kiosk.send(key)
        await kiosk.settle()
        assert kiosk.app.is_running
        assert len(kiosk.app.screen_stack) >= 1


async def test_organizer_leaves_with_the_pin() -> None:
    """The PIN opens the organizer's menu, and its last entry, once confirmed, ends the kiosk."""
    async with running(FakeDesk()) as kiosk:
        await kiosk.press("ctrl+o")
        assert kiosk.screen == "PinModal"
        await kiosk.write(PIN)
        await kiosk.press("enter")
        assert kiosk.screen == "OrganizerScreen"
        await kiosk.press("end", "enter")
        assert kiosk.screen == "EndScreen"
        kiosk.app.screen.query_one("#do").focus()
        await kiosk.settle()
        kiosk.send("enter")
        for _ in range(50):
            await kiosk.pilot.pause(0.02)
            if kiosk.app._exit:
                break
        assert kiosk.app._exit


async def test_the_organizer_is_let_in_from_any_screen() -> None:
    """Ctrl+O over a visit asks for the PIN: Esc leaves the visit as it was, the PIN ends it and opens the menu."""
    async with running() as kiosk:
        await kiosk.to_interests("spo")
        await kiosk.press("ctrl+o")
        assert kiosk.screen == "PinModal"
        await kiosk.press("escape")
        await kiosk.write("rts")
        assert kiosk.app.screen.query_one("#query").value == "sports"  # type: ignore[attr-defined]
        await kiosk.press("ctrl+o")
        await kiosk.write(PIN)
        await kiosk.press("enter")
        assert kiosk.screen == "OrganizerScreen"
        await kiosk.press("ctrl+o")
        await kiosk.press("f5")
        await _still_here(kiosk, "WelcomeScreen")
        await kiosk.press("f7", "ctrl+o")
        assert kiosk.screen == "PinModal"


async def test_wrong_pin_leads_nowhere() -> None:
    """A wrong PIN says so and opens nothing; Esc goes back to the students."""
    async with running() as kiosk:
        await kiosk.press("ctrl+o")
        await kiosk.write("000000")
        await kiosk.press("enter")
        assert kiosk.screen == "PinModal"
        assert "not the organizer's PIN" in kiosk.text()
        await kiosk.press("escape")
        await _still_here(kiosk, "WelcomeScreen")


async def test_demo_shows_its_pin_and_a_real_evening_does_not() -> None:
    """Only a demo tells the organizer's PIN."""
    async with running() as kiosk:
        await kiosk.press("ctrl+o")
        assert PIN in kiosk.text()
    async with running(demo_pin="", demo_label="") as kiosk:
        await kiosk.press("ctrl+o")
        assert PIN not in kiosk.text()
        assert "DEMO" not in kiosk.text()


@pytest.mark.parametrize("before", [0, 1, 4])
@pytest.mark.parametrize("way", ["welcome", "goodbye", "start over", "back", "idle", "booking", "question", "typing"])
async def test_every_key_behind_ctrl_o_is_the_pins(way: str, before: int) -> None:
    """Whatever opens or ends as the organizer presses Ctrl+O, no digit comes into a student's field."""
    async with running(FakeDesk()) as kiosk:
        last = await _on_the_way(kiosk, way)
        if last:
            kiosk.send(last)
        for _ in range(before):  # the screen below is further on its way each time
            await asyncio.sleep(0)
        kiosk.send("ctrl+o")
        for digit in PIN:
            kiosk.send(digit)
            await asyncio.sleep(0)
        await kiosk.settle()
        assert kiosk.screen == "PinModal"
        assert kiosk.app.screen.query_one("#pin").value == PIN  # type: ignore[attr-defined]
        fields = [field for screen in kiosk.app.screen_stack[:-1] for field in screen.query(TypedField)]
        assert not [field.value for field in fields if any(digit in field.value for digit in PIN)]
        await kiosk.press("enter")
        assert kiosk.screen == "OrganizerScreen"


@pytest.mark.parametrize("before", range(8))
async def test_a_badge_behind_ctrl_o_does_not_leave_the_kiosk_deaf(before: int) -> None:
    """Whichever question stands over the other then, keys come in again, and Esc leads back to the students."""
    async with running(FakeEvening()) as kiosk:
        kiosk.send("ctrl+o")
        for _ in range(before):
            await asyncio.sleep(0)
        for letter in BADGE:
            kiosk.send(letter)
        kiosk.send("enter")
        await kiosk.settle()
        for _ in range(3):
            if kiosk.screen != "WelcomeScreen":
                await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"
        await kiosk.write("sports")
        assert kiosk.app.screen.query_one("#query").value == "sports"  # type: ignore[attr-defined]


async def _on_the_way(kiosk: Kiosk, way: str) -> str:
    """Bring a kiosk somewhere; return the key that begins what Ctrl+O comes into."""
    if way in ("start over", "back", "idle", "typing"):
        await kiosk.to_interests("sports")
    if way == "idle":
        kiosk.app.push_screen(IdleModal(kiosk.app.scene, 20))
        await kiosk.settle()
    if way == "booking":
        await kiosk.to_about_you()
        await kiosk.write("Maya Lindt")
    if way in ("goodbye", "question"):
        await kiosk.to_code()
    if way == "goodbye":
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"
    last = {"goodbye": "enter", "start over": "f5", "back": "escape", "booking": "f2", "question": "escape"}
    return last.get(way, "")

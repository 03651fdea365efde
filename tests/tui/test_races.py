"""Two things at one moment: an answer that arrives under a question, a second key behind the first."""

import pytest
from textual import events

from kiosk.booking.stations import StationOrders
from kiosk.tui.screens import welcome
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.time_grid import TimeCell
from kiosk.tui.widgets.typed_field import TypedField
from tests.tui.driving import Kiosk, running
from tests.tui.fakes import BADGE, PIN


async def _ask_whether_anybody_is_there(kiosk: Kiosk) -> None:
    await kiosk.app._left_alone()
    await kiosk.settle()
    assert kiosk.screen == "IdleModal"


async def test_a_pin_accepted_under_the_idle_question_opens_nothing() -> None:
    """A PIN's answer that comes while the kiosk asks whether anybody is there does no harm; the next try works."""
    async with running() as kiosk:
        await kiosk.press("ctrl+o")
        pin = kiosk.app.screen
        await _ask_whether_anybody_is_there(kiosk)
        pin.leave(True)  # type: ignore[attr-defined] # as its worker's answer would
        pin.leave(True)  # type: ignore[attr-defined]
        await kiosk.settle()
        assert kiosk.screen == "IdleModal"
        await kiosk.press("x")
        assert kiosk.screen == "PinModal"
        await kiosk.write(PIN)
        await kiosk.press("enter")
        assert kiosk.screen == "OrganizerScreen"


async def test_a_code_that_comes_under_the_idle_question_is_shown() -> None:
    """A time that is booked while the kiosk asks whether anybody is there leads to its code."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya")
        about = kiosk.app.screen
        await _ask_whether_anybody_is_there(kiosk)
        about.action_book()  # type: ignore[attr-defined] # pressed just before
        await kiosk.settle()
        assert kiosk.screen == "CodeScreen"
        await kiosk.press("f5")
        assert kiosk.screen == "WelcomeScreen"


async def test_a_door_closed_twice_is_closed_once() -> None:
    """A professional who hits Esc twice goes away once; the student's visit below stays."""
    async with running() as kiosk:
        await kiosk.to_interests("sports")
        await kiosk.write(BADGE)
        assert kiosk.screen == "SignInScreen"
        kiosk.app.screen.action_back()  # type: ignore[attr-defined]
        kiosk.app.screen.action_back()  # type: ignore[attr-defined]
        await kiosk.settle()
        assert kiosk.screen == "InterestsScreen"


async def test_who_goes_back_to_the_welcome_screen_is_forgotten() -> None:
    """A student who gave a name and went back with Esc all the way leaves nothing to the next one."""
    async with running() as kiosk:
        await kiosk.to_about_you()
        await kiosk.write("Maya Lindt")
        await kiosk.press("escape", "escape", "escape")
        assert kiosk.screen == "WelcomeScreen"
        await kiosk.to_about_you()
        assert "Maya" not in kiosk.text()
        assert kiosk.app.visit.name == ""


async def test_a_kiosk_that_works_again_does_not_stay_out_of_order() -> None:
    """Opened again by the organizer at this very kiosk, it is open once they leave, by whatever key."""
    async with running() as kiosk:
        kiosk.evening.orders = StationOrders(is_closed=True)
        kiosk.app._station.tell()  # type: ignore[union-attr]
        await kiosk.settle()
        assert kiosk.screen == "OutOfOrderScreen"
        await kiosk.press("ctrl+o")
        await kiosk.write(PIN)
        await kiosk.press("enter")
        kiosk.evening.orders = StationOrders()
        kiosk.app._station.tell()  # type: ignore[union-attr]
        await kiosk.settle()
        assert kiosk.screen == "OrganizerScreen"
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"


async def test_keys_behind_the_one_that_opens_a_screen_do_no_harm() -> None:
    """A key that comes before a screen is laid out does nothing there; letters are not lost."""
    async with running() as kiosk:
        scene, visit = kiosk.app.scene, kiosk.app.visit
        unborn = InterestsScreen(scene, visit, "spo")
        assert not unborn.check_action("open", ())
        unborn.type_more("rts")
        await kiosk.app.push_screen(unborn)
        await kiosk.settle()
        assert "Mateo Álvarez Ruiz" in kiosk.text()
        for action in ("open", "change_stage", "browse", "undo", "start_over"):
            assert unborn.check_action(action, ())


def _touch(kiosk: Kiosk, x: int, y: int, *kinds: type[events.MouseEvent], button: int = 1) -> None:
    for kind in kinds:
        event = kind(None, x, y, 0, 0, button, False, False, False, x, y)
        event.set_sender(kiosk.app)
        assert kiosk.app._driver is not None
        kiosk.app._driver.send_message(event)


async def test_only_a_left_press_here_begins() -> None:
    """On the welcome screen other buttons and the end of a press from elsewhere begin nothing; a tap does."""
    async with running() as kiosk:
        for button in (2, 3):
            _touch(kiosk, 40, 10, events.MouseDown, events.MouseUp, button=button)
        _touch(kiosk, 40, 10, events.MouseUp)
        await kiosk.settle()
        assert kiosk.screen == "WelcomeScreen"
        _touch(kiosk, 40, 10, events.MouseDown, events.MouseUp)
        await kiosk.settle()
        assert kiosk.screen == "InterestsScreen"


async def test_the_second_tap_on_start_over_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A double tap on Start over ends on the welcome screen, not at the PIN that lies under the finger there."""
    monkeypatch.setattr(welcome, "_SETTLES", 60.0)  # a test machine may be slow
    async with running() as kiosk:
        await kiosk.to_interests()
        for _ in range(2):
            _touch(kiosk, 75, 23, events.MouseDown, events.MouseUp)
            await kiosk.settle()
        assert kiosk.screen == "WelcomeScreen"
        monkeypatch.setattr(welcome, "_SETTLES", 0.0)
        _touch(kiosk, 75, 23, events.MouseDown, events.MouseUp)
        await kiosk.settle()
        assert kiosk.screen == "PinModal"


async def test_an_enter_right_behind_an_arrow_opens_what_the_arrow_chose() -> None:
    """Keys that pile up while the kiosk is busy count in their order: in the list, and among the times."""
    async with running() as kiosk:
        await kiosk.to_interests()
        await kiosk.press("down")
        second = kiosk.app.screen.query_one(ShortlistView)._phrases[1]
        await kiosk.press("up")
        for key in ("down", "enter"):
            kiosk.send(key)
        await kiosk.settle()
        assert kiosk.app.screen.query_one("#query", TypedField).value.casefold() == second.casefold()
        await kiosk.press("enter")
        cells = list(kiosk.app.screen.query(TimeCell))
        for key in ("right", "right", "enter"):
            kiosk.send(key)
        await kiosk.settle()
        assert kiosk.screen == "AboutYouScreen"
        assert kiosk.app.screen._slot == cells[2].slot  # type: ignore[attr-defined]

"""No word is cut off and nothing lies over anything else in the size between, and with letters to touch.

`test_pictures` proves it for every screen in the other sizes.
"""

import pytest

from kiosk.tui.fingers import TOUCHED
from kiosk.tui.widgets.touch_keyboard import TouchKeyboard
from tests.tui.driving import running
from tests.tui.looking import cut_or_covered


@pytest.mark.parametrize("query", ["crisis comunications, sports, quantum", "sustainability"])
async def test_nothing_is_cut_and_nothing_covered(query: str) -> None:
    """Titles, chips, answers, steps and buttons stand whole, with common and with very long names."""
    found: list[str] = []
    async with running(size=(100, 30)) as kiosk:
        found += cut_or_covered(kiosk)
        for steps in (("enter",), ("f6",), tuple(query), ("enter",), ("enter",), ("M", "enter"), ("f2",), ("enter",)):
            await kiosk.press(*steps)
            found += cut_or_covered(kiosk)
        assert kiosk.screen == "DoneScreen"
        for steps in (("f5", "f3"), ("escape", "f7")):
            await kiosk.press(*steps)
            found += cut_or_covered(kiosk)
    assert found == []


async def test_letters_to_touch_cover_nothing() -> None:
    """On the smallest screen the letters to touch leave room for every field and button."""
    found: list[str] = []
    async with running() as kiosk:
        for action in ("start", "my_booking", "professional"):
            await kiosk.app.end_visit()
            await kiosk.app.screen.run_action(action)
            await kiosk.settle()
            kiosk.app.add_class(TOUCHED)
            await kiosk.settle()
            assert kiosk.app.screen.query_one(TouchKeyboard).is_on_screen
            found += cut_or_covered(kiosk)
    assert found == []


async def test_lines_of_the_shortlist_are_whole_beside_the_card() -> None:
    """At 130 columns the card gives way: position and company, and when somebody is free, are not cut."""
    async with running(size=(130, 40)) as kiosk:
        await kiosk.to_interests("crisis")
        text = kiosk.text()
        assert "Director of Communications, Harbor City Athletic Club" in text
        assert "5 free times, next 19:15" in text

"""Typing and clearing at any speed: every key counts in the order in which it was pressed."""

import pytest

from tests.tui.driving import running


@pytest.mark.parametrize(
    "clearing", [["ctrl+u"], ["backspace"] * 5, ["home", *["delete"] * 5], ["ctrl+w"], ["left", "right", "ctrl+u"]]
)
async def test_whoever_clears_the_field_and_types_on_loses_no_letter(clearing: list[str]) -> None:
    """A word that is typed right behind the clearing keys stands there whole, each time."""
    async with running() as kiosk:
        await kiosk.to_interests("music")
        for word in ("wine", "media", "music"):
            value = kiosk.app.screen.query_one("#query").value  # type: ignore[attr-defined]
            for key in (*clearing, *["backspace"] * (len(value) - 5), *word):
                kiosk.send(key)
            await kiosk.settle()
            assert kiosk.app.screen.query_one("#query").value == word  # type: ignore[attr-defined]
            await kiosk.press(*["x"] * (5 - len(word)))


async def test_enter_comes_behind_the_letters_before_it() -> None:
    """Letters and Enter in one breath open the person whom the whole word finds."""
    async with running() as kiosk:
        await kiosk.to_interests("")
        for key in (*"sports", "enter"):
            kiosk.send(key)
        await kiosk.settle()
        assert kiosk.screen == "ProfessionalScreen"

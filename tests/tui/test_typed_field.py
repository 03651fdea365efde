"""Typing and clearing at any speed: every key counts in the order in which it was pressed."""

import pytest
from textual import events
from textual.app import App, ComposeResult

from kiosk.tui.widgets.typed_field import TypedField
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


class Form(App[None]):
    """One field with a suggestion and one with what somebody typed."""

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield TypedField("Typed", value="Ana", id="typed")
        yield TypedField("Doors open", value="18:00", id="suggested", suggested=True)


async def test_a_suggestion_gives_way_to_what_is_typed() -> None:
    """With Tab a suggested value is selected: typing or pasting replaces it, while words of one's own go on."""
    app = Form()
    async with app.run_test() as pilot:
        await pilot.press("end", "!", "tab", "1", "9")
        assert app.query_one("#typed", TypedField).value == "Ana!"
        assert app.query_one("#suggested", TypedField).value == "19"
        await pilot.press("tab", "shift+tab")
        app.query_one("#suggested", TypedField).post_message(events.Paste("20:30"))
        await pilot.pause()
        assert app.query_one("#suggested", TypedField).value == "20:30"

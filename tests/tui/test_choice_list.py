"""Lists to choose from, at the moment their width changes."""

import pytest
from textual.geometry import Size
from textual.widgets import OptionList

from kiosk.tui.layouts import layout_classes
from tests.tui.driving import running
from tests.tui.fakes import QUESTIONS


async def test_a_question_is_whole_before_its_list_hears_of_a_resize(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that becomes narrower shows every word of its questions, also in the picture before the resize event."""
    monkeypatch.setattr(OptionList, "_on_resize", lambda _: None)
    async with running(size=(160, 50)) as kiosk:
        await kiosk.to_about_you()
        await kiosk.pilot.resize_terminal(100, 32)
        await kiosk.settle()
        left = " ".join(row.split("│")[1] for row in kiosk.text().splitlines() if row.count("│") > 1)
        words = " ".join(left.split())
        assert all(question in words for question in QUESTIONS)


@pytest.mark.parametrize(
    ("size", "names"),
    [
        ((79, 23), ("-too-narrow", "-too-short")),
        ((80, 24), ("-narrow", "-short")),
        ((100, 30), ("-medium", "-tall")),
        ((160, 50), ("-wide", "-very-tall")),
    ],
)
def test_every_terminal_has_a_layout(size: tuple[int, int], names: tuple[str, str]) -> None:
    """The layouts change at 80, 100 and 130 columns and at 24, 30 and 42 rows."""
    assert layout_classes(Size(*size)) == names


async def test_a_page_turned_without_room_turns_nothing() -> None:
    """Page down in a window of one cell does nothing, and does not end the kiosk."""
    async with running(size=(80, 24)) as kiosk:
        await kiosk.to_interests()
        await kiosk.pilot.resize_terminal(1, 1)
        await kiosk.settle()
        await kiosk.press("pagedown", "pageup")
        assert kiosk.app.is_running
        await kiosk.pilot.resize_terminal(80, 24)
        await kiosk.settle()
        assert "Crisis communications" in kiosk.text()

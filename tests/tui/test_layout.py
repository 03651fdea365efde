"""No word is cut off and nothing lies over anything else, on every screen of a visit in every size."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Static

from kiosk.tui.fingers import TOUCHED
from kiosk.tui.widgets.touch_keyboard import TouchKeyboard
from tests.tui.driving import Kiosk, running

_SIZES = [(80, 24), (100, 30), (160, 50)]
_MAY_BE_CUT = {"example-people", "tonight", "event-name"}
"""Lists of examples and the name of the event, which end in an ellipsis on purpose."""


def leaves(kiosk: Kiosk) -> Iterator[Widget]:
    """Yield the texts and buttons that stand on the screen and do not scroll."""
    for part in kiosk.app.screen.walk_children(Widget):
        shown = part.is_on_screen and part.region and not part.has_class("spring", "-empty")
        if (
            shown
            and isinstance(part, Static | Button)
            and not any(isinstance(one, VerticalScroll) for one in part.ancestors)
        ):
            yield part


def faults(kiosk: Kiosk) -> list[str]:
    """Return what is cut off or covered on the screen."""
    screen, found = kiosk.app.screen, []
    parts = list(leaves(kiosk))
    for part in parts:
        name = f"{kiosk.screen} {part.id or type(part).__name__}"
        if not screen.region.contains_region(part.region) or part.region.size != part.outer_size:
            found.append(f"{name} runs off the screen")
        needed = part.get_content_height(screen.size, screen.size, part.content_size.width)
        is_one_line = part.styles.text_wrap == "nowrap"
        if part.id not in _MAY_BE_CUT and not is_one_line and needed > part.content_size.height:
            found.append(f"{name} needs {needed} rows and has {part.content_size.height}")
    for one, other in combinations(parts, 2):
        if one.region.overlaps(other.region):
            found.append(f"{kiosk.screen}: {one} and {other} overlap")
    return found


@pytest.mark.parametrize("size", _SIZES, ids=["80x24", "100x30", "160x50"])
@pytest.mark.parametrize("query", ["crisis comunications, sports, quantum", "sustainability"])
async def test_nothing_is_cut_and_nothing_covered(size: tuple[int, int], query: str) -> None:
    """Titles, chips, answers, steps and buttons stand whole, with common and with very long names."""
    found: list[str] = []
    async with running(size=size) as kiosk:
        found += faults(kiosk)
        for steps in (("enter",), ("f6",), tuple(query), ("enter",), ("enter",), ("M", "enter"), ("f2",), ("enter",)):
            await kiosk.press(*steps)
            found += faults(kiosk)
        assert kiosk.screen == "DoneScreen"
        for steps in (("f5", "f3"), ("escape", "f7")):
            await kiosk.press(*steps)
            found += faults(kiosk)
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
            found += faults(kiosk)
    assert found == []

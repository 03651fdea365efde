"""The organizer's pages in every look: what is painted can be read."""

import pytest

from kiosk.booking.status import Status
from kiosk.tui.themes import PALETTES
from tests.tui.looking import unreadable
from tests.tui.organizing import FakeDesk, behind_the_pin

_GLYPHS = set("▁▂▃▄▅▆▇")  # ends of scrollbars and sparklines: no text, 3 to 1 suffices (WCAG 2.2, 1.4.11)


@pytest.mark.parametrize("theme", PALETTES)
async def test_organizers_pages_can_be_read(theme: str) -> None:
    """On menu, board, bookings and professionals every painted word has the contrast that its look promises."""
    desk = FakeDesk(present={"P01", "P02"}, paused={"P02"}, stations={"door": True})
    desk.book(0, "Ada Lovelace", Status.CONFIRMED)
    desk.book(1, "Maya Lindt", Status.REQUESTED, slot=1)
    weak: list[str] = []
    async with behind_the_pin(desk, size=(120, 40), theme=theme) as kiosk:
        for key in ("1", "2", "3"):
            weak += unreadable(kiosk, theme)
            await kiosk.press(key)
            weak += unreadable(kiosk, theme)
            await kiosk.press("escape")
    assert [one for one in weak if not _GLYPHS & set(one)] == []

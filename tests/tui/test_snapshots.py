"""Every screen as it is painted, row by row, small and large. A change that is meant: `pytest --snapshot-update`.

Look at the difference before you keep it. Colours are not in these pictures; `test_themes` measures them.
"""

import asyncio
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from kiosk.booking.status import Status
from tests.tui.driving import running

_SIZES = [(80, 24), (100, 30), (160, 50)]


@pytest.mark.parametrize("size", _SIZES, ids=["80x24", "100x30", "160x50"])
async def test_screens_of_a_visit(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The screens of a visit stand as they were looked at, and no text runs off the right edge."""
    async with running(size=size) as kiosk:

        def looks(name: str) -> None:
            text = kiosk.text()
            assert text == snapshot(name=name)
            assert len(text.splitlines()) == size[1]

        looks("1 welcome")
        await kiosk.to_interests()
        looks("2 browse")
        await kiosk.write("quantum")
        looks("3 nobody")
        await kiosk.press("ctrl+u")
        await kiosk.write("crisis comunications, sports, quantum")
        looks("4 shortlist")
        await kiosk.press("enter")
        looks("5 professional")
        await kiosk.press("enter")
        looks("6 about you")
        await kiosk.write("Maya Lindt")
        await kiosk.press("enter", "enter", "enter")
        looks("7 about you, filled in")
        await kiosk.press("enter")
        looks_without_code(kiosk.text(), snapshot, "8 code")
        await kiosk.press("escape")
        assert kiosk.screen == "ConfirmModal"
        await kiosk.press("escape")
        kiosk.evening.bookings[1] = replace(kiosk.evening.bookings[1], status=Status.CONFIRMED, due_at=None)
        async with asyncio.timeout(20):
            while "said yes" not in kiosk.text():
                await kiosk.pilot.pause(0.1)
        await kiosk.settle()
        looks_without_code(kiosk.text(), snapshot, "9 confirmed")


def looks_without_code(text: str, snapshot: SnapshotAssertion, name: str) -> None:
    """Compare only the words beside the code: the code is another one every time."""
    edge = max(line.find(" 1 ") for line in text.splitlines() if "Scan the code" in line)
    words = "\n".join(line[edge:].rstrip() for line in text.splitlines()[1:-1])
    assert words == snapshot(name=name)


@pytest.mark.parametrize("size", _SIZES, ids=["80x24", "100x30", "160x50"])
async def test_long_names_are_cut_not_torn(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """A very long name, position and company keep the layout whole."""
    async with running(size=size) as kiosk:
        await kiosk.to_interests("sustainability")
        assert kiosk.text() == snapshot(name="shortlist")
        await kiosk.press("enter")
        assert kiosk.text() == snapshot(name="professional")
        await kiosk.press("enter")
        assert kiosk.text() == snapshot(name="about you")


@pytest.mark.parametrize("size", _SIZES, ids=["80x24", "100x30", "160x50"])
async def test_organizer_and_my_booking(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """The side ways stand as they were looked at."""
    async with running(size=size) as kiosk:
        await kiosk.press("ctrl+o")
        assert kiosk.text() == snapshot(name="pin")
        await kiosk.press("escape", "f3")
        assert kiosk.text() == snapshot(name="my booking")

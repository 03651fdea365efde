"""The network of the guests on the kiosk's code screen: joined first, the ticket after it."""

import asyncio

import pytest

from kiosk.booking.payload import Extras, Wifi
from kiosk.tui.organizer.reach_step import ReachStepScreen
from kiosk.tui.widgets.qr_drawing import QrDrawing
from tests.tui.driving import running
from tests.tui.fakes import FakeEvening


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_network_comes_first_and_enter_leads_to_the_ticket(size: tuple[int, int]) -> None:
    """The first code joins the Wi-Fi, name and password beside it; Enter shows the ticket, the next one is done."""
    extras = Extras(Wifi("PR Night", "welcome2026"))
    async with running(size=size, extras=extras) as kiosk:
        await kiosk.to_code()
        shown = kiosk.text()
        assert kiosk.app.screen.query_one(QrDrawing).fitted.says == "WIFI:T:WPA;S:PR Night;P:welcome2026;;"
        assert "PR Night" in shown
        assert "welcome2026" in shown
        assert "Next: my ticket" in shown
        await kiosk.press("enter")
        assert kiosk.screen == "CodeScreen"
        assert "/b/" in kiosk.app.screen.query_one(QrDrawing).fitted.says
        assert "Done, I have it" in kiosk.text()
        # A button that was just pressed takes no second press: nobody who types Enter twice misses the ticket.
        async with asyncio.timeout(20):
            while kiosk.app.screen.query_one("#done").has_class("-active"):
                await kiosk.settle()
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"


async def test_without_a_network_named_the_ticket_is_the_only_code() -> None:
    """Where the organizer named no network there is one code and one Enter, as ever."""
    async with running() as kiosk:
        await kiosk.to_code()
        assert "/b/" in kiosk.app.screen.query_one(QrDrawing).fitted.says
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"


class Tried(FakeEvening):
    """An evening whose organizer tries the reach."""

    def begin_trial(self) -> str:
        """Return a nonce."""
        return "N" * 26

    def show_reach_proof(self, address: str) -> None:
        """No phone was here yet."""


async def test_the_reach_test_names_the_network_that_the_phone_has_to_be_on() -> None:
    """The organizer's phone joins the guests' Wi-Fi first: name and password stand beside the code of the test."""
    address, extras = "http://10.0.0.5:8765", Extras(Wifi("Guests", "welcome2026"))
    async with running(Tried(), size=(120, 40), phone_addresses=lambda: (address,), extras=extras) as kiosk:
        await kiosk.app.push_screen(ReachStepScreen(kiosk.app.scene))
        async with asyncio.timeout(20):
            while "Guests" not in kiosk.text():
                await kiosk.settle()
        assert "welcome2026" in kiosk.text()
        assert kiosk.app.screen.query_one(QrDrawing).fitted.says.startswith(f"{address}/reach/")

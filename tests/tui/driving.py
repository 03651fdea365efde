"""A kiosk under test: presses keys, waits for its threads, and reads what is painted."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from kiosk.booking.payload import Payload, choose_payload
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from tests.tui.fakes import EVENT, PIN, FakeEvening

_KEYS = {" ": "space", ",": "comma", "-": "minus", ".": "full_stop", "'": "apostrophe", "@": "at"}


def address(code: str, reference: str) -> Payload:
    """Return what a code says while phones reach the kiosk."""
    return choose_payload(code=code, reference=reference, base_url=EVENT.base_url, reachable=True)


@dataclass
class Kiosk:
    """A running kiosk and the evening behind it."""

    app: KioskApp
    pilot: Pilot[None]
    evening: FakeEvening

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    async def settle(self) -> None:
        """Wait until threads have answered and the answers are painted.

        Textual's own pilot waits for an idle processor, which takes seconds a key beside other tests. Painting may
        lay out anew, and tell widgets of their new size; the picture is whole when a painting starts nothing more.
        """
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0.005)
            if not self.app.is_running:  # nothing will ever be answered or painted any more
                assert self.app._exception is None, self.app._exception
                return
            quiet = 0 if self._busy() else quiet + 1
            if quiet == 2:
                self.app.screen._on_timer_update()

    def _busy(self) -> bool:
        pumps = (self.app, *self.app.screen_stack, *self.app.screen.walk_children())
        if any(not worker.is_finished for worker in self.app.workers):
            return True
        return any(pump._message_queue.qsize() + len(pump._next_callbacks) > 0 for pump in pumps)

    def send(self, key: str) -> None:
        """Press a key without waiting."""
        character = key if len(key) == 1 else {"space": " "}.get(key)
        driver = self.app._driver
        assert driver is not None
        event = events.Key(_KEYS.get(key, key), character)
        event.set_sender(self.app)
        driver.send_message(event)

    async def write(self, text: str) -> None:
        """Type a text as fast as a scanner would."""
        for letter in text:
            self.send(letter)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting after each."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def click(self, selector: str | type[Widget]) -> None:
        """Touch a part of the screen."""
        await self.pilot.click(selector)
        await self.settle()

    async def to_see(self, words: str) -> None:
        """Wait until words stand on the screen that come by themselves."""
        for _ in range(200):
            await self.pilot.pause(0.1)
            if words in self.text():
                return
        assert words in self.text()

    def rows(self) -> list[list[Segment]]:
        """Return what is painted, row by row."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return [list(strip.crop(0, width)) for strip in strips[:height]]

    def text(self) -> str:
        """Return what is painted as plain text."""
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in self.rows())

    def runs(self) -> Iterator[tuple[str, str, str]]:
        """Return every painted text with its colour and its ground as #rrggbb."""
        for segment in (segment for row in self.rows() for segment in row):
            style = segment.style
            if segment.text.strip() and style is not None and style.color and style.bgcolor:
                yield segment.text, style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex

    # --- ways -----------------------------------------------------------------------------------------

    async def to_interests(self, query: str = "") -> None:
        """Go to the interests and type."""
        await self.press("enter")
        await self.write(query)

    async def to_professional(self, query: str = "crisis comunications, sports") -> None:
        """Go on to the first person of a shortlist."""
        await self.to_interests(query)
        await self.press("enter")

    async def to_about_you(self) -> None:
        """Go on with the first free time."""
        await self.to_about_you_with("crisis comunications, sports")

    async def to_about_you_with(self, query: str) -> None:
        """Go on with the first free time of whoever fits a query best."""
        await self.to_professional(query)
        await self.press("enter")

    async def to_code(self, name: str = "Maya Lindt") -> None:
        """Go on to the code with a question from the suggestions."""
        await self.to_about_you()
        await self.write(name)
        await self.press("enter", "enter", "enter", "enter")


@asynccontextmanager
async def running(
    evening: FakeEvening | None = None, size: tuple[int, int] = (80, 24), **options: object
) -> AsyncIterator[Kiosk]:
    """Start a kiosk without animation on a fake evening with a fixed clock."""
    evening = evening or FakeEvening()
    chosen: dict[str, object] = {"clock": evening.clock, "code_address": address, "demo_label": "DEMO"}
    chosen |= {"demo_pin": PIN, "phones_status": lambda _: "phones connected"}
    app = KioskApp(evening.services(), KioskOptions(**(chosen | options)))  # type: ignore[arg-type]
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        kiosk = Kiosk(app, pilot, evening)
        await kiosk.settle()
        yield kiosk

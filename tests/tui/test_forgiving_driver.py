"""A flood of input: the terminal holds it back while the kiosk is behind, and nothing of it delays the end."""

import asyncio
import sys
import threading
from typing import Any

from textual import events
from textual.driver import Driver

from kiosk.tui.forgiving_driver import forgiving
from tests.tui.driving import running

_KEYS = 1000


class Flooded(Driver):
    """A terminal at which somebody fell asleep on a key; it is read by a thread, as a real one is."""

    def __init__(self, app: Any) -> None:
        super().__init__(app)
        self.exit_event = threading.Event()
        self.sent = 0
        self._file = sys.stderr
        self._key_thread = threading.Thread(target=self.run_input_thread, daemon=True)

    def _run_input_thread(self) -> None:
        """Mark this as a driver that reads bytes of people."""

    def run_input_thread(self) -> None:
        """Press one key again and again."""
        for _ in range(_KEYS):
            self.process_message(events.Key("x", "x"))
            self.sent += 1

    def write(self, data: str) -> None:
        """Draw nothing."""

    def start_application_mode(self) -> None:
        """Begin with nothing."""

    def disable_input(self) -> None:
        """Stop nothing."""

    def stop_application_mode(self) -> None:
        """End nothing."""


async def test_a_flood_waits_in_the_terminal() -> None:
    """While the kiosk is busy only a burst of keys is on its way to it; all of them arrive once it goes on."""
    async with running() as kiosk:
        await kiosk.press("enter")
        driver: Any = forgiving(Flooded)(kiosk.app)
        driver._key_thread.start()
        driver._key_thread.join(0.2)  # the loop, and with it the kiosk, stands still meanwhile
        assert 0 < driver.sent < _KEYS / 10
        while driver._key_thread.is_alive():
            await asyncio.sleep(0.01)
        await kiosk.settle()
        assert driver.sent == _KEYS


async def test_nothing_of_a_flood_comes_after_the_order_to_end() -> None:
    """What the terminal still holds when the kiosk leaves is dropped, and its reader does not wait."""
    async with running() as kiosk:
        driver: Any = forgiving(Flooded)(kiosk.app)
        driver.exit_event.set()
        driver._key_thread.start()
        driver._key_thread.join(10)
        await kiosk.settle()
        assert driver.sent == _KEYS
        assert kiosk.screen == "WelcomeScreen"

"""A real kiosk at which somebody types all evening: how long each key takes until the shortlist stands on the screen.

python -m tests.benchmarks.typing_kiosk ADDRESS STATION SECONDS

Prints one JSON list of milliseconds at the end. It is started by `bench_pages.py` beside the phones.
"""

import asyncio
import json
import sys
import tempfile
import time

from textual import events
from textual.pilot import Pilot

from kiosk import heap
from kiosk.bootstrap import open_kiosk
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.tui.screens.interests import InterestsScreen

_QUERY = "crisis"
_PAUSE_S = 0.25
"""Between two keys: a quick typist."""


def press(pilot: Pilot[None], letter: str) -> None:
    """Press a key as the terminal hands it over; the pilot's own `press` waits for the screen to be idle."""
    driver = pilot.app._driver
    assert driver is not None
    key = events.Key(letter, letter)
    key.set_sender(pilot.app)
    driver.send_message(key)


async def type_until(pilot: Pilot[None], ends: float) -> list[float]:
    """Type a query, empty the field, type it again; return milliseconds of each key that changed the shortlist."""
    taken: list[float] = []
    await pilot.press("enter")
    await pilot.pause(1)
    screen = pilot.app.screen
    assert isinstance(screen, InterestsScreen)
    while time.monotonic() < ends:
        for letter in _QUERY:
            before, began = screen.shown, time.perf_counter()
            press(pilot, letter)
            while screen.shown == before and time.perf_counter() - began < 1:
                await asyncio.sleep(0.001)
            if screen.shown != before:
                taken.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(_PAUSE_S)
        await pilot.press(*["backspace"] * len(_QUERY))
        await asyncio.sleep(_PAUSE_S)
    return taken


async def main() -> None:
    """Open the kiosk and type."""
    url, station, seconds = sys.argv[1:]
    heap.prepare()  # as a kiosk's own process does
    with (
        tempfile.TemporaryDirectory() as folder,
        open_kiosk(database_url=url, data_dir=folder, station=station) as kiosk,
    ):
        app = KioskApp(kiosk.services, KioskOptions(station=station))
        async with app.run_test(size=(100, 30)) as pilot:
            print(json.dumps(await type_until(pilot, time.monotonic() + float(seconds))))


if __name__ == "__main__":
    asyncio.run(main())

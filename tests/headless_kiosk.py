"""A real kiosk driven by nobody's hands: it books as a student does and tells what stands on its screen.

python -m tests.headless_kiosk ADDRESS STATION SECONDS [BASE_URL STAYS]

Codes lead to `BASE_URL` where one is given, and a student looks at a code for `STAYS` seconds.
One JSON line each time the screen, its notice or the booking's status changes; `left` is the last, in good order. It
ends after so many seconds, or when its standard input does.
"""

import asyncio
import json
import sys
import tempfile
import threading
import time
from contextlib import suppress

from textual.pilot import Pilot, WaitForScreenTimeout
from textual.widgets import Input

from kiosk.booking.payload import choose_payload
from kiosk.bootstrap import open_kiosk
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.tui.screens.code import CodeScreen
from kiosk.tui.widgets.key_bar import KeyBar
from kiosk.tui.widgets.notice import Notice
from kiosk.tui.widgets.qr_drawing import QrDrawing
from kiosk.tui.widgets.time_grid import TimeCell

_STEP_S = 0.3
_STAYS_S = 15.0
"""How long the student looks at the code before walking away."""


async def drive(pilot: Pilot[None], seconds: float, stays: float = _STAYS_S) -> None:
    """Do what the screen asks for, until the time is over."""
    screen: object = None
    watching = asyncio.create_task(watch(pilot))
    ends, since = time.monotonic() + seconds, time.monotonic()
    enough = threading.Event()
    threading.Thread(target=_hear_the_end, args=(enough,), daemon=True).start()
    while time.monotonic() < ends and not enough.is_set():
        seen = look(pilot)
        if seen["screen"] != screen:
            screen, since = seen["screen"], time.monotonic()
        with suppress(WaitForScreenTimeout):  # scripts have the machine; what stands there is told
            await act(pilot, seen, time.monotonic() - since, stays)
        await asyncio.sleep(_STEP_S)
    for _ in range(30):  # a screen that is still being laid out is no place to leave from
        if pilot.app.screen.query(KeyBar):
            break
        await asyncio.sleep(0.1)
    watching.cancel()
    print(json.dumps(look(pilot) | {"at": time.time(), "left": True}), flush=True)


async def watch(pilot: Pilot[None]) -> None:
    """Tell what changes on the screen, however long a key takes: a press waits until the kiosk has nothing to do."""
    told: dict[str, object] = {}
    while True:
        seen = look(pilot)
        if seen != told:
            print(json.dumps(seen | {"at": time.time()}), flush=True)
            told = seen
        await asyncio.sleep(0.1)


def _hear_the_end(enough: threading.Event) -> None:
    sys.stdin.read()
    enough.set()


def look(pilot: Pilot[None]) -> dict[str, object]:
    """Return what stands on the screen."""
    screen = pilot.app.screen
    notices = screen.query(Notice)
    seen: dict[str, object] = {
        "screen": type(screen).__name__,
        "away": bool(notices) and "lost its line" in str(notices.first().content),
    }
    if isinstance(screen, CodeScreen):
        seen |= {"booking": screen._booking.id, "status": screen._status.value}
        for drawing in screen.query(QrDrawing):  # none while the screen is still being laid out
            seen["says"] = drawing.fitted.says
    return seen


async def act(pilot: Pilot[None], seen: dict[str, object], stayed_s: float, stays: float) -> None:
    """Press what a student would press here."""
    screen = pilot.app.screen
    name = seen["screen"]
    if name == "WelcomeScreen":
        await pilot.press("enter")
    elif name == "InterestsScreen":
        for field in screen.query("#query").results(Input):  # none while the screen is still being laid out
            field.value = "crisis communications"
        await pilot.press("enter")
    elif name == "ProfessionalScreen":
        # A person without a free time: the student goes on to the next one.
        await pilot.press("enter" if screen.query(TimeCell) else "n")
    elif name == "AboutYouScreen":
        for field in screen.query("#name").results(Input):
            field.value = "Ada Lovelace"
            await pilot.press("f2")
    elif name == "DoneScreen" or (name == "CodeScreen" and stayed_s > stays):
        await pilot.press("f5")


async def main() -> None:
    """Open the kiosk and drive it."""
    url, station, seconds, *more = sys.argv[1:]
    base, stays = (more[0], float(more[1])) if more else ("", _STAYS_S)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_kiosk(database_url=url, data_dir=folder, station=station) as kiosk,
    ):
        options = KioskOptions(
            station=station,
            code_address=lambda code, reference: choose_payload(
                code=code, reference=reference, base_url=base, reachable=bool(base)
            ),
        )
        app = KioskApp(kiosk.services, options)
        async with app.run_test(size=(100, 30)) as pilot:
            await drive(pilot, float(seconds), stays)


if __name__ == "__main__":
    asyncio.run(main())

"""How quick the screen is: process start to the first frame beside an empty Textual app, keystroke to shortlist.

Run it: `python -m tests.benchmarks.bench_screen [runs]`. It prints and asserts nothing.
"""

import asyncio
import fcntl
import os
import pty
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
_PEOPLE: Final = 300
_QUERY: Final = "crisis media sports agency"

_SEEN: Final = """
import sys, time
def seen(app):
    open(sys.argv[1], "w").write(str(time.time()))
    app.exit()
def ready(app):
    app.call_after_refresh(seen, app)
"""
_EMPTY: Final = f"""
from textual.app import App
{_SEEN}
App.on_ready = ready
App().run()
"""
_KIOSK: Final = f"""
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from tests.tui.fakes import FakeEvening
{_SEEN}
KioskApp.on_ready = ready
evening = FakeEvening()
KioskApp(evening.services(), KioskOptions(clock=evening.clock)).run()
"""


def first_frame(script: str, place: Path) -> float:
    """Return seconds from the start of a process to its first frame in a terminal of 80 x 24."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    place.unlink(missing_ok=True)
    environment = os.environ | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    started = time.time()
    with subprocess.Popen(
        [sys.executable, "-c", script, str(place)],
        stdin=follower, stdout=follower, stderr=follower, env=environment, cwd=ROOT, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(follower)
        while process.poll() is None:
            try:
                os.read(leader, 65536)
            except OSError:
                break
        process.wait(10)
    os.close(leader)
    return float(place.read_text()) - started


async def keystrokes() -> list[float]:
    """Return seconds from each key of a query to the painted shortlist for the words so far."""
    from kiosk.tui.screens.interests import InterestsScreen
    from tests.tui.driving import running
    from tests.tui.fakes import PEOPLE, FakeEvening

    people = tuple(replace(PEOPLE[n % len(PEOPLE)], id=f"P{n:03}") for n in range(_PEOPLE))
    times = []
    async with running(FakeEvening(people=people), size=(160, 50)) as kiosk:
        await kiosk.to_interests()
        screen = kiosk.app.screen
        assert isinstance(screen, InterestsScreen)
        for letter in _QUERY:
            if letter == " ":  # changes no words, so no shortlist
                kiosk.send("space")
                await kiosk.settle()
                continue
            before = screen.shown
            started = time.perf_counter()
            kiosk.send(letter)
            while screen.shown == before:
                await asyncio.sleep(0.0005)
            kiosk.app.screen._on_timer_update()
            times.append(time.perf_counter() - started)
            await kiosk.settle()
    return times


def _line(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:<44} median {statistics.median(times) * 1000:7.1f} ms   p95 {p95 * 1000:7.1f} ms   n={len(times)}")


def main(runs: int, write: Callable[[str, list[float]], None] = _line) -> None:
    """Print the table."""
    place = Path(f"/tmp/bench-screen-{os.getpid()}")  # noqa: S108 - removed below
    empty, kiosk = [], []
    for _ in range(runs):
        empty.append(first_frame(_EMPTY, place))
        kiosk.append(first_frame(_KIOSK, place))
    place.unlink(missing_ok=True)
    write("process start to first frame, empty app", empty)
    write("process start to first frame, kiosk", kiosk)
    write(f"key to painted shortlist, {_PEOPLE} people", asyncio.run(keystrokes()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

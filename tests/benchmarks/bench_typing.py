"""From a key to the painted shortlist on the whole kiosk: real database, real matching, real screen; and its memory.

    .venv/bin/python -m tests.benchmarks.bench_typing [--professionals 1000 10000] [--roster FILE]

One process for each roster, so that its memory is its own. The kiosk draws into a terminal of 160 x 50 that is not
there; the floor beside it is the same letters into a bare field of Textual's in the same process. The first query is
not counted: it builds the index, or reads the one that was kept.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from kiosk import heap
from kiosk.bootstrap import open_kiosk
from kiosk.roster.export import write_roster
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.tui.screens.interests import InterestsScreen
from tests.benchmarks.bench_matching import invented
from tests.benchmarks.evening import set_up
from tests.tui.driving import Kiosk
from tests.tui.fakes import FakeEvening

_FIRST: Final = "public relations"
_QUERIES: Final = (
    "crisis comunications, sports",
    "I'd love to work in fashion pr",
    "non profit storytelling",
    "tech startups and social media",
    "healthcare agency",
)
_SIZE: Final = (160, 50)


class Bare(App[None]):
    """A field and nothing else."""

    def compose(self) -> ComposeResult:
        """Yield the field."""
        yield Input()


async def floor() -> list[float]:
    """Return seconds from each key to the painted letter in a bare field."""
    app = Bare()
    async with app.run_test(size=_SIZE) as pilot:
        field = app.query_one(Input)

        async def shown(letters: str) -> None:
            while field.value != letters:
                await asyncio.sleep(0.0005)
            app.screen._on_timer_update()

        return await typed(Kiosk(app, pilot, FakeEvening()), shown)  # type: ignore[arg-type]


async def kiosk_keys(folder: Path) -> tuple[list[float], float]:
    """Return seconds from each key to the painted shortlist, and the seconds of the first query of all."""
    os.environ["KIOSK_DATA_DIR"] = str(folder)
    heap.prepare()  # as a kiosk's own process does
    with open_kiosk() as opened:
        app = KioskApp(opened.services, KioskOptions())
        app.animation_level = "none"
        async with app.run_test(size=_SIZE) as pilot:
            return await typed_interests(Kiosk(app, pilot, FakeEvening()), pilot)


async def typed_interests(kiosk: Kiosk, pilot: Pilot[None]) -> tuple[list[float], float]:
    """Type every query on the screen of interests."""
    await pilot.press("enter")
    await kiosk.settle()
    screen = kiosk.app.screen
    assert isinstance(screen, InterestsScreen)

    async def shown(letters: str) -> None:
        while screen.shown != letters.strip():
            await asyncio.sleep(0.0005)
        kiosk.app.screen._on_timer_update()

    started = time.perf_counter()
    await kiosk.write(_FIRST)
    await shown(_FIRST)
    first = time.perf_counter() - started
    return await typed(kiosk, shown, len(_FIRST)), first


async def typed(kiosk: Kiosk, shown: Callable[[str], Awaitable[None]], before: int = 0) -> list[float]:
    """Type the queries letter by letter into the empty field, and time each until it is `shown`."""
    seconds = []
    for query in _QUERIES:
        for _ in range(before):
            kiosk.send("backspace")
        await kiosk.settle()
        for length, letter in enumerate(query, start=1):
            started = time.perf_counter()
            kiosk.send("space" if letter == " " else letter)
            if letter != " " or not before:  # a space changes no words, so no shortlist
                await shown(query[:length])
                seconds.append(time.perf_counter() - started)
            await kiosk.settle()
        before = len(query)
    return seconds


def memory() -> tuple[int, int]:
    """Return the resident memory of this process now and at its most, in MB."""
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(lines["VmRSS"].split()[0]) // 1024, int(lines["VmHWM"].split()[0]) // 1024


def show(name: str, seconds: list[float]) -> None:
    """Print one line."""
    marks = statistics.quantiles(seconds, n=100)
    print(
        f"{name:<44} p50 {marks[49] * 1000:6.1f}   p95 {marks[94] * 1000:6.1f}   "
        f"max {max(seconds) * 1000:6.1f} ms   n={len(seconds)}"
    )


def main() -> None:
    """Print the table, one process for each roster."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--professionals", type=int, nargs="*", default=[1_000, 10_000])
    options.add_argument("--roster", type=Path, nargs="*", default=[])
    options.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.measure:
        show("  a bare field", asyncio.run(floor()))
        before = memory()[0]
        seconds, first = asyncio.run(kiosk_keys(asked.measure))
        show("  kiosk", seconds)
        print(f"  first query {first:.2f} s; memory {before} MB before, {memory()[0]} after, {memory()[1]} at most")
        return
    with tempfile.TemporaryDirectory() as place:
        rosters: list[Path] = list(asked.roster)
        for count in asked.professionals:
            rosters.append(Path(place) / f"{count}.csv")
            rosters[-1].write_text(write_roster(invented(count)), encoding="utf-8")
        for roster in rosters:
            folder = Path(place) / f"data-{roster.stem}"
            set_up(folder, roster)
            for kept in ("index built", "index kept"):
                print(f"{roster.name}, {kept}", flush=True)
                subprocess.run(
                    [sys.executable, "-m", "tests.benchmarks.bench_typing", "--measure", folder], check=True
                )


if __name__ == "__main__":
    main()

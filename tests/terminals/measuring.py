"""What is read in one terminal: the organizer's test first, then students' codes in the drawing that was kept."""

import json
import random
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PIL import Image

from kiosk.booking.qr_cells import AUTO, Drawing
from kiosk.tui.themes import PALETTES
from tests.terminals.camera import Box, shoot
from tests.terminals.reading import READERS, find, read
from tests.terminals.screens import Screen, end, wayland_screen, x_screen
from tests.terminals.zoo import Terminal

SIZES: Final = ((80, 24), (120, 42), (160, 48))
THEMES: Final = tuple(PALETTES)
TRIED: Final = (AUTO, Drawing.SPACES, Drawing.UPPER_HALVES, Drawing.LOWER_HALVES, Drawing.HALF_BLOCKS)
"""In this order the organizer tries; of drawings that are read equally well the first is kept."""
TRIAL_SHOTS: Final = 12
_PAINTED_SECONDS: Final = 4.0
_START_SECONDS: Final = 90.0


@dataclass
class Tally:
    """What was read of the codes of one terminal, size and theme."""

    terminal: str
    size: tuple[int, int]
    theme: str
    mode: str
    """What the organizer kept."""
    drawing: str = Drawing.TEXT
    shape: str = ""
    bookings: int = 0
    clean: dict[str, int] = field(default_factory=lambda: dict.fromkeys(READERS, 0))
    shots: int = 0
    shot: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*READERS, "either"), 0))

    def row(self) -> str:
        """Return one line of the table."""
        clean = " ".join(f"{self.clean[one]:>3}/{self.bookings}" for one in READERS)
        camera = " ".join(f"{100 * self.shot[one] / max(1, self.shots):5.1f}" for one in (*READERS, "either"))
        size = f"{self.size[0]}x{self.size[1]}"
        what = f"{self.terminal:24} {size:7} {self.theme:15} {self.mode:12} {self.drawing:12} {self.shape:12}"
        return f"{what} {clean} {camera}"


HEAD: Final = (
    f"{'terminal':24} {'size':7} {'theme':15} {'kept':12} {'drawing':12} {'code':12}"
    " clean: zxing, zbar; camera %: zxing, zbar, either"
)


class Shown:
    """The kiosk in a terminal: told what to show, pictured."""

    def __init__(self, screen: Screen, line: socket.socket) -> None:
        self.screen = screen
        self._line = line.makefile("rw", encoding="utf-8")

    def show(self, **wanted: object) -> dict[str, Any]:
        """Show a screen and return what stands on it."""
        self._line.write(json.dumps(wanted) + "\n")
        self._line.flush()
        answer: dict[str, Any] = json.loads(self._line.readline())
        return answer

    def picture(self, says: str) -> tuple[Image.Image, dict[str, bool], Box | None]:
        """Return a picture of the screen, who reads `says` in it, and where; waits until the terminal has painted."""
        until = time.monotonic() + _PAINTED_SECONDS
        before: bytes = b""
        while True:
            picture = self.screen.picture().convert("L")
            picture = picture.crop(picture.getbbox())  # the root window is black
            found = {one: says in read(picture, one) for one in READERS}
            stands = picture.tobytes() == before
            if all(found.values()) or (stands and time.monotonic() > until - _PAINTED_SECONDS / 2):
                return picture, found, find(picture, says)
            if time.monotonic() > until:
                return picture, found, find(picture, says)
            before = picture.tobytes()
            time.sleep(0.1)


@contextmanager
def running(terminal: Terminal, size: tuple[int, int], bookings: int) -> Iterator[Shown]:
    """Start the kiosk in a terminal of `size` columns and rows with so many bookings."""
    on_screen = wayland_screen if terminal.is_wayland else x_screen
    with tempfile.TemporaryDirectory() as folder, on_screen() as screen:
        path = Path(folder) / "talk"
        inside = (sys.executable, "-m", "tests.terminals.show", str(path), str(bookings))
        command = terminal.command(*size)
        # sakura takes one word for all of the command.
        process = screen.start((*command, " ".join(inside)) if command[-1] == "-x" else (*command, *inside))
        with socket.socket(socket.AF_UNIX) as line:
            _connect(line, path)
            yield Shown(screen, line)
        end(process)


def _connect(line: socket.socket, path: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            line.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _wait_for_size(shown: Shown, size: tuple[int, int]) -> None:
    # Some terminals open at 80 columns and take their size a moment later.
    until = time.monotonic() + _START_SECONDS
    while tuple(shown.show(trial=TRIED[0], theme=THEMES[0])["size"]) != size and time.monotonic() < until:
        time.sleep(0.2)


def organizer_keeps(shown: Shown, size: tuple[int, int], seed: str) -> str:
    """Return the mode that an organizer keeps who scans each on the test screen with two phones.

    One whose whole address both read in the clean picture, and most often from a slant; automatic where nothing is
    better.
    """
    scores: dict[str, int] = {}
    _wait_for_size(shown, size)
    for mode in TRIED:
        answer = shown.show(trial=mode, theme=THEMES[0])
        assert tuple(answer["size"]) == size, answer
        if not answer["whole"]:
            continue
        picture, found, place = shown.picture(answer["says"])
        if place is None or not all(found.values()):
            continue
        rng = random.Random(seed)  # noqa: S311 - a repeatable model, no secret
        shots = [shoot(picture, place, rng) for _ in range(TRIAL_SHOTS)]
        scores[mode] = sum(answer["says"] in read(shot, one) for shot in shots for one in READERS)
    return max(scores, key=lambda mode: scores[mode]) if scores else Drawing.TEXT


def measure(
    terminal: Terminal, size: tuple[int, int], *, bookings: int, shots: int, themes: Sequence[str] = THEMES
) -> list[Tally]:
    """Return what is read of students' codes in the mode that the organizer keeps, one tally a theme."""
    tallies = []
    with running(terminal, size, bookings) as shown:
        kept = organizer_keeps(shown, size, f"{terminal.name} {size}")
        for theme in themes:
            tally = Tally(terminal.name, size, theme, kept)
            for number in range(bookings if kept != Drawing.TEXT else 0):  # words need no reader
                _count(tally, shown, number, shots)
            tallies.append(tally)
    return tallies


def _count(tally: Tally, shown: Shown, number: int, shots: int) -> None:
    answer = shown.show(code=number, theme=tally.theme, mode=tally.mode)
    assert answer["screen"] == "CodeScreen"
    tally.bookings += 1
    tally.drawing, tally.shape = answer["drawing"], answer["shape"]
    picture, found, place = shown.picture(answer["says"])
    for one in READERS:
        tally.clean[one] += found[one]
    rng = random.Random(f"{tally.terminal} {tally.size} {tally.theme} {number}")  # noqa: S311
    for _ in range(shots):
        tally.shots += 1
        if place is None:
            continue
        shot = shoot(picture, place, rng)
        seen = {one: answer["says"] in read(shot, one) for one in READERS}
        for one in READERS:
            tally.shot[one] += seen[one]
        tally.shot["either"] += any(seen.values())

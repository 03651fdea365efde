"""Virtual screens for terminals: Xvfb, and sway without a display for Wayland's own; each gives its picture.

Only processes that were started here are ended, with all their children.
"""

import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from PIL import Image

SIZE: Final = (1920, 1200)
_SECONDS: Final = 30.0
_NOBODY: Final = 65534


@dataclass(frozen=True)
class Screen:
    """A screen that programs can be started on."""

    environment: dict[str, str]
    picture: Callable[[], Image.Image]
    """Takes a picture of all of it."""
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start a program on this screen; it ends with the screen at the latest."""
        self.started.append(_start(command, self.environment))
        return self.started[-1]


@contextmanager
def x_screen() -> Iterator[Screen]:
    """Yield a screen of Xvfb; its picture is read from the file that the server keeps it in."""
    with tempfile.TemporaryDirectory() as folder:
        read_end, write_end = os.pipe()
        width, height = SIZE
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
        command += ["-fbdir", folder, "-nolisten", "tcp", "-noreset"]
        server = _start(command, dict(os.environ), keep=(write_end,))
        os.close(write_end)
        try:
            with os.fdopen(read_end) as told:
                display = told.readline().strip()
            environment = {**os.environ, "DISPLAY": f":{display}", "LIBGL_ALWAYS_SOFTWARE": "1"}
            for name in ("WAYLAND_DISPLAY", "COLUMNS", "LINES"):  # the last two would outrank the terminal's own size
                environment.pop(name, None)
            screen = Screen(environment, lambda: _x_picture(Path(folder) / "Xvfb_screen0"))
            try:
                yield screen
            finally:
                for one in screen.started:
                    end(one)
        finally:
            end(server)


@contextmanager
def wayland_screen() -> Iterator[Screen]:
    """Yield a screen of sway without a display; windows float there in the size they ask for."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config"
        width, height = SIZE
        config.write_text(
            f"output HEADLESS-1 resolution {width}x{height} position 0,0\n"
            "output * bg #000000 solid_color\ndefault_border none\ndefault_floating_border none\n"
            'for_window [app_id=".*"] floating enable\n',
            encoding="utf-8",
        )
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(runtime),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        }
        server = _start([*_nobody(folder), "sway", "-c", str(config)], environment)
        try:
            socket = _wait(lambda: next(runtime.glob("wayland-?"), None))
            screen = Screen({**environment, "WAYLAND_DISPLAY": socket.name}, lambda: _grim(screen.environment))
            try:
                yield screen
            finally:
                for one in screen.started:
                    end(one)
        finally:
            end(server)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started here, with its children."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, number)
            process.wait(5)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def missing(*programs: str) -> list[str]:
    """Return which of some programs are not installed."""
    return [program for program in programs if shutil.which(program) is None]


def _nobody(folder: str) -> list[str]:
    """Return what starts a program as nobody where this is root, which sway refuses; `folder` becomes its."""
    if os.geteuid():
        return []
    for one in (Path(folder), *Path(folder).iterdir()):
        os.chown(one, _NOBODY, _NOBODY)
    return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]


def _start(command: Sequence[str], environment: dict[str, str], keep: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    quiet: IO[bytes] | int = subprocess.DEVNULL
    return subprocess.Popen(
        command,
        env=environment,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
        pass_fds=keep,
    )


def _wait(look: Callable[[], Path | None]) -> Path:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.1)
    raise TimeoutError("the screen did not start")


def _x_picture(file: Path) -> Image.Image:
    """Read the picture that Xvfb keeps (XWD version 7: 25 numbers, a name, colours, then rows)."""
    data = file.read_bytes()
    header = struct.unpack(">25I", data[:100])
    start, width, height, row = header[0] + 12 * header[19], header[4], header[5], header[12]
    return Image.frombuffer("RGB", (width, height), data[start : start + row * height], "raw", "BGRX", row, 1)


def _grim(environment: dict[str, str]) -> Image.Image:
    with tempfile.NamedTemporaryFile(suffix=".ppm") as file:
        subprocess.run(["grim", "-t", "ppm", file.name], env=environment, check=True, capture_output=True)
        with Image.open(file.name) as picture:
            return picture.convert("RGB")

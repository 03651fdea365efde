"""What keeps the kiosk on the screen: signals, and the traces that a visit leaves in the libraries' caches.

Keys are closed by leaving out bindings (`KioskApp`); this file is for what no binding decides.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from rich import cells
from rich import color as rich_color
from rich import style as rich_style
from rich.segment import Segment
from textual import geometry, strip
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.scalar import Scalar
from textual.style import Style

_REMEMBERING: Final = (
    *(cells, Segment, strip, strip.Strip, StylesCache),
    *(geometry.Region, Scalar, Style, Color, rich_style.Style, rich_color.Color),
)
"""What has caches among its functions: of text first, then of places and looks."""


def guard_signals(leave: Callable[[], object]) -> None:
    """End cleanly on SIGTERM, SIGHUP and SIGINT, and ignore the signals that suspend or abort.

    With no suspension there is nothing to resume: Textual would take the terminal anew at SIGCONT, which the system
    also sends after SIGHUP, with a second reader of keys that keeps a process without a terminal alive.

    Called in the running loop, after Textual's driver has set its own SIGTSTP handler.
    """
    if not hasattr(signal, "SIGTSTP"):  # Windows has no job control
        return
    for name in (signal.SIGTSTP, signal.SIGQUIT):
        signal.signal(name, signal.SIG_IGN)
    signal.signal(signal.SIGCONT, signal.SIG_DFL)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(name, leave)


@contextmanager
def quiet_terminal() -> Iterator[Callable[[], None]]:
    """Let no key be shown or send a signal between two screens; yields what drops the keys that wait meanwhile.

    A screen that ends gives the terminal back as it found it. As a shell has it, Ctrl+C would end the kiosk in the
    moment before the next screen stands, and the rest of a name would be written below what stood there.
    """
    if os.name != "posix" or not sys.stdin.isatty():
        yield lambda: None
        return
    import termios  # noqa: PLC0415 - there is none on Windows

    terminal = sys.stdin.fileno()
    found = termios.tcgetattr(terminal)
    quiet = list(found)
    quiet[3] &= ~(termios.ECHO | termios.ISIG)

    def drop() -> None:
        with suppress(termios.error):
            termios.tcflush(terminal, termios.TCIFLUSH)

    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield drop
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(terminal, termios.TCSANOW, found)


def forget_drawn_text() -> None:
    """Empty the caches in which Rich and Textual keep strings that were on the screen, and where they stood.

    The places tell nothing, but thousands of them in a dozen caches add up to megabytes over an evening.
    """
    for owner in _REMEMBERING:
        for value in list(vars(owner).values()):
            clear = getattr(value, "cache_clear", None) or getattr(
                getattr(value, "__func__", None), "cache_clear", None
            )
            if clear is not None:
                clear()

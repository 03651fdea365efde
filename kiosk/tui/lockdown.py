"""What keeps the kiosk on the screen: signals, and the traces that a visit leaves in the libraries' caches.

Keys are closed by leaving out bindings (`KioskApp`); this file is for what no binding decides.
"""

import asyncio
import signal
from collections.abc import Callable

from rich import cells
from textual import strip
from textual._styles_cache import StylesCache


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


def forget_drawn_text() -> None:
    """Empty the caches in which Rich and Textual keep strings that were on the screen."""
    for owner in (cells, strip, strip.Strip, StylesCache):
        for value in list(vars(owner).values()):
            clear = getattr(value, "cache_clear", None) or getattr(
                getattr(value, "__func__", None), "cache_clear", None
            )
            if clear is not None:
                clear()

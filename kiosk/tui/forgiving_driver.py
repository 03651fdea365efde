"""A terminal that goes on after bytes that no keyboard sends, waits while the screen is behind, and may be lost.

It knows no screen and no key.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, Final, TextIO

from textual.app import ScreenStackError
from textual.driver import Driver
from textual.message import Message

log = logging.getLogger(__name__)

_BURST: Final = 50
"""So many keys and touches may be on their way: more than a hand makes, and soon worked through."""
_LOOK_S: Final = 0.002
_PATIENCE_S: Final = 1.0
"""A screen that is behind for longer gets the next burst all the same: it may wait for a key."""


@cache
def forgiving(driver: type[Driver]) -> type[Driver]:
    """Return a driver that does not end the program over what comes in.

    Textual's driver for terminals ends on the first byte that is not UTF-8: a scanner set to another alphabet, a
    paste, a bad line. Other drivers are returned as they are: they are not given bytes by people.
    """
    if not hasattr(driver, "_run_input_thread"):
        return driver

    class ForgivingDriver(driver):  # type: ignore[valid-type,misc] # which one is decided by the system
        """Reads on where the other one stops."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file: Any = LastingFile(self._file)

        def _run_input_thread(self) -> None:
            while not self.exit_event.is_set():
                try:
                    self.run_input_thread()
                except OSError:  # the terminal has gone
                    self._app.call_later(self._app.exit)
                    return
                except Exception as error:
                    # What could not be read is dropped, and named nowhere: it may be what somebody typed.
                    log.info("input was left out: %s", type(error).__name__)

        def send_message(self, message: Message) -> None:
            """Hand one message over; the thread that reads the terminal waits while too many are on their way.

            A cat on the keyboard would otherwise pile up minutes of work, and memory for it, before the kiosk could
            follow anything else, be it the order to end. What waits meanwhile waits in the terminal.
            """
            if threading.current_thread() is not self._key_thread:
                super().send_message(message)
                return
            if self.exit_event.is_set():
                return
            # Straight onto the loop: a future and a task for each key would be ten times the key.
            self._loop.call_soon_threadsafe(self._app.post_message, message)
            self._sent = getattr(self, "_sent", 0) + 1
            if self._sent % _BURST == 0:
                arrived = threading.Event()
                self._loop.call_soon_threadsafe(arrived.set)
                wait_while(lambda: not arrived.is_set() or is_behind(self._app), self.exit_event)

    return ForgivingDriver


class LastingFile:
    """What is drawn goes to a terminal, and nowhere once that has gone.

    Textual's thread that writes would end there, and whoever draws wait for it without end, the order to end unheard.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Draw."""
        with suppress(OSError, ValueError):
            self._terminal.write(text)

    def flush(self) -> None:
        """Draw now."""
        with suppress(OSError, ValueError):
            self._terminal.flush()

    def fileno(self) -> int:
        """Return the terminal's number."""
        return self._terminal.fileno()


def wait_while(is_busy: Callable[[], bool], leaving: threading.Event) -> None:
    """Wait while somebody is busy, unless the program leaves; not for ever."""
    until = time.monotonic() + _PATIENCE_S
    while is_busy() and time.monotonic() < until:
        if leaving.wait(_LOOK_S):
            return


def is_behind(app: Any) -> bool:
    """Tell whether messages wait at an app, its screen or where its keys go; asked from another thread."""
    try:
        pumps = (app, app.screen, app.focused)
    except ScreenStackError:  # it begins or ends
        return False
    return any(pump is not None and pump._message_queue.qsize() > 0 for pump in pumps)

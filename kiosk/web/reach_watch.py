"""Keeps knowing whether phones reach the kiosk, in a thread: what is stale or gone is noticed by itself."""

import threading
from collections.abc import Callable
from typing import Final

from kiosk.booking.reach import Door, Reach

SECONDS: Final = 10.0
"""Between two looks; with the patience for a silent address a change is known within 15 seconds."""
_HEAD_START: Final = 1.5
"""Seconds that the first screen has for itself."""
_UNKNOWN: Final = Reach(Door.OFFLINE, "")


class ReachWatch:
    """Use it as a context manager around the screen."""

    def __init__(self, check: Callable[[Reach], Reach], pages_up: Callable[[], bool], *, seconds: float = SECONDS):
        """Describe the watch.

        Args:
            check: judges the reach anew, given what was known before; may take seconds and never raises.
            pages_up: whether the phone pages answer on this machine.
            seconds: pause between two looks.
        """
        self._check, self._pages_up, self._seconds = check, pages_up, seconds
        self._reach = _UNKNOWN
        self._judged = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True, name="reach")

    def __enter__(self) -> "ReachWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    @property
    def reach(self) -> Reach:
        """How it stands, at once; while the phone pages are down no code says an address."""
        known = self._reach
        if known.door is Door.ASSUMED or self._pages_up():
            return known
        return Reach(Door.OFFLINE, known.base_url)

    def wait(self, seconds: float) -> Reach:
        """Return how it stands, after the first look or so many seconds."""
        self._judged.wait(seconds)
        return self.reach

    def _look(self) -> None:
        self._stop.wait(_HEAD_START if self._seconds == SECONDS else 0)
        while not self._stop.is_set():
            self._reach = self._check(self._reach)
            self._judged.set()
            self._stop.wait(self._seconds)

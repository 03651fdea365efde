"""A professional's hours as people say them: an open beginning or end is no hour of its own. Reads back the same."""

from collections.abc import Iterable
from datetime import time
from typing import Final

from kiosk.people import NO_TIME, Window
from kiosk.texts import ENGLISH, Texts

_OPEN: Final = time(0)
"""What an end that nobody named is kept as."""


def hours_words(windows: Iterable[Window], texts: Texts = ENGLISH) -> str:
    """Return windows such as `18:00-20:00; until 20:00; from 19:00`; empty for the whole event."""
    return "; ".join(_words(window, texts) for window in windows)


def _words(window: Window, texts: Texts) -> str:
    if window == NO_TIME:
        return texts("roster.hours.none")
    if (window.start == _OPEN) == (window.end == _OPEN):
        return str(window)
    named = "until" if window.start == _OPEN else "from"
    said = texts(f"roster.hours.{named}", time=f"{window.end if named == 'until' else window.start:%H:%M}")
    return f"{window.date.isoformat()} {said}" if window.date else said

"""Checks of what this terminal draws: colours, and how wide it draws the half-blocks that codes are made of."""

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from typing import Final

from kiosk.services.finding import Finding, ok, warning

_ANSWER: Final = re.compile(rb"\x1b\[\d+;(\d+)R")
_ANSWER_SECONDS: Final = 0.5
_HALF_BLOCK: Final = "▀"


def check_colours(environment: Mapping[str, str] = os.environ) -> Finding:
    """Tell how many colours the terminal promises; everything can be read without, and codes need black on white."""
    if environment.get("NO_COLOR"):
        return warning("colours", "off")
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return ok("colours")
    return ok("colours", "some") if "256color" in environment.get("TERM", "") else warning("colours", "few")


def check_glyphs(width: int | None) -> Finding:
    """Tell whether half-blocks take one column each, as every code drawn with them needs; `None` is not known."""
    if width is None:
        return ok("glyphs", "unknown")
    return ok("glyphs") if width == 1 else warning("glyphs", "wide", width=width)


def measure_glyph() -> int | None:
    """Draw one half-block and ask the terminal where the cursor is then (DSR 6, ECMA-48); `None` without an answer.

    The line is wiped again. Works on Unix terminals; elsewhere nothing is drawn.
    """
    if os.name != "posix" or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    import termios  # noqa: PLC0415 - there is none on Windows
    import tty  # noqa: PLC0415

    keyboard, screen = sys.stdin.fileno(), sys.stderr.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard)
        os.write(screen, f"\r{_HALF_BLOCK}\x1b[6n".encode())
        answer = _read(keyboard)
        os.write(screen, b"\r\x1b[K")
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    return int(answer) - 1 if answer else None


def _read(keyboard: int) -> bytes | None:
    """Return the column of the terminal's answer, or nothing when none comes in time."""
    until, said = time.monotonic() + _ANSWER_SECONDS, b""
    while (left := until - time.monotonic()) > 0:
        if select.select([keyboard], [], [], left)[0]:
            said += os.read(keyboard, 64)
        found = _ANSWER.search(said)
        if found:
            return found[1]
    return None

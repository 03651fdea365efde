"""A mistake of ours on the screen ends a visit, never the kiosk, and shows nothing of the visit."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.cli.pseudo_terminal import PseudoTerminal

_KIOSK = Path(__file__).with_name("failing_kiosk.py")
_WELCOME = "begin"
_TYPED = "zebraville"
"""What the student typed before the screen failed."""


def _failing(tmp_path: Path, *words: str) -> PseudoTerminal:
    environment = {
        "KIOSK_DATA_DIR": str(tmp_path / "data"),
        "KIOSK_PORT": "0",
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    return PseudoTerminal([sys.executable, str(_KIOSK), *words], environment)


def _log(tmp_path: Path) -> str:
    return "".join(log.read_text() for log in (tmp_path / "data").rglob("kiosk.log"))


def test_a_screen_that_fails_starts_again_at_the_welcome_screen(tmp_path: Path) -> None:
    """After a failure the next student meets the welcome screen, twice in a row, and no trace or typed word."""
    with _failing(tmp_path, "ville") as kiosk:
        for _ in range(2):
            kiosk.wait_for(_WELCOME)
            kiosk.write("\r")
            kiosk.wait_for("in your own words")
            kiosk.write(_TYPED)
            kiosk.wait_for("\x1b[?1049l")
            before = len(kiosk.seen)
            kiosk.wait_for(_WELCOME)
            assert b"\x1b[?1049h" in kiosk.seen[before:]
            kiosk.write("\x1b")
            assert b"Traceback" not in kiosk.seen
            assert b"mistake" not in kiosk.seen
            assert _TYPED.encode() not in kiosk.seen[before:]
            log = _log(tmp_path)
            assert "RuntimeError: a mistake of ours" in log
            assert _TYPED not in log
            kiosk.write("\x15")
        assert kiosk.end(signal.SIGTERM) == 0


def test_a_screen_that_always_fails_gives_up_with_a_sentence(tmp_path: Path) -> None:
    """A kiosk that cannot show its first screen stops trying, says so, and leaves the terminal as it was."""
    with _failing(tmp_path, "ville", "always") as kiosk:
        kiosk.wait_for("The screen failed several times", seconds=90)
        assert kiosk.end() == 1
        assert kiosk.seen.rindex(b"\x1b[?1049l") < kiosk.seen.index(b"The screen failed")
        assert b"Traceback" not in kiosk.seen


@pytest.mark.parametrize("number", [None, signal.SIGTERM, signal.SIGCONT])
def test_a_kiosk_whose_terminal_is_gone_ends(tmp_path: Path, number: int | None) -> None:
    """A closed window ends the kiosk, also one that was ending or woken up; no process stays that reads nothing."""
    with _failing(tmp_path, "ville") as kiosk:
        kiosk.wait_for(_WELCOME)
        kiosk.write("\r")
        kiosk.wait_for("in your own words")
        kiosk.write("crisis")
        if number is not None:
            os.kill(kiosk.pid, number)
        assert kiosk.lose() == 0


def test_a_terminal_that_is_lost_while_much_is_drawn_ends_the_kiosk(tmp_path: Path) -> None:
    """A window that hung and is then closed: what waits to be drawn holds nobody up."""
    with _failing(tmp_path, "ville") as kiosk:
        kiosk.wait_for(_WELCOME)
        for _ in range(30):  # nobody reads: the line fills up, then the kiosk's own queue
            for size in ((160, 50), (80, 24)):
                kiosk.resize(*size)
                time.sleep(0.1)
        assert kiosk.lose() == 0

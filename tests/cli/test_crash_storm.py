"""Crashes of every kind, again and again, and between two screens: the kiosk stays up, calm and closed."""

import signal
import time
from pathlib import Path
from typing import Final

import pytest

from tests.cli.failing_kiosk import WAYS
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.cli.test_crash_in_flight import Machine

_F10: Final = "\x1b[21~"
_LEFT: Final = "\x1b[?1049l"
"""The screen gives the terminal back."""
_TAKEN: Final = b"\x1b[?1049h"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A kiosk that is set up."""
    return Machine(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def machine(ready: Machine, tmp_path: Path) -> Machine:
    """The same for one test."""
    return ready.copied(tmp_path)


def crash(kiosk: PseudoTerminal) -> float:
    """Let the screen fail, and return after how many seconds the welcome screen is back."""
    kiosk.write(_F10)
    gone = kiosk.wait_for(_LEFT, seconds=60)
    return gone + kiosk.wait_for("begin", seconds=60)


@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=() if way in ("thread", "compose") else pytest.mark.soak) for way in WAYS]
)
def test_a_crash_of_any_kind_is_a_crash_of_a_visit(machine: Machine, way: str) -> None:
    """In a thread, a timer, a callback, while something is laid out or drawn: the welcome screen is back."""
    with machine.starts(f"f10={way}") as kiosk:
        kiosk.wait_for("begin", seconds=60)
        print(f"{way}: back after {crash(kiosk):.1f} s")
        assert b"Traceback" not in kiosk.seen
        assert b"mistake" not in kiosk.seen
        log = machine.log.read_text()
        assert ("RecursionError" if way == "recursion" else "a mistake of ours in WelcomeScreen") in log
        assert kiosk.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("times", [7, pytest.param(60, marks=pytest.mark.soak)])
def test_one_crash_after_the_other_does_not_wear_the_kiosk_out(machine: Machine, times: int) -> None:
    """Somebody who has found what breaks it gets a welcome screen each time, and never the shell behind it."""
    with machine.starts("f10", "small-log") as kiosk:
        kiosk.wait_for("begin", seconds=60)
        time.sleep(1)
        before = memory(kiosk.pid)
        back = [crash(kiosk) for _ in range(times)]
        time.sleep(1)
        grown, threads = memory(kiosk.pid) - before, len(list(Path(f"/proc/{kiosk.pid}/task").iterdir()))
        print(
            f"{times} crashes: back after {max(back):.1f} s at most, {grown // times} kB a crash, {threads} threads"
        )
        assert b"Traceback" not in kiosk.seen
        assert grown < 20_000 + 100 * times
        assert threads < 40
        logs = list(machine.data.glob("kiosk.log*"))
        assert len(logs) <= 4
        assert all(log.stat().st_size < 40_000 for log in logs)
        assert "a mistake of ours" in machine.log.read_text()
        assert kiosk.end(signal.SIGTERM) == 0


def memory(pid: int) -> int:
    """Return the kilobytes of memory that a process has."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


@pytest.mark.parametrize("keys", ["\x03", "Zebedee", "\x1a\x1c"], ids=["Ctrl+C", "a name", "Ctrl+Z"])
def test_what_is_typed_between_two_screens_ends_nothing_and_is_shown_nowhere(machine: Machine, keys: str) -> None:
    """Whoever goes on typing while the screen starts again neither lands in the shell nor leaves their name there."""
    with machine.starts("f10") as kiosk:
        kiosk.wait_for("begin", seconds=60)
        time.sleep(0.5)
        kiosk.write(_F10)
        until = time.monotonic() + 60
        while kiosk.seen.count(_TAKEN) < 2 and time.monotonic() < until:
            kiosk.seen += kiosk.pour(keys.encode(), quiet=0.005)
        between = kiosk.seen.split(_LEFT.encode())[1].split(_TAKEN)[0]
        assert kiosk.seen.count(_TAKEN) == 2
        assert b"Zebedee" not in between
        assert b"^" not in between
        assert kiosk.end(seconds=1) is None
        assert kiosk.end(signal.SIGTERM) == 0


def test_a_kiosk_that_is_told_to_end_between_two_screens_takes_its_pages_down(machine: Machine) -> None:
    """The order to end is followed in the pause before the next try too, and the terminal is as it was."""
    with machine.starts("f10") as kiosk:
        kiosk.wait_for("begin", seconds=60)
        crash(kiosk)
        crash(kiosk)
        time.sleep(0.3)
        kiosk.write(_F10)
        kiosk.wait_for(_LEFT, seconds=60)
        time.sleep(0.3)  # in the pause, which is longer by now
        assert kiosk.end(signal.SIGTERM) == 0
        assert kiosk.seen.count(_TAKEN) == 3

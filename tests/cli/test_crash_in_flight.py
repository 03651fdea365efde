"""A crash while somebody books: the kiosk is back, shows nothing of the visit, and the booking is whole or absent."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from kiosk.bootstrap import open_kiosk
from tests.cli.pseudo_terminal import PseudoTerminal

_FAILING: Final = Path(__file__).with_name("failing_kiosk.py")
_ROOT: Final = Path(__file__).parents[2]
_NAME: Final = "Zebedee Quill"
_PIN: Final = "471193"
_F2: Final = "\x1bOQ"
_ROSTER: Final = "Name,Company,Job title,Topics\nAna Ruiz,Faro,Head of Press,Crisis communications\n"
_AT_THE_KIOSK: Final = (
    ("in your own words", "crisis comunications"),
    ("you typed", "\r"),
    ("Head of Press", "\r"),
    ("Your name", _NAME + _F2),
)


class Machine:
    """A kiosk that is set up, in a folder of its own; `{first_slot}` in its roster is the first slot's hours."""

    def __init__(self, folder: Path, roster: str = _ROSTER) -> None:
        self._move_to(folder)
        starts, second, ends = (datetime.now(UTC) + timedelta(minutes=later) for later in (20, 35, 200))
        self.first = f"{starts:%H:%M}"
        (folder / "roster.csv").write_text(roster.format(first_slot=f"{self.first}-{second:%H:%M}"))
        hours = ("--from", self.first, "--to", f"{ends:%H:%M}", "--time-zone", "UTC")
        self.asks("event", "set", "--name", "Night", "--date", starts.date().isoformat(), *hours)
        self.asks("roster", "import", str(folder / "roster.csv"))
        with open_kiosk(data_dir=self.data) as kiosk:  # the first start asks for it where there is none
            kiosk.services.set_organizer_pin(_PIN)

    def _move_to(self, folder: Path) -> None:
        self.data = folder / "data"
        self.log = self.data / "kiosk.log"
        self.environment = {
            "KIOSK_DATA_DIR": str(self.data),
            "KIOSK_PORT": "0",
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(_ROOT),
        }

    def copied(self, folder: Path) -> "Machine":
        """Return another machine that is set up like this one."""
        shutil.copytree(self.data, folder / "data")
        other = copy(self)
        other._move_to(folder)
        return other

    def starts(self, *modes: str, program: str = "run") -> PseudoTerminal:
        """Start the kiosk that fails once, or another `program` of the failing kiosk's."""
        return PseudoTerminal([sys.executable, str(_FAILING), "never-typed", *modes, program], self.environment)

    def asks(self, *words: str) -> str:
        """Return what a command prints."""
        command = [sys.executable, "-m", "kiosk", *words]
        environment = os.environ | self.environment
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60).stdout

    def bookings(self) -> list[dict[str, Any]]:
        """Return all bookings."""
        found: list[dict[str, Any]] = json.loads(self.asks("bookings", "list", "--json"))
        return found


def walk(kiosk: PseudoTerminal, way: Sequence[tuple[str, str]]) -> None:
    """Press keys, each when what it is for stands on the screen and has had a moment to take keys."""
    for wanted, keys in way:
        kiosk.wait_for(wanted, seconds=60)
        time.sleep(0.4)
        kiosk.write(keys)


def children(pid: int) -> set[int]:
    """Return the processes that a process has started."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")  # each thread has its own
    return {int(each) for list_ in lists for each in list_.read_text().split()}


def new_children(pid: int, old: set[int]) -> set[int]:
    """Wait until a process has other children than these, and return them."""
    until = time.monotonic() + 60
    while not (found := children(pid) - old):
        assert time.monotonic() < until, "no other process was started"
        time.sleep(0.1)
    return found


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A kiosk that is set up."""
    return Machine(tmp_path)


def test_a_screen_that_fails_after_the_booking_leaves_it_whole(machine: Machine) -> None:
    """The kiosk is back at its welcome screen without the name, and the booking that was made stands once."""
    with machine.starts("code") as kiosk:
        walk(kiosk, (("begin", "\r"), *_AT_THE_KIOSK))
        kiosk.wait_for("\x1b[?1049l", seconds=60)
        before = len(kiosk.seen)
        print(f"back after {kiosk.wait_for('begin', seconds=60):.1f} s")
        assert _NAME.encode() not in kiosk.seen[before:]
        assert b"Traceback" not in kiosk.seen
        (booking,) = machine.bookings()
        assert booking["status"] == "held"  # nobody has seen its code, so it lapses
        assert _NAME not in machine.log.read_text()
        assert kiosk.end(signal.SIGTERM) == 0


def test_a_thread_that_fails_after_the_booking_books_once(machine: Machine) -> None:
    """The student reads a calm sentence, presses the key again, and has the one code of the one booking."""
    with machine.starts("worker") as kiosk:
        walk(kiosk, (("begin", "\r"), *_AT_THE_KIOSK, ("!", _F2)))
        kiosk.wait_for("Reference to type", seconds=60)
        assert b"Traceback" not in kiosk.seen
        assert len(machine.bookings()) == 1
        assert _NAME not in machine.log.read_text()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are looked up in /proc")
def test_phone_pages_that_are_killed_come_back_under_a_kiosk_that_goes_on(machine: Machine) -> None:
    """Whoever stands at the kiosk books while the pages start again; nothing of it is lost."""
    with machine.starts("none") as kiosk:
        kiosk.wait_for("begin", seconds=60)
        pages = new_children(kiosk.pid, set())
        for page in pages:
            os.kill(page, signal.SIGKILL)
        kiosk.write("\r")
        walk(kiosk, _AT_THE_KIOSK)
        kiosk.wait_for("Reference to type", seconds=60)
        assert len(machine.bookings()) == 1
        new_children(kiosk.pid, pages)

"""From an empty environment and folder to open doors and a first booking: the real program, keys only."""

import csv
import io
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.pseudo_terminal import PseudoTerminal

_F2 = "\x1bOQ"
_PIN = "246813"
_FIRST = ("Ana", "Bruno", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Núria")
_LAST = ("Novak", "Lindqvist", "Okafor", "Marín", "Castañé")
_TOPICS = ("Crisis communications, media relations", "Sports PR, events", "Health communication", "Public affairs")
_QUESTIONS = (
    "Timestamp",
    "Email Address",
    "What is your full name?",
    "Where do you work?",
    "What is your current job title?",
    "Which topics could you talk about with students?",
    "Are you a recruiter?",
    "Would you be willing to mentor a student afterwards?",
)


def sign_up() -> str:
    """Return the answers of a form that 40 professionals filled in, as the form's owner downloads them."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow(_QUESTIONS)
    for number in range(40):
        first, last = _FIRST[number % 8], _LAST[number // 8]
        employer = ("Faro", "Nord & Co", "Agence Lune", "City Hospital")[number % 4]
        yes = ("Yes", "No")
        answers = (
            first + " " + last,
            employer,
            "Head of Press",
            _TOPICS[number % 4],
            yes[number % 2],
            yes[number % 3 > 0],
        )
        writer.writerow((f"11/{number % 28 + 1}/2026 10:00:00", f"person{number}@example.com", *answers))
    return page.getvalue()


class Newcomer:
    """Somebody who has the program, a folder with a sign-up in it, and nothing else."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.home = folder / "home"
        self.evening = self.home / "evening"
        self.evening.mkdir(parents=True)
        (self.evening / "PR Night 2026 sign-up (Responses) - Form Responses 1.csv").write_text(
            sign_up(), encoding="utf-8"
        )
        variables = {"HOME": self.home, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        settings = {"KIOSK_PORT": "0", "KIOSK_DATA_DIR": self.home / "data"}
        given = [f"{name}={value}" for name, value in (variables | settings).items()]
        self._command = ["/usr/bin/env", "-i", "-C", str(self.evening), *given, str(python), "-m", "kiosk"]

    def starts(self) -> PseudoTerminal:
        """Start the kiosk on a terminal."""
        return PseudoTerminal([*self._command, "run"], {})

    def asks(self, *words: str) -> str:
        """Return what a command prints."""
        done = subprocess.run([*self._command, *words], capture_output=True, text=True, timeout=60, check=True)
        return done.stdout


def walk(kiosk: PseudoTerminal, keys: Sequence[tuple[str, str]]) -> int:
    """Press keys, each when what it is for stands on the screen; return how many there were."""
    for wanted, pressed in keys:
        kiosk.wait_for(wanted, seconds=90)
        time.sleep(0.3)  # a page takes keys once it is mounted, a moment after its first line is drawn
        kiosk.write(pressed)
    return sum(1 if pressed.startswith("\x1b") else len(pressed) for _, pressed in keys)


TO_THE_REST = (
    ("From here to open doors", "\r"),
    ("PR Night 2026", _F2),
    ("looked at first", "\r"),
    ("2026 sign-up", "\r"),
    ("Import: 40 new", _F2),
    ("40 professionals on the roster", "s"),
    ("left out", "s"),
)
"""Event and roster as they are suggested; phones and badges left out."""
TO_THE_DOORS = (
    ("Your PIN", "\r"),
    ("The same again", _PIN + "\r"),
    ("••••••", _PIN + "\r"),
    ("Ctrl+O asks for it", "\r"),
    ("Students", _F2),
    ("in use at once", "\r"),
    ("kiosk run", "\r"),
    ("Open the doors?", "\x1b[C"),
    ("Open", "\r"),
)
TO_A_BOOKING = (
    ("begin", "\r"),
    ("in your own words", "crisis comunications"),
    ("you typed", "\r"),
    ("You could ask", "\r"),  # stands there once the times do
    ("Your name", "Maya Lindt" + _F2),
)


def proven(folder: Path, python: Path) -> None:
    """Walk from nothing to a first booking, with the set-up left in the middle and taken up again."""
    newcomer = Newcomer(folder, python)
    began = time.monotonic()
    with newcomer.starts() as kiosk:
        keys = walk(kiosk, TO_THE_REST)
        kiosk.wait_for("kiosk organizer pin")
        kiosk.write("\x1b")
        kiosk.wait_for("goes on from there")
        assert kiosk.end() == 0
    with newcomer.starts() as kiosk:
        keys += walk(kiosk, TO_THE_DOORS)
        opened = time.monotonic() - began
        walk(kiosk, TO_A_BOOKING)
        kiosk.wait_for("Reference to type", seconds=60)
    (booking,) = json.loads(newcomer.asks("bookings", "list", "--json"))
    assert "Maya Lindt" in json.dumps(booking)
    print(f"{keys} keys and {opened:.0f} s of the program's own time from an empty folder to open doors")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are Unix's")
def test_from_an_empty_folder_to_open_doors_and_a_booking(tmp_path: Path) -> None:
    """An organizer with the program, a sign-up of 40 and few keys opens the doors, and a student books."""
    proven(tmp_path, Path(sys.executable))


@pytest.mark.soak
def test_from_a_wheel_in_an_empty_environment(tmp_path: Path) -> None:
    """The same from a wheel that pip installs where nothing was."""
    root = Path(__file__).parents[2]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(root)], check=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, timeout=600, env=dict(os.environ))
    proven(tmp_path, python)

"""Random bytes at a real kiosk on a real pseudo-terminal: it stays, in its own screen, whatever comes in."""

import os
import random
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.bootstrap import open_kiosk
from kiosk.roster import read_roster_bytes
from kiosk.services.forms import EventForm
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.test_hostile_roster import hostile_roster

_ENTERED, _LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
_MOST = 10 * 2**20
_SIZES = ((80, 24), (80, 24), (100, 30), (160, 50), (79, 23), (20, 5), (1, 1))
_KEYS = (
    *(bytes([code]) for code in range(0x20)),  # among them ctrl+c, ctrl+z, ctrl+\, ctrl+d, ctrl+q, Enter, Tab, Esc
    b"\x7f",
    *(b"\x1b[" + tail for tail in (b"A", b"B", b"C", b"D", b"H", b"F", b"Z", b"5~", b"6~", b"3~", b"I", b"O")),
    *(b"\x1bO" + tail for tail in (b"P", b"Q", b"R", b"S")),
    *(b"\x1b[%d~" % code for code in (15, 17, 18, 19, 20, 21, 23, 24)),
    *(b"\x1b[%d;%du" % pair for pair in ((99, 5), (113, 5), (122, 5), (27, 1), (57441, 1))),
    b"\x1b[?1;2c", b"\x1b[?2026;2$y", b"\x1b[24;80R", b"\x1b[?1049l", b"\x1bc",
    b"\x1b]0;title\x07", b"\x1bP1$r0m\x1b\\",
)  # fmt: skip
_WORDS = ("crisis", "sport", "MK1P7QDC2MNA\r", "000000\r", "[@click=app.quit]x[/]", "李伟 ñ", "zqname")
_BROKEN = (b"\xff\xfe", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x99", b"\x80\x80", b"\x9b31m")


def act(dice: random.Random) -> bytes:
    """Return what one act of a monkey sends."""
    kind = dice.random()
    if kind < 0.35:
        return dice.choice(_KEYS)
    if kind < 0.6:
        return bytes([dice.randrange(0x20, 0x7F)])
    if kind < 0.7:
        return dice.choice(_WORDS).encode()
    if kind < 0.75:
        return dice.choice(_BROKEN)
    if kind < 0.8:
        inside = dice.choice((b"x" * 3000, b"\x1b[31mred\x07", b"\x1b[?1049l\r\n\x00", "李\u202e".encode()))
        return b"\x1b[200~" + inside + (b"\x1b[201~" if dice.random() < 0.9 else b"")
    column, row = dice.randint(0, 170), dice.randint(0, 60)
    button = dice.choice((0, 0, 0, 1, 2, 32, 35, 64, 65, 128))
    press = b"\x1b[<%d;%d;%dM" % (button, column, row)
    return press + (b"\x1b[<%d;%d;%dm" % (button, column, row) if dice.random() < 0.9 else b"")


def resident(pid: int) -> int:
    """Return how many bytes of memory a process has resident (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def until_done(terminal: PseudoTerminal) -> bytes:
    """Return what a program says until all its threads have slept five times in a row: all that came in is done."""
    said, sleeps, looks = b"", 0, 0
    while sleeps < 5 and looks < 1000:
        said += terminal.pour(b"", quiet=0.01)
        states = {read_state(thread) for thread in Path(f"/proc/{terminal.pid}/task").iterdir()}
        sleeps, looks = sleeps + 1 if states == {"S"} else 0, looks + 1
    return said


def read_state(thread: Path) -> str:
    """Return what a thread of a process does, as a letter (Linux, proc(5)): R runs or would like to, S sleeps."""
    try:
        return (thread / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    except OSError:  # it has ended
        return "S"


def come_back(terminal: PseudoTerminal) -> bytes:
    """Lead to the welcome screen as somebody would who finds the kiosk so; return what was said meanwhile.

    Esc leaves one screen and opens a question on another, so it is F5 after each of them that starts over.
    """
    said = terminal.pour(b"\x1b[201~", quiet=0.3)
    for columns in range(101, 121):
        for key in (b"\x1b", b"\x1b[15~"):
            said += terminal.pour(key, quiet=0.3)
        terminal.resize(columns, 31)  # all is drawn anew
        drawn = until_done(terminal)
        said += drawn
        if b"begin" in drawn:
            return said
    raise AssertionError(f"it does not listen any more: {drawn[-2000:]!r}")


def let_loose(folder: Path, acts: int, seed: int) -> list[int]:
    """Pour so many acts into a kiosk; return its memory over time, in bytes. Fails when it leaves its screen."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    form = EventForm(
        name="PR Night", date=start.date(), starts=start.time(), ends=(start + timedelta(hours=9)).time(), tables=30,
        time_zone="UTC",
    )  # fmt: skip
    with open_kiosk(data_dir=folder) as kiosk:
        kiosk.services.set_event(form)
        kiosk.services.set_organizer_pin("471108")  # else the first start asks for one before its screen
        kiosk.services.import_roster(read_roster_bytes(hostile_roster()).professionals, False, False)
    dice, memory = random.Random(seed), []  # noqa: S311 - a monkey, not a secret
    surroundings = {"KIOSK_DATA_DIR": str(folder), "KIOSK_PORT": "0", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "kiosk", "run"]
    with PseudoTerminal(command, surroundings) as terminal:
        terminal.wait_for("●●")
        for done in range(0, acts, 100):
            said = terminal.pour(b"".join(act(dice) for _ in range(100))) + until_done(terminal)
            if dice.random() < 0.2:
                terminal.resize(*dice.choice(_SIZES))
            if dice.random() < 0.1:
                os.kill(terminal.pid, dice.choice((signal.SIGTSTP, signal.SIGQUIT, signal.SIGWINCH)))
            assert _LEFT not in said, f"left its screen after {done} acts: {said[-2000:]!r}"
            assert terminal.end(seconds=0) is None, f"ended after {done} acts: {said[-2000:]!r}"
            memory.append(resident(terminal.pid))
            if (done + 100) % max(acts // 50, 800) == 0:  # whatever it went through, it still listens
                assert _LEFT not in come_back(terminal)
        assert terminal.end(signal.SIGTERM) == 0
        assert _LEFT in terminal.seen
    return memory


def test_random_bytes_do_not_leave_the_screen(tmp_path: Path) -> None:
    """A few hundred random keys, pastes, touches, broken letters, resizes and signals: the kiosk goes on."""
    let_loose(tmp_path, acts=800, seed=3)


@pytest.mark.soak
def test_200_000_random_acts_do_not_leave_the_screen(tmp_path: Path) -> None:
    """The same for 200,000 acts; memory grows by less than 10 MB once everything is warm."""
    memory = let_loose(tmp_path, acts=200_000, seed=20261203)
    warm = memory[len(memory) // 4]  # by then the caches of what was drawn are full
    eighths = ", ".join(f"{size / 2**20:.1f}" for size in memory[:: len(memory) // 8])
    print(f"resident: {warm / 2**20:.1f} MiB warm, {memory[-1] / 2**20:.1f} at the end; by eighths {eighths}")
    assert memory[-1] - warm < _MOST

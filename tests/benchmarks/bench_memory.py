"""How much memory `kiosk run` takes on a real pseudo-terminal, step by step, beside an empty Textual app.

    .venv/bin/python -m tests.benchmarks.bench_memory [--roster FILE ...] [--professionals 1000]

Resident is what the system's tools show; proportional counts what processes share (libraries) in shares; own is what
would be free without the process. The phone pages are a process of their own and not counted. Linux only.
"""

import argparse
import os
import select
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from kiosk.roster.export import write_roster
from tests.benchmarks.bench_matching import invented
from tests.benchmarks.bench_start import EMPTY_APP
from tests.benchmarks.evening import set_up
from tests.cli.pseudo_terminal import PseudoTerminal

_SURROUNDINGS: Final = {"KIOSK_PORT": "0", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
_QUERIES: Final = ("public relations", "crisis comunications, sports", "I'd love to work in fashion pr")
_SIZE: Final = (160, 50)


def rest(terminal: PseudoTerminal, seconds: float, keys: str = "") -> None:
    """Type, and read what is drawn for so many seconds."""
    if keys:
        terminal.write(keys)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if select.select([terminal._terminal], [], [], 0.05)[0]:
            os.read(terminal._terminal, 65536)


def show(name: str, pid: int) -> None:
    """Print one line of megabytes."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    taken = {key: int(size.split()[0]) / 1024 for key, size in (line.split(":") for line in lines)}
    own = taken["Private_Clean"] + taken["Private_Dirty"]
    print(
        f"{name:<36} resident {taken['Rss']:6.1f}   proportional {taken['Pss']:6.1f}   own {own:6.1f} MB", flush=True
    )


def measure(name: str, folder: Path) -> None:
    """Walk through a visit and print what it takes."""
    command = [sys.executable, "-m", "kiosk", "run"]
    with PseudoTerminal(command, _SURROUNDINGS | {"KIOSK_DATA_DIR": str(folder)}, _SIZE) as terminal:
        terminal.wait_for("●●")
        show(f"{name}, first frame", terminal.pid)
        rest(terminal, 3)
        show(f"{name}, welcome", terminal.pid)
        rest(terminal, 1, "\r")
        for query in _QUERIES:
            for letter in query:
                rest(terminal, 0.1, letter)
            rest(terminal, 1, "\x15")  # ctrl+u empties the field
        show(f"{name}, after {len(_QUERIES)} queries", terminal.pid)
        rest(terminal, 2, "healthcare agency")
        for _ in range(3):
            rest(terminal, 1, "\r")
        rest(terminal, 3, "\x1b[15~")  # F5: the visit ends
        show(f"{name}, after a visit", terminal.pid)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--professionals", type=int, nargs="*", default=[1_000])
    parser.add_argument("--roster", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    with PseudoTerminal([sys.executable, "-c", EMPTY_APP], _SURROUNDINGS, _SIZE) as terminal:
        rest(terminal, 2)
        show("empty Textual app", terminal.pid)
    with tempfile.TemporaryDirectory() as place:
        rosters: list[Path] = list(asked.roster)
        for count in asked.professionals if not rosters else ():
            rosters.append(Path(place) / f"{count}.csv")
            rosters[-1].write_text(write_roster(invented(count)), encoding="utf-8")
        for roster in rosters:
            folder = Path(place) / f"data-{roster.stem}"
            set_up(folder, roster)
            for kept in ("index built", "index kept"):
                measure(f"{roster.stem}, {kept}", folder)


if __name__ == "__main__":
    main()

"""How long a person waits for a sign of life: `kiosk --help`, `--version`, the first frame of `kiosk run`.

    .venv/bin/python -m tests.benchmarks.bench_start [--runs 20] [--professionals 300]

CPU time of whole processes with compiled bytecode, beside the bare interpreter and an empty Textual app in the same
run: the floor that the kiosk stands on.
"""

import argparse
import os
import pty
import resource
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk.roster.export import write_roster
from tests.benchmarks.bench_matching import invented
from tests.benchmarks.evening import set_up

EMPTY_APP = "from textual.app import App\nclass Empty(App[None]):\n    pass\nEmpty().run()\n"
FIRST_FRAME = b"\x1b[?2026l"  # end of the first synchronised update: a whole frame has been written


def cpu_seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return user and system seconds of one finished process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_frame_seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of a process on a pseudo-terminal to the end of its first frame."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted
    seen = b""
    while FIRST_FRAME not in seen and time.perf_counter() - started < 30:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
        if b"\x1b[?2026$p" in seen and b"\x1b[?2026;2$y" not in seen:
            os.write(terminal, b"\x1b[?2026;2$y")  # this terminal knows synchronised updates
            seen = seen.replace(b"\x1b[?2026$p", b"")
    elapsed = time.perf_counter() - started
    os.kill(child, signal.SIGTERM)
    while True:  # the other side must be read, or it could not say goodbye
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    os.waitpid(child, 0)
    if FIRST_FRAME not in seen:
        raise SystemExit(f"no frame from {command}:\n{seen.decode(errors='replace')[-2000:]}")
    return elapsed


def show(name: str, seconds: list[float]) -> None:
    """Print one line: minimum, median, maximum in milliseconds."""
    low, middle, high = (1000 * f(seconds) for f in (min, statistics.median, max))
    print(f"{name:<44} min {low:7.0f}   median {middle:7.0f}   max {high:7.0f} ms")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--professionals", type=int, default=300)
    options = parser.parse_args()
    kiosk = [sys.executable, "-m", "kiosk"]
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {
            "KIOSK_DATA_DIR": data,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "KIOSK_PORT": "0",
        }
        for name, command in (
            ("python -c pass, CPU", [sys.executable, "-c", "pass"]),
            ("kiosk --version, CPU", [*kiosk, "--version"]),
            ("kiosk --help, CPU", [*kiosk, "--help"]),
        ):
            cpu_seconds(command, environment)  # compiles the bytecode
            show(name, [cpu_seconds(command, environment) for _ in range(options.runs)])
        roster = Path(data) / "roster.csv"
        roster.write_text(write_roster(invented(options.professionals)), encoding="utf-8")
        set_up(Path(data), roster)
        for name, command in (
            ("empty Textual app, first frame", [sys.executable, "-c", EMPTY_APP]),
            (f"kiosk run, {options.professionals} professionals, first frame", [*kiosk, "run"]),
        ):
            first_frame_seconds(command, environment)
            show(name, [first_frame_seconds(command, environment) for _ in range(max(3, options.runs // 2))])


if __name__ == "__main__":
    main()

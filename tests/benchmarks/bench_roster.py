"""How long rosters take to be checked and imported: `python tests/benchmarks/bench_roster.py`.

Prints figures; asserts nothing. The floor beside them is Python's own `csv` module reading the same file, and SQLite
taking as many plain rows as the import stores.
"""

import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (60, 10_000, 100_000)


def made_up(rows: int) -> str:
    """Return a roster of invented people with the columns that real ones have, some cells accented or quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        ["First Name", "Last Name", "Email", "Company", "Job Title", "Topics", "LinkedIn", "Phone", "Bio"]
    )
    for number in range(rows):
        name = ("Ada", "José", "Zoë", "Bo")[number % 4]
        topics = "media relations; crisis; events" if number % 2 else "blogs, social media"
        page = f"https://www.linkedin.com/in/p{number}"
        bio = "Twelve years in agencies, then in-house.\nHappy to talk about first jobs." * (number % 3)
        employer = f"Acme, {number % 300} & Co"
        person = [name, f"Okoro{number}", f"p{number}@example.com", employer, "Press Officer"]
        writer.writerow([*person, topics, page, f"+1 555-{number % 10_000:04}", bio])
    return out.getvalue()


def measured(arguments: list[str], environment: dict[str, str]) -> str:
    """Run the kiosk in a process of its own; return wall time, CPU time and the most memory."""
    # The peak of all children is all that the system tells, so each run has a parent of its own.
    parent = (
        "import json, resource, subprocess, sys, time; started = time.perf_counter();"
        "done = subprocess.run([sys.executable, '-m', 'kiosk', *sys.argv[1:]], stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "wall, cpu = time.perf_counter() - started, used.ru_utime + used.ru_stime;"
        "print(f'{wall:>8.2f} {cpu:>8.2f} {used.ru_maxrss / 1024:>8.0f}');"
        "sys.exit(done.returncode)"
    )
    command = [sys.executable, "-c", parent, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.rstrip()


def floor(file: Path) -> float:
    """Return the seconds that Python's csv module alone takes for a file."""
    started = time.perf_counter()
    with file.open(encoding="utf-8", newline="") as opened:
        for _ in csv.reader(opened):
            pass
    return time.perf_counter() - started


def stored(rows: int) -> float:
    """Return the seconds that SQLite alone takes for as many slots and interests as an import of `rows` stores."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(f"{folder}/plain.db") as plain:
        plain.execute("CREATE TABLE plain (a INTEGER PRIMARY KEY, b INTEGER, c TEXT, d TEXT, UNIQUE (b, c))")
        many = ((number // 12, f"2026-12-03 {number % 12:02}", "media relations") for number in range(rows * 12))
        plain.executemany("INSERT INTO plain (b, c, d) VALUES (?, ?, ?)", many)
    return time.perf_counter() - started


def main() -> None:
    """Print wall time, CPU time and memory of checking, importing and importing again, for each size."""
    print(f"{'rows':>8} {'what':>14} {'wall s':>8} {'CPU s':>8} {'most MB':>8}")
    for rows in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "roster.csv"
            file.write_text(made_up(rows), encoding="utf-8", newline="")
            environment = {**os.environ, "KIOSK_DATA_DIR": folder}
            event = ["event", "set", "--name", "PR Night", "--date", "2026-12-03", "--from", "18:00", "--to", "20:00"]
            measured(event, environment)
            print(f"{rows:>8} {'csv alone':>14} {floor(file):>8.2f}")
            print(f"{rows:>8} {'SQLite alone':>14} {stored(rows):>8.2f}")
            for what, command in (("check", "check"), ("import", "import"), ("import again", "import")):
                print(f"{rows:>8} {what:>14} {measured(['roster', command, str(file)], environment)}")


if __name__ == "__main__":
    main()

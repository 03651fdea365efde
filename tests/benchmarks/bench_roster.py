"""How long rosters take to be read: `python tests/benchmarks/bench_roster.py`. Prints figures; asserts nothing."""

import csv
import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (60, 10_000, 100_000)
RUNS = 5


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


def main() -> None:
    """Print wall time, CPU time and memory of `kiosk roster check` for each size."""
    print(f"{'rows':>8} {'wall s':>8} {'CPU s':>8} {'most MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            file = Path(folder) / f"{rows}.csv"
            file.write_text(made_up(rows), encoding="utf-8", newline="")
            walls, cpus = [], []
            for _ in range(RUNS if rows < 50_000 else 1):
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                started = time.perf_counter()
                command = [sys.executable, "-m", "kiosk", "roster", "check", str(file)]
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
                walls.append(time.perf_counter() - started)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{rows:>8} {statistics.median(walls):>8.2f} {statistics.median(cpus):>8.2f} {most:>8.0f}")


if __name__ == "__main__":
    main()

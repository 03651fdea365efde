"""How fast matching answers on rosters of any size, with plain rapidfuzz over people beside it.

Run it from the checkout: `python tests/benchmarks/bench_matching.py [ROSTER.csv ...] [--queries FILE.jsonl]`.
Without files it makes rosters of 300, 1,000 and 10,000 invented people out of the shipped demo roster. Times are
processor time on one core, so that other work on the machine does not count; a build includes keeping it. "seen" is
the second round of the same queries, "read" the part that depends on the phrases and not on the people, "10,000" the
slowest of a few queries of so many characters, "WRatio" plain rapidfuzz over the people's texts.
"""

import argparse
import gzip
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, process

from kiosk.matching.employers import employer_book
from kiosk.matching.names import query_book, roster_book
from kiosk.people import Professional
from kiosk.roster import read_roster
from kiosk.services import keep_index
from kiosk.services.find_matches import shipped_vocabulary
from kiosk.shipped import seed

TYPED = (
    "crisis comunications, sports",
    "I want to do something with fashion and social media",
    "IR",
    "press relatons",
    "working with influencers on tiktok",
    "nonprofit fundraising",
    "comunicación interna",
    "危机公关",
    "asdfghjkl",
    "account executive",
    "someone who hires interns",
    "media relations, not agency",
)

LONG = (
    "crisis communications " * 455,
    "qwfpgj zxcvar " * 700,
    "I want comunications with sprots and fasion " * 230,
    "公关" * 5_000,
    "a" * 10_000,
    "not " * 2_500,
)
"""Pasted pages: 10,000 characters each, or a little less."""


def invented(people: int) -> list[Professional]:
    """Return a roster of so many people, their cells drawn from the demo roster; always the same ones."""
    source = read_roster(seed("demo_roster.csv")).professionals
    draw = random.Random(7)  # noqa: S311 - nothing secret
    made = []
    for number in range(people):
        one, other, third = (draw.choice(source) for _ in range(3))
        specialties = tuple(dict.fromkeys((*one.specialties[:2], *other.specialties[:2])))
        made.append(
            replace(
                one,
                id=f"p{number}",
                name=f"{one.name.split()[0]} {other.name.split()[-1]} {number}",
                specialties=specialties,
                industries=other.industries,
                bio=third.bio,
                position=other.position,
            )
        )
    return made


def timed(work: Callable[[str], object], queries: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of milliseconds for a call."""
    taken = []
    for query in queries:
        start = time.process_time()
        work(query)
        taken.append(1000 * (time.process_time() - start))
    taken.sort()
    return statistics.median(taken), taken[int(0.95 * (len(taken) - 1))]


def measure(people: Sequence[Professional], queries: Sequence[str], folder: Path) -> str:
    """Return one line of the table."""
    vocabulary = shipped_vocabulary()
    start = time.process_time()
    keep_index.ready_matcher(lambda: folder, people, vocabulary)
    built = time.process_time() - start
    start = time.process_time()
    matcher = keep_index.ready_matcher(lambda: folder, people, vocabulary)
    loaded = time.process_time() - start
    matcher.match("warm up")
    first = timed(lambda query: matcher.match(query, limit=5), queries)
    again = timed(lambda query: matcher.match(query, limit=5), queries)
    read = timed(matcher.reader.read, queries)
    long = timed(lambda query: matcher.match(query, limit=5), LONG)[1]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    texts = [" ".join((p.position, p.company, *p.industries, *p.specialties, p.bio)) for p in people]
    few = queries[: max(3, min(len(queries), 200_000 // len(people)))]
    plain = timed(lambda query: process.extract(query, texts, scorer=fuzz.WRatio, limit=5), few)
    phrases = len(matcher.index.interests) + len(matcher.index.titles) + len(matcher.index.companies)
    cells = (f"{len(people):>8}", f"{phrases:>8}", f"{built:>8.2f}", f"{loaded:>8.2f}", f"{most:>8.0f}")
    figures = (*first, *again, read[0], long, *plain)
    return " ".join((*cells, *(f"{figure:>9.2f}" for figure in figures)))


def roster_of(path: Path, folder: Path) -> Sequence[Professional]:
    """Return the professionals of a roster file, packed with gzip or not."""
    if path.suffix == ".gz":
        plain = folder / path.stem
        plain.write_bytes(gzip.decompress(path.read_bytes()))
        path = plain
    return read_roster(path).professionals


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rosters", nargs="*", type=Path, help="smallest first: memory is the most so far")
    parser.add_argument("--queries", type=Path, help="JSON lines with text or interests")
    asked = parser.parse_args()
    queries: list[str] = list(TYPED) * 5
    if asked.queries:
        lines = [json.loads(line) for line in asked.queries.read_text(encoding="utf-8").splitlines() if line.strip()]
        queries = [line["text"] if "text" in line else ", ".join(line["interests"]) for line in lines]
    start = time.process_time()
    vocabulary = shipped_vocabulary()
    for prepare in (query_book, roster_book, employer_book):
        prepare(vocabulary)
    print(
        f"vocabulary, read once in a process: {time.process_time() - start:.2f} s; {len(queries)} queries, one core"
    )
    print("  people  phrases  build s   load s  peak MB    p50 ms   p95 ms | seen p50      p95 |    read  10,000"
          " | WRatio p50      p95")  # fmt: skip
    keep_index.WORTH_KEEPING = 1  # type: ignore[misc] # show what a small one would cost
    with tempfile.TemporaryDirectory() as folder:
        for one in asked.rosters or (300, 1_000, 10_000):
            people = invented(one) if isinstance(one, int) else roster_of(one, Path(folder))
            print(measure(people, queries, Path(folder)), flush=True)


if __name__ == "__main__":
    main()

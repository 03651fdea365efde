"""How fast matching answers on rosters of any size, with plain rapidfuzz over people beside it.

Run it from the checkout: `python tests/benchmarks/bench_matching.py [ROSTER.csv ...] [--queries FILE.jsonl]`.
Without files it makes rosters of 300, 1,000 and 10,000 invented people out of the shipped demo roster.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, process

from kiosk.matching.matcher import Matcher
from kiosk.people import Professional
from kiosk.roster import read_roster
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
        start = time.perf_counter()
        work(query)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return statistics.median(taken), taken[int(0.95 * (len(taken) - 1))]


def measure(people: Sequence[Professional], queries: Sequence[str]) -> str:
    """Return one line of the table."""
    vocabulary = shipped_vocabulary()
    start = time.perf_counter()
    matcher = Matcher.build(people, vocabulary)
    built = time.perf_counter() - start
    texts = [" ".join((p.position, p.company, *p.industries, *p.specialties, p.bio)) for p in people]
    matcher.match("warm up")
    first = timed(lambda query: matcher.match(query, limit=5), queries)
    again = timed(lambda query: matcher.match(query, limit=5), queries)
    few = queries[: max(3, min(len(queries), 200_000 // len(people)))]
    plain = timed(lambda query: process.extract(query, texts, scorer=fuzz.WRatio, limit=5), few)
    phrases = len(matcher.index.interests) + len(matcher.index.titles) + len(matcher.index.companies)
    cells = (f"{len(people):>8}", f"{phrases:>8}", f"{built:>8.2f}")
    figures = (*first, *again, *plain)
    return " ".join((*cells, *(f"{figure:>9.2f}" for figure in figures)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rosters", nargs="*", type=Path)
    parser.add_argument("--queries", type=Path, help="JSON lines with text or interests")
    asked = parser.parse_args()
    queries: list[str] = list(TYPED) * 5
    if asked.queries:
        lines = [json.loads(line) for line in asked.queries.read_text(encoding="utf-8").splitlines() if line.strip()]
        queries = [line["text"] if "text" in line else ", ".join(line["interests"]) for line in lines]
    print("  people  phrases  build s   p50 ms   p95 ms | seen p50      p95 | WRatio p50      p95")
    rosters: list[Sequence[Professional]] = [read_roster(path).professionals for path in asked.rosters]
    for people in rosters or [invented(size) for size in (300, 1_000, 10_000)]:
        print(measure(people, queries))


if __name__ == "__main__":
    main()

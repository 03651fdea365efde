"""Bookings per second and how long one takes, beside a bare `INSERT .. ON CONFLICT` of the same rows in the same run.

The bare insert goes into a copy of the bookings table with all its indexes; student, visit and history are not in it.

    .venv/bin/python tests/benchmarks/bench_bookings.py [--processes 4] [--slots 100] [--pace 50] [--only NAME]

First what one small commit costs when nobody else is there: the disk's own limit. Then a herd: every process walks
all slots without a pause, so all but one attempt at each slot are refused. Then kiosk pace: the same processes make
`--pace` attempts a second together, for `--seconds`. SQLite always, PostgreSQL where it is installed or
KIOSK_TEST_POSTGRES_URL names a server; a server of the tests' own does not wait for the disk (`fsync=off`), nor does
it for the bare insert.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import Column, Index, MetaData, Table, bindparam, text

from kiosk.booking.codes import hash_secret, new_reference
from kiosk.database import Database, schema
from kiosk.database.models import BookingRow
from kiosk.database.models.base import table_of
from kiosk.errors import KioskError, SlotTaken
from kiosk.services.hold_slot import hold_slot
from tests import postgres_server
from tests.database.herd import NOW, Wish, attempt, prepare

SPAWN: Final = multiprocessing.get_context("spawn")
SOURCE: Final = table_of(BookingRow)
BARE: Final = Table(
    "bare", MetaData(), *(Column(one.name, one.type, primary_key=one.primary_key) for one in SOURCE.columns)
)
"""The table of bookings with its indexes and nothing else: no reference to other tables, no check."""
for _index in SOURCE.indexes:
    Index(
        f"bare_{_index.name}",
        *(BARE.c[column.name] for column in _index.columns),
        unique=_index.unique,
        sqlite_where=_index.dialect_options["sqlite"]["where"],
        postgresql_where=_index.dialect_options["sqlite"]["where"],  # where all conditions are written down
    )
_NAMES: Final = [column.name for column in BARE.columns if column.name != "id"]
BARE_ROW: Final = text(
    f"INSERT INTO bare ({', '.join(_NAMES)}) VALUES ({', '.join(f':{name}' for name in _NAMES)}) "  # noqa: S608
    "ON CONFLICT DO NOTHING"
).bindparams(*(bindparam(column.name, type_=column.type) for column in BARE.columns if column.name != "id"))


@dataclass(frozen=True, slots=True)
class Run:
    """What every process does."""

    url: str
    wishes: tuple[Wish, ...]
    attempts: int
    pause_s: float
    """Between the starts of two attempts of one process; 0 is none."""
    bare: bool
    warming: tuple[Wish, ...] = ()
    """Slots of their own: a kiosk at an event has booked before; its first booking says nothing of the database."""


def book(database: Database, wish: Wish) -> bool:
    """Book through the service; tell whether it was granted."""
    try:
        hold_slot(database, lambda: NOW, attempt(wish))
    except SlotTaken:
        return False
    except KioskError as error:
        raise RuntimeError(str(error)) from error  # a benchmark of refusals would flatter
    return True


def insert(database: Database, wish: Wish) -> bool:
    """Insert a row of the same content with nothing around it."""
    form = attempt(wish)
    row: dict[str, Any] = dict.fromkeys(_NAMES)
    row |= dict.fromkeys(("event_id", "seats", "seat", "place"), 1)
    row |= dict.fromkeys(("table_name", "station", "question"), "")
    row |= dict.fromkeys(("created_at", "changed_at", "due_at"), NOW)
    row |= {
        "slot_id": int(wish[0][1:]) * 10_000 + int((wish[1] - NOW).total_seconds() // 60),
        "professional_id": int(wish[0][1:]),
        "starts_at": wish[1],
        "ends_at": wish[1] + timedelta(minutes=15),
        "student_id": int(form.key[:7], 16),
        "visit_id": form.visit.id,
        "status": "held",
        "code_hash": hash_secret(form.code),
        "reference": new_reference(),
        "idempotency_key": form.key,
        "reasons": "[]",
        "via": "kiosk",
        "sequence": 0,
    }
    return database.write(lambda tx: tx.execute(BARE_ROW, row).rowcount == 1)  # type: ignore[attr-defined,no-any-return]


def walk(run: Run, number: int, together: Any, answers: Any) -> None:
    """Walk the slots in one process and report the seconds of each attempt and how many were granted."""
    database = Database(run.url)
    database.read(lambda tx: tx.connection())
    work: Callable[[Database, Wish], bool] = insert if run.bare else book
    seconds: list[float] = []
    granted = 0
    work(database, run.warming[number % len(run.warming)])
    paces = random.Random(number)  # noqa: S311 - no secret
    together.wait()
    begin = time.perf_counter()
    for count in range(run.attempts):
        # Paced kiosks want different slots, as students do; a herd wants the same ones.
        place = count * (number + 1) if run.pause_s else count
        # Sixteen students do not press Enter at one moment, again and again: each somewhere in its own pause.
        time.sleep(max(0.0, begin + (count + paces.random()) * run.pause_s - time.perf_counter()))
        started = time.perf_counter()
        granted += work(database, run.wishes[place % len(run.wishes)])
        seconds.append(time.perf_counter() - started)
    answers.put((time.perf_counter() - begin, seconds, granted))
    database.close()


def measure(run: Run, processes: int) -> tuple[float, int, list[float]]:
    """Return the seconds of the slowest process, how many attempts were granted, and the seconds of each, sorted."""
    together, answers = SPAWN.Barrier(processes), SPAWN.Queue()
    herd = [SPAWN.Process(target=walk, args=(run, number, together, answers)) for number in range(processes)]
    for process in herd:
        process.start()
    told = [answers.get(timeout=600) for _ in herd]
    for process in herd:
        process.join()
    seconds = sorted(one for _, part, _ in told for one in part)
    return max(elapsed for elapsed, _, _ in told), sum(granted for _, _, granted in told), seconds


def show(label: str, found: tuple[float, int, list[float]]) -> None:
    """Print one line."""
    elapsed, granted, seconds = found
    p99 = statistics.quantiles(seconds, n=100)[98] if len(seconds) > 1 else seconds[0]
    print(
        f"{label:34} {granted / elapsed:8.0f} booked/s {len(seconds) / elapsed:8.0f} attempts/s   "
        f"p50 {statistics.median(seconds) * 1e3:7.1f} ms  p99 {p99 * 1e3:7.1f} ms  max {seconds[-1] * 1e3:7.1f} ms"
    )


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Yield the addresses of empty databases by name."""
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        found = {"SQLite": f"sqlite:///{folder}/kiosk.db"}
        given = os.environ.get("KIOSK_TEST_POSTGRES_URL")
        if given:
            yield {**found, "PostgreSQL": given}
        elif postgres_server.program("initdb"):
            with postgres_server.running() as server:
                yield {**found, "PostgreSQL, fsync=off": server.url()}
        else:
            yield found


def bench(name: str, url: str, options: argparse.Namespace) -> None:
    """Measure one database."""
    database = Database(url)
    schema.upgrade(database)
    wishes = prepare(database, professionals=-(-options.slots // 25) + 1, slots_each=25)
    warming = tuple(wish for wish in wishes if wish[0] == "p0")
    wishes = tuple(wish for wish in wishes if wish[0] != "p0")[: options.slots]
    BARE.metadata.create_all(database.engine)
    database.close()
    show(f"{name}: bare insert, alone", measure(Run(url, wishes, options.slots, 0, True, warming), 1))
    free(url)
    for bare in (True, False):
        label = f"{name}: {'bare insert' if bare else 'hold_slot'}"
        herd = Run(url, wishes, options.slots, 0, bare, warming)
        show(f"{label}, herd", measure(herd, options.processes))
        free(url)
        each = max(1, round(options.pace * options.seconds / options.processes))
        paced = Run(url, wishes, each, options.processes / options.pace, bare, warming)
        show(f"{label}, kiosk pace", measure(paced, options.processes))
        free(url)


def free(url: str) -> None:
    """Give every slot back, so that the next run begins as the first did."""
    database = Database(url)
    database.write(lambda tx: tx.execute(text("DELETE FROM bare")))
    closed = "UPDATE bookings SET status = 'cancelled', due_at = NULL, closed_at = changed_at WHERE status = 'held'"
    database.write(lambda tx: tx.execute(text(closed)))
    database.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--slots", type=int, default=100)
    parser.add_argument("--pace", type=float, default=50)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--only", default="", help="the database whose name begins so")
    options = parser.parse_args()
    with databases() as found:
        for name, url in found.items():
            if name.startswith(options.only):
                bench(name, url, options)


if __name__ == "__main__":
    main()

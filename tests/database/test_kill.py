import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.database import Database, bookings, events, history, schema
from kiosk.services.hold_slot import hold_slot
from tests import postgres_server
from tests.conftest import need
from tests.database.doomed_kiosk import form
from tests.database.herd import NOW, prepare

ROOT = Path(__file__).parents[2]
_WISHES: Final = 200
"""How many one kiosk is given; more than it books before its doom."""


Doom = Callable[["subprocess.Popen[str]"], None]
"""What happens to a kiosk, and to what it works on."""


def kill(kiosk: "subprocess.Popen[str]") -> None:
    """Kill a kiosk (-9): what a power cut looks like."""
    kiosk.kill()


def filled(file: TextIO, lines: list[str]) -> TextIO:
    """Return a file with these lines, at its beginning."""
    file.write("\n".join(lines) + "\n")
    file.seek(0)
    return file


def killed(url: str, lines: list[str], after_s: float, doom_of: Doom) -> list[list[str]]:
    """Run a kiosk on these attempts, doom it so long after its first word, and return what it had told."""
    command = [sys.executable, "-m", "tests.database.doomed_kiosk", url]
    # In a file: more wishes than a pipe holds would wait for a kiosk that waits for its answers to be read.
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as wishes,
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=filled(wishes, lines),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as kiosk,
    ):
        assert kiosk.stdout is not None
        first = kiosk.stdout.readline()
        doom = threading.Timer(after_s, doom_of, [kiosk])
        doom.start()
        told = [first, *kiosk.stdout]
        doom.cancel()
        doom.join()
    # The last line may be cut in the middle; what was not told whole was not told.
    return [line.split() for line in told if line.endswith("\n")]


def check(url: str, turns: int, doom_of: Doom = kill) -> None:
    """Doom a kiosk again and again; what it acknowledged stands, what it asked is booked once after a repeat."""
    database = Database(url)
    wishes = prepare(database, professionals=turns * 10, slots_each=25)
    lines = [f"{new_key()} {new_booking_code()} {person} {start.isoformat()}" for person, start in wishes]
    acknowledged: dict[str, str] = {}
    for _ in range(turns):
        assert lines, "the machine books faster than the test kills: give it more slots"
        # A kiosk that outlives its server goes on to the last of its wishes.
        told = killed(url, lines[:_WISHES], random.uniform(0.0, 0.3), doom_of)  # noqa: S311 - no secret
        acknowledged |= {words[1]: words[2] for words in told if words[0] == "booked"}
        last = told[-1][1]
        again = hold_slot(database, lambda: NOW, form(next(line for line in lines if line.startswith(last))))
        assert acknowledged.setdefault(last, again.reference) == again.reference
        lines = [line for line in lines if line.split()[0] not in acknowledged]
        kept = database.read(lambda tx: bookings.of_event(tx, events.current(tx).id))
        assert sorted(one.reference for one in kept) == sorted(acknowledged.values())
        assert len({(one.professional.id, one.starts_at) for one in kept}) == len(kept)
        for one in kept:
            steps = database.read(lambda tx, one=one: history.of_booking(tx, one.id))  # type: ignore[misc]
            assert [step.went_to for step in steps] == [Status.HELD]
    database.close()


def test_a_killed_kiosk_loses_nothing_and_doubles_nothing(database_url: str) -> None:
    """A kiosk killed in the middle: what it was told stands, and its lost attempt is booked once after the repeat."""
    check(database_url, turns=3)


@pytest.mark.soak
@pytest.mark.parametrize("_evening", range(10))
def test_two_hundred_kills(database_url: str, _evening: int) -> None:
    """Two hundred kills in ten evenings on each database."""
    check(database_url, turns=20)


def check_server(turns: int) -> None:
    """Kill the server under a kiosk again and again, and sometimes the kiosk too."""
    need(postgres_server.program("initdb") and postgres_server.program("pg_ctl"), "PostgreSQL")
    with postgres_server.running(durable=True) as server:

        def fall(kiosk: "subprocess.Popen[str]") -> None:
            server.stop("immediate")
            if random.random() < 0.5:  # noqa: S311 - no secret
                kiosk.kill()
            server.start()

        database = Database(server.url())
        schema.upgrade(database)
        database.close()
        check(server.url(), turns, fall)


@pytest.mark.postgres
def test_a_killed_server_loses_nothing_and_doubles_nothing() -> None:
    """The server dies under a kiosk: what was acknowledged stands, a lost answer ends booked exactly once."""
    check_server(turns=2)


@pytest.mark.soak
@pytest.mark.postgres
def test_fifty_kills_of_the_server() -> None:
    """Fifty crashes of the server, half of them with the kiosk."""
    check_server(turns=50)

import random
import subprocess
import sys
import threading
import time
from datetime import date
from datetime import time as clock
from pathlib import Path

import pytest

from kiosk.database import Database, schema
from kiosk.services.forms import EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals
from kiosk.services.set_event import set_event
from tests.services.doomed_import import NOW, PEOPLE, file_of

ROOT = Path(__file__).parents[2]


def prepared(url: str) -> Database:
    """Return a database with an event and the first file."""
    database = Database(url)
    schema.upgrade(database)
    form = EventForm(name="x", date=date(2026, 12, 3), starts=clock(18), ends=clock(19), time_zone="UTC")
    set_event(database, lambda: NOW, form)
    import_roster(database, lambda: NOW, file_of(0), False, True)
    return database


def killed(url: str, number: int, after_s: float) -> bool:
    """Import a file in a process of its own, kill it (-9) so long after it began, and tell whether it was done."""
    command = [sys.executable, "-m", "tests.services.doomed_import", url, str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stdout.readline() == "begins\n"
        doom = threading.Timer(after_s, kiosk.kill)
        doom.start()
        told = kiosk.stdout.read()
        doom.cancel()
    return "done" in told


def check(url: str, kills: int) -> None:
    """Kill import after import; each time the roster is the one before or the new one, whole, with its slots."""
    database = prepared(url)
    started = time.monotonic()
    import_roster(database, lambda: NOW, file_of(1), False, True)
    usual = time.monotonic() - started
    stands, cut = 1, 0
    for number in range(2, kills + 2):
        done = killed(url, number, random.uniform(0, usual * 1.2))  # noqa: S311 - no secret
        people = {one.id: one for one in list_professionals(database, lambda: NOW)}
        found = {one.company for one in people.values()}
        assert found in ({f"Company {stands}"}, {f"Company {number}"}), found
        stands = int(found.pop().removeprefix("Company "))
        assert stands == number or not done
        assert people == {one.id: one for one in file_of(stands)}
        cut += stands != number
    print(f"{kills} imports killed, {cut} of them before they were kept")
    assert len(people) == PEOPLE
    database.close()


def test_a_killed_import_leaves_one_roster(database_url: str) -> None:
    """A power cut in the middle of an import leaves the old roster or the new one, never a mixture."""
    check(database_url, kills=2)


@pytest.mark.soak
def test_fifty_killed_imports(database_url: str) -> None:
    """Fifty imports killed at a random moment, on each database."""
    check(database_url, kills=50)

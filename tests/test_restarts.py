"""Several kiosks and scripts on one PostgreSQL that is restarted under them."""

import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.booking.codes import new_key
from kiosk.database import Database, bookings, events, invariants, schema
from kiosk.people import Professional
from kiosk.services.forms import EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional
from tests import postgres_server
from tests.conftest import need

ROOT = Path(__file__).parents[1]


def now() -> datetime:
    """Return the time of this machine."""
    return datetime.now(UTC)


def prepare(url: str, people: int) -> list[tuple[str, str]]:
    """Set up an event that has just begun and return its slots."""
    database = Database(url)
    schema.upgrade(database)
    starts = now().replace(minute=0, second=0, microsecond=0)
    ends = starts + timedelta(hours=8)
    set_event(
        database,
        now,
        EventForm(name="PR Night", date=starts.date(), starts=starts.time(), ends=ends.time(), time_zone="UTC"),
    )
    roster = [
        Professional(id=f"p{n:02}", name=f"Person {n:02}", company="Faro", specialties=("crisis communications",))
        for n in range(people)
    ]
    import_roster(database, now, roster, False, False)
    found = [
        (one.id, slot.starts_at.isoformat())
        for one in roster
        for slot in show_professional(database, now, one.id).slots
        if slot.starts_at > now() + timedelta(minutes=15)
    ]
    database.close()
    return found


class Kiosk:
    """A headless kiosk in a process of its own, and what it has told."""

    def __init__(self, url: str, station: str, seconds: float) -> None:
        command = [sys.executable, "-m", "tests.headless_kiosk", url, station, str(seconds)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        self.told: list[dict[str, Any]] = []
        self.errors = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told.append(json.loads(line))

    def is_true(self) -> bool:
        """Tell whether its screen says nothing of a line that is down; one that has not yet opened does not count."""
        return bool(self.told) and not self.told[-1]["away"]

    def finish(self, patience_s: float) -> None:
        """Send the student home, wait until it has ended, and keep what it complained of."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        try:
            self.process.wait(timeout=patience_s)
        finally:
            self.process.kill()  # harmless to one that has ended
            self._reader.join()
            self.errors = self.process.stderr.read()
            self.process.stdout.close()
            self.process.stderr.close()

    def recovered_after(self, moment: float) -> float | None:
        """Return how many seconds after a moment the screen was true again, if it had said that the line was down."""
        away = [one for one in self.told if one["away"] and one["at"] > moment - 30]
        back = [one["at"] for one in self.told if away and not one["away"] and one["at"] > away[0]["at"]]
        later = [at for at in back if at >= moment]
        return later[0] - moment if later else None


def book_on(url: str, slots: list[tuple[str, str]], ends: float, acknowledged: list[str], mishaps: list[str]) -> None:
    """Book slot after slot with `kiosk book` until the time is over; a failed attempt is repeated with its key."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "KIOSK_DATABASE_URL": url, "KIOSK_DATA_DIR": folder}
        while time.time() < ends:
            person, start = random.choice(slots)  # noqa: S311 - no secret
            command = [sys.executable, "-m", "kiosk", "book", "--professional", person, "--slot", start]
            command += ["--student", "Ada Lovelace", "--key", new_key()]
            for _ in range(20):
                done = subprocess.run(
                    command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
                )
                if done.returncode == 0:
                    acknowledged.append(done.stdout.split()[0])
                if done.returncode not in (0, 1) or "Traceback" in done.stderr:
                    mishaps.append(done.stderr)
                if "cannot be reached" not in done.stderr and "busy" not in done.stderr:
                    break


def wait_for(condition: Callable[[], bool], patience_s: float = 120) -> None:
    """Wait until something is so, or patience is over."""
    ends = time.time() + patience_s
    while time.time() < ends and not condition():
        time.sleep(0.2)


def evening(loops: int, kiosks: int, seconds: float, restarts: int, down_s: float = 4) -> list[float]:
    """Let them work, restart the server in between, check everything, and return how soon each kiosk was true."""
    need(postgres_server.program("initdb") and postgres_server.program("pg_ctl"), "PostgreSQL")
    acknowledged: list[str] = []
    mishaps: list[str] = []
    with postgres_server.running(durable=True) as server:
        slots = prepare(server.url(), people=max(8, 2 * loops))
        running = [Kiosk(server.url(), f"door-{number}", seconds + 300) for number in range(kiosks)]
        wait_for(lambda: all(one.told for one in running))
        begin = time.time()
        ends = begin + seconds - min(5, seconds / 4)
        arguments = (server.url(), slots, ends, acknowledged, mishaps)
        scripts = [threading.Thread(target=book_on, args=arguments) for _ in range(loops)]
        for script in scripts:
            script.start()
        ups: list[float] = []
        for _ in range(restarts):
            time.sleep(seconds / (restarts + 1) - down_s)
            server.stop("immediate" if ups else "fast")
            time.sleep(down_s)
            server.start()
            ups.append(time.time())
        time.sleep(max(0.0, begin + seconds - time.time()))
        wait_for(lambda: all(one.is_true() for one in running))
        for one in running:
            one.finish(180)
        for script in scripts:
            script.join()
        soon = [after for up in ups for one in running if (after := one.recovered_after(up)) is not None]
        _check(server.url(), running, acknowledged, mishaps)
    print(
        f"\n{len(acknowledged)} booked by scripts, {sum(_booked(one) for one in running)} by kiosks; true again "
        f"after {', '.join(f'{after:.1f}' for after in sorted(soon))} s"
    )
    return soon


def _booked(kiosk: Kiosk) -> int:
    return len({one["booking"] for one in kiosk.told if "booking" in one})


def _check(url: str, running: list[Kiosk], acknowledged: list[str], mishaps: list[str]) -> None:
    """No kiosk ended early, nobody saw a traceback, what was acknowledged stands once, and the rules hold."""
    for one in running:
        assert one.process.returncode == 0, one.errors
        assert one.told[-1].get("left"), one.errors
    assert mishaps == []
    database = Database(url)
    kept = database.read(lambda tx: bookings.of_event(tx, events.current(tx).id))
    by_reference = {one.reference: one for one in kept}
    assert len(by_reference) == len(kept)
    assert set(acknowledged) <= set(by_reference)
    seen = {one["booking"] for kiosk in running for one in kiosk.told if "booking" in one}
    assert seen <= {one.id for one in kept}
    assert database.read(invariants.broken) == {}
    database.close()


@pytest.mark.postgres
def test_a_restarted_server_is_a_pause() -> None:
    """One restart under two kiosks and a script: nobody ends, and both kiosks go on by themselves."""
    assert len(evening(loops=1, kiosks=2, seconds=10, restarts=1, down_s=3)) >= 1


@pytest.mark.soak
@pytest.mark.postgres
def test_thirty_scripts_and_six_kiosks_survive_two_restarts() -> None:
    """Five minutes of thirty booking loops and six kiosks on one server that is restarted twice."""
    assert len(evening(loops=30, kiosks=6, seconds=300, restarts=2)) >= 6

"""How the phone pages bear an evening: tickets that ask for news and professionals that answer, on a real database.

    .venv/bin/python tests/benchmarks/bench_pages.py [--tickets N] [--professionals N] [--seconds S] [--kiosks N]

Every phone opens a connection for each question, as phones that slept do. `--kiosks` puts real kiosks beside them: at
the first somebody types all the time, at the others students book. `--watching` leaves every professional's page
open: it then asks for news every five seconds besides. In the same run, the floor: as many questions to an
application that answers two bytes through the same server. `KIOSK_DATABASE_URL` names another database (an empty one
of its own: it is filled with invented people).
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional, Visit
from kiosk.services.forms import EventForm, HoldForm
from kiosk.web.listening import listen, port_of
from kiosk.web.server import uvicorn_configuration

TICKET_EVERY = 5.0
ACTION_EVERY = 20.0
STARTING = 8.0
"""Seconds that the kiosks have to open before the phones begin."""
SLOW_MS = 40
"""What takes longer is named with its place in the evening."""
OFFERED = ("Crisis communications", "Media relations")


@dataclass
class Figures:
    """What the phones saw."""

    milliseconds: dict[str, list[float]] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)

    def note(self, kind: str, status: int, milliseconds: float) -> None:
        """Keep one answer."""
        self.milliseconds.setdefault(kind, []).append(milliseconds)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    def show(self, seconds: float) -> None:
        """Print a line a kind."""
        for kind, taken in sorted(self.milliseconds.items()):
            marks = statistics.quantiles(taken, n=100) if len(taken) > 1 else taken * 99
            print(
                f"  {kind:<22}{len(taken) / seconds:8.1f} a second   p50 {marks[49]:7.1f} ms"
                f"   p99 {marks[98]:7.1f} ms   worst {max(taken):7.1f} ms"
            )
        print(f"  statuses: {dict(sorted(self.statuses.items()))}")


@dataclass(frozen=True)
class Asked:
    """One professional's phone and what it may answer."""

    cookie: str
    bookings: list[int]


async def ask(port: int, method: str, path: str, cookie: str = "") -> tuple[int, str]:
    """Ask over a connection of its own; return the status and the cookie that was set."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    origin = f"http://127.0.0.1:{port}"
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Origin: {origin}", "Connection: close"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    lines += ["Content-Length: 0"] if method == "POST" else []
    writer.write("\r\n".join([*lines, "", ""]).encode())
    answer = (await asyncio.wait_for(reader.read(), 30)).decode("utf-8", "replace")
    writer.close()
    head = answer.partition("\r\n\r\n")[0].split("\r\n")
    cookies = [line.partition(": ")[2].partition(";")[0] for line in head if line.lower().startswith("set-cookie")]
    return int(head[0].split()[1]), cookies[0] if cookies else ""


async def every(seconds: float, until: float, act: Callable[[], Awaitable[None]]) -> None:
    """Do something again and again, starting anywhere within the first round."""
    await asyncio.sleep(random.uniform(0, min(seconds, until - time.perf_counter())))  # noqa: S311 - spreads phones
    while time.perf_counter() < until:
        await act()
        await asyncio.sleep(seconds)


async def evening(port: int, codes: list[str], asked: list[Asked], seconds: float, watching: bool) -> Figures:
    """Let all phones loose for a while."""
    figures = Figures()
    until = time.perf_counter() + seconds

    async def timed(kind: str, method: str, path: str, cookie: str = "") -> None:
        began = time.perf_counter()
        status, _ = await ask(port, method, path, cookie)
        figures.note(kind, status, (time.perf_counter() - began) * 1000)

    def ticket(code: str) -> Callable[[], Awaitable[None]]:
        rounds = itertools.count(random.randrange(12))  # noqa: S311 - spreads phones

        async def act() -> None:
            # The page itself now and then, as when its version changed; its news in between.
            whole = next(rounds) % 12 == 0
            await timed("ticket" if whole else "ticket's news", "GET", f"/b/{code}{'' if whole else '/state'}")

        return act

    def professional(phone: Asked) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            if phone.bookings:
                await timed("confirm", "POST", f"/me/bookings/{phone.bookings.pop()}/confirm", phone.cookie)
            await timed("professional's page", "GET", "/me", phone.cookie)

        return act

    def page(phone: Asked) -> Callable[[], Awaitable[None]]:
        return lambda: timed("professional's news", "GET", "/me/state", phone.cookie)

    await asyncio.gather(
        *(every(TICKET_EVERY, until, page(phone)) for phone in asked if watching),
        *(every(TICKET_EVERY, until, ticket(code)) for code in codes),
        *(every(ACTION_EVERY, until, professional(phone)) for phone in asked),
    )
    return figures


async def floor(port: int, rate: float, seconds: float) -> Figures:
    """Ask the bare application as often as the evening was asked."""
    figures = Figures()
    until = time.perf_counter() + seconds

    async def act() -> None:
        began = time.perf_counter()
        status, _ = await ask(port, "GET", "/")
        figures.note("two bytes", status, (time.perf_counter() - began) * 1000)

    phones = max(1, int(rate * TICKET_EVERY))
    await asyncio.gather(*(every(TICKET_EVERY, until, act) for _ in range(phones)))
    return figures


def fill(kiosk: Kiosk, tickets: int, professionals: int) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """Set up an event that is on now; return booking codes, and each badge secret with its bookings."""
    begins = (datetime.now(UTC) - timedelta(minutes=30)).replace(minute=0, second=0, microsecond=0)
    form = EventForm(
        name="Bench Night",
        date=begins.date(),
        starts=begins.time(),
        ends=(begins + timedelta(hours=8)).time(),
        time_zone="UTC",
    )
    kiosk.services.set_event(form)
    people = [
        Professional(id=f"D{number}", name=f"Professional {number}", specialties=OFFERED)
        for number in range(professionals)
    ]
    kiosk.services.import_roster(people, False, False)
    codes, theirs = [], {person.id: list[int]() for person in people}
    slots = {person.id: iter(kiosk.services.show_professional(person.id).slots) for person in people}
    for number in range(tickets):
        person = people[number % professionals].id
        code = new_booking_code()
        slot = next(each for each in slots[person] if each.starts_at > datetime.now(UTC))
        visit = Visit(id=new_key(), name=f"Student {number}")
        held = kiosk.services.hold_slot(
            HoldForm(key=new_key(), code=code, professional_id=person, starts_at=slot.starts_at, visit=visit)
        )
        kiosk.services.move_booking(held.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, "bench")
        codes.append(code)
        theirs[person].append(held.id)
    badges = kiosk.services.make_badges([])
    return codes, [(badge.secret, theirs[badge.professional.id]) for badge in badges]


@contextmanager
def phone_process(folder: Path) -> Iterator[int]:
    """Run `kiosk serve` as it is run on an evening; yield its port."""
    bound = listen("127.0.0.1", 0)
    command = [sys.executable, "-m", "kiosk", "serve", "--fd", str(bound.fileno())]
    environment = {**os.environ, "KIOSK_DATA_DIR": str(folder)}
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, pass_fds=[bound.fileno()], stderr=log)
    try:
        yield port_of(bound)
    finally:
        process.terminate()
        process.wait()
        bound.close()


@contextmanager
def bare_server() -> Iterator[int]:
    """Serve two bytes; yield the port."""
    bound: socket.socket = listen("127.0.0.1", 0)
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("ok"))])
    server = uvicorn.Server(uvicorn_configuration(app))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        yield port_of(bound)
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def kiosks_at_work(count: int, url: str, seconds: float) -> Iterator[list[subprocess.Popen[str]]]:
    """Open real kiosks on the database: typing at the first, booking at the others."""
    kinds = ["tests.benchmarks.typing_kiosk", *["tests.headless_kiosk"] * (count - 1)][:count]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", kind, url, f"bench-{number}", str(seconds + STARTING)],
            stdin=subprocess.PIPE,  # it ends when its input does
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for number, kind in enumerate(kinds)
    ]
    time.sleep(STARTING if running else 0)
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
            process.wait()


def show_kiosks(running: list[subprocess.Popen[str]]) -> None:
    """Print how quick the typing was and how much was booked beside it."""
    for number, process in enumerate(running):
        lines = process.communicate()[0].splitlines()
        if number == 0 and lines:
            keys = sorted(json.loads(lines[-1]))
            p99 = keys[min(len(keys) - 1, int(len(keys) * 0.99))]
            median = statistics.median(keys)
            print(f"  key to shortlist, real kiosk: median {median:.1f} ms, p99 {p99:.1f} ms, n={len(keys)}")
            slow = ", ".join(f"{at}: {took:.0f}" for at, took in enumerate(json.loads(lines[-1])) if took > SLOW_MS)
            print(f"  keys over {SLOW_MS} ms, by their place in the evening: {slow or 'none'}")
        elif number:
            booked = {one["booking"] for one in map(json.loads, lines) if "booking" in one}
            print(f"  kiosk {number} booked {len(booked)} meanwhile")


async def sign_in(port: int, badges: list[tuple[str, list[int]]]) -> list[Asked]:
    """Sign every professional's phone in by the link inside the badge."""
    return [Asked((await ask(port, "POST", f"/p/{secret}"))[1], bookings) for secret, bookings in badges]


def main() -> None:
    """Run the evening and print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tickets", type=int, default=300)
    options.add_argument("--professionals", type=int, default=200)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--kiosks", type=int, default=2)
    options.add_argument("--watching", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-pages-") as name:
        folder = Path(name)
        with open_kiosk(data_dir=folder) as kiosk:
            codes, badges = fill(kiosk, given.tickets, given.professionals)
            url = os.environ.get("KIOSK_DATABASE_URL") or f"sqlite:///{folder / 'kiosk.db'}"
            with phone_process(folder) as port:
                asked = asyncio.run(sign_in(port, badges))
                with kiosks_at_work(given.kiosks, url, given.seconds) as running:
                    figures = asyncio.run(evening(port, codes, asked, given.seconds, given.watching))
                    show_kiosks(running)
            confirmed = sum(each.status is Status.CONFIRMED for each in kiosk.services.list_bookings())
    print(f"{given.tickets} tickets, {given.professionals} professionals, {given.seconds:.0f} s, one process")
    figures.show(given.seconds)
    print(f"  confirmed in the database: {confirmed}")
    rate = sum(map(len, figures.milliseconds.values())) / given.seconds
    with bare_server() as port:
        bare = asyncio.run(floor(port, rate, min(30, given.seconds)))
    print("the same server answering two bytes as often")
    bare.show(min(30, given.seconds))


if __name__ == "__main__":
    main()

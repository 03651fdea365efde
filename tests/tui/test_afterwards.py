"""A code was shown and the database is away: the request waits for it, however long that takes."""

import io
import os
import threading
import time
from collections.abc import Iterator

import pytest

from kiosk.booking.status import Status
from kiosk.errors import AlreadyAnswered, DatabaseDamaged, DatabaseUnavailable, DiskFull
from kiosk.texts import ENGLISH
from kiosk.tui import afterwards
from kiosk.tui.afterwards import Afterwards
from kiosk.tui.options import KioskOptions
from kiosk.tui.plain.console import Console
from kiosk.tui.plain.dialogue import PlainKiosk
from kiosk.tui.scene import Scene
from tests.tui.driving import running
from tests.tui.fakes import FakeEvening

AWAY = DatabaseUnavailable(place="db.example")
LATE = "goes out by itself as soon as the line is back"


class Outage:
    """Pauses that take no time and end an outage after so many seconds of them."""

    def __init__(self, evening: FakeEvening, seconds: float) -> None:
        self._evening = evening
        self._seconds = seconds
        self.slept = 0.0

    def pause(self, seconds: float) -> None:
        """Pass the time."""
        self.slept += seconds
        if self.slept >= self._seconds:
            self._evening.fail.clear()


@pytest.fixture
def evening() -> FakeEvening:
    """Two students have seen their codes, and then the database goes away."""
    evening = FakeEvening()
    for name in ("Ada Lovelace", "Mary Shelley"):
        evening.ask(len(evening.bookings) + 1, name, status=Status.HELD)
    evening.fail["move_booking"] = AWAY
    return evening


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the kiosk try again at once."""
    monkeypatch.setattr(afterwards, "PAUSE_S", 0.01)


def wait_for_threads() -> Iterator[threading.Thread]:
    """Return the threads that try on."""
    return (one for one in threading.enumerate() if one.name == "late-requests")


@pytest.mark.parametrize("error", [AWAY, DiskFull(place="kiosk.db")], ids=["away", "full"])
def test_a_request_outlives_an_outage_of_ten_minutes(evening: FakeEvening, error: Exception) -> None:
    """Whoever left during an outage is asked for once the database is back; one thread does it for all."""
    evening.fail["move_booking"] = error
    outage = Outage(evening, 600)
    gate = threading.Event()

    def pause(seconds: float) -> None:
        gate.wait(10)
        outage.pause(seconds)

    later = Afterwards(evening.services(), "A", pause)
    assert [later.keep_booking(number) for number in (1, 2)] == [False, False]
    (thread,) = wait_for_threads()
    assert thread.daemon  # it ends with the process
    gate.set()
    thread.join(10)
    assert not thread.is_alive()
    assert outage.slept >= 600
    assert evening.moves == [(1, Status.REQUESTED), (2, Status.REQUESTED)]
    assert later.keep_booking(1)  # and what comes next goes out at once


def test_what_was_answered_or_lapsed_meanwhile_holds_up_nobody(evening: FakeEvening) -> None:
    """A refusal after the outage is no reason to try again: whoever waits behind it is asked for."""
    outage = Outage(evening, 60)
    services = evening.services()
    moved = []

    def move(number: int, *_: object) -> None:
        if "move_booking" in evening.fail:
            raise AWAY
        moved.append(number)
        if number == 1:
            raise AlreadyAnswered(status="declined", when="18:40")

    object.__setattr__(services, "move_booking", move)
    gate = threading.Event()

    def pause(seconds: float) -> None:
        gate.wait(10)
        outage.pause(seconds)

    later = Afterwards(services, "A", pause)
    for number in (1, 2):
        later.keep_booking(number)
    threads = list(wait_for_threads())
    gate.set()
    for thread in threads:
        thread.join(10)
    assert moved == [1, 2]


def test_nobody_is_said_to_be_asked_who_is_not(evening: FakeEvening) -> None:
    """A mistake of ours is no request: it is tried again, and holds up nobody behind it."""
    services, asked, gate = evening.services(), [], threading.Event()
    failing: dict[int, Exception] = {1: RuntimeError("nobody foresaw it"), 2: AWAY}

    def move(number: int, *_: object) -> None:
        if number in failing:
            raise failing[number]
        asked.append(number)
        failing.clear()  # mended once the other one is through

    object.__setattr__(services, "move_booking", move)
    later = Afterwards(services, "A", lambda _: gate.wait(10))
    assert [later.keep_booking(number) for number in (1, 2)] == [False, False]
    (thread,) = wait_for_threads()
    del failing[2]
    gate.set()
    thread.join(10)
    assert asked == [2, 1]


def test_a_damaged_file_is_no_request(evening: FakeEvening) -> None:
    """Once a copy is brought back, whoever left before it is asked for."""
    evening.fail["move_booking"] = DatabaseDamaged(place="kiosk.db")
    outage = Outage(evening, 6)
    later = Afterwards(evening.services(), "A", outage.pause)
    assert not later.keep_booking(1)
    for thread in wait_for_threads():
        thread.join(10)
    assert evening.moves == [(1, Status.REQUESTED)]


@pytest.mark.usefixtures("quick")
async def test_done_says_that_the_request_waits() -> None:
    """While no database answers, the last screen says the code is good and the request waits; then it goes out."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.fail["move_booking"] = AWAY
        await kiosk.press("enter")
        assert kiosk.screen == "DoneScreen"
        said = " ".join(kiosk.text().split())
        assert LATE in said
        assert "is asked. The answer" not in said
        await kiosk.press("escape")
        assert kiosk.screen == "WelcomeScreen"
        assert kiosk.evening.moves == []
        kiosk.evening.fail.clear()
        for thread in wait_for_threads():
            thread.join(10)
        assert kiosk.evening.moves == [(1, Status.REQUESTED)]


@pytest.mark.usefixtures("quick")
async def test_a_visit_that_ends_by_itself_is_asked_for_too() -> None:
    """Whoever walks away from the code during an outage is asked for when it is over."""
    async with running() as kiosk:
        await kiosk.to_code()
        kiosk.evening.fail["move_booking"] = AWAY
        await kiosk.press("f5")
        kiosk.evening.fail.clear()
        for thread in wait_for_threads():
            thread.join(10)
        assert kiosk.evening.moves == [(1, Status.REQUESTED)]


@pytest.mark.usefixtures("quick")
def test_line_by_line_says_that_the_request_waits() -> None:
    """Line by line the student hears the same, at once, and the request goes out when the line is back."""
    evening = FakeEvening()
    services = evening.services()
    read, write = os.pipe()
    out = io.StringIO()
    console = Console(read, out, ENGLISH, idle=20, warning=1)
    kiosk = PlainKiosk(Scene(services, KioskOptions(clock=evening.clock)), console)
    thread = threading.Thread(target=kiosk.run, daemon=True)
    thread.start()

    def wait(words: str) -> None:
        end = time.monotonic() + 20
        while words not in out.getvalue():
            assert time.monotonic() < end, f"waited in vain for {words!r}: {out.getvalue()}"
            time.sleep(0.02)

    os.write(write, b"crisis comunications\n1\n1\nMaya Lindt\n\n\n\n1\n")
    wait("Your reference is")
    evening.fail["move_booking"] = AWAY
    os.write(write, b"1\n")
    wait(LATE)
    assert "is asked. The answer" not in out.getvalue()
    evening.fail.clear()
    for late in wait_for_threads():
        late.join(10)
    assert evening.moves == [(1, Status.REQUESTED)]
    os.close(write)
    thread.join(10)

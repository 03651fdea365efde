"""The whole evening: a real kiosk books, a student's phone and a professional's phone do all that phones can do.

On a real database and in a real browser, with and without scripts, narrow and wide, light and dark; axe-core looks
at every page in every state that it passes through.
"""

import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import uvicorn

from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional
from kiosk.services.forms import EventForm
from kiosk.web.app import create_app
from kiosk.web.listening import listen, port_of
from kiosk.web.server import uvicorn_configuration
from tests.web.test_accessibility import look, reread
from tests.web.test_browser import WIDTHS, Phones, phones  # noqa: F401 - the fixture

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROOT: Final = Path(__file__).parents[2]
LOOKS: Final = list(product(WIDTHS, (True, False), (False, True)))


class Clock:
    """The time that the pages read; a test jumps ahead in it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """Return the time."""
        return datetime.now(UTC) + self.ahead


def set_up(kiosk: Kiosk) -> dict[str, str]:
    """Set up an event that is on now, with four professionals; return the secret of each badge."""
    begins = (datetime.now(UTC) - timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    form = EventForm(
        name="PR Night",
        date=begins.date(),
        starts=begins.time(),
        ends=(begins + timedelta(hours=5)).time(),
        time_zone="UTC",
        tables=4,
        contact="desk@pr-night.example",
    )
    kiosk.services.set_event(form)
    people = [
        Professional(
            id=f"P{number}",
            name=name,
            email=f"p{number}@pr.example",
            company="Lake & Partners",
            position="Account director",
            specialties=("Crisis communications",),
            share_contact=True,
        )
        for number, name in enumerate(("María Quintanilla", "Omar Haddad", "Ines Ferreira", "Tom Okafor"))
    ]
    kiosk.services.import_roster(people, False, False)
    return {badge.professional.id: badge.secret for badge in kiosk.services.make_badges([])}


@contextmanager
def pages(kiosk: Kiosk, clock: Clock) -> Iterator[str]:
    """Serve the phone pages on the test's clock; yield their address."""
    bound = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn_configuration(create_app(kiosk.services, secure=False, clock=clock)))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        yield f"http://kiosk.test:{port_of(bound)}"
    finally:
        server.should_exit = True
        thread.join()


class Screen:
    """A real kiosk in a process of its own, at which a student books; it tells what stands on its screen."""

    def __init__(self, url: str, base: str) -> None:
        command = [sys.executable, "-m", "tests.headless_kiosk", url, "door", "300", base, "240"]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # it ends when its input does
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def wait(self, **wanted: str) -> dict[str, Any]:
        """Return the first line in which all of this stands."""
        assert self._process.stdout
        for line in self._process.stdout:
            seen: dict[str, Any] = json.loads(line)
            if all(str(seen.get(name, "")).startswith(value) for name, value in wanted.items()):
                return seen
        raise AssertionError(f"the kiosk ended without {wanted}")

    def close(self) -> None:
        """End the kiosk."""
        self._process.terminate()
        self._process.communicate()  # and its pipes are closed


class Watcher:
    """Looks at a page in its state: axe-core, sizes, a picture."""

    def __init__(self, make_phone: Phones, look_of: tuple[int, bool, bool]) -> None:
        self.width, self.scripts, self.dark = look_of
        self._make = make_phone
        self.seen = 0

    def phone(self) -> "Page":
        """Return a phone with nothing remembered."""
        return self._make(self.width, scripts=self.scripts, dark=self.dark)

    def look(self, page: "Page", name: str) -> None:
        """Look at what the page shows now; folds that were opened for it are the reader's own affair."""
        words = f"whole-{name}-{self.width}-{'dark' if self.dark else 'light'}{'' if self.scripts else '-no-scripts'}"
        reader = page if self.scripts else reread(page, self._make(self.width, dark=self.dark))
        look(reader, words)
        self.seen += 1
        if reader is not page:
            reader.close()


def walk(kiosk: Kiosk, clock: Clock, house: str, secrets: dict[str, str], watcher: Watcher) -> None:
    """Let one student and one professional have their evening."""
    screen = Screen(kiosk.settings.database_address, house)
    try:
        shown = screen.wait(screen="CodeScreen", says="http")
        student, professional = watcher.phone(), watcher.phone()
        meet_on_phones(kiosk, house, shown["says"], secrets, (student, professional), watcher)
        screen.wait(screen="CodeScreen", status="confirmed")
    finally:
        screen.close()
    booking = kiosk.services.show_booking(shown["booking"])
    prepare(professional, house, booking.id, watcher)
    clock.ahead = booking.starts_at - datetime.now(UTC) + timedelta(minutes=2)
    part(student, professional, house, booking.id, watcher)
    assert kiosk.services.show_booking(booking.id).status is Status.MET


def meet_on_phones(  # noqa: PLR0917 - the places and people of one scene
    kiosk: Kiosk,
    house: str,
    address: str,
    secrets: dict[str, str],
    hands: tuple["Page", "Page"],
    watcher: Watcher,
) -> None:
    """From the student's scan to the professional's tap: both phones show it by themselves."""
    student, professional = hands
    student.goto(address)
    watcher.look(student, "held")
    student.locator("#keep").click()
    student.locator(".ticket.requested").wait_for()
    watcher.look(student, "requested")
    booking = kiosk.services.open_ticket(address.rpartition("/")[2])
    professional.goto(f"{house}/p/{secrets[booking.professional.id]}")
    watcher.look(professional, "badge")
    professional.locator("#sign-in").click()
    professional.wait_for_url("**/me")
    professional.locator(f"#confirm-{booking.id}").wait_for()
    watcher.look(professional, "requests")
    professional.goto(address)  # scans the student's phone: stands before Confirm at once
    watcher.look(professional, "confirm")
    professional.locator(f"#confirm-{booking.id}").click()
    professional.locator("#status.confirmed").wait_for()
    student.locator(".ticket.confirmed").wait_for(timeout=40_000)
    watcher.look(student, "confirmed")
    calendar = load(student, f"{address}/interview.ics")
    assert "STATUS:CONFIRMED" in calendar


def prepare(professional: "Page", house: str, number: int, watcher: Watcher) -> None:
    """The professional says what their evening is like, and writes something down."""
    professional.goto(f"{house}/me")
    watcher.look(professional, "evening")
    for wanted, words in (("#pause", "no new requests"), ("#pause", "taking requests")):
        professional.goto(f"{house}/me")
        professional.locator("#controls > summary").click()
        professional.locator(wanted).click()
        professional.get_by_text(words).first.wait_for()
    professional.goto(f"{house}/me/bookings/{number}/note")
    watcher.look(professional, "note")
    professional.get_by_label("Your note").fill("Bring the swan paper")
    professional.locator("#keep").click()
    professional.wait_for_url("**/me*")
    assert professional.get_by_text("Bring the swan paper").is_visible()


def part(student: "Page", professional: "Page", house: str, number: int, watcher: Watcher) -> None:
    """They have met: both say so, take each other's contact along, and the professional has the phone forget them."""
    professional.goto(f"{house}/me")
    professional.locator(f"#met-{number}").click()
    professional.get_by_text("Noted: you met").wait_for()
    watcher.look(professional, "afterwards")
    assert "FN:Ada Lovelace" in load(professional, f"{house}/me/contacts.vcf")
    assert "Ada Lovelace" in load(professional, f"{house}/me/contacts.csv")
    student.reload()
    student.locator(".ticket.met").wait_for()
    watcher.look(student, "met")
    assert "swan" not in student.content()
    contact = student.locator("#contact").get_attribute("href")
    assert "FN:" in load(student, house + str(contact))
    professional.goto(f"{house}/me")
    professional.locator("#forget > summary").click()
    professional.get_by_role("button", name="Yes, forget me").click()
    professional.get_by_role("heading", name="You are signed out").wait_for()
    watcher.look(professional, "forgotten")
    professional.goto(f"{house}/me")
    professional.wait_for_url("**/sign-in**")
    watcher.look(professional, "sign-in")


def load(page: "Page", address: str) -> str:
    """Return a file as this phone would load it."""
    return fetched(address, {str(each["name"]): str(each["value"]) for each in page.context.cookies()})


def fetched(address: str, cookies: dict[str, str]) -> str:
    """Return a file as a phone with these cookies would load it, without a name server for the kiosk's name."""
    sent = "; ".join(f"{name}={value}" for name, value in cookies.items())
    asked = urllib.request.Request(address.replace("kiosk.test", "127.0.0.1"), headers={"Cookie": sent})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=20) as answer:  # noqa: S310 - our own
        return str(answer.read().decode("utf-8-sig"))


def whole_evening(folder: Path, make_phone: Phones, look_of: tuple[int, bool, bool]) -> int:
    """Have one evening in one look; return at how many pages axe-core has looked."""
    clock, watcher = Clock(), Watcher(make_phone, look_of)
    with open_kiosk(data_dir=folder, clock=clock) as kiosk:
        secrets = set_up(kiosk)
        with pages(kiosk, clock) as house:
            walk(kiosk, clock, house, secrets, watcher)
    return watcher.seen


def test_the_whole_evening(tmp_path: Path, phones: Phones) -> None:  # noqa: F811
    """One kiosk, two phones, from the scan to "forget me", on a narrow phone in the dark."""
    assert whole_evening(tmp_path, phones, (320, True, True)) == 12


@pytest.mark.soak
@pytest.mark.parametrize("look_of", LOOKS, ids=str)
def test_the_whole_evening_in_every_look(
    tmp_path: Path,
    phones: Phones,  # noqa: F811
    look_of: tuple[int, bool, bool],
) -> None:
    """The same with scripts and without, at 320, 390 and 1280 pixels, light and dark."""
    assert whole_evening(tmp_path, phones, look_of) == 12

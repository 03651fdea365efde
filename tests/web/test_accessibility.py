"""Every page before axe-core, in a real browser: small and large, light and dark, with and without scripts."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import uvicorn

from kiosk.booking.status import Party, Status
from kiosk.booking.waiting import Waiting
from kiosk.matching.shortlist import Match
from kiosk.people import Reason
from kiosk.services.answers import FoundMatch, NextBest
from kiosk.web.app import create_app
from kiosk.web.listening import listen, port_of
from kiosk.web.server import uvicorn_configuration
from tests.web.fakes import CODES, EVENT, MARIA, OMAR, PERSONAL, SECRETS, WAITING_CODE, Evening, booking
from tests.web.test_browser import WIDTHS, Phones, phones  # noqa: F401 - the fixture
from tests.web.test_controls import SLOT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

Visit = Callable[["Page", str, Evening], None]
TICKET: Final = f"/b/{CODES[1]}"
PICTURES: Final = os.environ.get("KIOSK_TEST_PICTURES", "")
"""A folder: every page is kept there as a picture, to be looked at."""


def ticket(status: Status, *, begun: bool = False) -> Visit:
    """Return the way to the ticket of a booking that stands so."""

    def visit(page: "Page", house: str, evening: Evening) -> None:
        due = evening.now + timedelta(minutes=5) if status in (Status.HELD, Status.REQUESTED) else None
        proposed = SLOT.starts_at if status is Status.COUNTERED else None
        sharing = replace(MARIA, share_contact=True)
        evening.add(booking(1, status=status, due_at=due, proposed_at=proposed, professional=sharing))
        evening.add(booking(2, professional=OMAR))
        evening.regrets.add((1, Party.STUDENT))
        reasons = (Reason("crisis", "Press work", "specialties", "related"),)
        evening.next = NextBest(FoundMatch(Match("D0002", 80.0, "good", reasons), OMAR, 3, SLOT), SLOT)
        evening.now = booking(1).starts_at + timedelta(minutes=1) if begun else evening.now
        page.goto(house + TICKET)

    return visit


def apart(page: "Page", house: str, evening: Evening) -> None:
    """Open the ticket of a meeting on another day."""
    start = EVENT.ends_at + timedelta(days=2)
    sharing = replace(MARIA, share_contact=True)
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None, professional=sharing, starts_at=start, table=""))
    page.goto(house + TICKET)


def unforeseen(page: "Page", house: str, evening: Evening) -> None:
    """Open a ticket that cannot be shown."""
    evening.bookings[1] = replace(evening.bookings[1], starts_at=None)  # type: ignore[arg-type]
    page.goto(house + TICKET)


def plain(path: str) -> Visit:
    """Return the way to a page that needs nothing."""

    def visit(page: "Page", house: str, evening: Evening) -> None:
        page.goto(house + path)

    return visit


def in_line(position: int) -> Visit:
    """Return the way to a place in line; 0 is one that was left."""

    def visit(page: "Page", house: str, evening: Evening) -> None:
        evening.waiting = Waiting(
            id=5, reference="W7QD-2M", professional=MARIA, student="Grace", position=position, created_at=evening.now
        )
        page.goto(f"{house}/b/{WAITING_CODE}")

    return visit


def sign_in(page: "Page", house: str) -> None:
    """Make the phone the professional's."""
    page.goto(f"{house}/p/{SECRETS['D0001']}")
    page.locator("#sign-in").click()
    page.wait_for_url("**/me")


def as_professional(path: str) -> Visit:
    """Return the way to a page of a signed-in phone on a full evening."""

    def visit(page: "Page", house: str, evening: Evening) -> None:
        sign_in(page, house)
        evening.times = (SLOT, replace(SLOT, id=8, starts_at=SLOT.starts_at + timedelta(minutes=15)))
        evening.add(booking(2, status=Status.CONFIRMED, due_at=None, starts_at=EVENT.starts_at))
        evening.add(booking(3, status=Status.MET, due_at=None))
        evening.add(booking(4, status=Status.CANCELLED, due_at=None))
        evening.add(booking(5))
        evening.regrets.add((1, Party.PROFESSIONAL))
        evening.notes[3] = "Knows a lot about <b>swans</b>; wants to hear from the lab"
        late = booking(6, status=Status.CONFIRMED, due_at=None)
        evening.standing = replace(
            evening.standing, paused=True, leaving_at=SLOT.starts_at, capacity=5, after_leaving=(late,)
        )
        page.goto(house + path)

    return visit


def wrong_pin(page: "Page", house: str, evening: Evening) -> None:
    """Sign in with a PIN that is not right."""
    page.goto(f"{house}/sign-in")
    page.get_by_label("Personal code").fill(next(iter(PERSONAL)))
    page.get_by_label("PIN").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()


PAGES: Final[dict[str, Visit]] = {
    "front": plain("/"),
    **{f"ticket-{status.value}": ticket(status) for status in Status},
    "ticket-begun": ticket(Status.CONFIRMED, begun=True),
    "ticket-apart": apart,
    "ticket-broken": unforeseen,
    "in-line": in_line(2),
    "out-of-line": in_line(0),
    "link": plain("/p/SOMETHING"),
    "sign-in": plain("/sign-in"),
    "sign-in-refused": wrong_pin,
    "evening": as_professional("/me"),
    "evening-answered": as_professional("/me?answered=1"),
    "confirm": as_professional(TICKET),
    "times": as_professional("/me/bookings/1/times"),
    "note": as_professional("/me/bookings/2/note"),
    "reach": plain(f"/reach/{'N' * 26}"),
    "nothing": plain("/nothing-here"),
}


@pytest.fixture
def full_house(evening: Evening) -> Iterator[str]:
    """Serve the evening with every page."""
    bound = listen("127.0.0.1", 0)
    app = create_app(evening.services(know_trial=lambda _: True), secure=False, clock=evening.clock)
    server = uvicorn.Server(uvicorn_configuration(app))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    yield f"http://kiosk.test:{port_of(bound)}"
    server.should_exit = True
    thread.join()


def violations(page: "Page") -> list[str]:
    """Return what axe-core finds wrong with the page as it is shown, everything folded open."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


BROKEN_WORDS: Final = """
[...document.querySelectorAll('button, .button, .facts strong, .status strong')].flatMap(part => {
  const words = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) for (const found of walker.currentNode.data.matchAll(/[\\p{L}\\d:]+/gu)) {
    const range = document.createRange();
    range.setStart(walker.currentNode, found.index);
    range.setEnd(walker.currentNode, found.index + found[0].length);
    if (range.getClientRects().length > 1) words.push(found[0]);
  }
  return words;
})
"""
"""Words on what is tapped, and of when and where, that begin on one line and end on the next."""


def look(page: "Page", name: str) -> None:
    """Check the page: axe-core is content, nothing runs off the side, no word is broken, and targets are large."""
    assert page.evaluate(BROKEN_WORDS) == []
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    small = page.evaluate(
        "[...document.querySelectorAll('button, .button, select, textarea, input:not([type=hidden]), summary')]"
        ".filter(each => each.offsetParent && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)"
    )
    assert small == []
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def reread(page: "Page", reader: "Page") -> "Page":
    """Return a page with what a browser without scripts shows: axe-core is a script and needs them."""
    shown = page.content()

    def answer(route: "Route") -> None:
        if route.request.url == page.url:
            route.fulfill(body=shown, content_type="text/html")
        elif route.request.url.endswith("/state"):  # it would be asked for after the test
            route.abort()
        else:  # a page that comes from nowhere may load nothing from a private network
            route.fulfill(response=route.fetch(url=route.request.url.replace("kiosk.test", "127.0.0.1")))

    reader.route("**/*", answer)
    reader.goto(page.url)
    return reader


@pytest.mark.parametrize("name", ["ticket-declined", "ticket-met", "evening-answered", "times"])
def test_axe_is_content_with_the_fullest_pages(
    evening: Evening,
    full_house: str,
    phones: Phones,  # noqa: F811
    name: str,
) -> None:
    """No page has a fault that axe-core knows, on a narrow phone in the dark, with every fold open."""
    page = phones(320, dark=True)
    PAGES[name](page, full_house, evening)
    look(page, f"{name}-320-dark")


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize("name", ["ticket-begun", "evening"])
def test_no_button_breaks_a_word_in_any_language(
    evening: Evening,
    full_house: str,
    phones: Phones,  # noqa: F811
    name: str,
    language: str,
) -> None:
    """Longer words of other languages stand whole on the narrowest phone, and nothing runs off its side."""
    page = phones(320, language=language)
    PAGES[name](page, full_house, evening)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("name", ["ticket-held", "ticket-begun", "ticket-declined", "evening", "sign-in"])
def test_text_of_twice_the_size_fits_the_narrowest_phone(
    evening: Evening,
    full_house: str,
    phones: Phones,  # noqa: F811
    name: str,
) -> None:
    """At 320 px and 200 % nothing runs off the side, and no word is broken on a button, in a status or a time."""
    page = phones(320)
    PAGES[name](page, full_house, evening)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.soak
@pytest.mark.parametrize("look_of", list(product(WIDTHS, (True, False), (False, True))), ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_is_content_everywhere(
    evening: Evening,
    full_house: str,
    phones: Phones,  # noqa: F811
    name: str,
    look_of: tuple[int, bool, bool],
) -> None:
    """The same on every width, light and dark, with scripts and without."""
    width, scripts, dark = look_of
    page = phones(width, scripts=scripts, dark=dark)
    PAGES[name](page, full_house, evening)
    shown = page if scripts else reread(page, phones(width, dark=dark))
    look(shown, f"{name}-{width}-{'dark' if dark else 'light'}{'' if scripts else '-no-scripts'}")
    shown.close()
    page.close()

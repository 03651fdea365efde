"""The evening in a real browser: one kiosk's pages, two phones, with and without scripts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseUnavailable
from kiosk.web.app import create_app
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import need
from tests.web.conftest import served
from tests.web.fakes import CODES, PIN, SECRETS, Evening, booking

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TICKET = f"/b/{CODES[1]}"
WIDTHS = (320, 390, 1280)
FLAGS = [*QUIET, "--host-resolver-rules=MAP kiosk.test 127.0.0.1"]
Phones = Callable[..., "Page"]


@pytest.fixture(scope="module")
def phones() -> Iterator[Phones]:
    """Return a maker of phones: browsers with nothing remembered, of a width, with or without scripts."""
    need(CHROMIUM, "Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, ExitStack() as open_phones:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        open_phones.callback(browser.close)

        def phone(width: int = 390, *, scripts: bool = True, dark: bool = False, language: str = "en") -> "Page":
            context = browser.new_context(
                locale=language,
                viewport={"width": width, "height": 800},
                java_script_enabled=scripts,
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            open_phones.callback(context.close)
            return context.new_page()

        yield phone


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_scan_one_tap(evening: Evening, house: str, phones: Phones, scripts: bool) -> None:
    """A student's ticket turns to confirmed by itself after the professional's one tap, on phones of any width."""
    students = []
    for number, width in enumerate(WIDTHS, start=1):
        evening.add(booking(number), visit=f"visit-{number}")
        student = phones(width, scripts=scripts)
        student.goto(f"{house}/b/{CODES[number]}")
        assert student.locator("#status").inner_text() == "Waiting for an answer"
        students.append(student)

    for number, width in enumerate(WIDTHS, start=1):
        professional = phones(width, scripts=scripts)
        professional.goto(f"{house}/p/{SECRETS['D0001']}")
        professional.get_by_role("button", name="Sign this phone in").click()
        professional.wait_for_url("**/me")
        professional.locator(f"#confirm-{number}").click()
        professional.get_by_text("Confirmed. Ada Lovelace sees it on the ticket or at the kiosk.").wait_for()
        assert evening.moves[-1] == (number, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE)

    # Nobody touches the students' phones: the script asks, or the page loads again.
    for student in students:
        student.locator(".ticket.confirmed").wait_for(timeout=30_000)
        assert student.locator("#status").inner_text() == "Confirmed"


def test_scanning_the_ticket_and_signing_in_by_pin(evening: Evening, house: str, phones: Phones) -> None:
    """A professional whose phone is not signed in scans the student's code, signs in, and stands before Confirm."""
    page = phones(scripts=False)
    page.goto(house + TICKET)
    page.get_by_role("link", name="Answer as the professional").click()
    page.get_by_label("Personal code").fill("mjqt7")
    page.get_by_label("PIN").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").is_visible()
    page.get_by_label("PIN").fill(PIN)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{TICKET}")
    page.get_by_role("button", name="Confirm").click()
    page.locator("#status.confirmed").wait_for()
    assert evening.bookings[1].status is Status.CONFIRMED


def test_a_student_cancels_on_their_phone(evening: Evening, house: str, phones: Phones) -> None:
    """Cancel asks once and is done, also without scripts."""
    page = phones(320, scripts=False)
    page.goto(house + TICKET)
    page.get_by_text("Cancel this informational interview").click()
    page.get_by_role("button", name="Yes, cancel it").click()
    page.locator(".ticket.cancelled").wait_for()
    assert evening.bookings[1].status is Status.CANCELLED


def test_a_new_request_appears_by_itself(evening: Evening, house: str, phones: Phones) -> None:
    """The professional's page shows a new request without a touch and says so to a screen reader."""
    evening.bookings.clear()
    page = phones()
    page.goto(f"{house}/p/{SECRETS['D0001']}")
    page.get_by_role("button").click()
    page.get_by_text("No requests waiting").wait_for()
    evening.add(booking(2))
    page.locator("#confirm-2").wait_for(timeout=30_000)
    assert page.locator("#said").inner_text() == "1 request waiting"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_ticket_comes_back_by_itself(evening: Evening, phones: Phones, scripts: bool) -> None:
    """The database was away when the ticket was opened; nobody touches the phone, and the ticket is there."""
    away = [True]

    def open_ticket(code: str) -> Booking:
        if away:
            raise DatabaseUnavailable(place="")
        return evening.open_ticket(code)

    with served(create_app(evening.services(open_ticket=open_ticket), secure=False, clock=evening.clock)) as house:
        page = phones(scripts=scripts)
        page.goto(house + TICKET)
        page.get_by_role("heading", name="One moment, please").wait_for()
        away.clear()
        page.locator(".ticket.requested").wait_for(timeout=30_000)


def test_what_is_typed_is_not_taken_away(evening: Evening, house: str, phones: Phones) -> None:
    """While a number stands in the cap and is not sent, a new request waits; it comes once the field is as before."""
    page = phones()
    page.goto(f"{house}/p/{SECRETS['D0001']}")
    page.get_by_role("button").click()
    page.wait_for_url("**/me")
    page.locator("#controls > summary").click()
    page.locator("#cap").fill("4")
    with page.expect_response("**/me/state"):
        evening.add(booking(2))
    with page.expect_response("**/me/state"):
        pass
    assert page.locator("#cap").input_value() == "4"
    assert page.locator("#confirm-2").count() == 0
    page.locator("#cap").fill("")
    page.locator("#confirm-2").wait_for(timeout=30_000)


def test_another_site_cannot_confirm(evening: Evening, house: str, phones: Phones) -> None:
    """A page of another origin that posts to the kiosk in a signed-in browser changes nothing."""
    page = phones()
    page.goto(f"{house}/p/{SECRETS['D0001']}")
    page.get_by_role("button").click()
    page.wait_for_url("**/me")
    form = f'<form method="post" action="{house}/me/bookings/1/confirm"><button>Win</button></form>'
    page.route("http://evil.test/", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto("http://evil.test/")
    page.get_by_role("button").click()
    page.wait_for_load_state()
    assert evening.moves == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_its_phone(evening: Evening, house: str, phones: Phones, width: int) -> None:
    """Nothing scrolls sideways, also with twice the text size, and whatever is tapped is 44 pixels high."""
    long = "Wolfeschlegelsteinhausenbergerdorff-Quintanilla"
    evening.bookings[1] = replace(evening.bookings[1], card=replace(evening.bookings[1].card, student=long))
    evening.add(booking(2, status=Status.CONFIRMED, due_at=None))
    page = phones(width)
    for path in ("/", TICKET, "/sign-in", "/p/X", "/nothing"):
        assert_fits(page, house + path)
    page.goto(f"{house}/p/{SECRETS['D0001']}")
    page.get_by_role("button").click()
    page.wait_for_url("**/me")
    for path in ("/me", TICKET):
        assert_fits(page, house + path)


def assert_fits(page: "Page", address: str) -> None:
    """Check one page at normal and at double text size."""
    page.goto(address)
    low = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .button, .links a, input:not([type=hidden])')]
            .filter((part) => part.getClientRects().length && part.getBoundingClientRect().height < 44)
            .map((part) => part.outerHTML)"""
    )
    assert low == []
    for size in ("100%", "200%"):
        page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, (address, size)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out(evening: Evening, house: str, phones: Phones, dark: bool) -> None:
    """Every text has a contrast of 4.5 to 1 against what is behind it (WCAG 2.2, 1.4.3), by day and by night."""
    professional, student = phones(dark=dark), phones(dark=dark)
    professional.goto(f"{house}/p/{SECRETS['D0001']}")
    professional.get_by_role("button").click()
    professional.wait_for_url("**/me")
    for path in ("/", "/sign-in", "/p/X", "/nothing"):
        student.goto(house + path)
        assert student.evaluate(WEAK) == [], path
    for status in (Status.HELD, Status.REQUESTED, Status.CONFIRMED, Status.DECLINED, Status.MET):
        evening.bookings[1] = replace(evening.bookings[1], status=status)
        for reader, path in ((professional, "/me"), (professional, TICKET), (student, TICKET)):
            reader.goto(house + path)
            assert reader.evaluate(WEAK) == [], (path, status)


WEAK = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const part of document.querySelectorAll('body *')) {
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !part.getClientRects().length || part.closest('noscript')) continue;
    const [a, b] = [light(parse(getComputedStyle(part).color)), light(ground(part))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) weak.push(part.outerHTML.slice(0, 120));
  }
  return weak;
}"""


def test_nothing_is_loaded_from_elsewhere(house: str, phones: Phones) -> None:
    """A phone that opens a ticket talks to the kiosk and to nobody else, and no policy is broken."""
    page = phones()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(house + TICKET)
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(address.startswith(house) for address in asked)
    assert complaints == []

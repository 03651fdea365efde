"""The whole evening in one chain with the real parts: roster files, kiosk, QR reader, browser, phone process."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from playwright.async_api import Browser, Page, async_playwright
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from kiosk.booking.payload import choose_payload
from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.roster import read_roster
from kiosk.services.answers import BadgeSecrets
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from kiosk.tui.screens.code import CodeScreen
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.professional import ProfessionalScreen
from kiosk.web.process import PhonePages
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import need
from tests.evening_hours import evening_now

ROSTERS = {
    "sign_up.csv": (
        "Timestamp,Full name,Email address,Where do you work?,What is your current job title?,"
        "What could you talk about with students? (select all that apply)\n"
        "11/02/2026 9:14:03,Noor Haddad,noor.haddad@example.com,Harbor Crisis Group,Director,"
        '"Crisis communications, Issues management"\n'
        "11/02/2026 9:20:41,Teo Marín,teo.marin@example.com,Club Atlético Norte,Head of Communications,"
        '"Sports PR, Media relations"\n'
    ).encode(),
    "tickets.csv": (
        "Name;E-Mail;Firma;Position;Schwerpunkte\r\n"
        "Jörg Weiß;joerg.weiss@example.org;Stadtwerke Süd;Pressesprecher;Energie, Krisenkommunikation\r\n"
    ).encode("cp1252"),
}


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk with an event now and the people of two roster files."""
    with open_kiosk(data_dir=tmp_path / "data", assume_reachable=True) as kiosk:
        kiosk.services.set_event(evening_now())
        for name, content in ROSTERS.items():
            (tmp_path / name).write_bytes(content)
            roster = read_roster(tmp_path / name)
            kiosk.services.import_roster(roster.professionals, False, False)
        yield kiosk


@asynccontextmanager
async def phones() -> AsyncIterator[Browser]:
    """Yield a real browser that reaches nothing but this machine."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            await browser.close()


async def until(pilot: Pilot[None], check: Callable[[], bool], what: str, seconds: float = 20.0) -> float:
    """Wait until `check()` is true; return how long it took in seconds."""
    started = time.monotonic()
    while not check():
        assert time.monotonic() - started < seconds, f"waited in vain for {what}: {text_of(pilot.app)}"
        await asyncio.sleep(0.02)
    return time.monotonic() - started


async def book(pilot: Pilot[None], typed: str) -> CodeScreen:
    """Walk from the welcome screen to the code as a student does, by keyboard."""
    app = pilot.app
    await until(pilot, lambda: "PR Night" in text_of(app), "the welcome screen")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, InterestsScreen), "the interests screen")
    await pilot.press(*(key if key.isalnum() else {" ": "space", ",": "comma"}[key] for key in typed))
    await until(pilot, lambda: "Crisis communications" in text_of(app), "the shortlist")
    assert typed.split(",", maxsplit=1)[0] in text_of(app), "the typo is named"
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ProfessionalScreen), "the professional")
    await until(pilot, lambda: len(app.screen.query("#times Button, #times TimeButton, #times *")) > 0, "free times")
    await pilot.press("enter")
    await until(pilot, lambda: len(app.screen.query("#name")) > 0, "who are you")
    app.screen.query_one("#name Input, #name", Input).value = "Ada Lovelace"
    await pilot.press("f2")
    await until(pilot, lambda: isinstance(app.screen, CodeScreen), "the code")
    await pilot.pause(0.3)
    assert isinstance(app.screen, CodeScreen)
    return app.screen


def strips(app: App[None]) -> list[Strip]:
    """Return what is painted, row by row."""
    return app.screen._compositor.render_strips(app.size)


def text_of(app: App[None]) -> str:
    """Return the words on the screen, white space collapsed."""
    return " ".join(" ".join(strip.text for strip in strips(app)).split())


def picture(app: App[None]) -> Image.Image:
    """Draw the painted cells as a terminal does that draws block elements itself: 8 x 16 pixels a cell, no gaps."""
    width, height = app.size
    image = Image.new("RGB", (width * 8, height * 16))
    pen = ImageDraw.Draw(image)
    for row, strip in enumerate(strips(app)):
        column = 0
        for text, style, _ in strip:
            ink, paper = colours(style)
            for character in text:
                left, top = column * 8, row * 16
                pen.rectangle((left, top, left + 7, top + 15), ink if character == "█" else paper)
                if character in "▀▄":
                    middle = top if character == "▀" else top + 8
                    pen.rectangle((left, middle, left + 7, middle + 7), ink)
                column += 1
    return image


def colours(style: Style | None) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return foreground and background of a cell."""
    white, black = (255, 255, 255), (0, 0, 0)
    if style is None:
        return white, black
    ink = style.color.get_truecolor() if style.color else white
    paper = style.bgcolor.get_truecolor() if style.bgcolor else black
    return (paper, ink) if style.reverse else (ink, paper)


def decode(app: App[None]) -> str:
    """Read the code in a picture of the screen with a reader that is unrelated to its writer."""
    found = zxingcpp.read_barcodes(picture(app))
    assert found, "no code on the screen"
    return str(found[0].text)


async def sign_in(page: Page, base: str, badge: BadgeSecrets) -> None:
    """Open the link inside a badge and press the one button."""
    await page.goto(f"{base}/p/{badge.secret}")
    await page.click("main form button")
    await page.wait_for_url("**/me")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_a_student_books_and_the_professional_confirms(kiosk: Kiosk, size: tuple[int, int]) -> None:
    """Typing an interest with a typo ends in a code that a phone opens; one tap there shows on the kiosk at once."""
    need(CHROMIUM, "Chromium")
    badges = {badge.professional.name: badge for badge in kiosk.services.make_badges(())}
    environment = {"KIOSK_DATA_DIR": str(kiosk.settings.data_dir)}
    with PhonePages("127.0.0.1", 0, environment, kiosk.settings.data_dir) as pages:
        base = f"http://127.0.0.1:{pages.port}"
        options = KioskOptions(
            code_address=lambda code, reference: choose_payload(
                code=code, reference=reference, base_url=base, reachable=True
            )
        )
        app = KioskApp(kiosk.services, options)
        async with phones() as browser, app.run_test(size=size) as pilot:
            await book(pilot, "crisis comunications, sports")
            address = decode(app)
            assert address.startswith(f"{base}/b/")

            (booking,) = kiosk.services.list_bookings()
            student = await (await browser.new_context()).new_page()
            answer = await student.goto(address)
            assert answer is not None
            assert answer.status == 200
            assert booking.reference in await student.inner_text("body")
            assert await student.query_selector("button[formaction$='/confirm']") is None

            phone = await (await browser.new_context()).new_page()
            await sign_in(phone, base, badges[booking.professional.name])
            assert "Ada Lovelace" in await phone.inner_text("body")
            await phone.click("button[formaction$='/confirm']")
            waited = await until(pilot, lambda: app.screen.has_class("-confirmed"), "the confirmation", 5)
            assert kiosk.services.show_booking(booking.id).status is Status.CONFIRMED
            print(f"the kiosk showed it after {waited:.2f} s")

"""The kiosk in a real browser, as a tablet shows it."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from playwright.async_api import Page, async_playwright

from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional
from kiosk.services.bundle import EventForm
from tests.conftest import need

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
QUIET += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A database with an event around now and one professional."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    starts, ends = now - timedelta(minutes=now.minute % 15), now + timedelta(hours=3)
    with open_kiosk(data_dir=tmp_path) as kiosk:
        kiosk.services.set_event(
            EventForm(name="PR Night", date=starts.date(), starts=starts.time(), ends=ends.time(), time_zone="UTC")
        )
        person = Professional(id="P1", name="Amara Okafor", specialties=("Crisis communications",))
        kiosk.services.import_roster((person,), False, False)
        yield kiosk


@contextmanager
def tablet(kiosk: Kiosk, *words: str) -> Iterator[str]:
    """Run `kiosk tablet` on that database; yield its address."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    kept |= {"KIOSK_DATA_DIR": str(kiosk.settings.data_dir), "KIOSK_HOST": "127.0.0.1", "KIOSK_PORT": "0"}
    command = [sys.executable, "-m", "kiosk", "tablet", "--port", "0", *words]
    process = subprocess.Popen(command, env=kept, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=20)
        assert process.stderr is not None
        process.stderr.close()


def answer(address: str, **headers: str) -> tuple[int, str]:
    """Fetch a page; return status and text."""
    found = httpx2.get(address, headers=headers)
    return found.status_code, found.text


async def until(kiosk: Kiosk, statuses: list[Status], page: Page, picture: Path) -> None:
    """Wait until the bookings stand so."""
    end = time.monotonic() + 20
    while [booking.status for booking in kiosk.services.list_bookings()] != statuses:
        if time.monotonic() > end:
            await page.screenshot(path=picture)
            raise AssertionError(f"waited in vain for {statuses}; the page is pictured in {picture}")
        await asyncio.sleep(0.2)


async def test_a_visit_in_a_browser(kiosk: Kiosk, tmp_path: Path) -> None:
    """A tablet books by keys and a touch, loads nothing from elsewhere, and keys that quit programs do not end it."""
    need(CHROMIUM, "Chromium")
    asked: list[str] = []
    with tablet(kiosk, "--limit", "1") as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            context = await browser.new_context(viewport={"width": 1280, "height": 800}, has_touch=True)
            page = await context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            await page.goto(address)
            await page.wait_for_selector("body.-first-byte", timeout=20000)
            await asyncio.sleep(2)
            size = page.viewport_size
            assert size is not None
            await page.screenshot(path=tmp_path / "welcome.png")
            await page.touchscreen.tap(size["width"] * 0.5, size["height"] * 0.71)
            await asyncio.sleep(1)
            await page.screenshot(path=tmp_path / "interests.png")
            await page.keyboard.press("Control+q")
            await page.keyboard.press("Control+c")
            await page.keyboard.type("crisis", delay=30)
            await asyncio.sleep(1)
            await page.keyboard.press("Enter")
            await asyncio.sleep(1)
            await page.keyboard.press("Enter")
            await asyncio.sleep(1)
            await page.keyboard.type("Maya", delay=30)
            await asyncio.sleep(0.5)
            await page.screenshot(path=tmp_path / "about-you.png")
            status, text = await asyncio.to_thread(answer, address)
            assert (status, "All kiosks of this machine are in use" in text) == (503, True)
            await page.touchscreen.tap(*await middle_of_book(page))
            await until(kiosk, [Status.HELD], page, tmp_path / "tap.png")
            await asyncio.sleep(1.5)
            await page.screenshot(path=tmp_path / "code.png")
            await page.keyboard.press("Enter")
            await until(kiosk, [Status.REQUESTED], page, tmp_path / "done.png")
            await browser.close()
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {address.split("/")[2]}


async def middle_of_book(page: Page) -> tuple[float, float]:
    """Return where the button that books stands at this size."""
    size = page.viewport_size
    assert size is not None
    return size["width"] * 0.8, size["height"] * 0.52


def test_only_its_own_names_are_answered(kiosk: Kiosk) -> None:
    """A page of another host cannot reach the kiosk through a name that it points here, nor open its terminal."""
    with tablet(kiosk) as address:
        assert answer(address)[0] == 200
        assert answer(address, Host="evil.example")[0] == 421
        assert answer(f"{address}ws", Origin="http://evil.example")[0] == 403
        assert answer(f"{address}own/server.py")[0] == 404
        assert answer(f"{address}static/")[0] in (403, 404)

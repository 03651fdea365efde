"""The kiosk in a real browser, as a tablet shows it."""

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import httpx2
import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError
from playwright.async_api import Page, ViewportSize, async_playwright

from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional
from kiosk.services.name_interest import name_interest
from kiosk.texts import ENGLISH, Texts, clock_time
from tests.chromium import CHROMIUM, QUIET
from tests.conftest import need
from tests.evening_hours import evening_now
from tests.tui.browser_screen import BrowserScreen

PIN = "471193"
AMARA = Professional(id="P1", name="Amara Okafor", specialties=("Crisis communications",))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A database with an event around now and one professional."""
    with open_kiosk(data_dir=tmp_path) as kiosk:
        kiosk.services.set_event(evening_now())
        kiosk.services.import_roster((AMARA,), False, False)
        yield kiosk


@contextmanager
def tablet(kiosk: Kiosk, *words: str) -> Iterator[str]:
    """Run `kiosk tablet` on that database; yield its address."""
    with serving(kiosk, *words) as (address, _):
        yield address


@contextmanager
def serving(kiosk: Kiosk, *words: str) -> Iterator[tuple[str, int]]:
    """Run `kiosk tablet` on that database; yield its address and the number of its process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    kept |= {"KIOSK_DATA_DIR": str(kiosk.settings.data_dir), "KIOSK_HOST": "127.0.0.1", "KIOSK_PORT": "0"}
    command = [sys.executable, "-m", "kiosk", "tablet", "--port", "0", *words]
    process = subprocess.Popen(command, env=kept, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said
        yield found[0], process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)
        assert process.stderr is not None
        process.stderr.close()


def answer(address: str, **headers: str) -> tuple[int, str]:
    """Fetch a page; return status and text."""
    found = httpx2.get(address, headers=headers)
    return found.status_code, found.text


@asynccontextmanager
async def touched(address: str, size: tuple[int, int] = (1280, 800)) -> AsyncIterator[tuple[Page, BrowserScreen]]:
    """Open the kiosk on a tablet in Chromium; yield its page and what it shows."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        context = await browser.new_context(viewport=viewport, has_touch=True)
        page = await context.new_page()
        shown = BrowserScreen(page)
        await page.goto(address)
        yield page, shown
        await browser.close()


async def until(kiosk: Kiosk, statuses: list[Status], shown: BrowserScreen) -> None:
    """Wait until the bookings stand so."""
    end = time.monotonic() + 20
    while [booking.status for booking in kiosk.services.list_bookings()] != statuses:
        assert time.monotonic() < end, f"waited in vain for {statuses}:\n{shown.text()}"
        await asyncio.sleep(0.2)


async def test_a_visit_by_touch(kiosk: Kiosk) -> None:
    """Fingers book in Spanish; the page loads nothing from elsewhere, and keys that quit programs do not end it."""
    need(CHROMIUM, "Chromium")
    asked: list[str] = []
    texts = Texts("es", interests=name_interest)
    with tablet(kiosk, "--limit", "1") as address:
        async with touched(address) as (page, shown):
            page.on("request", lambda request: asked.append(request.url))
            await shown.tap("Español · Français")
            await shown.tap(texts("tui.welcome.start"))
            status, text = await asyncio.to_thread(answer, address)
            assert (status, "All kiosks of this machine are in use" in text) == (503, True)
            await shown.expect(texts("tui.interests.title"))  # the welcome's example shows the same words
            await shown.tap("Comunicación de crisis")
            await shown.tap("Amara Okafor")
            await shown.expect(texts("tui.person.times"))
            await shown.tap(first_hour(kiosk))
            await shown.expect(texts("tui.about_you.privacy_title"))
            await shown.spell("maya")
            await shown.tap(kiosk.services.suggest_questions(AMARA, (), None, "es")[-2][:20])
            await shown.tap(texts("tui.about_you.book"), 20)
            await until(kiosk, [Status.HELD], shown)
            await shown.tap(texts("tui.code.done"))
            await until(kiosk, [Status.REQUESTED], shown)
            await shown.tap(texts("tui.done.finish"))
            await shown.expect(Texts()("tui.welcome.start"))
            await page.keyboard.press("Control+q")
            await page.keyboard.press("Control+c")
            await shown.tap(Texts()("tui.welcome.start"))
            await shown.expect(Texts()("tui.interests.title"))
            await page.close()
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} <= {address.split("/")[2]}


def first_hour(kiosk: Kiosk) -> str:
    """Return the first free time as the screen writes it."""
    slots = kiosk.services.show_professional("P1").slots
    zone = kiosk.services.show_event().time_zone
    return clock_time(next(slot for slot in slots if slot.free > 0).starts_at, zone)


@pytest.mark.soak
async def test_an_ended_kiosk_opens_again_unless_the_organizer_closed_it(kiosk: Kiosk) -> None:
    """A kiosk that was killed comes back by itself; the organizer's PIN closes a tab until somebody opens it."""
    need(CHROMIUM, "Chromium")
    kiosk.services.set_organizer_pin(PIN)
    with serving(kiosk) as (address, server):
        async with touched(address) as (page, shown):
            await shown.expect(ENGLISH("tui.welcome.start"))
            async with page.expect_navigation(timeout=60000):
                kill_tabs(server)
            await opened_again(page, shown)
            await page.keyboard.press("Control+o")
            await shown.expect(ENGLISH("tui.organizer.pin"))
            await page.keyboard.type(PIN, delay=30)
            await page.keyboard.press("Enter")
            await shown.tap(ENGLISH.lines("organizer.menu.close")[0])
            await shown.tap(ENGLISH("organizer.close.do"))
            await page.wait_for_selector("body.-ended")
            assert ENGLISH("tablet.ended") in await page.inner_text("body")
            await asyncio.sleep(6)
            assert await page.query_selector("body.-ended")
            await page.touchscreen.tap(*await middle(page, "#again"))
            await page.wait_for_selector("body.-ended", state="detached")
            await shown.expect(ENGLISH("tui.welcome.start"))


@pytest.fixture
def failing_tabs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kiosks in tabs that fail in any screen that is given F10."""
    patch = "    from tests.cli.failing_kiosk import fail_by_f10\n    fail_by_f10()\n"
    inside = f"import sys\nif '--tab' in sys.orig_argv:\n{patch}"
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(inside, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(Path(__file__).parents[2]))))


@pytest.mark.soak
@pytest.mark.usefixtures("failing_tabs")
async def test_a_mistake_in_a_tab_brings_its_welcome_screen_back(kiosk: Kiosk) -> None:
    """A screen that fails in a browser is covered at once and opens anew by itself, without what was typed."""
    need(CHROMIUM, "Chromium")
    kiosk.services.set_organizer_pin(PIN)
    with tablet(kiosk) as address:
        async with touched(address) as (page, shown):
            await shown.expect(ENGLISH("tui.welcome.start"))
            await page.keyboard.press("Enter")
            await shown.expect(ENGLISH("tui.interests.label"))
            await page.keyboard.type("zebraville", delay=30)
            await shown.expect("zebraville")
            print(f"back after {await crash(page, shown):.1f} s in a browser")
            assert "zebraville" not in shown.text()
            await page.keyboard.press("Control+o")
            await shown.expect(ENGLISH("tui.organizer.pin"))
            await page.keyboard.type(PIN, delay=30)
            await page.keyboard.press("Enter")
            await shown.expect(ENGLISH.lines("organizer.menu.walk_in")[0])
            print(f"back after {await crash(page, shown):.1f} s from the organizer's menu in a browser")
            assert kiosk.services.list_bookings() == ()


async def opened_again(page: Page, shown: BrowserScreen) -> None:
    """Wait until the welcome screen is there and takes keys."""
    await shown.expect(ENGLISH("tui.welcome.start"))
    await page.wait_for_selector(".xterm-helper-textarea:focus", state="attached")


async def crash(page: Page, shown: BrowserScreen) -> float:
    """Let the screen fail; return after how many seconds the welcome screen is back."""
    began = time.monotonic()
    async with page.expect_navigation(timeout=60000):
        await page.keyboard.press("F10")
    await opened_again(page, shown)
    return time.monotonic() - began


async def test_a_page_hears_that_its_kiosk_was_killed(kiosk: Kiosk) -> None:
    """A kiosk that says no goodbye ends its socket too, and its place among the others is free again."""
    with serving(kiosk, "--limit", "1") as (address, server):
        for _ in range(2):
            async with (
                ClientSession() as browser,
                browser.ws_connect(f"{address}ws?width=80&height=24", origin=address.rstrip("/")) as socket,
            ):
                async for message in socket:
                    if message.type is WSMsgType.BINARY:
                        break
                kill_tabs(server)
                async for _message in socket:
                    pass
                assert socket.close_code == 1011


async def test_a_screen_larger_than_any_fills_no_memory(kiosk: Kiosk) -> None:
    """A page that claims a screen of 100,000 by 100,000 cells gets the largest that there is, or is refused."""
    with serving(kiosk, "--limit", "1") as (address, server):
        async with ClientSession() as browser:
            opened = partial(browser.ws_connect, origin=address.rstrip("/"), max_msg_size=0)
            with pytest.raises(WSServerHandshakeError) as refused:
                await opened(f"{address}ws?width=100000&height=24")
            assert refused.value.status == 400
            async with opened(f"{address}ws?width=80&height=24") as socket:
                await socket.receive()
                await socket.send_json(["resize", {"width": 100_000, "height": 100_000}])
                drawn = 0
                while drawn < 200_000:  # more than 80 by 24, all of 1000 by 500
                    drawn += len((await socket.receive(timeout=60)).data)
                peak = max(int(line.split()[1]) for line in statuses_of_tabs(server) if line.startswith("VmHWM"))
                assert peak < 500_000, "kilobytes"


def statuses_of_tabs(server: int) -> list[str]:
    """Return the lines of what the system says about the kiosks of a server's tabs."""
    return [line for child in tabs(server) for line in Path(f"/proc/{child}/status").read_text().splitlines()]


async def middle(page: Page, selector: str) -> tuple[float, float]:
    """Return where something of the page stands."""
    box = await page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def kill_tabs(server: int) -> None:
    """Kill the kiosks of a server's tabs."""
    for child in tabs(server):
        os.kill(child, signal.SIGKILL)


def tabs(server: int) -> list[int]:
    """Return the processes of the kiosks of a server's tabs."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return [int(each) for each in children if "--tab" in Path(f"/proc/{each}/cmdline").read_text().split("\0")]


def test_only_its_own_names_are_answered(kiosk: Kiosk) -> None:
    """A page of another host cannot reach the kiosk through a name that it points here, nor open its terminal."""
    with tablet(kiosk) as address:
        assert answer(address)[0] == 200
        assert answer(address, Host="evil.example")[0] == 421
        assert answer(f"{address}ws", Origin="http://evil.example")[0] == 403
        assert answer(f"{address}own/server.py")[0] == 404
        assert answer(f"{address}static/")[0] in (403, 404)

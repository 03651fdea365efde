"""Every screen behind the PIN, of the set-up and of a professional at the kiosk, as `test_pictures` has a student's.

A change that is meant: look at it, then
`pytest --snapshot-update -m "soak or not soak" tests/tui/test_organizer_pictures.py`.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from kiosk.booking.booking import Slot
from kiosk.booking.stations import StationOrders
from kiosk.booking.status import Status
from kiosk.tui.organizer import badge_step
from kiosk.tui.organizer.badge_step import BadgeStepScreen
from kiosk.tui.organizer.event_form import EventFormScreen
from kiosk.tui.organizer.pin_step import PinStepScreen
from kiosk.tui.organizer.reach_step import ReachStepScreen
from kiosk.tui.organizer.rehearsal_step import RehearsalStepScreen
from kiosk.tui.organizer.room_screen import RoomScreen
from kiosk.tui.organizer.set_up import SetUpScreen
from tests.tui.busy_desk import HOME, SIGN_UP, BusyDesk, before_the_doors, evening, half_way
from tests.tui.driving import Kiosk
from tests.tui.fakes import BADGE, NOW, PIN, FakeEvening
from tests.tui.organizing import FakeDesk, shown
from tests.tui.picturing import SMALL, Looks, Sight, looking, sights

_SIZES = ((80, 24), (120, 42), (160, 50))
_BOARD_SIZES = ((80, 24), (100, 32), (120, 42), (160, 50), (200, 60))


async def _behind_the_pin(kiosk: Kiosk) -> None:
    await kiosk.press("ctrl+o")
    await kiosk.write(PIN)
    await kiosk.press("enter")
    await shown(kiosk, "0-9")


@sights(SMALL, sizes=_BOARD_SIZES)
async def test_the_board_and_the_room(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """The menu, the board's lists full and empty, its questions, the second screen for the room."""
    async with looking(sight, snapshot, evening()) as (kiosk, looks):
        await _behind_the_pin(kiosk)
        await looks("menu")
        await kiosk.press("1")
        for name in ("now", "waiting", "line", "absent", "niches", "stations"):
            await looks(f"board, {name}")
            if name == "line":
                await kiosk.press("w")
                await looks("board, call")
                await kiosk.press("escape")
            await kiosk.press("right")
        await kiosk.press("m")
        await looks("board, message")
        await kiosk.press("escape", "left", "enter")
        await looks("board, out of order")
        await kiosk.press("escape")
        kiosk.app.push_screen(RoomScreen(kiosk.app.scene))
        await looks("room")
    async with looking(sight, snapshot, FakeDesk()) as (kiosk, looks):
        await _behind_the_pin(kiosk)
        await kiosk.press("1")
        for name in ("now", "waiting", "line", "absent", "niches", "stations"):
            if name in ("waiting", "stations"):
                await looks(f"board of a quiet evening, {name}")
            await kiosk.press("right")
        kiosk.app.push_screen(RoomScreen(kiosk.app.scene))
        await looks("room, nobody")


@sights(SMALL, sizes=_SIZES)
async def test_the_desk(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """Bookings and what can be done to one, professionals, a walk-in, the code test, the way out."""
    async with looking(sight, snapshot, evening()) as (kiosk, looks):
        await _behind_the_pin(kiosk)
        await kiosk.press("2")
        await looks("bookings")
        await kiosk.press("down", "enter")
        await looks("bookings, what can be done")
        await kiosk.press("escape", "c")
        await looks("bookings, confirmed")
        await kiosk.press("down", "t")
        await looks("bookings, another time")
        await kiosk.press("escape", "slash")
        await kiosk.write("papado")
        await looks("bookings, found")
        await kiosk.write("quantum")
        await looks("bookings, nobody")
        while kiosk.screen != "OrganizerScreen":
            await kiosk.press("escape")
        await kiosk.press("3")
        await looks("professionals")
        await kiosk.press("down", "down", "down", "h")
        await looks("professionals, a long name")
        await kiosk.press("l")
        await looks("professionals, when somebody leaves")
        await kiosk.press("escape", "up", "up", "e")
        await looks("one professional")
        await kiosk.press("tab", "tab", "ctrl+u")
        await kiosk.write("Partner")
        await kiosk.press("f2")
        await looks("one professional, a question")
        await kiosk.press("escape")
        while kiosk.screen != "OrganizerScreen":
            await kiosk.press("escape")
        await kiosk.press("5")
        await looks("walk-in")
        await kiosk.press("escape", "6")
        for number in range(1, 5):
            await kiosk.press(str(number))
            await looks(f"code test {number}")
        await kiosk.press("escape", "0")
        await looks("close")


@sights(SMALL, sizes=_SIZES)
async def test_a_roster_file(sight: Sight, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    """Choosing a file, its preview part by part, the questions before the import, what was done."""
    desk = BusyDesk(roster=tmp_path / "sign-up.csv")
    desk.roster.write_text(SIGN_UP, encoding="utf-8")
    async with looking(sight, snapshot, desk) as (kiosk, looks):
        await _behind_the_pin(kiosk)
        await kiosk.press("4")
        await looks("files")
        await kiosk.press("enter")
        for number in range(5):
            await looks(f"preview {number}")
            await kiosk.press("right")
        await kiosk.press("f2")
        await looks("preview, question")
        await kiosk.press("right", "enter")
        await looks("imported")


@sights(SMALL, sizes=_SIZES)
async def test_the_set_up(sight: Sight, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps from nothing, half way and from behind the PIN, each step's page and what came of it."""
    monkeypatch.setattr(badge_step, "free_path", lambda *_: HOME / "badges.html")
    desk = BusyDesk()
    async with looking(sight, snapshot, desk) as (kiosk, looks):
        scene = before_the_doors(desk)
        kiosk.app.push_screen(SetUpScreen(scene, is_first=True))
        await looks("first start")
        await kiosk.press("enter")
        await looks("event, suggested")
        await kiosk.press("escape")
        desk.standing = half_way()
        kiosk.app.push_screen(SetUpScreen(scene, is_first=True))
        await looks("half way")
        await kiosk.press("7")
        await looks("doors")
        await kiosk.press("escape")
        kiosk.app.push_screen(EventFormScreen(kiosk.app.scene))
        await kiosk.press("f2")
        await looks("event, outside")
        await kiosk.press("escape")
        await _the_steps(kiosk, looks, desk)


async def _the_steps(kiosk: Kiosk, looks: Looks, desk: BusyDesk) -> None:
    scene = replace(before_the_doors(desk), event=desk.event)
    kiosk.app.push_screen(ReachStepScreen(scene))
    await looks("reach")
    desk.reached_at = NOW
    await shown(kiosk, "A phone was here", tries=600)
    await looks("reach, proved")
    await kiosk.press("escape")
    without = replace(scene, options=replace(scene.options, phone_addresses=lambda: ()))
    kiosk.app.push_screen(ReachStepScreen(without))
    await looks("reach, no address")
    await kiosk.press("escape")
    kiosk.app.push_screen(BadgeStepScreen(scene))
    await looks("badges")
    await kiosk.press("f2")
    await looks("badges, written")
    await kiosk.press("escape")
    kiosk.app.push_screen(PinStepScreen(scene))
    await kiosk.settle()
    await kiosk.write("471193")
    await looks("pin step")
    await kiosk.press("f2")
    await looks("pin step, differ")
    await kiosk.press("escape")
    kiosk.app.push_screen(RehearsalStepScreen(scene))
    await looks("rehearsal")
    await kiosk.press("f2")
    await shown(kiosk, "quantum", tries=600) if kiosk.app.size.height > 30 else await kiosk.settle()
    await looks("rehearsal, over")


@sights(SMALL, sizes=_SIZES)
async def test_a_professional_at_the_kiosk(sight: Sight, snapshot: SnapshotAssertion) -> None:
    """The door and a wrong PIN, nobody yet, requests in every state with their questions, out of order."""
    desk = FakeEvening()
    async with looking(sight, snapshot, desk) as (kiosk, looks):
        await kiosk.press("f7")
        await kiosk.write("7QDC2")
        await kiosk.press("enter")
        await kiosk.write("111111")
        await kiosk.press("enter")
        await looks("door, refused")
        await kiosk.press("escape")
        await _sign_in(kiosk)
        await looks("evening, nobody yet")
        await kiosk.press("escape")
        later = NOW + timedelta(days=7, hours=1)
        desk.ask(1, "Ada Lovelace")
        desk.ask(2, "Konstantinos Papadopoulos-Hadjigeorgiou", status=Status.CONFIRMED)
        desk.ask(3, "[@click=app.quit]x[/] [/]", status=Status.CONFIRMED, starts_at=NOW - timedelta(minutes=20))
        desk.ask(4, "Lin Tran", starts_at=later, ends_at=later + timedelta(minutes=30))
        desk.counter_slots = tuple(slot for slot in desk.slots(desk.people[0]) if slot.free)
        assert all(isinstance(slot, Slot) for slot in desk.counter_slots)
        await _sign_in(kiosk)
        for number in range(4):
            await looks(f"evening, request {number}")
            await kiosk.press("down")
        await kiosk.press("up", "up", "up", "up", "f3")
        await looks("evening, another time")
        await kiosk.press("escape", "f4")
        await looks("evening, my evening")
        await kiosk.press("escape", "f2")
        await looks("evening, confirmed")
        await kiosk.press("escape")
        desk.orders = StationOrders(is_closed=True)
        assert kiosk.app._station is not None
        kiosk.app._station.tell()
        await looks("out of order")


async def _sign_in(kiosk: Kiosk) -> None:
    await kiosk.write(BADGE)
    await kiosk.press("enter")
    await kiosk.write(PIN)
    await kiosk.press("enter")

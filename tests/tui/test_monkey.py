"""A crowd that means harm: random input over all screens with the real services and a hostile roster."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.booking.codes import BADGE_PREFIX
from kiosk.booking.payload import choose_payload
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import open_kiosk
from kiosk.errors import KioskError, NothingToUndo, SignInRefused
from kiosk.roster import read_roster_bytes
from kiosk.services.answers import SignedIn
from kiosk.services.bundle import Services
from kiosk.services.forms import EventForm
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from tests.test_hostile_roster import hostile_roster
from tests.tui.driving import Kiosk
from tests.tui.fakes import BADGE, PIN, FakeEvening
from tests.tui.monkey import Monkey, Seen

_MOST = 10 * 2**20
"""Bytes by which memory may grow."""
_SCREENS = {
    "WelcomeScreen", "InterestsScreen", "ProfessionalScreen", "AboutYouScreen", "CodeScreen", "DoneScreen",
    "MyBookingScreen", "SignInScreen", "EveningScreen", "PinModal", "OrganizerScreen",
}  # fmt: skip


@contextmanager
def hostile_evening(folder: Path) -> Iterator[Services]:
    """Yield real services on a hostile roster, with fast doors: checking a PIN is slow and throttled on purpose."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    end = start + timedelta(hours=9)
    with open_kiosk(data_dir=folder) as kiosk:
        kiosk.services.set_event(
            EventForm(
                name="PR Night", date=start.date(), starts=start.time(), ends=end.time(), time_zone="UTC", tables=30
            )
        )
        kiosk.services.import_roster(read_roster_bytes(hostile_roster()).professionals, False, False)
        first = kiosk.services.list_professionals()[0]

        def organizer(pin: str, _: str) -> None:
            if pin != PIN:
                raise SignInRefused

        def sign_in(code: str, pin: str, _: str, __: bool) -> SignedIn:
            if not code.startswith(BADGE_PREFIX) or pin != PIN:
                raise SignInRefused
            return SignedIn(professional=first)

        def undo(*_: object) -> None:
            raise NothingToUndo

        yield replace(
            kiosk.services,
            check_organizer_pin=organizer,
            sign_in_with_pin=sign_in,
            undo_import=undo,  # type: ignore[arg-type] # the roster stays for the whole evening
            write_report=undo,  # type: ignore[arg-type] # no file where the tests run
            write_tables=undo,  # type: ignore[arg-type]
            delete_students=undo,  # type: ignore[arg-type]
        )


def tidy(services: Services) -> None:
    """Free what was booked, so that there is always something to book, and let the kiosk work."""
    services.close_station("kiosk-1", False)
    for booking in services.list_bookings():
        if booking.is_open:
            try:
                services.move_booking(booking.id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, "desk")
            except KioskError:  # its time has come meanwhile
                continue


async def let_loose(folder: Path, steps: int, seed: int) -> Seen:
    """Run a monkey over a kiosk for so many steps."""
    with hostile_evening(folder) as services:
        options = KioskOptions(
            code_address=lambda code, reference: choose_payload(
                code=code, reference=reference, base_url="http://192.0.2.7:8765", reachable=True
            ),
            idle_warning_seconds=1,
            demo_pin=PIN,
        )
        app = KioskApp(services, options)
        # The organizer never closes this one: that way out is tested elsewhere.
        app._close = lambda wanted: app.follow_orders()  # type: ignore[method-assign]
        app.animation_level = "none"
        async with app.run_test(size=(80, 24)) as pilot:
            kiosk = Kiosk(app, pilot, FakeEvening())
            await kiosk.settle()
            monkey = Monkey(kiosk, seed, pin=PIN, badge=BADGE)
            await monkey.visit_everything()
            seen = await monkey.run(steps, lambda: tidy(services))
            await app.end_visit()
            await kiosk.settle()
            assert kiosk.screen in ("WelcomeScreen", "OutOfOrderScreen")
    gc.collect()
    return seen


async def test_a_short_monkey_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A few hundred random acts on every screen: the kiosk stays, and no visit shows up in another."""
    monkeypatch.setenv("HOME", str(tmp_path))
    seen = await let_loose(tmp_path / "data", steps=700, seed=7)
    assert seen.faults == []
    assert seen.screens.keys() >= _SCREENS
    assert seen.visits > 5
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]


@pytest.mark.soak
async def test_a_monkey_of_200_000_acts_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """200,000 random acts: as the short one, and memory grows by less than 10 MB once everything is warm."""
    monkeypatch.setenv("HOME", str(tmp_path))
    seen = await let_loose(tmp_path / "data", steps=200_000, seed=20261203)
    warm = seen.resident[len(seen.resident) // 4]  # by then the caches of what was drawn are full
    print(f"{seen.steps} steps, {seen.visits} visits, {dict(seen.screens)}")
    print(f"resident: {warm / 2**20:.1f} MiB warm, {seen.resident[-1] / 2**20:.1f} MiB at the end")
    assert seen.faults == []
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert seen.resident[-1] - warm < _MOST

"""Ten thousand guesses on a real database: hardly any is looked at; those who hold the right thing are let in."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kiosk.booking.codes import new_booking_code
from kiosk.bootstrap import open_kiosk
from kiosk.errors import KioskError, NoSuchBooking, SignInPaused
from kiosk.services.answers import BadgeSecrets
from kiosk.services.bundle import Services
from kiosk.web.app import create_app
from tests.web.conftest import HOME
from tests.web.test_serve import NAME, open_evening

MANY = [pytest.param(400, id="400"), pytest.param(10_000, id="10000", marks=pytest.mark.soak)]


class Clock:
    """A clock that stands still: pauses do not end while a machine guesses."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@dataclass
class House:
    """An evening, its clock, and phones on it."""

    services: Services
    clock: Clock
    code: str
    badge: BadgeSecrets
    phone: Callable[[], TestClient]


@pytest.fixture
def guessed(tmp_path: Path) -> Iterator[House]:
    """Return a house that strangers guess at."""
    clock = Clock()
    with open_kiosk(data_dir=tmp_path, clock=clock) as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        app = create_app(kiosk.services, secure=False, clock=clock)

        def phone() -> TestClient:
            return TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)

        yield House(kiosk.services, clock, code, badge, phone)


@pytest.mark.parametrize("guesses", MANY)
def test_guessed_codes_are_hardly_looked_at(guessed: House, guesses: int) -> None:
    """Of all codes and badge links tried from one address 30 are answered in a minute; the right one always is."""
    stranger = guessed.phone()
    tried = [
        stranger.get(f"/b/{new_booking_code()}").status_code
        if turn % 2
        else stranger.post(f"/p/{new_booking_code()}").status_code
        for turn in range(guesses)
    ]
    assert set(tried) == {404, 429}
    assert tried.count(404) <= 30
    assert guessed.phone().get(f"/b/{guessed.code}").status_code == 200
    assert guessed.phone().post(f"/p/{guessed.badge.secret}").status_code == 303


@pytest.mark.parametrize("guesses", MANY)
def test_guessed_pins_are_hardly_looked_at(guessed: House, guesses: int) -> None:
    """Fresh names, known codes, new cookies: of all PINs a handful counts, and a phone that is signed in goes on."""
    chance = random.Random(6)  # noqa: S311 - guesses
    signed_in = guessed.phone()
    signed_in.post(f"/p/{guessed.badge.secret}")
    looked_at, stranger = 0, guessed.phone()
    for turn in range(guesses):
        if turn % 7 == 0:
            stranger.cookies.clear()
            stranger.get("/sign-in")
        code = guessed.badge.personal_code if turn % 2 else guessed.badge.badge_code
        answer = stranger.post("/sign-in", data={"code": code, "pin": f"{chance.randrange(10**6):06}"})
        looked_at += answer.status_code == 403
        assert answer.status_code in (403, 429)
    # Five for each name that a phone of this address could have had before names stopped counting.
    assert looked_at <= 20
    assert signed_in.get("/me").status_code == 200
    guessed.clock.now += timedelta(minutes=20)
    right = {"code": guessed.badge.personal_code, "pin": guessed.badge.pin}
    assert guessed.phone().post("/sign-in", data=right).status_code == 303


@pytest.mark.parametrize("guesses", MANY)
def test_guessed_references_are_hardly_looked_at(guessed: House, guesses: int) -> None:
    """At a kiosk references pause as well, and whoever types their own with their name still finds it."""
    refused: dict[type[KioskError], int] = {NoSuchBooking: 0, SignInPaused: 0}
    for turn in range(guesses):
        try:
            guessed.services.find_my_booking(f"K{turn % 10}QD-{turn % 10}M", "Ada", "door")
        except (NoSuchBooking, SignInPaused) as error:
            refused[type(error)] += 1
    assert refused[NoSuchBooking] <= 20
    assert sum(refused.values()) == guesses
    mine = guessed.services.open_ticket(guessed.code)
    assert guessed.services.find_my_booking(mine.reference, NAME.partition(" ")[0], "door").id == mine.id

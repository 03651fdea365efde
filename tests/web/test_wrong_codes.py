"""Codes that are nearly right, were right once, or are right elsewhere; and what is sent twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kiosk.booking.codes import new_booking_code
from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.services.answers import BadgeSecrets
from kiosk.services.forget_people import purge
from kiosk.web.app import create_app
from tests.web.conftest import HOME
from tests.web.test_serve import open_evening

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


@dataclass
class House:
    """An evening with one booking, its clock, and its badge."""

    kiosk: Kiosk
    now: datetime
    code: str
    badge: BadgeSecrets

    def clock(self) -> datetime:
        """Return the time."""
        return self.now

    def phone(self) -> TestClient:
        """Return a phone of a house that has seen no failure yet: what is looked at is the answer, not the pause."""
        app = create_app(self.kiosk.services, secure=False, clock=self.clock)
        return TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)

    @property
    def steps(self) -> int:
        """How much has happened to the booking."""
        return len(self.kiosk.services.list_history(1))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    """Return the house."""
    made: list[House] = []
    with open_kiosk(data_dir=tmp_path, clock=lambda: made[0].now if made else datetime.now(UTC)) as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        made.append(House(kiosk, datetime.now(UTC), code, badge))
        yield made[0]


def unknown(home: House) -> str:
    """Return the page of a code that never was."""
    return home.phone().get(f"/b/{new_booking_code()}").text


def test_a_forged_or_altered_code_is_one_that_never_was(home: House) -> None:
    """One letter changed, left out or added, or the name that people type: all the same page, word by word."""
    code, reference = home.code, home.kiosk.services.open_ticket(home.code).reference
    altered = [
        code[:place] + LETTERS[(LETTERS.index(code[place]) + 1) % 32] + code[place + 1 :]
        for place in range(len(code))
    ]
    forged = [code[:-1], code[1:], code + "A", code * 2, "A" * 26, "1" * 26, reference, reference.replace("-", "")]
    nothing = unknown(home)
    for wrong in (*altered, *forged):
        phone = home.phone()
        for path in (f"/b/{wrong}", f"/b/{wrong}/interview.ics", f"/b/{wrong}/contact.vcf"):
            answer = phone.get(path)
            assert (answer.status_code, answer.text) == (404, nothing), path
        for word in ("keep", "cancel", "accept", "met", "next", "take-back", "leave"):
            fields = {"professional": "D1", "starts_at": "2026-12-03T18:00:00+00:00"}
            assert phone.post(f"/b/{wrong}/{word}", data=fields).status_code == 404, word
    assert home.steps == 1


def test_one_secret_is_not_another(home: House) -> None:
    """The badge's link opens no ticket, the booking code signs nobody in, and neither is a cookie."""
    secret = home.badge.secret
    assert home.phone().get(f"/b/{secret}").status_code == 404
    assert home.phone().post(f"/p/{home.code}").status_code == 404
    for cookie in (secret, home.code, home.badge.pin, home.badge.badge_code, "0" * 32):
        phone = home.phone()
        phone.cookies.set("kiosk_phone", cookie)
        assert phone.get("/me").headers["Location"] == "/sign-in?next=/me"
        assert phone.post("/me/bookings/1/confirm").headers["Location"].startswith("/sign-in")
    for code in (home.code, secret):
        assert home.phone().post("/sign-in", data={"code": code, "pin": home.badge.pin}).status_code == 403
    assert home.steps == 1


def test_a_signed_in_phone_is_its_owners_cookie_alone(home: House) -> None:
    """A cookie with a letter changed signs nobody in; after signing out no copy of it does either."""
    phone = home.phone()
    phone.post(f"/p/{home.badge.secret}")
    token = phone.cookies["kiosk_phone"]
    for altered in (token[:-1] + ("0" if token[-1] != "0" else "1"), token[:-1], token + "0"):
        thief = home.phone()
        thief.cookies.set("kiosk_phone", altered)
        assert thief.get("/me").status_code == 303
    phone.post("/sign-out")
    thief = home.phone()
    thief.cookies.set("kiosk_phone", token)
    assert thief.get("/me").status_code == 303
    assert thief.post("/me/bookings/1/confirm").headers["Location"].startswith("/sign-in")
    assert home.steps == 1


def test_what_is_sent_twice_happens_once(home: House) -> None:
    """A proxy that sends every form again, and again after another answer, adds nothing to the history."""
    student, professional = home.phone(), home.phone()
    professional.post(f"/p/{home.badge.secret}")
    for _ in range(3):
        student.post(f"/b/{home.code}/keep")
    assert home.steps == 2
    for _ in range(3):
        professional.post("/me/bookings/1/confirm")
    student.post(f"/b/{home.code}/keep")
    assert home.steps == 3
    for _ in range(3):
        student.post(f"/b/{home.code}/cancel")
    # The forms of before are kept in the proxy, and in the page that the back button shows.
    for path in ("keep", "accept", "met", "cancel"):
        student.post(f"/b/{home.code}/{path}")
    assert professional.post("/me/bookings/1/confirm").status_code == 409
    assert professional.post("/me/bookings/1/decline").status_code == 409
    assert home.steps == 4
    assert home.kiosk.services.show_booking(1).status is Status.CANCELLED


def test_what_another_event_gave_out_opens_nothing_here(home: House, tmp_path: Path) -> None:
    """A ticket, a badge's link, a code with its PIN and a signed-in phone of elsewhere are strangers."""
    with open_kiosk(data_dir=tmp_path / "elsewhere") as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        token = kiosk.services.sign_in_phone(badge.secret).phone_token
    answer = home.phone().get(f"/b/{code}")
    assert (answer.status_code, answer.text) == (404, unknown(home))
    assert home.phone().post(f"/p/{badge.secret}").status_code == 404
    for name in (badge.personal_code, badge.badge_code):
        assert home.phone().post("/sign-in", data={"code": name, "pin": badge.pin}).status_code == 403
    stranger = home.phone()
    stranger.cookies.set("kiosk_phone", token)
    assert stranger.get("/me").status_code == 303
    assert home.steps == 1


def test_a_purged_ticket_is_one_that_never_was(home: House) -> None:
    """After personal data has gone its code is as good as any guess, in calendar and news as well."""
    student = home.phone()
    assert student.get(f"/b/{home.code}/state").status_code == 200
    home.now += timedelta(days=60)
    purge(home.kiosk.database, home.clock)
    for path in ("", "/state", "/interview.ics"):
        assert student.get(f"/b/{home.code}{path}").status_code == 404
    assert home.phone().get(f"/b/{home.code}").text == unknown(home)

"""A place in line on the phone: its page, the freed time on the same address, and the way out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.status import Status
from kiosk.booking.waiting import Waiting
from tests.web.fakes import CODES, MARIA, WAITING_CODE, Evening, booking

PLACE = f"/b/{WAITING_CODE}"


@pytest.fixture
def evening() -> Evening:
    """An evening on which Grace is second in line for María-José."""
    made = Evening()
    made.waiting = Waiting(
        id=5, reference="W7QD-2M", professional=MARIA, student="Grace Hopper", position=2, created_at=made.now
    )
    return made


def test_the_code_of_the_line_shows_the_place(phone: TestClient) -> None:
    """A student reads which place they have, for whom, and that the page follows; not their whole name."""
    page = phone.get(PLACE)
    assert page.status_code == 200
    for words in ("You are number 2 in line", "María-José Quintanilla", "W7QD-2M", "Grace H.", "five minutes"):
        assert words in page.text
    assert "Hopper" not in page.text
    assert f'data-watch="{PLACE}/state"' in page.text


def test_the_page_follows_the_line(evening: Evening, phone: TestClient) -> None:
    """One place further up is another version, so the phone shows it by itself."""
    before = phone.get(f"{PLACE}/state").text
    assert before == phone.get(f"{PLACE}/state").text
    assert evening.waiting is not None
    evening.waiting = replace(evening.waiting, position=1)
    assert phone.get(f"{PLACE}/state").text != before
    assert "You are next in line" in phone.get(PLACE).text


def test_a_freed_time_is_taken_in_one_tap(
    evening: Evening, phone: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same address becomes the ticket, with the time, until when it is held, and one button that takes it."""
    assert evening.waiting is not None
    before = phone.get(f"{PLACE}/state").text
    held = booking(5, status=Status.HELD, due_at=evening.now + timedelta(minutes=5))
    evening.add(held)
    evening.waiting = replace(evening.waiting, position=0, booking_id=5)
    monkeypatch.setitem(CODES, 5, WAITING_CODE)
    assert phone.get(f"{PLACE}/state").text != before
    page = phone.get(PLACE).text
    for words in ("A time is free for you", "18:27", "Take this time"):
        assert words in page
    assert phone.post(f"{PLACE}/keep").status_code == 303
    assert evening.bookings[5].status is Status.REQUESTED


def test_leaving_the_line_is_two_taps(evening: Evening, phone: TestClient) -> None:
    """The place is given up on the page, which says so and follows no more; a look at the address never does that."""
    assert phone.get(f"{PLACE}/leave").status_code == 405
    assert phone.post(f"{PLACE}/leave").status_code == 303
    assert evening.waiting is not None
    assert not evening.waiting.is_open
    page = phone.get(PLACE).text
    assert "You are out of the line" in page
    assert "data-watch" not in page


def test_a_wrong_code_is_no_place(phone: TestClient) -> None:
    """Who guesses learns nothing, on any of the addresses."""
    for path in ("", "/state"):
        assert phone.get(f"/b/{'X' * 26}{path}").status_code == 404
    assert phone.post(f"/b/{'X' * 26}/leave").status_code == 404


def test_another_website_cannot_leave_the_line_for_you(evening: Evening, phone: TestClient) -> None:
    """A post from elsewhere is refused."""
    assert phone.post(f"{PLACE}/leave", headers={"Origin": "https://evil.example"}).status_code == 403
    assert evening.waiting is not None
    assert evening.waiting.is_open

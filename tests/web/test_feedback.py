"""One tap of each side afterwards: useful, not, or did not happen. It is counted and stands on nobody's page."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party, Status
from tests.web.fakes import CODES, Evening, booking

TICKET = f"/b/{CODES[1]}"


@pytest.mark.parametrize(
    ("verdict", "status"),
    [(Verdict.USEFUL, Status.MET), (Verdict.NOT_USEFUL, Status.MET), (Verdict.NOT_HELD, Status.NO_SHOW)],
)
def test_one_tap_says_how_it_was_and_that_it_was(
    evening: Evening, phone: TestClient, verdict: Verdict, status: Status
) -> None:
    """A student's tap before the time does nothing; after it, it is counted and settles whether the two met."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    assert phone.post(f"{TICKET}/{verdict.value}").status_code == 303
    assert evening.found == {}
    evening.now += timedelta(minutes=40)
    assert phone.post(f"{TICKET}/{verdict.value}").status_code == 303
    assert evening.found == {(1, Party.STUDENT): verdict}
    assert evening.bookings[1].status is status
    assert "nobody sees what you said" in phone.get(TICKET).text


def test_a_professional_says_it_too_and_is_not_asked_twice(evening: Evening, maria: TestClient) -> None:
    """After the tap the question is gone from their page, and what the student said never was on it."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    evening.now += timedelta(minutes=40)
    evening.found[1, Party.STUDENT] = Verdict.NOT_USEFUL
    assert 'id="not-useful-1"' in maria.get("/me").text
    assert maria.post("/me/bookings/1/useful").status_code == 303
    page = maria.get("/me").text
    assert evening.found[1, Party.PROFESSIONAL] is Verdict.USEFUL
    assert 'id="not-useful-1"' not in page
    assert "not-useful" not in page


def test_nobody_judges_the_meeting_of_somebody_else(evening: Evening, phone: TestClient) -> None:
    """A phone that is not signed in is led to the sign-in, and nothing is counted."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    evening.now += timedelta(minutes=40)
    phone.post("/me/bookings/1/useful")
    assert evening.found == {}


def test_a_professional_stays_on_the_page_they_judged_on(evening: Evening, maria: TestClient) -> None:
    """Who scanned a ticket says there how it was and is not thrown to another page; no other address is followed."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    evening.now += timedelta(minutes=40)
    form = maria.get(TICKET).text.partition('id="met-1"')[0].rpartition("<form")[2]
    assert f'name="back" value="{TICKET}"' in form
    assert maria.post("/me/bookings/1/useful", data={"back": TICKET}).headers["location"] == TICKET
    page = maria.get(TICKET).text
    assert 'id="met-1"' not in page
    assert 'id="change-1"' in page
    assert 'id="take-back"' not in page
    evening.regrets.add((1, Party.PROFESSIONAL))
    assert 'action="/me/bookings/1/take-back"' in maria.get(TICKET).text
    assert maria.post("/me/bookings/1/take-back", data={"back": TICKET}).headers["location"] == TICKET
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    for back in ("/me", "https://x.example/", "//x.example"):
        assert maria.post("/me/bookings/1/useful", data={"back": back}).headers["location"] == "/me?answered=1"

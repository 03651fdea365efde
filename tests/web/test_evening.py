"""The professional's page and its answers."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.status import Party, Status, Via
from tests.web.fakes import CODES, OMAR, Evening, booking

TICKET = f"/b/{CODES[1]}"


def test_a_request_shows_who_asks_what_and_why(maria: TestClient) -> None:
    """The professional knows who comes and why before they tap."""
    page = maria.get("/me").text
    for words in (
        "1 request waiting",
        "Ada Lovelace",
        "Third year, communication · exploring the field",
        "How do you decide what to say",
        "you offer Crisis communications.",
        "15 minutes",
        "Table 4",
        "Answer by 18:37",
    ):
        assert words in page
    assert "ada@example.edu" not in page


def test_one_tap_confirms(evening: Evening, maria: TestClient) -> None:
    """Confirm on the list is one post, and the page says what was done."""
    answer = maria.post("/me/bookings/1/confirm", data={"back": "/me"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/me?answered=1")
    assert evening.moves == [(1, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE)]
    assert "Confirmed. Ada Lovelace sees it on the ticket" in maria.get("/me?answered=1").text


def test_scanning_a_ticket_lands_on_confirm(evening: Evening, maria: TestClient) -> None:
    """A signed-in phone that scans the student's code shows the request with its buttons."""
    page = maria.get(TICKET).text
    assert "A request for you" in page
    assert 'formaction="/me/bookings/1/confirm"' in page
    answer = maria.post("/me/bookings/1/confirm", data={"back": TICKET})
    assert answer.headers["location"] == TICKET
    assert evening.bookings[1].status is Status.CONFIRMED


def test_a_held_booking_can_be_confirmed_at_the_kiosk(evening: Evening, maria: TestClient) -> None:
    """A professional who stands beside the student confirms before Done is pressed."""
    evening.bookings[1] = replace(evening.bookings[1], status=Status.HELD)
    assert "Ada Lovelace" in maria.get("/me").text
    maria.post("/me/bookings/1/confirm")
    assert evening.bookings[1].status is Status.CONFIRMED


def test_another_professional_sees_only_the_ticket(omar: TestClient) -> None:
    """Somebody else's signed-in phone gets no buttons on a ticket."""
    page = omar.get(TICKET).text
    assert "formaction" not in page
    assert "Lovelace" not in page


@pytest.mark.parametrize("word", ["confirm", "decline", "cancel", "met", "no-show"])
def test_another_professional_cannot_answer(evening: Evening, omar: TestClient, word: str) -> None:
    """A booking of somebody else is not there, exactly like one that does not exist."""
    theirs, nobodys = omar.post(f"/me/bookings/1/{word}"), omar.post(f"/me/bookings/999/{word}")
    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.text == nobodys.text
    assert evening.moves == []


@pytest.mark.parametrize("word", ["confirm", "decline", "cancel", "met", "no-show"])
def test_opening_an_answer_changes_nothing(evening: Evening, maria: TestClient, word: str) -> None:
    """A link scanner on the professional's phone answers nothing."""
    assert maria.get(f"/me/bookings/1/{word}").status_code == 405
    assert maria.get("/me").status_code == 200
    assert evening.moves == []


def test_an_answered_request_says_so_kindly(evening: Evening, maria: TestClient) -> None:
    """Who taps Decline after a Confirm reads how it stands and changes nothing."""
    maria.post("/me/bookings/1/confirm")
    answer = maria.post("/me/bookings/1/decline")
    assert answer.status_code == 409
    assert "Confirmed at 18:22." in answer.text
    assert evening.bookings[1].status is Status.CONFIRMED


def test_a_lapsed_request_says_so_kindly(evening: Evening, maria: TestClient) -> None:
    """Who answers too late reads that the request lapsed."""
    evening.bookings[1] = replace(evening.bookings[1], status=Status.EXPIRED, due_at=None)
    answer = maria.post("/me/bookings/1/confirm")
    assert answer.status_code == 409
    assert "No answer came in time" in answer.text


def test_confirming_twice_is_harmless(evening: Evening, maria: TestClient) -> None:
    """A double tap confirms once."""
    assert [maria.post("/me/bookings/1/confirm").status_code for _ in range(2)] == [303, 303]
    assert len(evening.moves) == 1


def test_met_is_asked_once_it_has_begun(evening: Evening, maria: TestClient) -> None:
    """Met and no-show appear when the time has come, not before."""
    maria.post("/me/bookings/1/confirm")
    assert "We met" not in maria.get("/me").text
    evening.now = evening.bookings[1].starts_at + timedelta(minutes=1)
    assert "We met" in maria.get("/me").text
    maria.post("/me/bookings/1/met")
    assert evening.bookings[1].status is Status.MET


def test_a_confirmed_meeting_can_be_called_off(evening: Evening, maria: TestClient) -> None:
    """A professional who must leave calls off what they confirmed."""
    maria.post("/me/bookings/1/confirm")
    assert "Call off" in maria.get("/me").text
    maria.post("/me/bookings/1/cancel")
    assert evening.bookings[1].status is Status.CANCELLED
    assert "1 that does not take place" in maria.get("/me").text


def test_another_time_that_was_proposed_can_be_called_off_too(evening: Evening, maria: TestClient) -> None:
    """Whoever proposed a time and cannot keep it need not wait for the student's answer."""
    evening.bookings[1] = replace(evening.bookings[1], status=Status.COUNTERED)
    assert "Call off" in maria.get("/me").text
    maria.post("/me/bookings/1/cancel")
    assert evening.bookings[1].status is Status.CANCELLED


def test_new_requests_stand_below_older_ones(evening: Evening, maria: TestClient) -> None:
    """A new request never moves another one from under a thumb."""
    first = evening.bookings[1]
    earlier = first.starts_at - timedelta(minutes=15)
    evening.add(booking(2, starts_at=earlier, created_at=first.created_at + timedelta(minutes=1)))
    page = maria.get("/me").text
    assert page.index('id="who-1"') < page.index('id="who-2"')


def test_the_list_is_by_time(evening: Evening, maria: TestClient) -> None:
    """Confirmed meetings stand in the order in which they take place."""
    for number, minutes in ((1, 60), (2, 30)):
        start = evening.now + timedelta(minutes=minutes)
        evening.add(booking(number, status=Status.CONFIRMED, due_at=None, starts_at=start))
    page = maria.get("/me").text
    assert page.index('id="who-2"') < page.index('id="who-1"')


def test_the_page_follows_the_evening(evening: Evening, maria: TestClient) -> None:
    """A new request changes the version that the page asks for; without scripts the page loads again."""
    before = maria.get("/me/state").text
    assert 'content="15; url=/me"' in maria.get("/me").text
    evening.add(booking(2))
    assert maria.get("/me/state").text != before


def test_nobody_elses_requests_are_listed(evening: Evening, omar: TestClient) -> None:
    """A professional sees their own bookings only."""
    evening.add(booking(2, professional=OMAR, reference="OMARS-1"))
    page = omar.get("/me").text
    assert "1 request waiting" in page
    assert 'id="who-1"' not in page


def test_a_signed_out_phone_is_asked_to_sign_in(phone: TestClient) -> None:
    """Without signing in there is no list, and its version is refused."""
    assert phone.get("/me").headers["location"] == "/sign-in?next=/me"
    assert phone.get("/me/state").status_code == 403


@pytest.mark.parametrize("back", ["https://evil.test/", "//evil.test", "/b/../x", "/me/state", "/b/A?x=//evil.test"])
def test_an_answer_never_leads_elsewhere(maria: TestClient, back: str) -> None:
    """A forged way back ends on the professional's own page."""
    assert maria.post("/me/bookings/1/confirm", data={"back": back}).headers["location"] == "/me?answered=1"

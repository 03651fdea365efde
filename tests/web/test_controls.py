"""What a professional changes about their evening, and what a student does when it did not work out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.booking import Slot
from kiosk.booking.status import Party, Status, Via
from kiosk.matching.shortlist import Match
from kiosk.people import Reason
from kiosk.services.answers import FoundMatch, NextBest
from tests.web.fakes import CODES, EVENT, OMAR, Evening, booking

TICKET = f"/b/{CODES[1]}"
LATER = EVENT.starts_at + timedelta(minutes=90)
SLOT = Slot(id=7, professional_id="D0001", starts_at=LATER, ends_at=LATER + timedelta(minutes=15), table="4")


@pytest.mark.parametrize(
    ("path", "value", "change"),
    [
        ("/me/here", "no", ("present", False)),
        ("/me/here", "yes", ("present", True)),
        ("/me/pause", "yes", ("paused", True)),
        ("/me/leaving", LATER.isoformat(), ("leaving_at", LATER)),
        ("/me/leaving", "", ("staying", True)),
        ("/me/cap", "4", ("capacity", 4)),
        ("/me/cap", "", ("as_roster", True)),
    ],
)
def test_one_thing_changes_at_a_time(
    evening: Evening, maria: TestClient, path: str, value: str, change: tuple[str, object]
) -> None:
    """Here, pause, leaving and the cap are one post each, by the professional, from the phone."""
    answer = maria.post(path, data={"value": value})
    assert (answer.status_code, answer.headers["location"]) == (303, "/me#controls")
    form = evening.changes[0]
    assert (form.professional_id, form.party, form.via) == ("D0001", Party.PROFESSIONAL, Via.PHONE)
    assert getattr(form, change[0]) == change[1]


@pytest.mark.parametrize(
    ("path", "value"),
    [("/me/here", "perhaps"), ("/me/leaving", "soon"), ("/me/cap", "-1"), ("/me/cap", "٣"), ("/me/cap", "100")],
)
def test_what_cannot_be_changes_nothing(evening: Evening, maria: TestClient, path: str, value: str) -> None:
    """A value that no form of ours sends is refused."""
    assert maria.post(path, data={"value": value}).status_code == 400
    assert evening.changes == []


def test_the_evening_says_how_it_stands_and_a_stranger_changes_nothing(
    evening: Evening, maria: TestClient, phone: TestClient
) -> None:
    """The controls stand on the page of a signed-in phone; another phone is asked to sign in."""
    assert "here · taking requests · until your hours end" in maria.get("/me").text
    assert phone.post("/me/pause", data={"value": "yes"}).headers["location"] == "/sign-in?next=/me"
    assert evening.changes == []
    evening.now = EVENT.ends_at
    assert 'id="controls"' not in maria.get("/me").text


def test_what_stays_booked_after_leaving_is_seen_at_once(evening: Evening, maria: TestClient) -> None:
    """The controls are folded away, but open where somebody leaves before a meeting of theirs."""
    assert '<details class="fold" id="controls">' in maria.get("/me").text
    evening.standing = replace(evening.standing, leaving_at=SLOT.starts_at, after_leaving=(booking(3),))
    assert '<details class="fold" id="controls" open>' in maria.get("/me").text


def test_leaving_is_offered_within_ones_own_hours_only(evening: Evening, maria: TestClient) -> None:
    """Whoever's last slot ends at eight is offered no time to leave at or after it."""
    page = maria.get("/me").text
    times = page.partition('id="leaving"')[2].partition("</select>")[0]
    last = EVENT.starts_at + timedelta(hours=2)
    assert (last - timedelta(minutes=EVENT.slot_minutes)).isoformat() in times
    assert last.isoformat() not in times
    evening.standing = replace(evening.standing, last=None)
    assert "<option" in maria.get("/me").text
    assert EVENT.starts_at.strftime("%Y-%m") not in maria.get("/me").text.partition('id="leaving"')[2]


def test_another_time_is_proposed_with_a_tap(evening: Evening, maria: TestClient, omar: TestClient) -> None:
    """The request leads to the times that both have free; one of them is proposed, by its professional only."""
    evening.times = (SLOT,)
    assert 'href="/me/bookings/1/times"' in maria.get("/me").text
    assert "19:30, Table 4" in maria.get("/me/bookings/1/times").text
    assert omar.get("/me/bookings/1/times").status_code == 404
    assert omar.post("/me/bookings/1/counter", data={"value": LATER.isoformat()}).status_code == 404
    assert maria.post("/me/bookings/1/counter", data={"value": "19:30"}).status_code == 400
    assert maria.post("/me/bookings/1/counter", data={"value": LATER.isoformat()}).status_code == 303
    assert evening.moves == [(1, Status.COUNTERED, Party.PROFESSIONAL, Via.PHONE)]


def test_a_time_that_went_meanwhile_leads_to_the_others(evening: Evening, maria: TestClient) -> None:
    """Who taps a time that somebody else has just taken sees what is left and why."""
    answer = maria.post("/me/bookings/1/counter", data={"value": LATER.isoformat()})
    assert answer.status_code == 409
    assert "no other time that both of you have free" in answer.text


def test_a_mistaken_tap_is_taken_back(evening: Evening, maria: TestClient) -> None:
    """Declined by mistake: the page says what was done and offers to take it back, for as long as the rules do."""
    done = maria.post("/me/bookings/1/decline", data={"back": "/me"})
    assert "Take it back" not in maria.get(done.headers["location"]).text
    evening.regrets.add((1, Party.PROFESSIONAL))
    page = maria.get(done.headers["location"]).text
    assert "Declined. Ada Lovelace is told kindly" in page
    assert "Take it back" in page
    assert maria.post("/me/bookings/1/take-back").status_code == 303
    assert evening.bookings[1].status is Status.REQUESTED


def test_the_next_best_is_one_tap_away(evening: Evening, phone: TestClient) -> None:
    """A declined student sees who fits next best, why and when, asks with one tap, and has a ticket for it."""
    found = FoundMatch(
        Match("D0002", 80.0, "good", (Reason("crisis", "Press work", "specialties", "related"),)), OMAR, 3, SLOT
    )
    evening.next = NextBest(found, SLOT)
    assert "Next best" not in phone.get(TICKET).text
    evening.add(booking(1, status=Status.DECLINED, due_at=None))
    page = phone.get(TICKET).text
    for words in ("Next best for you", "Omar Haddad", "They offer Press work", "Ask them for 19:30"):
        assert words in page
    form = {"professional": "D0002", "starts_at": LATER.isoformat()}
    answer = phone.post(f"{TICKET}/next", data=form)
    new = answer.headers["location"]
    assert new.startswith("/b/")
    assert new != TICKET
    assert phone.get(new).status_code == 200
    assert evening.moves[-1][1:] == (Status.REQUESTED, Party.STUDENT, Via.PHONE)
    phone.post(f"{TICKET}/next", data=form)
    assert evening.instead[0].key == evening.instead[1].key
    assert evening.instead[0].code == evening.instead[1].code
    del CODES[2], CODES[3]
    CODES.update({2: "B" * 26, 3: "C" * 26})


def test_a_new_time_is_shown_though_the_request_for_it_has_to_wait(evening: Evening, phone: TestClient) -> None:
    """The old time is given up with the new one: whoever is not shown the new ticket would have none."""
    found = FoundMatch(Match("D0002", 80.0, "good", ()), OMAR, 3, SLOT)
    evening.next = NextBest(found, SLOT)
    evening.add(booking(1, status=Status.COUNTERED, proposed_at=LATER))
    evening.busy.add("move_booking")
    answer = phone.post(f"{TICKET}/next", data={"professional": "D0002", "starts_at": LATER.isoformat()})
    assert answer.headers["location"] not in (TICKET, f"{TICKET}?lost=1")
    assert evening.bookings[2].status is Status.HELD
    assert 'id="keep"' in phone.get(answer.headers["location"]).text
    del CODES[2]
    CODES[2] = "B" * 26


@pytest.mark.parametrize(("way", "asked"), [("next", "hold_instead"), ("first", "keep_first_time")])
def test_a_busy_database_has_lost_nobody_a_time(evening: Evening, phone: TestClient, way: str, asked: str) -> None:
    """What was not even tried is not said to have gone to somebody else: the page asks to try again."""
    evening.add(booking(1, status=Status.COUNTERED, proposed_at=LATER))
    evening.busy.add(asked)
    form = {"professional": "D0002", "starts_at": LATER.isoformat()}
    assert phone.post(f"{TICKET}/{way}", data=form).status_code == 503


def test_a_student_with_an_open_booking_asks_nobody_instead(evening: Evening, phone: TestClient) -> None:
    """The way to the next one is for bookings that came to nothing."""
    form = {"professional": "D0002", "starts_at": LATER.isoformat()}
    assert phone.post(f"{TICKET}/next", data=form).headers["location"] == TICKET
    assert evening.instead == []
    assert phone.post(f"{TICKET}/next", data={"professional": "D0002"}).status_code == 400


def test_a_cancellation_is_taken_back_for_a_minute(evening: Evening, phone: TestClient) -> None:
    """A student who cancelled by mistake gets the request back; later the button is gone and does nothing."""
    evening.add(booking(1, status=Status.CANCELLED, due_at=None))
    assert "Take it back" not in phone.get(TICKET).text
    phone.post(f"{TICKET}/take-back")
    assert not evening.bookings[1].is_open
    evening.regrets.add((1, Party.STUDENT))
    assert "Take it back" in phone.get(TICKET).text
    phone.post(f"{TICKET}/take-back")
    assert evening.bookings[1].status is Status.REQUESTED

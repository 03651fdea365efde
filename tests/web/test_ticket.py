"""The student's ticket."""

from dataclasses import replace
from datetime import timedelta

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from kiosk.booking.status import Party, Status, Via
from kiosk.people import RequestCard
from tests.web.fakes import CODES, EVENT, MARIA, OMAR, Evening, booking

TICKET = f"/b/{CODES[1]}"


def set_status(evening: Evening, status: Status) -> None:
    """Put the booking into a status without going through the rules."""
    due = evening.now + timedelta(minutes=15) if status in (Status.HELD, Status.REQUESTED) else None
    evening.bookings[1] = replace(evening.bookings[1], status=status, due_at=due)


def test_a_ticket_says_who_when_where_and_what_to_ask(phone: TestClient) -> None:
    """A student reads everything they need on one page."""
    page = phone.get(TICKET).text
    for words in ("María-José Quintanilla", "18:45", "Table 4", "in 23 minutes", "K7QD-1M", "Waiting for an answer"):
        assert words in page
    assert "Harbor &amp; Vane Communications" in page
    assert "You are curious about “crisis comunications”. They offer Crisis communications." in page
    assert "How is a crisis account staffed" in page
    assert "How do you decide what to say in the first hour" in page


def test_a_ticket_shows_first_name_and_initial_and_no_address(phone: TestClient) -> None:
    """Somebody who looks over a shoulder learns neither a family name nor an e-mail address."""
    page = phone.get(TICKET).text
    assert "Ada L." in page
    for private in ("Lovelace", "ada@example.edu", "maria@example.com"):
        assert private not in page


def test_a_code_is_read_in_any_letter_case(phone: TestClient) -> None:
    """A code reader that changes the case of an address still opens the ticket."""
    assert phone.get(f"/B/{CODES[1].lower()}").status_code == 200
    assert phone.get(f"/b/{CODES[1]}/Interview.ICS").status_code == 200


@pytest.mark.parametrize("status", list(Status))
def test_a_ticket_reads_in_every_status(evening: Evening, phone: TestClient, status: Status) -> None:
    """Whatever happened to a booking, its ticket says it in words."""
    set_status(evening, status)
    answer = phone.get(TICKET)
    assert answer.status_code == 200
    assert f'class="ticket {status.value}"' in answer.text


def test_with_no_time_left_to_wait_the_ticket_sends_to_the_table(evening: Evening, phone: TestClient) -> None:
    """A minute before the start an unanswered ticket names no deadline, but says to go there."""
    set_status(evening, Status.REQUESTED)
    before = phone.get(TICKET).text
    evening.now = evening.bookings[1].starts_at - timedelta(minutes=1)
    page = phone.get(TICKET).text
    assert "Go there now" in page
    assert "Go there now" not in before
    assert "can answer until" in before
    assert "can answer until" not in page


def test_opening_a_ticket_changes_nothing(evening: Evening, phone: TestClient) -> None:
    """A preview that fetches every link of a ticket sends, cancels and confirms nothing."""
    set_status(evening, Status.HELD)
    for path in (TICKET, f"{TICKET}/state", f"{TICKET}/interview.ics"):
        assert phone.get(path).status_code == 200
    for path in (f"{TICKET}/keep", f"{TICKET}/cancel"):
        assert phone.get(path).status_code == 405
    assert evening.moves == []


def test_keep_sends_the_request(evening: Evening, phone: TestClient) -> None:
    """A student who walked off with the code on their phone sends the request from there."""
    set_status(evening, Status.HELD)
    assert "Send the request" in phone.get(TICKET).text
    answer = phone.post(f"{TICKET}/keep")
    assert (answer.status_code, answer.headers["location"]) == (303, TICKET)
    assert evening.moves == [(1, Status.REQUESTED, Party.STUDENT, Via.PHONE)]
    assert "Send the request" not in phone.get(TICKET).text


def test_cancel_frees_the_time(evening: Evening, phone: TestClient) -> None:
    """A student calls it off on their phone, and pressing twice is harmless."""
    for _ in range(2):
        assert phone.post(f"{TICKET}/cancel").status_code == 303
    assert evening.moves == [(1, Status.CANCELLED, Party.STUDENT, Via.PHONE)]
    assert "Cancelled" in phone.get(TICKET).text


def test_a_ticket_says_that_it_is_time_and_then_asks_how_it_was(evening: Evening, phone: TestClient) -> None:
    """While it is on, who and where come before how it was; once it is over nobody is "expecting you" any more."""
    set_status(evening, Status.CONFIRMED)
    booked = evening.bookings[1]
    evening.now = booked.starts_at
    running = phone.get(TICKET).text
    assert "It is time" in running
    assert running.index("Table 4") < running.index("Useful")
    evening.now = booked.ends_at
    over = phone.get(TICKET).text
    assert "is expecting you" not in over
    assert over.index("How was it?") < over.index("Useful") < over.index("Table 4")


def test_cancel_after_the_meeting_changes_nothing(evening: Evening, phone: TestClient) -> None:
    """What took place cannot be cancelled afterwards."""
    set_status(evening, Status.MET)
    assert phone.post(f"{TICKET}/cancel").status_code == 303
    assert evening.moves == []


def test_a_meeting_on_another_day_says_how_the_two_meet(evening: Evening, phone: TestClient) -> None:
    """No table is kept outside the event: the ticket says so, and leads to the professional who shares an address."""
    start = EVENT.ends_at + timedelta(days=2)
    apart = {"starts_at": start, "ends_at": start + timedelta(minutes=30), "table": "", "due_at": None}
    sharing = replace(MARIA, share_contact=True)
    evening.add(booking(1, status=Status.CONFIRMED, professional=sharing, **apart))
    page = phone.get(TICKET).text
    assert "Agree beforehand how you meet" in page
    assert "Be there a minute early" not in page
    assert 'id="agree" href="mailto:maria@example.com?subject=' in page
    evening.add(booking(1, status=Status.CONFIRMED, **apart))
    closed = phone.get(TICKET).text
    assert "maria@example.com" not in closed
    assert "ask orga@example.org" in closed
    evening.add(booking(1, status=Status.REQUESTED, professional=sharing, **apart))
    assert "mailto:" not in phone.get(TICKET).text
    evening.add(booking(1, status=Status.CONFIRMED, professional=sharing, due_at=None))
    assert "How you meet" not in phone.get(TICKET).text


def test_the_next_day_there_is_nothing_to_prepare_or_cancel(evening: Evening, phone: TestClient) -> None:
    """Nobody said how it was: the ticket asks that, and no longer offers questions, or to cancel what is over."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    assert 'id="cancel"' in phone.get(TICKET).text
    assert 'class="questions"' in phone.get(TICKET).text
    evening.now = booking(1).ends_at
    page = phone.get(TICKET).text
    assert "How was it?" in page
    assert 'id="cancel"' not in page
    assert 'class="questions"' not in page


def test_a_student_cannot_confirm_with_the_booking_code(evening: Evening, phone: TestClient) -> None:
    """Who holds the booking code is sent to sign in and confirms nothing."""
    answer = phone.post("/me/bookings/1/confirm")
    assert answer.headers["location"].startswith("/sign-in")
    assert phone.post(f"{TICKET}/confirm").status_code == 404
    assert evening.bookings[1].status is Status.REQUESTED


def test_all_bookings_of_the_visit_stand_on_one_ticket(evening: Evening, phone: TestClient) -> None:
    """A student with two bookings sees both, but nobody else's and no code of the other."""
    evening.add(booking(2, professional=OMAR, starts_at=evening.bookings[1].ends_at))
    evening.add(booking(3, reference="OTHER-1"), visit="visit-2")
    page = phone.get(TICKET).text
    assert "Omar Haddad" in page
    assert "OTHER-1" not in page
    assert CODES[2] not in page


def test_an_unknown_code_looks_like_any_wrong_address(phone: TestClient) -> None:
    """Nobody learns from the answer whether a code ever existed."""
    assert phone.get(f"/b/{CODES[4]}").text == phone.get("/b/nothing").text == phone.get("/nothing/here").text


def test_a_waiting_ticket_renews_itself_without_scripts(evening: Evening, phone: TestClient) -> None:
    """With JavaScript off the page loads again by itself until the answer is final."""
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in phone.get(TICKET).text
    set_status(evening, Status.DECLINED)
    assert "refresh" not in phone.get(TICKET).text


def test_the_version_changes_with_what_is_shown(evening: Evening, phone: TestClient) -> None:
    """A script that asks for the version learns of a confirmation at once and of nothing else."""
    before = phone.get(f"{TICKET}/state").text
    assert before == phone.get(f"{TICKET}/state").text
    assert f'data-version="{before}"' in phone.get(TICKET).text
    evening.move_booking(1, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")
    assert phone.get(f"{TICKET}/state").text != before
    assert f'data-version="{before}"' not in phone.get(TICKET).text


def test_a_booking_that_is_gone_is_gone_for_its_phone(evening: Evening, phone: TestClient) -> None:
    """After a purge the phone that still asks for news gets what any wrong code gets."""
    assert phone.get(f"{TICKET}/state").status_code == 200
    evening.bookings.clear()
    assert [phone.get(f"{TICKET}/state").status_code for _ in range(2)] == [404, 404]


def test_the_countdown_is_news_too(evening: Evening, phone: TestClient) -> None:
    """A ticket that counts minutes changes every minute, and one that counts hours does not."""
    before = phone.get(f"{TICKET}/state").text
    evening.now += timedelta(minutes=1)
    assert phone.get(f"{TICKET}/state").text != before
    evening.now -= timedelta(hours=7, minutes=11)
    early = phone.get(f"{TICKET}/state").text
    evening.now += timedelta(minutes=1)
    assert phone.get(f"{TICKET}/state").text == early


def test_the_calendar_file_is_a_calendar(evening: Evening, phone: TestClient) -> None:
    """A phone's calendar opens the entry, and takes it out again once it was cancelled."""
    answer = phone.get(f"{TICKET}/interview.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    set_status(evening, Status.CANCELLED)
    assert phone.get(f"{TICKET}/interview.ics").headers["content-type"].endswith("method=CANCEL")


def test_calendar_links_are_filled_in(phone: TestClient) -> None:
    """Google's and Outlook's forms open with name, time and table."""
    page = phone.get(TICKET).text
    assert "dates=20261203T174500Z%2F20261203T180000Z" in page
    assert "startdt=2026-12-03T17%3A45%3A00Z" in page
    assert "Table%204%2C%20PR%20Night%20Madrid" in page


def test_a_thank_you_begins_with_what_they_talked_about(evening: Evening, phone: TestClient) -> None:
    """After the meeting one tap begins an e-mail; the address is in it only where the professional agreed."""
    assert "mailto:" not in phone.get(TICKET).text
    set_status(evening, Status.MET)
    page = phone.get(TICKET).text
    assert "mailto:?subject=Thank%20you" in page
    assert "Crisis%20communications" in page
    assert "maria@example.com" not in page
    agreed = replace(evening.bookings[1].professional, share_contact=True)
    evening.bookings[1] = replace(evening.bookings[1], professional=agreed)
    assert "mailto:maria@example.com?subject=" in phone.get(TICKET).text


HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7919*7919 }}",
    "\"'><img src=x onerror=alert(1)>",
    "[@click=app.quit]",
    "{name}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_and_questions_are_only_text(
    evening: Evening, phone: TestClient, maria: TestClient, text: str
) -> None:
    """Whatever somebody typed as a name or question is shown as typed and does nothing."""
    professional = replace(evening.bookings[1].professional, name=text, company=text)
    card = RequestCard(student=text, year=text, question=text)
    evening.bookings[1] = replace(evening.bookings[1], professional=professional, card=card, table=text)
    evening.questions = (text,)
    for page in (phone.get(TICKET).text, maria.get("/me").text, maria.get(TICKET).text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "62710561" not in page
        assert escape(text) in page

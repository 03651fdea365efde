"""Afterwards: met or not, and the contacts that both sides agreed to share."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

from starlette.testclient import TestClient

from kiosk.booking.status import Party, Status, Via
from tests.web.fakes import CODES, MARIA, Evening, booking

TICKET = f"/b/{CODES[1]}"


def test_a_student_says_that_they_met_once_the_time_has_come(evening: Evening, phone: TestClient) -> None:
    """Nobody has met before the meeting began; afterwards one tap says so."""
    evening.add(booking(1, status=Status.CONFIRMED, due_at=None))
    assert "How was it?" not in phone.get(TICKET).text
    phone.post(f"{TICKET}/met")
    assert evening.moves == []
    evening.now += timedelta(minutes=40)
    assert "How was it?" in phone.get(TICKET).text
    assert phone.post(f"{TICKET}/met").status_code == 303
    assert evening.moves == [(1, Status.MET, Party.STUDENT, Via.PHONE)]


def test_a_student_takes_the_other_time_that_was_proposed(evening: Evening, phone: TestClient) -> None:
    """One tap on the ticket accepts it; a request that nobody countered is never confirmed that way."""
    phone.post(f"{TICKET}/accept")
    assert evening.bookings[1].status is Status.REQUESTED
    proposed = evening.now + timedelta(hours=1)
    evening.add(booking(1, status=Status.COUNTERED, proposed_at=proposed))
    assert "Take 19:22" in phone.get(TICKET).text
    assert phone.post(f"{TICKET}/accept").status_code == 303
    assert evening.moves == [(1, Status.CONFIRMED, Party.STUDENT, Via.PHONE)]


def test_a_student_keeps_the_contact_of_a_professional_who_agreed(evening: Evening, phone: TestClient) -> None:
    """The file is there after they met and only where it is shared; before it is like a page that never was."""
    for sharing, status, answer in (
        (True, Status.CONFIRMED, 404),
        (False, Status.MET, 404),
        (True, Status.MET, 200),
    ):
        evening.add(booking(1, status=status, due_at=None, professional=replace(MARIA, share_contact=sharing)))
        assert phone.get(f"{TICKET}/contact.vcf").status_code == answer
        assert ("contact.vcf" in phone.get(TICKET).text) is (answer == 200)
    assert "maria@example.com" in phone.get(f"{TICKET}/contact.vcf").text


def test_a_professional_takes_along_whom_they_met(evening: Evening, maria: TestClient, phone: TestClient) -> None:
    """As contacts or as a table; a phone that is not signed in is asked to sign in."""
    assert "whom I met" not in maria.get("/me").text
    evening.add(booking(1, status=Status.MET, due_at=None))
    hostile = replace(booking(1).card, student="=cmd|' /C calc'!A0", email="")
    evening.add(booking(2, status=Status.MET, due_at=None, card=hostile))
    evening.add(booking(3, status=Status.NO_SHOW, due_at=None))
    assert "Whom I met" in maria.get("/me").text
    assert maria.get("/me/contacts.vcf").text.count("BEGIN:VCARD") == 2
    rows = list(csv.DictReader(io.StringIO(maria.get("/me/contacts.csv").content.decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Ada Lovelace", "'=cmd|' /C calc'!A0"]
    assert [row["email"] for row in rows] == ["ada@example.edu", ""]
    for path in ("/me/contacts.vcf", "/me/contacts.csv"):
        assert phone.get(path).headers["location"] == "/sign-in?next=/me"


def test_another_day_leads_to_their_own_booking_page(evening: Evening, phone: TestClient) -> None:
    """When nothing came of tonight, a known booking page is one tap away; an address of anybody else is not."""
    for url, linked in (("https://calendly.com/maria", True), ("https://evil.example/calendly.com", False)):
        professional = replace(MARIA, booking_url=url)
        evening.add(booking(1, professional=professional))
        assert url not in phone.get(TICKET).text
        evening.add(booking(1, professional=professional, status=Status.DECLINED, due_at=None))
        assert (f'href="{url}"' in phone.get(TICKET).text) is linked
        assert "mailto:" not in phone.get(TICKET).text
    sharing = replace(MARIA, share_contact=True)
    evening.add(booking(1, professional=sharing, status=Status.EXPIRED, due_at=None))
    assert "mailto:maria@example.com?subject=Another" in phone.get(TICKET).text

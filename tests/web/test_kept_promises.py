"""What became of a booking, on phones with the real services and both databases: other times, leaving, writing."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import compose
from kiosk.database import Database
from kiosk.people import Professional, Visit
from kiosk.services.bundle import Services
from kiosk.services.forms import EveningForm
from kiosk.web.app import create_app
from tests.services.evening import OPENS, PEOPLE, Evening, a_visit, begin

HOME = "http://kiosk.test:8765"
FIRST, OTHER = OPENS, OPENS + timedelta(minutes=30)
DAN = Professional(id="dan", name="Dan Ito", company="Hai", specialties=("crisis",), table="3")
"""He offers what Ana offers."""


@dataclass
class House:
    """The pages of an evening."""

    evening: Evening
    services: Services

    def phone(self) -> TestClient:
        """Return a phone: it has its own cookies and follows no address by itself."""
        app = create_app(self.services, secure=False, clock=self.evening.clock, instance_id="test")
        return TestClient(app, base_url=HOME, headers={"Origin": HOME}, follow_redirects=False)

    def book(self, visit: Visit | None = None, minutes: int = 0) -> tuple[Booking, str]:
        """A student books Ana at a kiosk and goes; return the booking and the ticket's address."""
        form = self.evening.form("ana", minutes, visit or a_visit(email="ada@example.org"))
        held = self.services.hold_slot(form)
        asked = self.services.move_booking(held.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, "door")
        return asked, f"/b/{form.code}"

    def ana(self) -> TestClient:
        """Return Ana's phone, signed in."""
        phone = self.phone()
        (badge,) = self.services.make_badges(["ana"])[:1]
        assert phone.post(f"/p/{badge.secret}").status_code == 303
        return phone

    def propose(self, booking: Booking) -> None:
        """Ana proposes 18:30 on her phone."""
        path = f"/me/bookings/{booking.id}/counter"
        assert self.ana().post(path, data={"value": OTHER.isoformat()}).status_code == 303

    def leave(self) -> None:
        """The desk lets Ana leave now."""
        form = EveningForm(professional_id="ana", party=Party.ORGANIZER, via=Via.DESK, leaving_at=self.evening.now)
        self.services.change_evening(form)

    def now(self, booking: Booking) -> Booking:
        """Return a booking as it stands."""
        return self.services.show_booking(booking.id)


@pytest.fixture
def house(database: Database) -> House:
    """The evening with Dan on its roster."""
    evening = begin(database)
    services = compose(database, evening.clock)
    services.import_roster((*PEOPLE, DAN), False, False)
    return House(evening, services)


def offer_of(page: str) -> dict[str, str]:
    """Return the fields of the form that asks who fits next best."""
    return dict(re.findall(r'type="hidden" name="(professional|starts_at)" value="([^"]*)"', page))


def test_the_first_time_is_kept_on_the_ticket(house: House) -> None:
    """Three ways stand on the ticket; the first time is kept with one tap, and Ana's phone says so and confirms."""
    booking, ticket = house.book()
    house.propose(booking)
    phone = house.phone()
    page = phone.get(ticket).text
    assert "Take 18:30" in page
    assert "Keep my first time, 18:00" in page
    assert "Dan Ito" in page
    before = phone.get(f"{ticket}/state").text
    assert phone.post(f"{ticket}/first").headers["location"] == ticket
    assert phone.post(f"{ticket}/first").headers["location"] == ticket  # tapped twice
    assert (house.now(booking).status, house.now(booking).starts_at) == (Status.REQUESTED, FIRST)
    assert phone.get(f"{ticket}/state").text != before
    assert "asked whether your first time suits after all" in phone.get(ticket).text
    ana = house.ana()
    page = ana.get("/me").text
    assert "You proposed another time; Ada Lovelace asks to keep this one." in page
    assert "/times" not in page
    assert ana.post(f"/me/bookings/{booking.id}/counter", data={"value": OTHER.isoformat()}).status_code == 409
    assert ana.post(f"/me/bookings/{booking.id}/confirm").status_code == 303
    assert (house.now(booking).status, house.now(booking).starts_at) == (Status.CONFIRMED, FIRST)


def test_a_first_time_that_went_is_said_and_nothing_is_lost(house: House) -> None:
    """Somebody else took 18:00 between the page and the tap: a sentence says so, 18:30 is still there to take."""
    booking, ticket = house.book()
    house.propose(booking)
    phone = house.phone()
    assert "Keep my first time" in phone.get(ticket).text
    house.book(a_visit("Grace"))
    answer = phone.post(f"{ticket}/first")
    page = phone.get(answer.headers["location"]).text
    assert "That time has just gone to somebody else" in page
    assert "Your first time cannot be had any more." in page
    assert "Keep my first time" not in page
    assert phone.post(f"{ticket}/accept").status_code == 303
    assert (house.now(booking).status, house.now(booking).starts_at) == (Status.CONFIRMED, OTHER)


def test_looking_for_another_calls_the_proposal_off(house: House) -> None:
    """None of the two times suits: one tap asks Dan, and Ana has both of her times back."""
    booking, ticket = house.book()
    house.propose(booking)
    phone = house.phone()
    fields = offer_of(phone.get(ticket).text)
    answer = phone.post(f"{ticket}/next", data=fields)
    assert "Dan Ito" in phone.get(answer.headers["location"]).text
    assert house.now(booking).status is Status.CANCELLED
    assert phone.post(f"{ticket}/next", data=fields).headers["location"] == answer.headers["location"]
    assert len(house.services.list_visit_bookings(booking.id)) == 2


@pytest.mark.parametrize("called_off", [True, False])
def test_who_had_to_leave_is_said_with_the_next_step(house: House, called_off: bool) -> None:
    """Ana leaves: ticket and live status say it, whether or not the desk calls off, and Dan is one tap away."""
    booking, ticket = house.book(minutes=30)
    confirmed = house.services.move_booking(booking.id, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")
    phone = house.phone()
    before = phone.get(f"{ticket}/state").text
    house.leave()
    if called_off:
        house.services.move_booking(booking.id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, "desk")
    assert phone.get(f"{ticket}/state").text != before
    page = phone.get(ticket).text
    assert "Ana Ruiz had to leave" in page
    assert "Confirmed" not in page
    assert "/accept" not in page
    answer = phone.post(f"{ticket}/next", data=offer_of(page))
    assert "Dan Ito" in phone.get(answer.headers["location"]).text
    assert house.now(confirmed).status is Status.CANCELLED
    others = phone.get(answer.headers["location"]).text.partition('class="others"')[2]
    assert "Ana Ruiz" in others


def test_the_students_own_cancellation_has_no_other_reason(house: House) -> None:
    """Ada cancels and Ana leaves later: her ticket says cancelled, not that Ana left."""
    booking, ticket = house.book(minutes=30)
    assert house.phone().post(f"{ticket}/cancel").status_code == 303
    house.leave()
    page = house.phone().get(ticket).text
    assert "Cancelled" in page
    assert "had to leave" not in page
    assert house.now(booking).status is Status.CANCELLED


def test_next_best_that_went_is_said(house: House) -> None:
    """Dan's time goes between the page and the tap: that is said, and his next time is offered."""
    booking, ticket = house.book()
    house.services.move_booking(booking.id, Status.DECLINED, Party.PROFESSIONAL, Via.PHONE, "")
    phone = house.phone()
    fields = offer_of(phone.get(ticket).text)
    house.services.hold_slot(house.evening.form("dan", visit=a_visit("Grace")))
    page = phone.get(phone.post(f"{ticket}/next", data=fields).headers["location"]).text
    assert "That time has just gone to somebody else" in page
    assert offer_of(page)["starts_at"] != fields["starts_at"]


def test_the_professional_reaches_a_student_who_gave_an_address(house: House) -> None:
    """Before the yes no address is shown, after it one tap writes to Ada; on her own page of the ticket too."""
    booking, ticket = house.book(minutes=30)
    ana = house.ana()
    assert "ada@example.org" not in ana.get("/me").text
    assert "ada@example.org" not in ana.get(ticket).text
    ana.post(f"/me/bookings/{booking.id}/confirm")
    for page in (ana.get("/me").text, ana.get(ticket).text):
        assert 'href="mailto:ada@example.org?subject=Our%20informational%20interview%2C%20Thu%203%20Dec' in page
    assert "ada@example.org" not in house.phone().get(ticket).text
    house.phone().post(f"{ticket}/cancel")
    assert "ada@example.org" not in ana.get("/me").text


def test_without_an_address_the_desk_passes_a_message_on(house: House) -> None:
    """Grace gave no address: after the yes the page names the desk and her reference, and nothing before it."""
    booking, _ = house.book(a_visit("Grace Hopper"), minutes=30)
    ana = house.ana()
    assert "passes a message on" not in ana.get("/me").text
    ana.post(f"/me/bookings/{booking.id}/confirm")
    assert f"organizer&#39;s desk passes a message on ({booking.reference})" in ana.get("/me").text

"""Meetings on another day."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.booking.later import booking_link, later_mail
from kiosk.people import NetworkingEvent, Professional

START = datetime(2026, 12, 3, 17, tzinfo=UTC)
EVENT = NetworkingEvent(
    id=1, name="PR & Night", starts_at=START, ends_at=START + timedelta(hours=3), time_zone="Europe/Madrid"
)


@pytest.mark.parametrize(
    "url", ["https://calendly.com/maria/20min", "https://cal.com/maria?x=1", "https://team.cal.com/m"]
)
def test_a_booking_page_is_linked_as_it_was_given(url: str) -> None:
    """The well-known services are linked, and nothing is put into the address."""
    assert booking_link(Professional(id="1", name="M", booking_url=f" {url} ")) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://calendly.com/maria",
        "javascript:alert(1)//calendly.com",
        "https://calendly.com.evil.example/m",
        "https://evilcalendly.com/m",
        "https://calendly.com@evil.example/m",
        "https://calendly.com:8443/m",
        "https://me:pw@calendly.com/m",
        "https://calendly.com/\u202em",
        "https://calendly.com/a b",
        "https://[calendly.com/m",
        "https://calendly.com/" + "m" * 500,
        "calendly.com/maria",
    ],
)
def test_what_is_no_known_booking_page_is_not_linked(url: str) -> None:
    """An address that a roster row smuggles in leads nobody anywhere."""
    assert booking_link(Professional(id="1", name="M", booking_url=url)) == ""


def test_a_mail_begins_with_its_subject_and_only_where_the_address_is_shared() -> None:
    """The student writes the text; who did not agree is not written to."""
    shared = Professional(id="1", name="M", email="m+pr@example.com", share_contact=True)
    assert later_mail(shared, EVENT) == ("mailto:m%2Bpr@example.com?subject=Another%20day%3F%20PR%20%26%20Night")
    assert later_mail(Professional(id="1", name="M", email="m@example.com"), EVENT) == ""

"""The whole evening once more in Firefox: what Chromium forgives, another browser may not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from tests.conftest import need
from tests.web.marionette import FIREFOX, Firefox
from tests.web.test_whole_evening import Clock, Screen, fetched, pages, set_up

pytestmark = [pytest.mark.browser, pytest.mark.soak]

SIDEWAYS = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOW = """
return [...document.querySelectorAll('button, summary, .button, select, textarea, input:not([type=hidden])')]
  .filter((part) => part.getClientRects().length && part.getBoundingClientRect().height < 43.9)
  .map((part) => part.outerHTML);
"""


def look(phone: Firefox) -> None:
    """Nothing runs off the side and what is tapped is 44 pixels high, here too."""
    assert phone.run(SIDEWAYS) <= 0, phone.address
    assert phone.run(LOW) == [], phone.address
    assert "None" not in phone.text("main"), phone.address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_whole_evening_in_firefox(tmp_path: Path, scripts: bool) -> None:
    """One kiosk and two phones with Firefox, from the scan to "forget me", with scripts and without."""
    need(FIREFOX, "Firefox")
    clock = Clock()
    with (
        open_kiosk(data_dir=tmp_path / "house", clock=clock) as kiosk,
        Firefox(tmp_path / "student", scripts=scripts) as student,
        Firefox(tmp_path / "professional", scripts=scripts, dark=True) as professional,
    ):
        secrets = set_up(kiosk)
        with pages(kiosk, clock) as house:
            screen = Screen(kiosk.settings.database_address, house)
            try:
                shown = screen.wait(screen="CodeScreen", says="http")
                meet(kiosk, house, shown["says"], secrets, (student, professional))
                screen.wait(screen="CodeScreen", status="confirmed")
            finally:
                screen.close()
            booking = kiosk.services.show_booking(shown["booking"])
            plan(professional, house, booking.id)
            clock.ahead = booking.starts_at - datetime.now(UTC) + timedelta(minutes=2)
            part(student, professional, house, booking.id)
        assert kiosk.services.show_booking(booking.id).status is Status.MET


def meet(kiosk: Kiosk, house: str, address: str, secrets: dict[str, str], hands: tuple[Firefox, Firefox]) -> None:
    """Keep the request on one phone, sign the other in, scan the ticket with it, confirm; both show it."""
    student, professional = hands
    student.goto(address)
    look(student)
    student.click("#keep")
    student.wait_for(".ticket.requested")
    booking = kiosk.services.open_ticket(address.rpartition("/")[2])
    professional.goto(f"{house}/p/{secrets[booking.professional.id]}")
    professional.click("#sign-in")
    professional.wait_for_path("/me")
    look(professional)
    professional.goto(address)
    professional.click(f"#confirm-{booking.id}")
    professional.wait_for("#status.confirmed")
    student.wait_for(".ticket.confirmed")  # by itself: a script asks, or the page loads again
    look(student)
    assert "STATUS:CONFIRMED" in fetched(f"{address}/interview.ics", student.cookies)


def plan(professional: Firefox, house: str, number: int) -> None:
    """Pause, go on, and write something down."""
    for words in ("no new requests", "taking requests"):
        professional.goto(f"{house}/me")
        professional.click("#controls > summary")
        professional.click("#pause")
        professional.wait_for_text(words)
    professional.goto(f"{house}/me/bookings/{number}/note")
    look(professional)
    professional.type("textarea", "Bring the swan paper")
    professional.click("#keep")
    professional.wait_for_path("/me")
    professional.wait_for_text("Bring the swan paper")


def part(student: Firefox, professional: Firefox, house: str, number: int) -> None:
    """They met: both phones say so and take contacts along; then the professional has theirs forget them."""
    professional.goto(f"{house}/me")
    professional.click(f"#met-{number}")
    professional.wait_for_text("Noted: you met")
    assert "FN:Ada Lovelace" in fetched(f"{house}/me/contacts.vcf", professional.cookies)
    student.reload()
    student.wait_for(".ticket.met")
    look(student)
    assert "swan" not in student.source
    assert "FN:" in fetched(house + student.attribute("#contact", "href"), student.cookies)
    professional.goto(f"{house}/me")
    professional.click("#forget > summary")
    professional.click("#forget button")
    professional.wait_for_text("You are signed out")
    professional.goto(f"{house}/me")
    professional.wait_for_path("/sign-in")
    look(professional)

"""What a whole evening with letters leaves in logs: no name, no address, no code, no PIN, no word of anybody."""

import json
import urllib.parse
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional, Visit
from kiosk.services.forms import EventForm, HoldForm
from kiosk.web.process import UP, PhonePages
from tests.services.test_post_mail import Post, post, server  # noqa: F401 - fixtures
from tests.web.test_process import wait_for
from tests.web.test_serve import fetch

STUDENT, ADDRESS = "Ottilie Wren-Abernathy", "ottilie@abernathy.example"
QUESTION, NOTE = "How did the heron campaign begin?", "Ask about her lighthouse"


def book(kiosk: Kiosk, code: str) -> tuple[int, str]:
    """Set up an evening and book; return the booking's number and its reference."""
    begins = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    kiosk.services.set_event(
        EventForm(name="PR Night", date=begins.date(), starts=begins.time(), ends=begins.time(), time_zone="UTC")
    )
    person = Professional(id="D1", name="Bartholomew Quince", email="bq@quince.example", share_contact=True)
    kiosk.services.import_roster([person], False, False)
    slots = [slot for slot in kiosk.services.show_professional("D1").slots if slot.starts_at > datetime.now(UTC)]
    form = HoldForm(
        key=new_key(),
        code=code,
        professional_id="D1",
        starts_at=slots[-1].starts_at,
        visit=Visit(id=new_key(), name=STUDENT, email=ADDRESS),
        question=QUESTION,
    )
    booking = kiosk.services.hold_slot(form)
    return booking.id, booking.reference


def post_form(address: str, cookie: str, **fields: str) -> None:
    """Post a form as a browser on that page would; whatever is answered."""
    origin = "/".join(address.split("/")[:3])
    data = urllib.parse.urlencode(fields).encode()
    asked = urllib.request.Request(address, data=data, headers={"Origin": origin, "Cookie": cookie})  # noqa: S310
    try:
        urllib.request.urlopen(asked, timeout=20).close()  # noqa: S310 - our own
    except urllib.error.HTTPError as error:
        error.close()


def test_an_evening_with_letters_leaves_nothing_in_any_log(tmp_path: Path, server: str, post: Post) -> None:  # noqa: F811
    """Scan, sign in, wrong PINs and codes, confirm, note, letters, cancel: nothing of it can be read afterwards."""
    code = new_booking_code()
    environment = {
        "KIOSK_DATA_DIR": str(tmp_path),
        "KIOSK_DATABASE_URL": "",
        "KIOSK_PUBLIC_URL": "",
        "KIOSK_SMTP_URL": server,
        "KIOSK_MAIL_FROM": "desk@pr-night.example",
        "KIOSK_LOG_LEVEL": "DEBUG",
    }
    with open_kiosk(data_dir=tmp_path) as kiosk:
        number, reference = book(kiosk, code)
        (badge,) = kiosk.services.make_badges(())
        with PhonePages("127.0.0.1", 0, environment, tmp_path) as pages:
            assert wait_for(lambda: pages.status == UP)
            home = f"http://127.0.0.1:{pages.port}"
            fetch(f"{home}/b/{code}")
            fetch(f"{home}/b/{code}/keep", post=True)
            fetch(f"{home}/b/{'X' * 26}")
            post_form(f"{home}/sign-in", "", code=badge.personal_code, pin="000000")
            _, _, cookie = fetch(f"{home}/p/{badge.secret}", post=True)
            fetch(f"{home}/me?answered={number}", cookie=cookie)
            fetch(f"{home}/me/bookings/{number}/confirm", post=True, cookie=cookie)
            post_form(f"{home}/me/bookings/{number}/note", cookie, words=NOTE)
            post_form(f"{home}/me/leaving", cookie, value="not a moment")
            assert wait_for(lambda: post.letters), "no letter was sent"
            fetch(f"{home}/b/{code}/interview.ics")
            fetch(f"{home}/b/{code}/cancel", post=True)
            assert wait_for(lambda: kiosk.services.show_booking(number).status is Status.CANCELLED)
    logs = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.log*")}
    assert "GET /b/{code} 200" in logs["phone-pages.log"]
    private = [code, reference, badge.secret, badge.personal_code, badge.badge_code, badge.pin]
    private += [cookie.partition("=")[2], STUDENT, "Abernathy", ADDRESS, "bq@quince.example", "Quince", "heron"]
    for word in [*private, "lighthouse", json.dumps(NOTE), "000000"]:
        for name, log in logs.items():
            assert word.casefold() not in log.casefold(), (word, name)

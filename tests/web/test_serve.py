"""`kiosk serve` on a real database: what the supervisor starts, what a host starts, and what is in their logs."""

import json
import os
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.people import Professional, Visit, Window
from kiosk.services.forms import EventForm, HoldForm
from kiosk.web.process import UP, PhonePages
from tests.web.test_process import wait_for

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")

NAME = "Ada Lovelace-Planted"


def open_evening(kiosk: Kiosk) -> str:
    """Set up an event that is on right now with one professional, and book; return the booking code."""
    begins = (datetime.now(UTC) - timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    kiosk.services.set_event(
        EventForm(
            name="PR Night",
            date=begins.date(),
            starts=begins.time(),
            ends=(begins + timedelta(hours=6)).time(),
            time_zone="UTC",
        )
    )
    maria = Professional(id="D1", name="María Quintanilla", available=(Window(begins.time(), begins.time()),))
    kiosk.services.import_roster([maria], False, False)
    view = kiosk.services.show_professional("D1")
    code = new_booking_code()
    kiosk.services.hold_slot(
        HoldForm(
            key=new_key(),
            code=code,
            professional_id="D1",
            starts_at=view.slots[-1].starts_at,
            visit=Visit(id=new_key(), name=NAME, email="ada@planted.example.org"),
        )
    )
    return code


def fetch(address: str, *, post: bool = False, cookie: str = "") -> tuple[int, str, str]:
    """Return status, text and the cookie that an address gives, as a browser on that page would ask."""
    origin = "/".join(address.split("/")[:3])
    headers = {"Origin": origin, **({"Cookie": cookie} if cookie else {})}
    asked = urllib.request.Request(address, data=b"" if post else None, headers=headers)  # noqa: S310 - our own
    opener = urllib.request.build_opener(_StayHere)
    try:
        with opener.open(asked, timeout=20) as answer:
            return answer.status, answer.read().decode(), ""
    except urllib.error.HTTPError as error:
        given = error.headers.get("Set-Cookie") or ""
        return error.code, error.read().decode(), given.partition(";")[0]


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, so that a test sees it."""

    def redirect_request(self, *_: object) -> None:
        """Return nothing: the redirect itself is the answer."""


def test_a_real_evening_through_the_supervised_process(tmp_path: Path) -> None:
    """A booking of the kiosk's database opens in the phone process, its professional confirms, and no log tells."""
    with open_kiosk(data_dir=tmp_path) as kiosk:
        code = open_evening(kiosk)
        (secrets,) = kiosk.services.make_badges(["D1"])
        environment = {"KIOSK_DATA_DIR": str(tmp_path), "KIOSK_DATABASE_URL": "", "KIOSK_PUBLIC_URL": ""}
        with PhonePages("127.0.0.1", 0, environment, tmp_path) as pages:
            assert wait_for(lambda: pages.status == UP), (tmp_path / "phone-pages.log").read_text(encoding="utf-8")
            home = f"http://127.0.0.1:{pages.port}"
            status, ticket, _ = fetch(f"{home}/b/{code}")
            assert (status, "María Quintanilla" in ticket) == (200, True)
            number = kiosk.services.open_ticket(code).id
            assert fetch(f"{home}/me/bookings/{number}/confirm", post=True)[0] == 303
            assert kiosk.services.open_ticket(code).status is Status.HELD

            _, _, cookie = fetch(f"{home}/p/{secrets.secret.lower()}", post=True)
            assert NAME in fetch(f"{home}/me", cookie=cookie)[1]
            assert fetch(f"{home}/me/bookings/{number}/confirm", post=True, cookie=cookie)[0] == 303
            assert kiosk.services.open_ticket(code).status is Status.CONFIRMED
            assert fetch(f"{home}/me/bookings/{number}/decline", post=True, cookie=cookie)[0] == 409
    log = (tmp_path / "phone-pages.log").read_text(encoding="utf-8")
    assert "GET /b/{code} 200" in log
    for private in (code, secrets.secret, cookie.partition("=")[2], NAME, "ada@planted", "Quintanilla", secrets.pin):
        assert private.casefold() not in log.casefold()


def test_a_host_starts_and_ends_it_alone(tmp_path: Path) -> None:
    """`kiosk serve` says where it listens, answers, and ends with status 0 when the host stops it."""
    command = [sys.executable, "-m", "kiosk", "serve", "--host", "127.0.0.1", "--port", "0"]
    environment = {**os.environ, "KIOSK_DATA_DIR": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        stop = threading.Timer(60, process.kill)
        stop.start()
        said = process.stderr.readline()
        address = said.split()[-1]
        status, health, _ = fetch(f"{address}healthz")
        assert (status, json.loads(health)["ok"]) == (200, True)
        sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        stop.cancel()


def test_a_busy_port_is_a_sentence_on_the_command_line(tmp_path: Path) -> None:
    """The organizer reads which port is taken and what to do, and sees no trace."""
    from kiosk.web.listening import listen, port_of

    taken = listen("127.0.0.1", 0)
    port = str(port_of(taken))
    command = [sys.executable, "-m", "kiosk", "serve", "--host", "127.0.0.1", "--port", port]
    environment = {**os.environ, "KIOSK_DATA_DIR": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken.close()
    assert done.returncode == 1
    assert f"port {port} on 127.0.0.1" in done.stderr
    assert "Traceback" not in done.stderr

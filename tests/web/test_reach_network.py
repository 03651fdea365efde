"""Reach on real networks: a phone in a network of its own, joined by a cable that can be pulled."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.payload import PayloadKind
from kiosk.booking.reach import GRACE, UNHEARD, Door
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk, open_kiosk, utc_now
from kiosk.cli.station import code_payload, reach_check
from kiosk.cli.top_line import phones_line
from kiosk.people import Visit
from kiosk.services.forms import EventForm, HoldForm
from kiosk.services.try_reach import ReachCheck
from kiosk.texts import ENGLISH
from kiosk.web.listening import listen, port_of
from kiosk.web.process import UP
from kiosk.web.reach_watch import ReachWatch
from tests.web.test_process import wait_for
from tests.web.test_serve import NAME, open_evening

_KNOWN = {"tunnel.example": "127.0.0.1"}
PHONE = """
import sys, urllib.request
for data in (None, b""):
    asked = urllib.request.Request(sys.argv[1], data=data, headers={"Origin": "/".join(sys.argv[1].split("/")[:3])})
    print(urllib.request.urlopen(asked, timeout=3).status)
"""


def ip(*words: str) -> bool:
    """Run `ip`; tell whether it could do it."""
    return subprocess.run(["ip", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def cable() -> Iterator[tuple[str, str]]:
    """Join a network namespace, the phone's, to this machine; return its name and this machine's address there."""
    name, part = f"ph{os.getpid() % 100000}", os.getpid() % 250
    made = shutil.which("ip") and ip("netns", "add", name)
    if not made:
        pytest.skip("network namespaces cannot be made here")
    try:
        for words in (
            f"link add {name}a type veth peer name {name}b netns {name}",
            f"addr add 10.213.{part}.1/24 dev {name}a",
            f"link set {name}a up",
            f"-n {name} addr add 10.213.{part}.2/24 dev {name}b",
            f"-n {name} link set {name}b up",
        ):
            if not ip(*words.split()):
                pytest.skip("network namespaces cannot be joined here")
        yield name, f"10.213.{part}.1"
    finally:
        ip("link", "del", f"{name}a")
        ip("netns", "del", name)


def book_some(kiosk: Kiosk) -> str:
    """Let as many students book as make silence suspicious; return the code of the last."""
    code = ""
    for number, slot in enumerate(kiosk.services.show_professional("D1").slots[:UNHEARD]):
        code = new_booking_code()
        visit = Visit(id=new_key(), name=f"Ada {number}")
        kiosk.services.hold_slot(
            HoldForm(key=new_key(), code=code, professional_id="D1", starts_at=slot.starts_at, visit=visit)
        )
    return code


def opens(namespace: str, url: str) -> bool:
    """Open a page in the phone's network; tell whether it came."""
    script = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=3)"
    command = ["ip", "netns", "exec", namespace, sys.executable, "-c", script, url]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def phone(namespace: str, url: str) -> bool:
    """Open a page and tap its button in the phone's network; tell whether it worked."""
    done = subprocess.run(
        ["ip", "netns", "exec", namespace, sys.executable, "-c", PHONE, url], capture_output=True, check=False
    )
    return done.stdout.split() == [b"200", b"200"]


def test_proof_isolation_and_a_pulled_cable(cable: tuple[str, str], tmp_path: Path, sqlite_url: str) -> None:
    """Green needs a phone; one that is kept apart proves nothing; a dead network closes the door."""
    namespace, address = cable
    bound = listen("0.0.0.0", 0)  # noqa: S104 - as at an event
    base = f"http://{address}:{port_of(bound)}"
    with open_kiosk(database_url=sqlite_url, data_dir=tmp_path) as kiosk:
        open_evening(kiosk)
        kiosk.services.set_event(EventForm(base_url=base))
        environment = {**os.environ, "KIOSK_DATABASE_URL": sqlite_url, "KIOSK_DATA_DIR": str(tmp_path)}
        pages = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "serve", "--fd", str(bound.fileno())],
            env=environment,
            pass_fds=(bound.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            check = ReachCheck(kiosk.database, utc_now, public_url="", assumed=False, likeliest=lambda: "")
            later = ReachCheck(
                kiosk.database,
                lambda: utc_now() + GRACE,
                public_url="",
                assumed=False,
                likeliest=lambda: "",
            )
            wait_for(lambda: check().door is Door.UNPROVED)
            trial = f"{base}/reach/{kiosk.services.begin_trial()}"
            ip("-n", namespace, "link", "set", f"{namespace}b", "down")  # the network keeps its clients apart
            assert not phone(namespace, trial)
            assert check().door is Door.UNPROVED
            ip("-n", namespace, "link", "set", f"{namespace}b", "up")
            wait_for(lambda: phone(namespace, trial))
            assert check().door is Door.PROVED
            assert check().is_open
            ip("-n", namespace, "link", "set", f"{namespace}b", "down")  # and begins to keep them apart again
            code = book_some(kiosk)
            assert not opens(namespace, f"{base}/b/{code}")
            # A look some minutes later: the kiosk still hears itself, and none of those codes was opened.
            assert check().door is Door.PROVED
            assert later().door is Door.STALE
            doubtful = later()
            kinds = {code_payload(doubtful, new_booking_code(), "K7QD-2M").kind for _ in range(100)}
            assert kinds == {PayloadKind.REFERENCE, PayloadKind.ADDRESS}  # a few go on trying
            ip("-n", namespace, "link", "set", f"{namespace}b", "up")
            assert wait_for(lambda: opens(namespace, f"{base}/b/{code}"))
            assert later().door is Door.PROVED
            ip("link", "del", f"{namespace}a")  # the kiosk's network goes
            assert check().door is Door.GONE
        finally:
            pages.terminate()
            pages.wait(10)
            bound.close()


@pytest.mark.soak
def test_the_status_line_is_right_within_half_a_minute(
    cable: tuple[str, str], tmp_path: Path, sqlite_url: str
) -> None:
    """The cable goes: within 30 seconds the top line says so, codes hold the reference, and badge + PIN confirm."""
    namespace, address = cable
    bound = listen("0.0.0.0", 0)  # noqa: S104 - as at an event
    base = f"http://{address}:{port_of(bound)}"
    with open_kiosk(database_url=sqlite_url, data_dir=tmp_path) as kiosk:
        code = open_evening(kiosk)
        (badge,) = kiosk.services.make_badges(())
        kiosk.services.set_event(EventForm(base_url=base))
        environment = {**os.environ, "KIOSK_DATABASE_URL": sqlite_url, "KIOSK_DATA_DIR": str(tmp_path)}
        command = [sys.executable, "-m", "kiosk", "serve", "--fd", str(bound.fileno())]
        pages = subprocess.Popen(command, env=environment, pass_fds=(bound.fileno(),), stdin=subprocess.DEVNULL)
        try:
            trial = f"{base}/reach/{kiosk.services.begin_trial()}"
            assert wait_for(lambda: phone(namespace, trial))
            with ReachWatch(reach_check(kiosk, port_of(bound)), lambda: True) as watch:
                assert wait_for(lambda: watch.reach.door is Door.PROVED)
                assert code_payload(watch.reach, code, "K7QD-2M").kind is PayloadKind.ADDRESS
                ip("link", "del", f"{namespace}a")
                pulled = time.monotonic()
                # `wait_for` waits for 30 seconds.
                assert wait_for(lambda: phones_line(ENGLISH, UP, watch.reach) == "phone pages: address gone")
                print(f"the top line was right {time.monotonic() - pulled:.1f} s after the cable was pulled")
                booking = kiosk.services.open_ticket(code)
                shown = code_payload(watch.reach, code, booking.reference)
                assert shown.kind is PayloadKind.REFERENCE
            found = kiosk.services.find_my_booking(shown.text, NAME.partition(" ")[0], "door")
            kiosk.services.sign_in_with_pin(badge.badge_code, badge.pin, "station:door", False)
            kiosk.services.move_booking(found.id, Status.CONFIRMED, Party.PROFESSIONAL, Via.BADGE, "door")
            assert kiosk.services.show_booking(found.id).status is Status.CONFIRMED
        finally:
            pages.terminate()
            pages.wait(10)
            bound.close()


@pytest.mark.soak
def test_a_dead_public_address_is_told_within_half_a_minute(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tunnel ends: within 30 seconds the top line says so and codes hold the reference."""
    look_up: Any = socket.getaddrinfo
    # The name server of this test knows one name.
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **named: look_up(_KNOWN.get(host, host), *more, **named)
    )
    front = listen("127.0.0.1", 0)
    environment = {**os.environ, "KIOSK_DATABASE_URL": sqlite_url, "KIOSK_DATA_DIR": str(tmp_path)}
    public = f"http://tunnel.example:{port_of(front)}"
    with open_kiosk(database_url=sqlite_url, data_dir=tmp_path, public_url=public) as kiosk:
        code = open_evening(kiosk)
        command = [sys.executable, "-m", "kiosk", "serve", "--fd", str(front.fileno())]
        tunnel = subprocess.Popen(command, env=environment, pass_fds=(front.fileno(),), stdin=subprocess.DEVNULL)
        front.close()
        try:
            with ReachWatch(reach_check(kiosk, 0), lambda: True) as watch:
                assert wait_for(lambda: watch.reach.door is Door.PUBLIC)
                tunnel.terminate()
                tunnel.wait(10)
                ended = time.monotonic()
                assert wait_for(lambda: phones_line(ENGLISH, UP, watch.reach) == "phone pages: public address dead")
                print(f"the top line was right {time.monotonic() - ended:.1f} s after the public address died")
                assert code_payload(watch.reach, code, "K7QD-2M").kind is PayloadKind.REFERENCE
        finally:
            tunnel.kill()
            tunnel.wait(10)


def test_with_loopback_alone_the_evening_goes_on(tmp_path: Path) -> None:
    """No network at all: within 30 s the top line says so, codes hold the reference, and badge and PIN confirm."""
    name = f"lo{os.getpid() % 100000}"
    if not (shutil.which("ip") and ip("netns", "add", name)):
        pytest.skip("network namespaces cannot be made here")
    try:
        ip("-n", name, "link", "set", "lo", "up")
        script = [sys.executable, "-m", "tests.web.loopback_evening", str(tmp_path), "http://192.168.7.20:8765"]
        done = subprocess.run(["ip", "netns", "exec", name, *script], capture_output=True, text=True, check=False)
    finally:
        ip("netns", "del", name)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    print(f"the top line was right {seen['seconds']} s after the start")
    assert seen["line"] == "phone pages: address gone"
    assert (seen["kind"], seen["text"].replace("-", "")) == ("reference", seen["reference"].replace("-", ""))
    assert (seen["status"], seen["via"]) == ("confirmed", "badge")

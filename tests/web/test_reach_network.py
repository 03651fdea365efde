"""Reach on real networks: a phone in a network of its own, joined by a cable that can be pulled."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.booking.reach import Door
from kiosk.bootstrap import open_kiosk, utc_now
from kiosk.services.bundle import EventForm
from kiosk.services.try_reach import ReachCheck
from kiosk.web.listening import listen, port_of
from tests.web.test_process import wait_for
from tests.web.test_serve import open_evening

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
            wait_for(lambda: check().door is Door.UNPROVED)
            trial = f"{base}/reach/{kiosk.services.begin_trial()}"
            ip("-n", namespace, "link", "set", f"{namespace}b", "down")  # the network keeps its clients apart
            assert not phone(namespace, trial)
            assert check().door is Door.UNPROVED
            ip("-n", namespace, "link", "set", f"{namespace}b", "up")
            wait_for(lambda: phone(namespace, trial))
            assert check().door is Door.PROVED
            assert check().is_open
            ip("link", "del", f"{namespace}a")  # the kiosk's network goes
            assert check().door is Door.GONE
        finally:
            pages.terminate()
            pages.wait(10)
            bound.close()

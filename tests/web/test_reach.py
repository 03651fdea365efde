"""The page by which a phone proves that phones get here."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from kiosk.booking.reach import Door, Reach
from kiosk.errors import DatabaseBusy
from kiosk.web.app import create_app
from kiosk.web.reach_watch import ReachWatch
from kiosk.web.sightings import is_own
from tests.web.conftest import HOME
from tests.web.fakes import CODES, SECRETS, Evening
from tests.web.test_process import wait_for

NONCE = "N" * 26
Machine = Callable[[str], TestClient]


@pytest.fixture
def proofs() -> list[str]:
    """Return the addresses that were proved."""
    return []


@pytest.fixture
def machine(evening: Evening, proofs: list[str]) -> Machine:
    """Return a maker of machines with an IP address."""

    def prove(nonce: str, address: str) -> bool:
        if nonce == NONCE:
            proofs.append(address)
        return nonce == NONCE

    services = evening.services(know_trial=lambda nonce: nonce == NONCE, prove_reach=prove)
    app = create_app(services, secure=False, clock=evening.clock)
    return lambda ip: TestClient(app, base_url=HOME, headers={"Origin": HOME}, client=(ip, 40000))


def test_a_phone_proves_the_address_it_came_by(machine: Machine, proofs: list[str]) -> None:
    """Opening the page changes nothing, as previews open it too; its button proves the address."""
    phone = machine("192.0.2.77")
    assert "Tell the kiosk" in phone.get(f"/reach/{NONCE}").text
    assert proofs == []
    assert "phones reach it" in phone.post(f"/reach/{NONCE}").text
    assert proofs == [HOME]


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1", "::"])
def test_the_kiosk_itself_proves_nothing(machine: Machine, proofs: list[str], ip: str) -> None:
    """A browser on the kiosk's own machine is told to use a phone."""
    assert "proves nothing" in machine(ip).post(f"/reach/{NONCE}").text
    assert proofs == []


def test_all_of_this_machines_addresses_are_its_own() -> None:
    """A request by the address of the network comes from this machine all the same."""
    from kiosk.web.addresses import list_addresses

    assert all(is_own(address.ip) for address in list_addresses())
    assert not is_own("192.0.2.77")


def test_an_unknown_nonce_is_like_any_unknown_page(machine: Machine, proofs: list[str]) -> None:
    """Guessing finds nothing, and is throttled like the guessing of codes."""
    phone = machine("192.0.2.77")
    assert phone.get("/reach/GUESS").status_code == 404
    answers = {phone.post("/reach/GUESS").status_code for _ in range(40)}
    assert answers == {404, 429}
    assert proofs == []


def test_every_phone_with_a_code_of_ours_keeps_the_proof_fresh(evening: Evening) -> None:
    """Tickets, their silent questions and a professional's page count; guesses and this machine do not."""
    noted: list[str] = []

    def note(address: str) -> bool:
        noted.append(address)
        return True

    app = create_app(evening.services(note_phone=note), secure=False, clock=evening.clock)
    ticket = f"/b/{CODES[1]}"

    def machine(ip: str) -> TestClient:
        return TestClient(app, base_url=HOME, headers={"Origin": HOME}, client=(ip, 40000))

    machine("127.0.0.1").get(ticket)
    machine("192.0.2.66").get(f"/b/{'X' * 26}")
    machine("192.0.2.66").get("/me")
    machine("192.0.2.66").get("/")
    assert noted == []
    phone = machine("192.0.2.77")
    phone.post(f"/p/{SECRETS['D0001']}")
    evening.now += timedelta(minutes=1)
    for number, path in enumerate((ticket, f"{ticket}/state", "/me", "/me/state"), start=len(noted) + 1):
        phone.get(path)
        phone.get(path)
        assert noted == [HOME] * number
        evening.now += timedelta(minutes=1)


def test_a_database_that_is_away_holds_no_page_up(evening: Evening) -> None:
    """The proof cannot be noted now, and the ticket is shown all the same."""

    def away(_: str) -> bool:
        raise DatabaseBusy

    app = create_app(evening.services(note_phone=away), secure=False, clock=evening.clock)
    phone = TestClient(app, base_url=HOME, client=("192.0.2.77", 40000))
    assert phone.get(f"/b/{CODES[1]}").status_code == 200


def test_the_watch_falls_back_by_itself() -> None:
    """What turns stale, and pages that go down, close the door without anybody's doing."""
    proved, gone = Reach(Door.PROVED, HOME), Reach(Door.GONE, HOME)
    now, up = [proved], [True]
    with ReachWatch(lambda _: now[0], lambda: up[0], seconds=0.01) as watch:
        assert watch.wait(5) == proved
        up[0] = False
        assert not watch.reach.is_open
        up[0] = True
        now[0] = gone
        wait_for(lambda: watch.reach == gone)


def test_before_the_first_look_no_code_says_an_address() -> None:
    """A code that is asked for in the first second holds the reference."""
    stuck: list[bool] = []

    def check(before: Reach) -> Reach:
        assert not before.is_open
        while not stuck:
            pass
        return before

    with ReachWatch(check, lambda: True, seconds=0.01) as watch:
        assert not watch.wait(0.05).is_open
        stuck.append(True)

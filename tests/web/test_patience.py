"""Phones, or what pretends to be one, that begin a request and do not go on: nobody else waits for them."""

import socket
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from time import monotonic

import pytest

from kiosk.web import guard, patience, server
from kiosk.web.app import create_app
from kiosk.web.crowd import in_the_way
from tests.web.conftest import served
from tests.web.fakes import CODES, Evening

KEEP = f"POST /b/{CODES[1]}/keep HTTP/1.1\r\nHost: kiosk.test\r\nOrigin: http://kiosk.test\r\n"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages wait for half a second only."""
    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(patience, "READ_SECONDS", 1.0)
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.5)


def connect(house: str) -> socket.socket:
    """Open a connection to the pages; a test waits a minute for an answer, which no busy machine takes."""
    return socket.create_connection(("127.0.0.1", int(house.rpartition(":")[2])), timeout=60)


def answer(connection: socket.socket) -> bytes:
    """Return all that is said until the pages hang up."""
    said = b""
    while more := connection.recv(65536):
        said += more
    return said


@pytest.mark.parametrize("begun", ["", "GET / HT", "GET / HTTP/1.1\r\nHost: kiosk.test\r\nX-Slow: "])
def test_half_a_request_is_hung_up_on(house: str, begun: str) -> None:
    """A connection on which nothing, or half a head, is said is closed without an answer."""
    with connect(house) as slow:
        slow.sendall(begun.encode())
        assert answer(slow) == b""


def test_half_a_request_after_a_whole_one_is_hung_up_on_too(house: str) -> None:
    """A connection that was useful once is no excuse."""
    with connect(house) as slow:
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: kiosk.test\r\n\r\nGET /heal")
        assert answer(slow).startswith(b"HTTP/1.1 200")


def test_a_body_that_drips_is_answered(house: str) -> None:
    """A letter now and then buys no time: all of a form has to come."""
    with connect(house) as slow:
        slow.sendall(f"{KEEP}Content-Length: 4000\r\n\r\n".encode())
        slow.settimeout(0.1)
        began, said = monotonic(), b""
        while not said and monotonic() < began + 60:
            slow.sendall(b"a")
            try:
                said = slow.recv(100)
            except TimeoutError:
                continue
    assert said.startswith(b"HTTP/1.1 408")


def test_one_phone_does_not_lock_the_others_out(house: str) -> None:
    """Hundreds of half requests are hung up on, each of them, while a ticket opens."""
    with ExitStack() as open_ones:
        greedy = [open_ones.enter_context(connect(house)) for _ in range(200)]
        for each in greedy:
            each.sendall(b"GET / HTTP/1.1\r\n")
        with connect(house) as honest:
            honest.sendall(f"GET /b/{CODES[1]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            assert answer(honest).startswith(b"HTTP/1.1 200")
        assert [answer(each) for each in greedy] == [b""] * len(greedy)


def test_a_phone_that_reads_nothing_is_hung_up_on(house: str) -> None:
    """Whoever asks again and again and never reads does not keep a place; its place is free again."""
    asks = f"GET /b/{CODES[1]} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        deaf.connect(("127.0.0.1", int(house.rpartition(":")[2])))
        deaf.settimeout(0.1)
        until, is_open = monotonic() + 60, True
        while is_open and monotonic() < until:
            with suppress(TimeoutError):
                try:
                    deaf.sendall(asks * 20)
                except (ConnectionResetError, BrokenPipeError):
                    is_open = False
        assert not is_open


def test_who_takes_every_place_takes_none_of_the_others(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    """One phone opens twice as many connections as there are, and again: another phone's ticket opens each time."""
    monkeypatch.setattr(server, "_CONNECTIONS", 40)
    monkeypatch.setattr(patience, "HEAD_SECONDS", 60)
    ask = f"GET /b/{CODES[1]} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()
    with served(create_app(evening.services(), secure=False, clock=evening.clock)) as house, ExitStack() as open_ones:
        for _ in range(5):
            for _ in range(20):
                open_ones.enter_context(connect(house)).sendall(b"GET / HTTP/1.1\r\n")
            with socket.create_connection(
                ("127.0.0.1", int(house.rpartition(":")[2])), timeout=60, source_address=("127.0.0.2", 0)
            ) as honest:
                honest.sendall(ask)
                assert answer(honest).startswith(b"HTTP/1.1 200")


def test_those_that_wait_give_way_before_those_that_are_answered() -> None:
    """Of the client with most connections half go: idle ones first, the oldest of them first; nobody else's."""

    @dataclass
    class One:
        host: str
        since: float
        is_answering: bool = False

    busy, old, young = One("10.0.0.1", 1, is_answering=True), One("10.0.0.1", 2), One("10.0.0.1", 3)
    other = One("10.0.0.2", 0)
    assert in_the_way([busy, young, other, old]) == [old]
    assert in_the_way([busy, young, other, old, One("10.0.0.1", 4, is_answering=True)]) == [old, young]
    assert in_the_way([other]) == []
    assert in_the_way([]) == []

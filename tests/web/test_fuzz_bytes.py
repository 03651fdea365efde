"""Whatever bytes come down a connection, the pages answer with a status that is meant, or hang up, and go on."""

import random
import re
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.web.fakes import CODES, SECRETS
from tests.web.test_fuzz import MEANT

_HEAD = "Host: kiosk.test\r\nOrigin: http://kiosk.test\r\nConnection: close\r\n"
WHOLE = (
    f"GET / HTTP/1.1\r\n{_HEAD}\r\n",
    f"GET /b/{CODES[1]} HTTP/1.1\r\n{_HEAD}Accept: */*\r\n\r\n",
    f"POST /b/{CODES[1]}/cancel HTTP/1.1\r\n{_HEAD}Content-Length: 3\r\n\r\na=b",
    f"POST /p/{SECRETS['D0001']} HTTP/1.1\r\n{_HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n",
    f"POST /sign-in HTTP/1.1\r\n{_HEAD}Content-Length: 18\r\n\r\ncode=MJQT7&pin=123",
)
ODD = (
    b"\x00", b"\xff\xfe", b"\r", b"\n", b"\r\n\r\n", b" ", b":", b"%", b"%zz", b"%00", b"//", b"http://evil.example/",
    b"Content-Length: -1\r\n", b"Content-Length: 9\r\nContent-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n",
    b"ffffffffffffffff\r\n", b"Host: evil.example\r\n", b"Expect: 100-continue\r\n", b"Upgrade: websocket\r\n",
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n", b"X: " + b"a" * 70_000 + b"\r\n", b"Cookie: =;;=\r\n",
    b"HTTP/1.0", b"HTTP/9.9", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00", "é☃".encode(),
)  # fmt: skip


def spoilt(chance: random.Random) -> bytes:
    """Return one or two requests with some bytes lost, doubled, changed or put in."""
    said = bytearray("".join(chance.choices(WHOLE, k=chance.choice((1, 1, 2)))).encode())
    for _ in range(chance.randint(0, 4)):
        place = chance.randrange(len(said))
        match chance.randrange(4):
            case 0:
                del said[place : place + chance.randint(1, 8)]
            case 1:
                said[place:place] = said[place : place + chance.randint(1, 30)]
            case 2:
                said[place] = chance.randrange(256)
            case _:
                # Where lines begin odd headers are understood best.
                lines = [found.end() for found in re.finditer(rb"\r\n", said)]
                at = chance.choice(lines) if lines and chance.random() < 0.7 else place
                said[at:at] = chance.choice(ODD)
        if not said:
            return b"\r\n"
    return bytes(said)


def statuses(house: str, said: bytes, seconds: float = 2) -> list[int]:
    """Say something; return the statuses of what is answered until the pages hang up or fall silent."""
    heard = b""
    with socket.create_connection(("127.0.0.1", int(house.rpartition(":")[2])), timeout=60) as connection:
        connection.settimeout(seconds)
        with suppress(ConnectionError, TimeoutError):  # hung up on while there was more to say, or still expected to
            connection.sendall(said)
            while more := connection.recv(65536):
                heard += more
    return [int(found) for found in re.findall(rb"^HTTP/1\.1 (\d{3})", heard, re.MULTILINE)]


@pytest.mark.parametrize(
    "connections", [pytest.param(300, id="300"), pytest.param(20_000, id="20000", marks=pytest.mark.soak)]
)
def test_no_bytes_break_the_pages(house: str, connections: int, caplog: pytest.LogCaptureFixture) -> None:
    """Lost, doubled and foreign bytes get no 500 and leave no error in the log; the next phone gets its ticket."""
    chance = random.Random(20261203)  # noqa: S311 - noise
    noise = [spoilt(chance) for _ in range(connections)]
    with ThreadPoolExecutor(32) as crowd:
        answers = list(crowd.map(lambda said: statuses(house, said), noise))
    counted = Counter(status for each in answers for status in each)
    print(f"{connections} connections, answers by status: {dict(sorted(counted.items()))}")
    unmeant = [(said, each) for said, each in zip(noise, answers, strict=True) if not MEANT | {100} >= set(each)]
    assert unmeant == []
    assert {200, 400} <= counted.keys()
    assert [each.message for each in caplog.records if each.levelname in ("ERROR", "CRITICAL")] == []
    assert statuses(house, WHOLE[1].encode(), 60) == [200]

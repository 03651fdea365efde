"""What the codes say, with and without a network that phones can use."""

import pytest

from kiosk.booking.payload import PayloadKind, badge_address, choose_payload
from kiosk.booking.qr import make_code
from kiosk.texts import ENGLISH

CODE = "mzxw6ytboi3gs2dbnzswk3tpob"


def test_a_reachable_kiosk_gives_an_address() -> None:
    """A phone that reaches the kiosk opens the booking, with scheme and host in lower and the code in upper case."""
    payload = choose_payload(code=CODE, reference="K7QD-2M", base_url="HTTP://Kiosk.Local:8765/", reachable=True)
    assert (payload.kind, payload.text) == (PayloadKind.ADDRESS, f"http://kiosk.local:8765/b/{CODE.upper()}")


@pytest.mark.parametrize(
    ("base_url", "reachable"),
    [
        ("http://10.0.0.5:8765", False),
        ("", True),
        ("ftp://10.0.0.5", True),
        ("kiosk.local:8765", True),
        ("http://", True),
        ("http://host:port", True),
        ("http://[::1", True),
    ],
)
def test_an_unreachable_kiosk_gives_the_reference(base_url: str, reachable: bool) -> None:
    """Without a way for phones, or with an address that no phone opens, the code says the reference alone."""
    payload = choose_payload(code=CODE, reference="k7qd-2m", base_url=base_url, reachable=reachable)
    assert (payload.kind, payload.text) == (PayloadKind.REFERENCE, "K7QD-2M")
    code = make_code(payload.text, max_version=1)
    assert code is not None


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://Kiosk.Example.org:443", "https://kiosk.example.org/p/S3CRET"),
        ("http://kiosk.example.org:80/night/", "http://kiosk.example.org/night/p/S3CRET"),
        ("http://[FE80::1]:8765", "http://[fe80::1]:8765/p/S3CRET"),
        ("", ""),
    ],
)
def test_a_badge_holds_the_secret_link(given: str, address: str) -> None:
    """The inside of a badge opens the professional's page, and has no code where there is no base address."""
    assert badge_address(given, "S3CRET") == address


@pytest.mark.parametrize(
    "base", ["http://192.168.178.124:8765", "https://pr-night.university-of-lakeshore.example.org"]
)
def test_an_address_stays_small_enough_for_every_terminal(base: str) -> None:
    """The code of a usual address fits the smallest terminal (version 5 as half-blocks)."""
    payload = choose_payload(code=CODE, reference="K7QD-2M", base_url=base, reachable=True)
    assert make_code(payload.text, max_version=5) is not None


@pytest.mark.parametrize("kind", list(PayloadKind))
def test_every_code_has_words_beside_it(kind: PayloadKind) -> None:
    """Whatever a code says, sentences say how to use it and what to do without scanning."""
    for entry in ("scan", "typed"):
        assert ENGLISH(f"booking.payload.{kind.value}.{entry}")

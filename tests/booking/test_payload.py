"""What the codes say, with and without a network that phones can use."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.booking.payload import (
    Extras,
    Payload,
    PayloadKind,
    Wifi,
    badge_address,
    choose_payload,
    codes_in_order,
)
from kiosk.booking.qr import make_code
from kiosk.texts import ENGLISH
from tests.web.fakes import EVENT, MARIA, booking

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


@pytest.mark.parametrize(
    ("network", "text"),
    [
        (Wifi("PR Night", "welcome2026"), "WIFI:T:WPA;S:PR Night;P:welcome2026;;"),
        (Wifi("Guests"), "WIFI:T:nopass;S:Guests;;"),
        (Wifi('a;b,c:d"e\\f', "p;:,\\"), 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:p\\;\\:\\,\\\\;;'),
        (Wifi("CAFE", "0123456789"), 'WIFI:T:WPA;S:"CAFE";P:"0123456789";;'),
        (Wifi("Café à côté", "ñandú 12"), "WIFI:T:WPA;S:Café à côté;P:ñandú 12;;"),
    ],
)
def test_the_network_of_the_guests_is_written_as_phones_read_it(network: Wifi, text: str) -> None:
    """Separators are escaped, what looks like hexadecimal digits is quoted, an open network says so."""
    assert network.payload() == Payload(PayloadKind.WIFI, text)
    assert make_code(text, max_version=5) is not None


OWN = choose_payload(code=CODE, reference="K7QD-2M", base_url="", reachable=False)
LINKED = replace(MARIA, booking_url="https://calendly.com/maria-q/20min", share_contact=True)


def test_a_network_stands_in_front_of_an_address_only() -> None:
    """The phone joins first and opens the ticket then; a reference needs no network."""
    own = choose_payload(code=CODE, reference="K7QD-2M", base_url="http://10.0.0.5:8765", reachable=True)
    extras = Extras(Wifi("Guests", "welcome2026"))
    kinds = [each.kind for each in codes_in_order(own, booking(1), EVENT, extras)]
    assert kinds == [PayloadKind.WIFI, PayloadKind.ADDRESS]
    assert codes_in_order(own, booking(1), EVENT, Extras()) == (own,)
    assert codes_in_order(OWN, booking(1), EVENT, extras) == (OWN,)


def test_a_meeting_on_a_later_day_leads_to_the_own_booking_page_where_phones_reach_nothing() -> None:
    """Calendly's page stands in the code, with a name only where the organizer wants it; tonight never."""
    later = EVENT.ends_at + timedelta(days=2)
    asked = booking(1, professional=LINKED, starts_at=later, ends_at=later + timedelta(minutes=20))
    (plain,) = codes_in_order(OWN, asked, EVENT, Extras())
    assert plain == Payload(PayloadKind.BOOKING_LINK, "https://calendly.com/maria-q/20min")
    (filled,) = codes_in_order(OWN, asked, EVENT, Extras(prefill=True))
    assert filled.text == "https://calendly.com/maria-q/20min?name=Ada%20Lovelace"
    long = replace(asked, card=replace(asked.card, student="Maximiliane-Antoinette von und zu Hohenstein"))
    assert codes_in_order(OWN, long, EVENT, Extras(prefill=True)) == (plain,)
    tonight = booking(1, professional=LINKED)
    assert codes_in_order(OWN, tonight, EVENT, Extras(prefill=True)) == (OWN,)


def test_an_e_mail_begins_itself_only_where_the_address_is_shared_and_fits() -> None:
    """Without a booking page the code is a `mailto:` with a subject; where that cannot be, the reference stays."""
    later = EVENT.ends_at + timedelta(days=2)
    mailed = replace(MARIA, email="mq@lake.example", share_contact=True)
    asked = booking(1, professional=mailed, starts_at=later, ends_at=later + timedelta(minutes=20))
    short = replace(EVENT, name="PR Night")
    (mail,) = codes_in_order(OWN, asked, short, Extras())
    assert mail.kind is PayloadKind.MAILTO
    assert mail.text.startswith("mailto:mq@lake.example?subject=")
    assert "body" not in mail.text
    assert codes_in_order(OWN, asked, replace(EVENT, name="The Long Night of Public Relations"), Extras()) == (OWN,)
    private = replace(asked, professional=replace(mailed, share_contact=False))
    assert codes_in_order(OWN, private, short, Extras()) == (OWN,)

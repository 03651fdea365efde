"""What a code says: an address where phones reach the kiosk, the typed reference where they do not. Pure.

It decides by what it is told about reach (`reachable`) and never tries a network itself; how a code is drawn is
decided in `qr`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

from kiosk.booking.booking import Booking
from kiosk.booking.later import booking_link, later_mail
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts

LONGEST: Final = 84
"""Bytes: what version 5 holds at M (ISO/IEC 18004 table 7), the largest code that a small terminal has room for."""
MADE_UP: Final = ("A" * 26, "TEST-00")
"""Code and reference of no booking, as long as those of one: what a test of codes draws."""
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class PayloadKind(StrEnum):
    """What a phone does with a code."""

    ADDRESS = "address"
    """Opens the booking's page."""
    REFERENCE = "reference"
    """Keeps a picture of it; the kiosk's and the desk's reader understand it."""
    BOOKING_LINK = "booking-link"
    """Opens the professional's own booking page, for a meeting later; holds nothing here."""
    MAILTO = "mailto"
    """Starts an e-mail to a professional who shares their address, for a meeting later."""
    WIFI = "wifi"
    """Joins the network on which phones reach the kiosk; the address comes after it."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What one code says."""

    kind: PayloadKind
    text: str
    """Exactly what a reader gives back."""

    @property
    def words(self) -> str:
        """The catalogue table with the sentences that stand beside the code: `scan` and `typed`."""
        return f"booking.payload.{self.kind.value}"


@dataclass(frozen=True, slots=True)
class Wifi:
    """The network of the guests, as they type it too."""

    name: str
    password: str = ""
    """Empty for an open network."""

    def payload(self) -> Payload:
        r"""Return the code that lets a phone join, in the words that phones read.

        The de-facto format of the ZXing project ("Barcode Contents", Wi-Fi network config): `\\ ; , " :` are escaped,
        and a value that could be read as hexadecimal digits stands in quotation marks.
        """
        if not self.password:
            return Payload(PayloadKind.WIFI, f"WIFI:T:nopass;S:{_wifi_value(self.name)};;")
        name, password = _wifi_value(self.name), _wifi_value(self.password)
        return Payload(PayloadKind.WIFI, f"WIFI:T:WPA;S:{name};P:{password};;")


@dataclass(frozen=True, slots=True)
class Extras:
    """What the organizer wants in codes besides the booking itself."""

    wifi: Wifi | None = None
    """Shown in front of every address."""
    prefill: bool = False
    """A student's name may go into a professional's booking link."""


def codes_in_order(
    own: Payload, booking: Booking, event: NetworkingEvent, extras: Extras, texts: Texts = ENGLISH
) -> tuple[Payload, ...]:
    """Return the codes of a booking in the order in which they are scanned; `own` is what the booking's code says.

    An address has the network in front of it. Where phones reach nothing here and the meeting is on a later day,
    the professional's own booking page stands in place of the reference, else an e-mail; what is typed stays.
    """
    if own.kind is PayloadKind.ADDRESS:
        return (extras.wifi.payload(), own) if extras.wifi else (own,)
    return (_later(booking, event, extras, texts) or own,) if booking.starts_at >= event.ends_at else (own,)


def _later(booking: Booking, event: NetworkingEvent, extras: Extras, texts: Texts) -> Payload | None:
    person = booking.professional
    student = booking.card.student if extras.prefill else ""
    ways = (
        (PayloadKind.BOOKING_LINK, booking_link(person, student)),
        (PayloadKind.BOOKING_LINK, booking_link(person)),
        (PayloadKind.MAILTO, later_mail(person, event, texts)),
    )
    return next((Payload(kind, text) for kind, text in ways if text and len(text.encode()) <= LONGEST), None)


def _wifi_value(text: str) -> str:
    escaped = re.sub(r'([\\;,":])', r"\\\1", text)
    return f'"{escaped}"' if re.fullmatch(r"[0-9A-Fa-f]+", text) else escaped


def choose_payload(*, code: str, reference: str, base_url: str, reachable: bool) -> Payload:
    """Return the booking's address where phones reach `base_url`, else its reference alone (a version 1 code)."""
    base = _base(base_url) if reachable else ""
    if base:
        return Payload(PayloadKind.ADDRESS, f"{base}/b/{code.upper()}")
    return Payload(PayloadKind.REFERENCE, reference.upper())


def trial_texts(payload: Payload, mark: str) -> tuple[str, str]:
    """Return what a trial code says in place of a booking's `payload`, as long as it, and its shorter stand-in.

    An address becomes that of the status page, which changes nothing; `mark` is in it for the eye at the phone.
    """
    short = f"TEST-{mark[:1].upper()}0"
    if payload.kind is not PayloadKind.ADDRESS:
        return short, short
    base, slash, code = payload.text.rpartition("/b/")
    marked = f"{mark.upper()}-READS-WELL"
    return f"{base}/?{marked:-<{len(slash) + len(code) - 2}}", short


def badge_address(base_url: str, secret: str) -> str:
    """Return the secret link that signs a professional's phone in; empty where there is no usable base address."""
    base = _base(base_url)
    return f"{base}/p/{secret}" if base else ""


def _base(url: str) -> str:
    """Return `http(s)://host[:port][/path]`; some phones do not open an address whose scheme is in upper case.

    Empty for what no phone opens: another scheme, no host, a port that is none.
    """
    try:
        parts: SplitResult = urlsplit(url.strip())
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        return ""
    if scheme not in _DEFAULT_PORTS or not host:
        return ""
    named = f"[{host}]" if ":" in host else host
    shown = "" if port in (None, _DEFAULT_PORTS[scheme]) else f":{port}"
    return f"{scheme}://{named}{shown}{parts.path.rstrip('/')}"

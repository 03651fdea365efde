"""What a code says: an address where phones reach the kiosk, the typed reference where they do not. Pure.

It decides by what it is told about reach (`reachable`) and never tries a network itself; how a code is drawn is
decided in `qr`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import SplitResult, urlsplit

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

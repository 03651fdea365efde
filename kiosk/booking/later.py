"""A meeting on another day: the professional's own booking page, else an e-mail. It holds no time here. Pure.

A roster may hold any address. Only https pages of well-known booking services are linked, as the professional gave
them: nothing about a student is put into the address.
"""

from typing import Final
from urllib.parse import quote, urlsplit

from kiosk.people import NetworkingEvent, Professional
from kiosk.texts import ENGLISH, Texts

BOOKING_HOSTS: Final = frozenset(
    {
        "calendly.com",
        "cal.com",
        "cal.eu",
        "calendar.app.google",
        "calendar.google.com",
        "outlook.office.com",
        "outlook.office365.com",
        "bookings.cloud.microsoft",
        "savvycal.com",
        "tidycal.com",
        "zcal.co",
    }
)
"""Services whose pages let a stranger choose a time; their subdomains count too."""
_LONGEST: Final = 500


def booking_link(professional: Professional) -> str:
    """Return the professional's own booking page, or "" where it is none that may be linked."""
    url = professional.booking_url.strip()
    try:
        parts = urlsplit(url)
        host, port, user = (parts.hostname or "").rstrip("."), parts.port, parts.username
    except ValueError:
        return ""
    known = any(host == each or host.endswith(f".{each}") for each in BOOKING_HOSTS)
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST
    fits = parts.scheme == "https" and known and port in (None, 443) and user is None and plain
    return url if fits else ""


def later_mail(professional: Professional, event: NetworkingEvent, texts: Texts = ENGLISH) -> str:
    """Return a `mailto:` with a subject only (RFC 6068), where the professional shares their address; else ""."""
    if not professional.share_contact or not professional.email:
        return ""
    subject = texts("booking.later.subject", event=event.name)
    return f"mailto:{quote(professional.email, safe='@')}?subject={quote(subject, safe='')}"

"""A meeting on another day: the professional's own booking page, else an e-mail. It holds no time here. Pure.

A roster may hold any address. Only https pages of well-known booking services are linked, as the professional gave
them. A student's name goes into the address only where the organizer wants that, and where the service documents how.
"""

from collections.abc import Iterable
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

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
_PREFILLED: Final = ("calendly.com", "cal.com", "cal.eu")
"""Services that document `name` as a parameter of their pages (Calendly "Pre-populate invitee information", Cal.com
"Prefill booking form")."""
_LONGEST: Final = 500


def booking_link(professional: Professional, student: str = "") -> str:
    """Return the professional's own booking page, or "" where it is none that may be linked.

    `student` is filled in where the service documents how; an address that says a name already is left as it is.
    """
    url = professional.booking_url.strip()
    try:
        parts = urlsplit(url)
        host, port, user = (parts.hostname or "").rstrip("."), parts.port, parts.username
    except ValueError:
        return ""
    known = _among(host, BOOKING_HOSTS)
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= _LONGEST
    fits = parts.scheme == "https" and known and port in (None, 443) and user is None and plain
    if not fits:
        return ""
    query = parse_qsl(parts.query, keep_blank_values=True)
    if not student or not _among(host, _PREFILLED) or any(name == "name" for name, _ in query):
        return url
    return urlunsplit(parts._replace(query=urlencode([*query, ("name", student)], quote_via=quote)))


def _among(host: str, hosts: Iterable[str]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in hosts)


def later_mail(professional: Professional, event: NetworkingEvent, texts: Texts = ENGLISH) -> str:
    """Return a `mailto:` with a subject only (RFC 6068), where the professional shares their address; else ""."""
    if not professional.share_contact or not professional.email:
        return ""
    subject = texts("booking.later.subject", event=event.name)
    return f"mailto:{quote(professional.email, safe='@')}?subject={quote(subject, safe='')}"

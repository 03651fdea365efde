"""Links that open a filled-in entry in a calendar on the web. Plain links: nothing is requested until tapped."""

from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from kiosk.booking.booking import Booking
from kiosk.people import NetworkingEvent
from kiosk.texts import Texts
from kiosk.web.wording import place


def google_calendar(booking: Booking, event: NetworkingEvent, texts: Texts) -> str:
    """Return the address of Google Calendar's form for one informational interview."""
    return _link(
        "https://calendar.google.com/calendar/render",
        action="TEMPLATE",
        text=_title(booking, texts),
        dates=f"{booking.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}/{booking.ends_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        ctz=event.time_zone,
        location=_location(booking, event, texts),
        details=texts("web.calendar.reference", reference=booking.reference),
    )


def outlook_calendar(booking: Booking, event: NetworkingEvent, texts: Texts) -> str:
    """Return the address of Outlook's form for one informational interview."""
    return _link(
        "https://outlook.live.com/calendar/0/deeplink/compose",
        path="/calendar/action/compose",
        rru="addevent",
        subject=_title(booking, texts),
        startdt=_instant(booking.starts_at),
        enddt=_instant(booking.ends_at),
        location=_location(booking, event, texts),
        body=texts("web.calendar.reference", reference=booking.reference),
    )


def _title(booking: Booking, texts: Texts) -> str:
    return texts("web.calendar.summary", name=booking.professional.name)


def _location(booking: Booking, event: NetworkingEvent, texts: Texts) -> str:
    return ", ".join(part for part in (place(booking.table, texts), event.name) if part)


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _link(base: str, **fields: str) -> str:
    # Outlook shows `+` as it stands, so spaces are written %20.
    return f"{base}?{urlencode(fields, quote_via=quote)}"

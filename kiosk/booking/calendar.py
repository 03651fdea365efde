"""Calendar entries by RFC 5545, with methods by RFC 5546. Pure: the stamps come from the booking, never from a clock.

Times are written in UTC, so no time zone has to travel along. The UID names the booking and the event and stays
the same; SEQUENCE grows, so a calendar that has the entry replaces it or takes it out.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Final

from icalendar import Calendar, Event, vCalAddress, vText

from kiosk.booking.booking import Booking
from kiosk.booking.status import LOST, Party, Status
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts

_PRODUCT: Final = "-//mentor-kiosk//informational interviews//EN"
_SURE: Final = frozenset({Status.CONFIRMED, Status.MET, Status.NO_SHOW})
_EMAIL: Final = re.compile(r"[\w.+%-]+@[\w.-]+\.\w+", re.ASCII)


def booking_calendar(
    booking: Booking,
    event: NetworkingEvent,
    url: str = "",
    *,
    questions: Sequence[str] = (),
    texts: Texts = ENGLISH,
) -> bytes:
    """Return the student's calendar entry: METHOD PUBLISH, or CANCEL once it will not take place.

    Args:
        booking: the informational interview.
        event: gives the organizer and the place.
        url: address of the ticket, for the entry's URL.
        questions: to ask, for the entry's description.
        texts: the language of summary and description.
    """
    entry = _entry(booking, event, texts("web.calendar.summary", name=booking.professional.name), texts)
    if url:
        entry.add("url", url)
    if questions:
        lines = (str(entry["description"]), "", texts("web.calendar.questions"), *(f"- {line}" for line in questions))
        entry["description"] = vText("\n".join(lines))
    return _calendar("CANCEL" if booking.status in LOST else "PUBLISH", [entry])


def invitation(  # noqa: PLR0913 - who invites whom to what
    booking: Booking, event: NetworkingEvent, party: Party, *, to: str, organizer: str, texts: Texts = ENGLISH
) -> tuple[str, bytes]:
    """Return method and entry of an invitation by mail: REQUEST, or CANCEL once it is off (RFC 5546 section 3.2).

    The organizer of the entry is who sends the mail, and the attendee whom it goes to: programs compare both.
    """
    method = "CANCEL" if booking.status in LOST else "REQUEST"
    name = booking.professional.name if party is Party.STUDENT else booking.card.student
    entry = _entry(booking, event, texts("web.calendar.summary", name=name), texts)
    host = vCalAddress(f"mailto:{organizer}")
    host.params["cn"] = vText(event.name)
    entry["organizer"] = host
    attendee = vCalAddress(f"mailto:{to}")
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText("ACCEPTED")  # both said so before this was sent
    attendee.params["rsvp"] = vText("FALSE")
    entry.add("attendee", attendee, encode=False)
    return method, _calendar(method, [entry])


def event_calendar(bookings: Iterable[Booking], event: NetworkingEvent, *, texts: Texts = ENGLISH) -> bytes:
    """Return all bookings of an event as one calendar for the organizer, called-off ones marked as cancelled."""
    entries = [
        _entry(
            each,
            event,
            texts("web.calendar.summary_both", student=each.card.short_name, name=each.professional.name),
            texts,
        )
        for each in bookings
    ]
    return _calendar("PUBLISH", entries)


def _calendar(method: str, entries: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(booking: Booking, event: NetworkingEvent, summary: str, texts: Texts) -> Event:
    off = booking.status in LOST
    entry = Event()
    entry.add("uid", f"{event.id}-{booking.id}-{booking.reference.lower()}@mentor-kiosk.invalid")
    entry.add("dtstamp", booking.changed_at.astimezone(UTC))
    entry.add("last-modified", booking.changed_at.astimezone(UTC))
    entry.add("dtstart", booking.starts_at.astimezone(UTC))
    entry.add("dtend", booking.ends_at.astimezone(UTC))
    # One more than what was published before: a calendar ignores a cancellation with the number it knows.
    entry.add("sequence", booking.sequence + 1 if off else booking.sequence)
    entry.add("status", "CANCELLED" if off else "CONFIRMED" if booking.status in _SURE else "TENTATIVE")
    entry.add("summary", summary)
    entry.add("location", _location(booking, event, texts))
    entry.add("description", texts("web.calendar.reference", reference=booking.reference))
    entry.add("organizer", _organizer(event))
    return entry


def _location(booking: Booking, event: NetworkingEvent, texts: Texts) -> str:
    if not booking.table:
        return event.name
    table = texts("web.moment.table", table=booking.table) if len(booking.table) <= 3 else booking.table
    return f"{table}, {event.name}"


def _organizer(event: NetworkingEvent) -> vCalAddress:
    # RFC 5546 section 3.2.1 wants an organizer in what is published; .invalid never receives mail (RFC 2606).
    address = _EMAIL.search(event.contact)
    organizer = vCalAddress(f"mailto:{address.group() if address else 'kiosk@mentor-kiosk.invalid'}")
    organizer.params["cn"] = vText(event.name)
    return organizer

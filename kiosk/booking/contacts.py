"""Contacts as phones and address books read them: vCard 3.0 (RFC 2426), the version that both kinds take. Pure.

What may be shared is decided here too: a professional's address only where they agreed, a student's only after both
met. Names are not taken apart: which part is the family name differs from one language to the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from kiosk.booking.booking import Booking
from kiosk.booking.status import Status
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts

_LINE: Final = 75
"""Octets of a line, without its end (RFC 2426 section 2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One person as another may keep them."""

    name: str
    email: str
    """Empty where they did not agree to share it."""
    organization: str
    position: str
    url: str
    note: str
    """Where the two met, and what it was about."""
    met_on: date
    """The day, local to the event."""


def contact_of_professional(booking: Booking, event: NetworkingEvent, texts: Texts = ENGLISH) -> Contact | None:
    """Return the professional as a student may keep them: once they met, where the professional agreed; else none."""
    person = booking.professional
    if booking.status is not Status.MET or not person.share_contact:
        return None
    return Contact(
        name=person.name,
        email=person.email,
        organization=person.company,
        position=person.position,
        url=person.linkedin if person.linkedin.startswith("https://") else "",
        note=_note(booking, event, "", texts),
        met_on=_day(booking, event),
    )


def contacts_of_students(
    bookings: Iterable[Booking], event: NetworkingEvent, texts: Texts = ENGLISH
) -> list[Contact]:
    """Return the students whom a professional met, as their request cards told them; those who came twice, once."""
    met = {
        (each.card.student, each.card.email): Contact(
            name=each.card.student,
            email=each.card.email,
            organization="",
            position=each.card.year,
            url="",
            note=_note(each, event, each.card.question, texts),
            met_on=_day(each, event),
        )
        for each in bookings
        if each.status is Status.MET
    }
    return list(met.values())


def vcards(contacts: Iterable[Contact]) -> bytes:
    """Return contacts as one vCard 3.0 file, UTF-8, lines ended by CRLF and folded."""
    lines = [line for contact in contacts for line in _vcard(contact)]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _vcard(contact: Contact) -> list[str]:
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:;{_escaped(contact.name)};;;", f"FN:{_escaped(contact.name)}"]
    lines += [
        f"{name}:{_escaped(value)}"
        for name, value in (
            ("ORG", contact.organization),
            ("TITLE", contact.position),
            ("EMAIL;TYPE=INTERNET", contact.email),
            ("NOTE", contact.note),
        )
        if value
    ]
    # The same person kept twice is one entry; some address books take none without (RFC 2426 section 3.6.7).
    lines.append(f"UID:urn:uuid:{uuid5(NAMESPACE_URL, f'{contact.name} <{contact.email}>')}")
    if contact.url:
        # Readers differ in whether they cut an address at its commas, so it has none.
        lines.append(f"URL:{contact.url.replace(',', '%2C').replace(';', '%3B')}")
    return [*lines, "END:VCARD"]


def _escaped(text: str) -> str:
    """Return a text value as RFC 2426 section 5 writes it."""
    for plain, written in (("\\", "\\\\"), ("\r\n", "\n"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> list[str]:
    """Return a line as lines of 75 octets at most, never cut inside a character."""
    folded, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > _LINE:
            folded.append(current)
            current = " "
        current += letter
    return [*folded, current]


def _note(booking: Booking, event: NetworkingEvent, question: str, texts: Texts) -> str:
    met = texts("booking.contact.note", event=event.name, day=_day(booking, event).isoformat())
    return f"{met}\n{texts('booking.contact.asked', question=question)}" if question else met


def _day(booking: Booking, event: NetworkingEvent) -> date:
    return booking.starts_at.astimezone(ZoneInfo(event.time_zone)).date()

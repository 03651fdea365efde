"""Letters about a booking: that it is confirmed, with an invitation, or called off, with a cancellation. Pure.

The invitation is what RFC 5546 calls a REQUEST: a calendar enters it with one tap and takes it out again on CANCEL.
"""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Final

from kiosk.booking.booking import Booking
from kiosk.booking.calendar import invitation
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Party, Status
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts, clock_time, day

_SPECIALS: Final = re.compile(r'[()<>@,;:\\".\[\]]+')
"""What a name before an address may not hold unquoted (RFC 5322 section 3.2.3)."""
_SHORT: Final = 30
"""Characters of a name that fit on the line of the sender."""
_LONG: Final = 48
"""Characters of a name that mail programs show."""


def letter(  # noqa: PLR0913 - who writes whom about what
    booking: Booking, event: NetworkingEvent, party: Party, *, sender: str, to: str, texts: Texts = ENGLISH
) -> EmailMessage:
    """Return the letter to one side of a booking.

    Args:
        booking: as it stands.
        event: gives place and time zone.
        party: whom it goes to.
        sender: address of the From line.
        to: address of that side.
        texts: the language.
    """
    booking = as_shown(booking, texts)
    kind = "confirmed" if booking.status is Status.CONFIRMED else "cancelled"
    words = _words(booking, event, party, texts)
    message = EmailMessage()
    # An `Address` and no text: in a text a comma or colon of the event's name would begin another address.
    message["From"] = Address(_display_name(event.name), addr_spec=sender)
    message["To"] = to
    message["Subject"] = _header(texts(f"mail.{kind}.subject", **words))
    # The same letter twice, after a connection that broke at the end, is one for a mail program.
    told = sha256(f"{event.id}-{booking.id}-{party.value}-{booking.sequence}".encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{told}@mentor-kiosk.invalid>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday answers
    lines = texts.lines(f"mail.{kind}.{party.value}", **words)
    where = texts("mail.table", **words) if booking.table else ""
    message.set_content("\n".join(line for line in (*lines, where, texts("mail.reference", **words)) if line) + "\n")
    method, entry = invitation(booking, event, party, to=to, organizer=sender, texts=texts)
    message.add_alternative(entry.decode(), subtype="calendar", params={"method": method})
    return message


def _words(booking: Booking, event: NetworkingEvent, party: Party, texts: Texts) -> dict[str, str]:
    """Return what stands in the named places of a letter."""
    person = booking.professional.name
    student = booking.card.student if party is Party.PROFESSIONAL else booking.card.short_name
    return {
        "student": student,
        "professional": person,
        "with_whom": person if party is Party.STUDENT else student,
        "time": clock_time(booking.starts_at, event.time_zone),
        "day": day(booking.starts_at, event.time_zone, texts),
        "event": event.name,
        "table": booking.table,
        "reference": booking.reference,
    }


def _display_name(name: str) -> str:
    """Return a name as it stands before an address; a long one shorter, and without what would have to be quoted.

    Where Python folds a long header it loses quotation marks, so that a comma would begin another address, and
    breaks off in the middle of a long word, so that the letter ends there.
    """
    plain = _header(name)
    return plain if len(plain) <= _SHORT else " ".join(_SPECIALS.sub(" ", plain)[:_LONG].split())


def _header(text: str) -> str:
    """Return a text that no mail program decodes: a name like `=?utf-8?q?=0D=0ABcc:...?=` would add a header.

    Python decodes such encoded words (RFC 2047) when a header is set, and writes the line break that was inside.
    """
    return text.replace("=?", "= ?")

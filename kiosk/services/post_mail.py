"""Use case: letters that bookings call for are written into the outbox and sent by the organizer's mail server.

Each try is claimed first, so that of several phone processes one sends. A letter says how its booking stands when it
is sent; one that a newer letter has overtaken is dropped.
"""

import logging
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.errors import MessageError
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from kiosk.booking.booking import Booking
from kiosk.booking.letter import letter
from kiosk.booking.status import Party, Status
from kiosk.database import Database, bookings, events, outbox
from kiosk.database.outbox import Letter
from kiosk.people import NetworkingEvent
from kiosk.texts import ENGLISH, Texts

LOG: Final = logging.getLogger(__name__)
TRIES: Final = 8
"""Over about four hours; then a letter is given up."""
_FIRST_PAUSE: Final = timedelta(minutes=1)
_CLAIMED: Final = timedelta(minutes=5)
"""How long one try may take before another process may try."""
_AT_ONCE: Final = 20
_SECONDS: Final = 20.0

Post = Callable[[EmailMessage], None]


@dataclass(frozen=True, slots=True)
class Postbox:
    """How letters leave."""

    sender: str
    """Address of the From line."""
    post: Post
    texts: Texts = ENGLISH
    """The event's own language and words; a student is written to in the language that they chose at the kiosk."""


def post_mail(database: Database, clock: Callable[[], datetime], box: Postbox) -> int:
    """Write the letters that are missing, send those that are due, and return how many were sent.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    now = clock()
    event = database.read(events.find)
    if event is None:
        return 0
    number = event.id
    database.write(lambda tx: outbox.fill(tx, number, now))
    waiting = database.read(lambda tx: outbox.due(tx, now, _AT_ONCE))
    return sum(_try(database, event, each, now, box) for each in waiting)


def _try(database: Database, event: NetworkingEvent, due: Letter, now: datetime, box: Postbox) -> bool:
    if not database.write(lambda tx: outbox.claim(tx, due, now + _CLAIMED)):
        return False
    booking = database.read(lambda tx: bookings.find(tx, event.id, due.booking_id))
    sent, again = False, False
    if booking is not None and _still_true(booking, due):
        made = _written(booking, event, due, box)
        sent, again = _sent(made, box.post) if made else (False, False)
    due_at = now + _FIRST_PAUSE * 2**due.tries if again and due.tries + 1 < TRIES else None
    database.write(lambda tx: outbox.finish(tx, due, sent_at=now if sent else None, due_at=due_at))
    return sent


def _written(booking: Booking, event: NetworkingEvent, due: Letter, box: Postbox) -> EmailMessage | None:
    texts = box.texts.speaking(booking.language) if due.party is Party.STUDENT else box.texts
    try:
        return letter(booking, event, due.party, sender=box.sender, to=due.address, texts=texts)
    # An address that is none, over some of which Python's parser trips: the letters behind this one go all the same.
    except (ValueError, MessageError, AttributeError, LookupError) as error:
        LOG.warning("a letter could not be written: %s", type(error).__name__)
        return None


def _still_true(booking: Booking, due: Letter) -> bool:
    told = booking.status in (Status.CONFIRMED, Status.CANCELLED) and booking.sequence == due.sequence
    return told and bool(due.address) and due.party in (Party.STUDENT, Party.PROFESSIONAL)


def _sent(message: EmailMessage, post: Post) -> tuple[bool, bool]:
    """Return whether a letter went, and if not, whether another try may help."""
    try:
        post(message)
    except smtplib.SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        LOG.warning("a letter was refused with %s", codes)  # no address is logged
        return False, any(code < 500 for code in codes)
    except smtplib.SMTPDataError as refusal:
        LOG.warning("a letter was refused with %s", [refusal.smtp_code])
        return False, refusal.smtp_code < 500
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        LOG.warning("a letter could not be sent: %s", type(error).__name__)
        return False, True
    return True, False


def smtp(url: str) -> Post:
    """Return what sends a letter by `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte.

    With `smtp://` TLS is begun where the server offers it, and always before a password is sent.
    """
    parts = urlsplit(url)
    host, user, password = parts.hostname or "localhost", unquote(parts.username or ""), unquote(parts.password or "")

    def post(message: EmailMessage) -> None:
        context = ssl.create_default_context()
        if parts.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, parts.port or 587, timeout=_SECONDS)
        with server:
            server.ehlo()
            if parts.scheme != "smtps" and (user or server.has_extn("starttls")):
                server.starttls(context=context)
            if user:
                server.login(user, password)
            server.send_message(message)

    return post

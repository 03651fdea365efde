"""Use cases: what a professional writes down for themselves, and that the phone pages forget them.

A note belongs to one booking and its professional. The student, the organizer's screens, exports and the report never
see it; it goes with the student's data, whenever that goes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.booking.status import Party, Via
from kiosk.database import Database, Transaction, evenings, events, notes, phones, professionals, purging
from kiosk.database.evenings import EveningStep
from kiosk.errors import NoSuchBooking
from kiosk.plaintext import clean_lines
from kiosk.services.forms import NOTE_LENGTH


def keep_note(database: Database, professional_id: str, booking_id: int, words: str) -> None:
    """Replace the professional's note about one of their bookings, line breaks kept; empty words take it away.

    Raises:
        NoSuchBooking: it is none of theirs.
        NoSuchProfessional
    """
    plain = clean_lines(words)[:NOTE_LENGTH]

    def work(tx: Transaction) -> None:
        if not notes.write(tx, professionals.number_of(tx, professional_id), booking_id, plain):
            raise NoSuchBooking

    database.write(work)
    purging.empty_journal(database)  # of what stood there before


def list_notes(database: Database, professional_id: str) -> Mapping[int, str]:
    """Return a professional's notes by the number of the booking."""
    return database.read(lambda tx: notes.of_evening(tx, events.current(tx).id, professional_id))


def forget_professional(database: Database, clock: Callable[[], datetime], professional_id: str) -> None:
    """Sign every phone of theirs out, delete their notes, and take no new requests; what is confirmed stays.

    Their entry is part of the organizer's roster, so only the organizer takes it off.

    Raises:
        NoSuchProfessional
    """

    def work(tx: Transaction) -> None:
        now = clock()
        number = professionals.number_of(tx, professional_id)
        phones.sign_out_all(tx, [number], now)
        notes.drop_all(tx, number)
        paused = EveningStep(number, now, "paused", "", Party.PROFESSIONAL, Via.PHONE, "")
        evenings.change(tx, number, {"paused_at": now}, [paused])

    database.write(work)
    purging.empty_journal(database)

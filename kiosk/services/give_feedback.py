"""Use cases: one tap of each side afterwards says whether they met, and is counted; nobody sees who said what."""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.booking.booking import Booking
from kiosk.booking.feedback import Verdict, may_tell, status_of
from kiosk.booking.rules import status_word
from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, events, feedback
from kiosk.errors import WrongStatus
from kiosk.services.find_booking import show_booking
from kiosk.services.move_booking import move_booking


def give_feedback(  # noqa: PLR0913, PLR0917 - the first two are bound where services are composed
    database: Database,
    clock: Callable[[], datetime],
    booking_id: int,
    party: Party,
    verdict: Verdict,
    via: Via,
) -> Booking:
    """Keep what one side says; the first word about a confirmed booking also says whether it took place.

    Raises:
        NoSuchBooking
        WrongStatus: it has not begun, or it never was confirmed.
    """
    booking = show_booking(database, clock, booking_id)
    wanted = status_of(verdict)
    if not may_tell(booking.status, booking.starts_at, clock()):
        raise WrongStatus(status=status_word(booking.status), wanted=status_word(wanted))
    if booking.status is Status.CONFIRMED:
        booking = move_booking(database, clock, booking_id, wanted, party, via, "")
    database.write(lambda tx: feedback.keep(tx, booking_id, party, verdict))
    return booking


def show_feedback(database: Database, booking_id: int, party: Party) -> Verdict | None:
    """Return what one side said of a booking, for whoever said it."""
    return database.read(lambda tx: feedback.of_booking(tx, booking_id, party))


def list_feedback(database: Database, professional_id: str) -> Mapping[int, Verdict]:
    """Return what a professional said, by the number of the booking, for themselves."""
    return database.read(lambda tx: feedback.of_professional(tx, events.current(tx).id, professional_id))

"""Use case: somebody says they are the organizer."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.pins import pin_fits, read_pin
from kiosk.database import Database, events, pins
from kiosk.errors import OrganizerPinWrong, PinUnset
from kiosk.services.count_tries import count_try, forgive


def check_organizer_pin(database: Database, clock: Callable[[], datetime], pin: str, station: str) -> None:
    """Return for the right PIN; tries are counted per station.

    Raises:
        OrganizerPinWrong: the PIN is wrong.
        SignInPaused: too many wrong ones at this station.
        PinUnset, NoEvent
    """
    kept = database.read(events.organizer_pin_hash)
    if kept is None:
        raise PinUnset
    count_try(database, clock, pins.ORGANIZER, station)
    if not pin_fits(read_pin(pin), kept):
        raise OrganizerPinWrong
    forgive(database, pins.ORGANIZER, station)

"""Use case: the organizer's PIN is set. Only its hash is kept; there is no default."""

from kiosk.booking.pins import check_organizer_pin_fit, hash_pin, read_pin
from kiosk.database import Database, events


def set_organizer_pin(database: Database, pin: str) -> None:
    """Set the organizer's PIN of the current event.

    Raises:
        PinUnfit: not six to twelve digits, or too easy to guess.
        NoEvent
    """
    pin = read_pin(pin)
    check_organizer_pin_fit(pin)
    kept = hash_pin(pin)
    database.write(lambda tx: events.set_organizer_pin_hash(tx, kept))

"""Whether the key that takes a time again is offered. No screen."""

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party
from kiosk.errors import KioskError
from kiosk.services.bundle import Services


def may_regret(services: Services, booking: Booking) -> bool:
    """Tell whether a student may take again what they just gave back.

    Where that cannot be found out it is offered: the give-back stands, and taking it again refuses by itself.
    """
    try:
        return services.may_take_back(booking.id, Party.STUDENT)
    except KioskError:
        return True

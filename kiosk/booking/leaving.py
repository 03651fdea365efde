"""A professional who leaves before a booking: when that is so, and when a student is led on to others. Pure."""

from datetime import datetime, timedelta
from typing import Final, Protocol

from kiosk.booking.status import OPEN, Party, Status

_EVENING: Final = timedelta(hours=12)
"""Whoever leaves tonight keeps what they promised for another day."""
_LEADS_ON: Final = frozenset({Status.DECLINED, Status.EXPIRED, Status.CANCELLED, Status.COUNTERED})


class Stands(Protocol):
    """What has to be known of a booking; a `Booking` has it."""

    @property
    def status(self) -> Status:
        """Where it stands."""

    @property
    def starts_at(self) -> datetime:
        """When it takes place."""

    @property
    def created_at(self) -> datetime:
        """When it was made."""

    @property
    def changed_at(self) -> datetime:
        """When the status last changed."""

    @property
    def confirmed_at(self) -> datetime | None:
        """When it was confirmed."""

    @property
    def leaves_at(self) -> datetime | None:
        """When the professional leaves, has said to leave or was marked as gone."""

    @property
    def closed_by(self) -> Party | None:
        """Who called it off."""


def had_to_leave(booking: Stands, now: datetime) -> bool:
    """Tell whether a booking comes to nothing because its professional left that evening before it.

    Whoever confirms or proposes another time after that is there after all; what the student called off themselves
    has no other reason, and nor has what was asked for when that was known.
    """
    left, starts_at = booking.leaves_at, booking.starts_at
    if left is None or left > starts_at or starts_at - left > _EVENING or booking.created_at > left:
        return False
    if booking.status is Status.CANCELLED:
        return booking.closed_by in (Party.PROFESSIONAL, Party.ORGANIZER)
    if booking.status is Status.EXPIRED:
        return left <= booking.changed_at
    answered_at = booking.changed_at if booking.status is Status.COUNTERED else booking.confirmed_at
    answered_since = answered_at is not None and answered_at > left
    return booking.status in OPEN and left <= now and not answered_since


def leads_on(booking: Stands, now: datetime) -> bool:
    """Tell whether a student is offered somebody else in place of a booking, which is called off with that."""
    return booking.status in _LEADS_ON or had_to_leave(booking, now)

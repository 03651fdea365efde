"""The records that services hand to screens and pages: a slot, a booking, a glance at one. Frozen, no storage."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from kiosk.booking.status import OPEN, Party, Status
from kiosk.people import Professional, RequestCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A bookable time of one professional. Moments are aware UTC."""

    id: int
    """The database's number."""
    professional_id: str
    """`Professional.id`."""
    starts_at: datetime
    ends_at: datetime
    table: str = ""
    """Where it takes place; empty where the event has no tables."""
    seats: int = 1
    """How many students may share it."""
    free: int = 1
    """Seats that nobody has taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One student, one professional, one slot, as a service found it."""

    id: int
    """The database's number; an address for those who were let in, never a secret."""
    reference: str
    """The short name that people type and say: `K7QD-2M`."""
    status: Status
    professional: Professional
    starts_at: datetime
    ends_at: datetime
    table: str
    card: RequestCard
    created_at: datetime
    changed_at: datetime
    """When the status last changed."""
    due_at: datetime | None
    """When a hold, a request or a counter lapses; none for the others."""
    confirmed_at: datetime | None = None
    proposed_at: datetime | None = None
    """Start of the slot that the professional proposed instead; only while countered."""
    first_at: datetime | None = None
    """Start of the slot that the student asked for, once another was proposed: it stays known whatever follows."""
    leaves_at: datetime | None = None
    """When the professional leaves, has said to leave or was marked as gone; none for whoever stays."""
    closed_by: Party | None = None
    """Who called it off, while cancelled."""
    sequence: int = 0
    """Changes of the calendar entry (RFC 5545 SEQUENCE)."""
    no_show_by: Party | None = None
    """Who did not come."""
    language: str = ""
    """In which the student read the kiosk, so that ticket and letters speak it too; empty where nobody knows."""

    @property
    def is_open(self) -> bool:
        """Whether it still occupies its slot."""
        return self.status in OPEN

    @property
    def keeps_first(self) -> bool:
        """Whether another time was proposed and the student keeps the first one."""
        return self.first_at == self.starts_at


class Availability(NamedTuple):
    """What can still be had of a professional."""

    free: int = 0
    """Slots with a seat."""
    next: Slot | None = None
    """The first of them."""
    booked: float = 0.0
    """Share of what they can still give and have given that is booked, 0 to 1: the cap counts, a group is one."""
    left: int | None = None
    """Informational interviews that they still give; none without a cap."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a waiting screen asks for every second: one small indexed query."""

    id: int
    status: Status
    changed_at: datetime
    due_at: datetime | None
    has_left: bool = False
    """The professional had to leave before it (`leaving.had_to_leave`)."""


@dataclass(frozen=True, slots=True)
class MeetingGlance:
    """What a professional's phone asks for every few seconds, of each of their bookings."""

    id: int
    status: Status
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime

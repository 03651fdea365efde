"""What people ask of the use cases: frozen records, filled in by screens, pages and commands. They decide nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from kiosk.booking.status import Party, Via
from kiosk.people import Mode, Professional, Reason, Visit

SEATS: Final = range(1, 5)
"""Students who may share a slot tonight."""

NOTE_LENGTH: Final = 300
"""Characters of a professional's note; in every script they fit a form of 4 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForm:
    """What the organizer says about the networking event; `None` leaves what stands."""

    name: str | None = None
    date: "date | None" = None
    starts: time | None = None
    """Local time."""
    ends: time | None = None
    """Local time; at or before `starts` it is the next day."""
    time_zone: str | None = None
    slot_minutes: int | None = None
    request_minutes: int | None = None
    """An unanswered request for tonight lapses after this."""
    mode: Mode | None = None
    later_minutes: int | None = None
    later_days: int | None = None
    """An unanswered request for another day lapses after this."""
    seats: int | None = None
    """Students who share a slot tonight."""
    tables: int | None = None
    base_url: str | None = None
    contact: str | None = None
    is_demo: bool | None = None
    keep_unknown: bool | None = None
    room_names: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a student wants of somebody. The client makes `key` and `code` before the first attempt and keeps them."""

    key: str
    """Idempotency key: the same key is booked once, however often it is sent."""
    code: str
    """The booking code (`booking.codes.new_booking_code`); only its hash is stored."""
    professional_id: str
    visit: Visit
    question: str = ""
    reasons: tuple[Reason, ...] = ()
    station: str = ""
    via: Via = Via.KIOSK


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldForm(Wish):
    """The wish for one slot."""

    starts_at: datetime
    instead_of: int | None = None
    """Number of a booking of the same student that is called off for this one, where it still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitForm(Wish):
    """The wish to wait in line for somebody full; key and code become those of the booking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsteadForm:
    """A student takes another slot in place of a booking that came to nothing; who they are stands there."""

    booking_id: int
    """The booking that was declined, lapsed or was cancelled; one that stands is called off with this, where another
    time was proposed for it, its professional had to leave, or the slot is another one of the same professional."""
    key: str
    code: str
    professional_id: str
    starts_at: datetime
    station: str = ""
    via: Via = Via.KIOSK


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningForm:
    """What a professional, or the organizer for them, changes about their evening; `None` leaves what stands."""

    professional_id: str
    party: Party
    via: Via
    station: str = ""
    present: bool | None = None
    """Here, or not here (any more)."""
    paused: bool | None = None
    """Takes no new requests; what is booked stays."""
    leaving_at: datetime | None = None
    """No new booking ends after this moment; what is booked stays."""
    staying: bool = False
    """Takes `leaving_at` back."""
    capacity: int | None = None
    """At most so many informational interviews; what is confirmed stays however low it is."""
    as_roster: bool = False
    """Takes a capacity of the evening back: the roster's holds again."""
    seats: int | None = None
    """1 to 4 students share each free slot of tonight from now on. Raises GroupTable where the table is shared."""
    mode: Mode | None = None
    """Meets tonight, later (on the days they propose) or both; what is booked stays."""
    as_event: bool = False
    """Takes a mode of the evening back: the event's holds again."""
    gone_at: datetime | None = None
    """With `present` false: since when they had gone before they were marked as here by a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForm:
    """How one professional is to stand on the roster from now on; `professional.id` says who, and never changes."""

    professional: Professional
    """`table` is the roster's own; empty is a numbered one that is free."""
    mode: Mode | None = None
    """When they meet students; none is as the event has it."""
    began: "PersonForm | None" = None
    """What the form was opened with: only what differs from it is kept, so that nobody else's change is undone.

    None keeps all of it.
    """
    station: str = ""

"""What the use cases answer where a record of the domain is not enough: frozen, no row of a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.tables import NO_TABLES, TableCount
from kiosk.matching.shortlist import Match, Shortlist
from kiosk.people import Mode, NetworkingEvent, Professional
from kiosk.services.forms import PersonForm
from kiosk.services.import_preview import FieldChange

Fairness = Literal["", "free", "less_booked"]
"""What decides between two who fit equally well: one has a time left, or is less booked."""


@dataclass(frozen=True, slots=True)
class FoundMatch:
    """One line of the shortlist: the match, the person, and what is free."""

    match: Match
    """Its reasons name interests as they are spelt, not as they were typed."""
    professional: Professional
    free_slots: int
    next_free: Slot | None
    first: Fairness = ""
    """Why they stand before somebody who fits as well; empty where nobody does, or nothing tells the two apart."""
    left: int | None = None
    """Informational interviews that they still give; none without a cap."""


@dataclass(frozen=True, slots=True)
class FoundMatches:
    """A shortlist with its people, in the order to show."""

    shortlist: Shortlist
    found: tuple[FoundMatch, ...]
    is_away: bool = False
    """The database does not answer: people and free times as they were last seen."""


@dataclass(frozen=True, slots=True)
class OfferedInterest:
    """An interest that somebody here offers, for those who do not know what to type."""

    phrase: str
    professionals: int


@dataclass(frozen=True, slots=True)
class ProfessionalView:
    """A professional with all slots of the event that are not past, earliest first (`free` says which are left)."""

    professional: Professional
    slots: tuple[Slot, ...]
    present: bool = True
    """Signed in or marked as here."""
    paused: bool = False
    """Takes no new requests now."""
    waiting: int = 0
    """Students in line for a time of theirs."""
    left: int | None = None
    """Informational interviews that they still give, as the shortlist says; none without a cap or a time."""

    @property
    def free_slots(self) -> tuple[Slot, ...]:
        """The times that can be taken; none of somebody who takes no new requests."""
        return () if self.paused else tuple(slot for slot in self.slots if slot.free > 0)

    @property
    def takes_line(self) -> bool:
        """Whether a student can wait for a time: there are some, all of them are taken."""
        return bool(self.slots) and not self.paused and not any(slot.free > 0 for slot in self.slots)


@dataclass(frozen=True, slots=True)
class NextBest:
    """Who fits next best, and their first time that the student has free."""

    found: FoundMatch
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningStanding:
    """How the evening of one professional stands."""

    professional: Professional
    present: bool
    paused: bool
    leaving_at: datetime | None
    capacity: int | None
    """In force now; none is no cap."""
    meetings: int
    """What counts towards it: open bookings and those that took their time; a group is one."""
    seats: int
    """Students who share one of their free slots."""
    free: int
    """Slots that a student can take now."""
    after_leaving: tuple[Booking, ...]
    """Open bookings that end after `leaving_at`: they stay until somebody calls them off."""
    last: datetime | None = None
    """When the last slot ends that they offer tonight, whatever was said or booked since; none without any."""
    mode: Mode = Mode.BOTH
    """In force now: tonight, later or both."""
    gone_at: datetime | None = None
    """Since when they, who were here, are marked as not here any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A professional who has proved who they are, on a phone (`phone_token`) or for one moment at a station."""

    professional: Professional
    phone_token: str = ""
    """128-bit cookie value; only its hash is stored. Empty at a station."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeSecrets:
    """What a printed badge carries. Shown once: the database keeps hashes of the secret and the PIN."""

    professional: Professional
    badge_code: str
    """Outside: `MK1P` + Crockford characters; a public name."""
    secret: str
    """Inside: the path segment of `/p/SECRET`."""
    personal_code: str
    """Inside: typed where there is no scanner."""
    pin: str
    """Inside: six digits."""


@dataclass(frozen=True, slots=True)
class BookedOutside:
    """A promised meeting at a time that its professional no longer offers. It stays until somebody decides."""

    professional: str
    """Name."""
    starts_at: datetime
    """Aware UTC."""
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """What a change of the event does. Bookings that stand keep their times, whatever the event says now."""

    event: NetworkingEvent
    """As it is, or would be, afterwards."""
    slots: int
    """Slots that the roster's people then offer."""
    standing: int
    """Open bookings to come."""
    outside: tuple[BookedOutside, ...] = ()
    """Those of them whose time the event no longer offers."""
    tables: TableCount = NO_TABLES
    is_over: bool = False
    """Its doors have closed before now: a year mistyped, most likely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEdit:
    """What a change of one professional does. Bookings that stand keep their times."""

    was: PersonForm
    """What takes it back."""
    professional: Professional
    """As they are, or would be, afterwards; `table` is where they sit."""
    fields: tuple[FieldChange, ...]
    """What changes; `mode` is among them. None is no change."""
    meanwhile: tuple[FieldChange, ...] = ()
    """What somebody else changed since the form was opened; of that, what is in `fields` too is changed once more."""
    standing: int
    """Open bookings to come."""
    outside: tuple[BookedOutside, ...]
    """Those of them whose time is offered no longer."""
    stay: tuple[Booking, ...]
    """Those of them that stay at the old table, because somebody else is booked at the new one then."""
    free: int
    """Times that a student can take then."""
    beside: tuple[str, ...] = ()
    """Names of the others at a table that is new to them: of those at one table, one meets at a time."""


@dataclass(frozen=True, slots=True)
class HoursOutside:
    """Somebody of a file whose hours reach far beyond the event or miss it."""

    place: int
    """Which one they are of the people in the file, from 0."""
    professional: str
    """Their name."""
    hours: str
    """The hours that do, local, such as `10:15-23:45`."""
    event: str
    """The event's own hours, local."""


@dataclass(frozen=True, slots=True)
class PerhapsSame:
    """Somebody new of a file who may be somebody on the roster under another address."""

    name: str
    """Their name, with the company that both have."""
    email: str
    """The address in the file."""
    known: str
    """`Professional.id` of who is on the roster."""
    known_email: str


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """What an import did, by `Professional.id`."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    missing: tuple[str, ...]
    """In the database but not in the file."""
    retired: tuple[str, ...]
    """Of the missing, those that `--sync` took off the roster."""
    slots: int
    """Slots that the roster's people now offer."""
    dry_run: bool
    names: Mapping[str, str] = field(default_factory=dict)
    """Id -> name and company of everybody added, changed or missing."""
    changes: Mapping[str, tuple[FieldChange, ...]] = field(default_factory=dict)
    """Id -> what changes, field by field."""
    kept: tuple[str, ...] = ()
    """Of the missing, those whom `--sync` left on the roster because a student is about to meet them."""
    conflicts: tuple[BookedOutside, ...] = ()
    """Promised meetings outside the hours that the roster gives now."""
    tables: TableCount = NO_TABLES
    """How far the tables go for everybody who is on the roster then."""
    outside: tuple[HoursOutside, ...] = ()
    """Whose hours are probably not what they meant."""
    emptied: Mapping[str, int] = field(default_factory=dict)
    """Field -> how many people's words in it empty cells of the file take away, where they are many."""
    perhaps: tuple[PerhapsSame, ...] = ()
    """Who may stand twice from now on."""


@dataclass(frozen=True, slots=True)
class UndoReceipt:
    """What taking back the last import did, by `Professional.id`."""

    imported_at: datetime
    """When that import ran."""
    removed: tuple[str, ...]
    """Who had come with it."""
    restored: tuple[str, ...]
    """Who is again as before, or back on the roster."""
    kept: tuple[str, ...]
    """Who had come with it and stays, because a student is about to meet them."""
    slots: int
    """Slots that the roster's people now offer."""
    conflicts: tuple[BookedOutside, ...] = ()
    """Promised meetings outside the hours that the roster gives now."""

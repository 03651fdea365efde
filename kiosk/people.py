"""The nouns that every stage shares. Plain frozen records: no rule that needs a clock, no database, no screen."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """Where a student stands; it changes the order of equally good matches and the questions offered."""

    EXPLORING = "exploring"
    """Still choosing a niche: the shortlist spreads over niches."""
    JOB_SEEKING = "job-seeking"
    """Weeks from a degree: company, position and the hiring side come forward."""


@dataclass(frozen=True, slots=True)
class Window:
    """A time in which a professional can be met, in the event's local time."""

    start: time
    """First minute, local."""
    end: time
    """End, exclusive, local; at or before `start` it lies on the next day."""
    date: "date | None" = None
    """The day it applies to; none is the event's own date."""

    def __str__(self) -> str:
        span = f"{self.start:%H:%M}-{self.end:%H:%M}"
        return f"{self.date.isoformat()} {span}" if self.date else span


NO_TIME: Final = Window(time(23, 59), time(0))
"""No time at all, until somebody says which: a minute in which no slot fits. No window would be the whole event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """A volunteer public-relations practitioner as the roster gives them; text is clean and never markup."""

    id: str
    """The roster's own id, else the e-mail; without both, `row-N` in a file and `name, company` in a database."""
    name: str
    """The full name as it is to be shown."""
    email: str = ""
    """Lower case; empty where there is none or it was unusable."""
    company: str = ""
    """The employer now."""
    position: str = ""
    """The job title now."""
    industries: tuple[str, ...] = ()
    """Sectors they work for."""
    specialties: tuple[str, ...] = ()
    """Interests they offer."""
    bio: str = ""
    """Free text about them."""
    recruiter: bool = False
    """Hires people."""
    mentoring: bool = False
    """Is willing to be a mentor afterwards."""
    years: int | None = None
    """Years in the field."""
    alma_mater: str = ""
    """Where they studied."""
    city: str = ""
    """Where they work."""
    languages: tuple[str, ...] = ()
    """Languages they speak."""
    linkedin: str = ""
    """Profile address."""
    phone: str = ""
    """Telephone number as given."""
    booking_url: str = ""
    """Their own https booking page, for meetings later."""
    share_contact: bool = False
    """Agrees that students see the e-mail address."""
    available: tuple[Window, ...] = ()
    """When they can be met; empty is the whole event."""
    table: str = ""
    """Their table's name or number."""
    capacity: int | None = None
    """Most informational interviews at this event; none is no cap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterGlance:
    """What stands on a screen that greets everybody."""

    people: int
    """How many professionals are on the roster."""
    organizations: int
    """How many employers they come from."""
    free: int
    """Times that a student can take now."""
    some: tuple[Professional, ...]
    """A few of them, spread over the roster by name."""


OUTSIDE: Final = "outside"
"""Field and kind of the reason that names what a student turned away."""
INTERESTS: Final = ("specialties", "industries", OUTSIDE)
"""Where reasons name interests, which every language has its own names for; other cells are read as written."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a professional fits one interest of a query."""

    typed: str
    """The interest as the student typed it."""
    matched: str
    """What of the professional's roster row it met, as they wrote it."""
    field: str
    """The roster column where that stands: specialties, industries, position, company, bio, name ..."""
    how: str
    """exact, typo, abbreviation, synonym, related, company, position, name, place, alumni, hiring, language, outside
    (the student only said what they do not want, and this professional does none of it)."""

    @property
    def topic(self) -> str:
        """What the two have to talk about; empty where `matched` is what the student turned away."""
        return "" if self.how == OUTSIDE else self.matched


class Mode(StrEnum):
    """When informational interviews take place."""

    BOTH = "both"
    """Tonight, and on the days that somebody proposes."""
    TONIGHT = "tonight"
    """Tonight at a table only; a request waits minutes."""
    LATER = "later"
    """On the days that somebody proposes only; a request waits days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkingEvent:
    """The gathering. Moments are aware UTC; people read them in `time_zone`."""

    id: int
    """The database's number."""
    name: str
    """What the invitation calls it."""
    starts_at: datetime
    """Doors open."""
    ends_at: datetime
    """Doors close."""
    time_zone: str
    """IANA name, such as Europe/Madrid."""
    slot_minutes: int = 15
    """Length of an informational interview tonight; all slots lie on this grid from `starts_at`."""
    break_every: int = 10
    """After this many slots of one professional one is left free; 0 is no break (2 in 20 by default)."""
    tables: int = 0
    """Numbered tables to give to professionals without one; 0 is none."""
    hold_minutes: int = 2
    """A hold whose code was never shown lapses after this."""
    request_minutes: int = 15
    """An unanswered request for tonight lapses after this."""
    mode: Mode = Mode.BOTH
    """Of everybody for whom nothing else was said."""
    later_minutes: int = 30
    """Length of an informational interview on another day."""
    later_days: int = 3
    """An unanswered request for another day lapses after this."""
    seats: int = 1
    """Students who share a slot tonight, with everybody for whom nothing else was said."""
    student_limit: int = 3
    """Open bookings that one student may have."""
    base_url: str = ""
    """The one address of the phone pages that codes and badges carry; empty is offline."""
    contact: str = ""
    """Who answers for the stored data; shown where a name is asked for."""
    retention_days: int = 30
    """Personal data is deleted this many days after the event."""
    is_demo: bool = False
    """Shown as DEMO everywhere."""
    keep_unknown: bool = False
    """Words that the vocabulary does not know are kept for the report too; they may be somebody's name."""
    room_names: bool = False
    """There is a screen in the room, and students are asked whether their first name may stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One student's time at the kiosk: who they say they are. Forgotten on idle and on Done."""

    id: str
    """128 random bits, made by the client when the visit begins."""
    name: str
    """As the professional will read it on the request card."""
    email: str = ""
    """Optional; counts the student's open bookings, reveals nothing."""
    year: str = ""
    """Year of study or degree, optional, in their own words."""
    stage: Stage | None = None
    """Exploring or job-seeking, where they said so."""
    language: str = ""
    """Code of the language in which they read the kiosk, such as `es`; empty where nobody knows."""
    room_consent: bool = False
    """The first name may stand on the room's screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """What the professional sees of a student before answering."""

    student: str
    """The student's name as typed."""
    year: str = ""
    """Year of study or degree."""
    stage: Stage | None = None
    """Exploring or job-seeking."""
    question: str = ""
    """The one line they want to ask."""
    reasons: tuple[Reason, ...] = field(default=())
    """Why the two were matched."""
    email: str = ""
    """Shown to the professional only after both agreed; empty on tickets."""

    @property
    def short_name(self) -> str:
        """First name and initial, as a ticket and a shared screen show it, such as Ada L."""
        first, _, rest = self.student.partition(" ")
        return f"{first} {rest[0]}." if rest else first

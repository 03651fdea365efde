"""Words for moments, places and reasons, as both kinds of phone pages say them. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.people import INTERESTS, OUTSIDE, NetworkingEvent, Reason
from kiosk.texts import Texts, clock_time, day, minutes_until

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all words depend on: the event, the time, and the language."""

    event: NetworkingEvent
    """Its time zone is the one that people read."""
    now: datetime
    """Aware UTC."""
    texts: Texts


def countdown(starts_at: datetime, ends_at: datetime, occasion: Occasion) -> str:
    """Return how long it is until an informational interview: `in 12 minutes`, `now`, empty when it is over."""
    now, texts = occasion.now, occasion.texts
    if now >= ends_at:
        return ""
    minutes = minutes_until(starts_at, now)
    if minutes == 0:
        return texts("web.moment.now")
    if minutes < 2 * _HOUR:
        return texts.plural("web.moment.minutes", minutes)
    if minutes < 2 * _DAY:
        return texts.plural("web.moment.hours", round(minutes / _HOUR))
    return texts.plural("web.moment.days", round(minutes / _DAY))


def countdown_step(starts_at: datetime, ends_at: datetime, now: datetime) -> int:
    """Return a number that changes when `countdown` reads differently."""
    if now >= ends_at:
        return -1
    minutes = minutes_until(starts_at, now)
    if minutes < 2 * _HOUR:
        return minutes
    return _DAY + round(minutes / _HOUR)


def place(table: str, texts: Texts) -> str:
    """Return where to go: `Table 4` for a number or letter, else the table's own name; empty without one."""
    if not table:
        return ""
    return texts("web.moment.table", table=table) if len(table) <= 3 else table


def when(moment: datetime, occasion: Occasion) -> str:
    """Return a time of day, with its date where that is not today at the event."""
    zone = occasion.event.time_zone
    time, date = clock_time(moment, zone), day(moment, zone, occasion.texts)
    return time if date == day(occasion.now, zone, occasion.texts) else f"{date}, {time}"


def reason(given: Reason, side: str, texts: Texts) -> str:
    """Return why two people were matched, for one `side` of them: `student` or `professional`."""
    key = _FIELDS.get(given.field, "other")
    # Professionals read their own words, students the name in their language.
    named = side == "student" and given.field in INTERESTS
    matched = _within(given.matched, texts) if named else given.matched
    typed = _within(given.typed, texts) if side == "student" else given.typed
    return texts(f"web.reason.{side}.{key}", typed=typed, matched=matched)


def _within(phrase: str, texts: Texts) -> str:
    """Return what a language calls an interest within a sentence: its own names there have no capital."""
    low = phrase.casefold()
    name = texts.interest(low)
    return phrase if name == low else name


_FIELDS: Final = {
    "specialties": "offers",
    "industries": "sector",
    "company": "company",
    "position": "position",
    "name": "name",
    "city": "city",
    "alma_mater": "school",
    "languages": "language",
    "recruiter": "hires",
    "mentoring": "mentors",
    OUTSIDE: "outside",
}

"""Use case: create the networking event or change it, offer the slots its hours allow, or see what that would do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from kiosk.booking.slots import local_moment
from kiosk.database import Database, Transaction, bookings, events, roster
from kiosk.errors import InvalidEvent
from kiosk.people import NetworkingEvent
from kiosk.plaintext import clean
from kiosk.services.answers import EventChange
from kiosk.services.find_conflicts import find_conflicts
from kiosk.services.find_time_zone import find_time_zone, is_time_zone
from kiosk.services.forms import SEATS, EventForm
from kiosk.services.lay_out_slots import lay_out_slots
from kiosk.texts import ENGLISH

T = TypeVar("T")

NAME_LIMIT: Final = 100
"""Characters of a name; every screen shows it on one line."""
SLOT_MINUTES: Final = range(5, 121)
TABLES: Final = range(501)
REQUEST_MINUTES: Final = range(1, 241)
LATER_MINUTES: Final = range(20, 31)
LATER_DAYS: Final = range(1, 31)
_YEARS: Final = range(2000, 2200)  # calendars of phones go no further

_NEW: Final = NetworkingEvent(
    id=0,
    name="",
    starts_at=datetime.min.replace(tzinfo=UTC),
    ends_at=datetime.min.replace(tzinfo=UTC),
    time_zone="",
)


def set_event(database: Database, clock: Callable[[], datetime], form: EventForm) -> NetworkingEvent:
    """Create the networking event, or change what the form names of the current one, and lay out the slots anew.

    Booked slots stay. A new event needs a name, a date and both hours; its time zone is the machine's by default.

    Raises:
        InvalidEvent: something cannot be; nothing was changed.
    """
    return database.write(lambda tx: _change(tx, clock(), form).event)


def preview_event(database: Database, clock: Callable[[], datetime], form: EventForm) -> EventChange:
    """Return what `set_event` would do, above all to the bookings that stand; nothing is kept.

    Raises:
        InvalidEvent
    """

    def work(tx: Transaction) -> EventChange:
        change = _change(tx, clock(), form)
        tx.rollback()
        return change

    return database.write(work)


def _change(tx: Transaction, now: datetime, form: EventForm) -> EventChange:
    standing = events.find(tx)
    event = _filled(standing or _NEW, form, is_new=standing is None)
    kept = events.create(tx, event, now) if standing is None else events.update(tx, event)
    laid = lay_out_slots(tx, now)
    roster.mark_changed(tx)
    promised = sum(one.is_open and one.ends_at > now for one in bookings.of_event(tx, kept.id))
    return EventChange(
        event=kept,
        slots=laid.slots,
        standing=promised,
        outside=find_conflicts(tx, now),
        tables=laid.tables,
        is_over=kept.ends_at <= now,
    )


class _Hours(NamedTuple):
    """An evening as its organizer says it."""

    day: date | None
    starts: time | None
    ends: time | None


def _filled(event: NetworkingEvent, form: EventForm, *, is_new: bool) -> NetworkingEvent:
    zone = _zone(form.time_zone or event.time_zone or find_time_zone())
    stood = _Hours(None, None, None) if is_new else _local_hours(event)
    wanted = _Hours(form.date or stood.day, _or(form.starts, stood.starts), _or(form.ends, stood.ends))
    unchanged = not is_new and wanted == stood and zone == event.time_zone
    starts_at, ends_at = (event.starts_at, event.ends_at) if unchanged else _moments(wanted, zone)
    slot_minutes = _within("slot_minutes", _or(form.slot_minutes, event.slot_minutes), SLOT_MINUTES)
    if ends_at - starts_at < timedelta(minutes=slot_minutes):
        raise _problem("too_short")
    return replace(
        event,
        name=_name(_or(form.name, event.name)),
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=zone,
        slot_minutes=slot_minutes,
        request_minutes=_within("request_minutes", _or(form.request_minutes, event.request_minutes), REQUEST_MINUTES),
        mode=_or(form.mode, event.mode),
        later_minutes=_within("later_minutes", _or(form.later_minutes, event.later_minutes), LATER_MINUTES),
        later_days=_within("later_days", _or(form.later_days, event.later_days), LATER_DAYS),
        seats=_within("seats", _or(form.seats, event.seats), SEATS),
        tables=_within("tables", _or(form.tables, event.tables), TABLES),
        base_url=event.base_url if form.base_url is None else _address(form.base_url),
        contact=event.contact if form.contact is None else clean(form.contact),
        is_demo=_or(form.is_demo, event.is_demo),
        keep_unknown=_or(form.keep_unknown, event.keep_unknown),
        room_names=_or(form.room_names, event.room_names),
    )


def _or(given: T | None, standing: T) -> T:
    return standing if given is None else given


def _problem(name: str, **values: object) -> InvalidEvent:
    return InvalidEvent(problem=ENGLISH(f"errors.InvalidEvent.{name}", **values))


def _name(typed: str) -> str:
    name = clean(typed)
    if not name:
        raise _problem("no_name")
    if len(name) > NAME_LIMIT:
        raise _problem("long_name", limit=NAME_LIMIT)
    return name


def _zone(name: str) -> str:
    if not is_time_zone(name):
        raise _problem("no_such_zone", zone=clean(name))
    return name


def _within(name: str, number: int, allowed: range) -> int:
    if number not in allowed:
        raise _problem(name, number=number, lowest=allowed.start, highest=allowed.stop - 1)
    return number


def _address(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        parts = urlsplit(typed.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and clean(typed) == typed.strip()
        _ = parts.port  # raises where it is no number
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or parts.query or parts.fragment or " " in typed.strip():
        raise _problem("base_url", address=clean(typed))
    # Codes are shorter and compare equal in lower case (scheme and host have no case).
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path.rstrip("/"), "", ""))


def _local_hours(event: NetworkingEvent) -> _Hours:
    zone = ZoneInfo(event.time_zone)
    opens, closes = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    return _Hours(opens.date(), opens.time().replace(fold=0), closes.time().replace(fold=0))


def _moments(hours: _Hours, zone_name: str) -> tuple[datetime, datetime]:
    if hours.day is None or hours.starts is None or hours.ends is None:
        raise _problem("no_hours")
    if hours.day.year not in _YEARS:
        raise _problem("out_of_time")
    zone = ZoneInfo(zone_name)
    end_day = hours.day + timedelta(days=1) if hours.ends <= hours.starts else hours.day
    return local_moment(hours.day, hours.starts, zone), local_moment(end_day, hours.ends, zone)


def form_of(event: NetworkingEvent) -> EventForm:
    """Return what sets the same evening up again: in another database, or to be changed in a form."""
    day, starts, ends = _local_hours(event)
    return EventForm(
        name=event.name,
        date=day,
        starts=starts,
        ends=ends,
        time_zone=event.time_zone,
        slot_minutes=event.slot_minutes,
        request_minutes=event.request_minutes,
        mode=event.mode,
        later_minutes=event.later_minutes,
        later_days=event.later_days,
        seats=event.seats,
        tables=event.tables,
        contact=event.contact,
        keep_unknown=event.keep_unknown,
        room_names=event.room_names,
    )

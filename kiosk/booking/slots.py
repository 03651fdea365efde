"""Which slots a professional offers: the windows of the roster laid on the event's grid, with breaks, and tables.

Pure. Tonight's slots start at `event.starts_at` plus whole slots, so that two slots at one time have one start; what
lies outside the event is *later*: laid from the window's own start, longer, and at no table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from kiosk.people import NO_TIME, Mode, NetworkingEvent, Window

_DAY: Final = timedelta(days=1)
_BEYOND: Final = timedelta(hours=2)
"""How far somebody's hours may reach beyond the event; more looks like another half of the day."""


@dataclass(frozen=True, slots=True)
class OfferedSlot:
    """A time that a professional can be met, before a database has given it a number."""

    starts_at: datetime
    """Aware UTC."""
    ends_at: datetime
    """Aware UTC."""
    table: str = ""
    """Empty for later slots, and where there is none."""
    seats: int = 1
    """Students who share it; later slots have one."""


class TableWish(NamedTuple):
    """What decides which table a professional sits at."""

    id: str
    """`Professional.id`."""
    own: str
    """The roster's table, or empty."""
    given: str
    """The numbered table they were given before, or empty."""


class _Span(NamedTuple):
    start: datetime
    end: datetime


def offer(
    event: NetworkingEvent, windows: Sequence[Window], table: str, seats: int = 1, mode: Mode | None = None
) -> tuple[OfferedSlot, ...]:
    """Return the slots that these windows offer, earliest first; no window is the whole event.

    Tonight's have the table and the seats. Of a `mode` that is not both only one kind is offered; without one the
    event's holds.

    A window without a date that misses the event's hours offers nothing.
    """
    zone = ZoneInfo(event.time_zone)
    doors = _Span(event.starts_at.astimezone(UTC), event.ends_at.astimezone(UTC))
    tonight: list[_Span] = [] if windows else [doors]
    later: list[_Span] = []
    for window in windows:
        spans = [_local_span(day, window, zone) for day in _days_of(window, doors, zone)]
        inside = [both for span in spans if (both := _common(span, doors))]
        tonight += inside
        if window.date and not inside:
            later += spans
    mode = mode or event.mode
    tonight = [] if mode is Mode.LATER else tonight
    later = [] if mode is Mode.TONIGHT else later
    length = timedelta(minutes=event.later_minutes)
    grid = [
        OfferedSlot(start, end, table, seats) for start, end in _with_breaks(event, _on_grid(event, _merged(tonight)))
    ]
    apart = [OfferedSlot(*span) for whole in _merged(later) for span in _divided(whole.start, whole, length)]
    return tuple(sorted([*grid, *apart], key=lambda slot: slot.starts_at))


def far_outside(event: NetworkingEvent, windows: Sequence[Window]) -> tuple[Window, ...]:
    """Return the windows of the event's day that miss the event, or begin or end hours beyond it.

    An open end, which is midnight, and a window of another day are meant so.
    """
    zone = ZoneInfo(event.time_zone)
    doors = _Span(event.starts_at.astimezone(UTC), event.ends_at.astimezone(UTC))
    return tuple(window for window in windows if window != NO_TIME and _is_far_outside(window, doors, zone))


def _is_far_outside(window: Window, doors: _Span, zone: ZoneInfo) -> bool:
    spans = [_local_span(day, window, zone) for day in _days_of(window, doors, zone)]
    inside = [span for span in spans if _common(span, doors)]
    if not inside:
        return window.date is None
    is_early = window.start != time(0) and all(span.start < doors.start - _BEYOND for span in inside)
    is_late = window.end != time(0) and all(span.end > doors.end + _BEYOND for span in inside)
    return is_early or is_late


def leaving_moments(event: NetworkingEvent, last: datetime | None, now: datetime) -> tuple[datetime, ...]:
    """Return when somebody may leave whose last slot ends at `last`: between slots, before that end."""
    length, until = timedelta(minutes=event.slot_minutes), min(last or event.starts_at, event.ends_at)
    moments = (event.starts_at + length * number for number in range(1, (event.ends_at - event.starts_at) // length))
    return tuple(moment for moment in moments if now < moment < until)


def give_tables(wishes: Iterable[TableWish], tables: int) -> Mapping[str, str]:
    """Return the numbered table of everybody whom the roster gives none, as `Professional.id` -> number.

    Whoever had one keeps it, so that nobody moves when somebody joins; the others get the lowest free number in the
    order of `wishes`. Numbers that the roster uses itself are not given. When they run out, the rest have none.
    """
    known = list(wishes)
    numbers = [str(number) for number in range(1, tables + 1)]
    used = {wish.own.casefold() for wish in known if wish.own}
    given: dict[str, str] = {}
    for wish in known:
        if not wish.own and wish.given in numbers and wish.given not in used:
            given[wish.id] = wish.given
            used.add(wish.given)
    free = iter([number for number in numbers if number not in used])
    for wish in known:
        if not wish.own and wish.id not in given and (number := next(free, "")):
            given[wish.id] = number
    return given


def local_moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return a local time as UTC: the earlier of two when clocks go back, an hour on when they skip it (PEP 495)."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _days_of(window: Window, doors: _Span, zone: ZoneInfo) -> list[date]:
    """Return the days a window stands for: its own, or those of the event's hours, of which it begins on one."""
    if window.date:
        return [window.date]
    first = doors.start.astimezone(zone).date()
    last = doors.end.astimezone(zone).date()
    # A window that crosses midnight may have begun the day before the doors opened after midnight.
    return [first - _DAY + _DAY * number for number in range((last - first).days + 2)]


def _local_span(day: date, window: Window, zone: ZoneInfo) -> _Span:
    end_day = day + _DAY if window.end <= window.start else day
    return _Span(local_moment(day, window.start, zone), local_moment(end_day, window.end, zone))


def _common(one: _Span, other: _Span) -> _Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return _Span(start, end) if start < end else None


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = _Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _divided(first: datetime, whole: _Span, length: timedelta) -> Iterator[_Span]:
    start = first
    while start + length <= whole.end:
        yield _Span(start, start + length)
        start += length


def _on_grid(event: NetworkingEvent, spans: Iterable[_Span]) -> Iterator[_Span]:
    length = timedelta(minutes=event.slot_minutes)
    opens = event.starts_at.astimezone(UTC)
    for span in spans:
        skipped = -((opens - span.start) // length)  # whole grid steps up to the window, rounded up
        yield from _divided(opens + skipped * length, span, length)


def _with_breaks(event: NetworkingEvent, spans: Iterable[_Span]) -> Iterator[_Span]:
    """Leave one slot free after every `break_every` without a pause; a gap in the windows is a pause too."""
    in_a_row, last_end = 0, None
    for span in spans:
        in_a_row = in_a_row if span.start == last_end else 0
        last_end = span.end
        if event.break_every and in_a_row >= event.break_every:
            in_a_row = 0
            continue
        in_a_row += 1
        yield span

"""Times and dates as people at the event read them: always in the event's own time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo


def clock_time(moment: datetime, zone: str) -> str:
    """Return the time of day of an aware moment in a zone: `18:40`."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def day(moment: datetime, zone: str) -> str:
    """Return the date of an aware moment in a zone: `Thu 3 Dec`."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b}"


def minutes_until(moment: datetime, now: datetime) -> int:
    """Return the whole minutes from `now` to `moment`, rounded up, never below zero."""
    return max(0, -int((now - moment).total_seconds() // 60))

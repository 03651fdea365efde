"""Times and dates as people at the event read them: always in the event's own time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.texts.catalogue import ENGLISH, Texts


def clock_time(moment: datetime, zone: str) -> str:
    """Return the time of day of an aware moment in a zone: `18:40`."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def day(moment: datetime, zone: str, texts: Texts = ENGLISH) -> str:
    """Return the date of an aware moment in a zone: `Thu 3 Dec`, `jue 3 dic`, `jeu. 3 déc.`."""
    local = moment.astimezone(ZoneInfo(zone))
    # From the catalogue and not from the process's locale: one kiosk speaks several languages.
    weekday = texts.lines("language.weekdays")[local.weekday()]
    month = texts.lines("language.months")[local.month - 1]
    return texts("language.day", weekday=weekday, day=local.day, month=month)


def minutes_until(moment: datetime, now: datetime) -> int:
    """Return the whole minutes from `now` to `moment`, rounded up, never below zero."""
    return max(0, -int((now - moment).total_seconds() // 60))

"""Days and hours as organizers type them: tonight, 3 dec, 8.45pm. Pure: what day it is, is an argument."""

import re
from datetime import date, time, timedelta
from typing import Final

_WORDS: Final = {"today": 0, "tonight": 0, "this evening": 0, "tomorrow": 1}
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK: Final = re.compile(r"(\d{1,2})(?:\s?[:.h]\s?(\d{2})|(\d{2}))?\s*(?:([ap])\.?\s?m\.?|h|hrs?)?")
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?"
)
_HOURS: Final = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def read_date(typed: str, today: date) -> date:
    """Return the day that is meant; a weekday, or a day without a year, is the next one from `today` on.

    Figures alone are read in the order of ISO 8601 only: 3/12 is another day on each side of an ocean.

    Raises:
        ValueError: no day is certain.
    """
    text = " ".join(typed.casefold().replace(",", " ").split())
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if text[:3] in _DAYS and re.fullmatch(r"[a-z]{3}|[a-z]+day", text):
        return today + timedelta(days=(_DAYS.index(text[:3]) - today.weekday()) % 7)
    found = _NAMED.fullmatch(re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* ", "", text))
    return _named(found, today) if found else date.fromisoformat(typed.strip())


def _named(found: "re.Match[str]", today: date) -> date:
    day, month = int(found[1] or found[4]), _month(found[2] or found[3])
    if found[5]:
        return date(int(found[5]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1  # a word that is no month is a ValueError, as wanted


def read_time(typed: str) -> time:
    """Return the time of day that is meant.

    Raises:
        ValueError: none is certain; a lone `8` may be either half of the day.
    """
    text = typed.casefold().strip()
    if text in _HOURS:
        return _HOURS[text]
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(typed)
    hour, minutes, half = int(found[1]), found[2] or found[3], found[4]
    if not minutes and not half and hour < 13:
        raise ValueError(typed)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(typed)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(minutes or 0))

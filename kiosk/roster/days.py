"""The day that people write beside hours: "2026-12-03 18:00-20:00", "Thu 12/3, 6-8pm", "3. Dezember 18-20 Uhr".

Without a year, or where day and month may be either, a day is known by how it is written: whether it is another day
than elsewhere in the column, and no more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kiosk.roster.words import fold, word_list

_WHOLE: Final = re.compile(
    r"(?P<y1>\d{4})[-/.年]\s?(?P<m1>\d{1,2})[-/.月]\s?(?P<d1>\d{1,2})日?"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})"
)
_BEFORE: Final = r"^\W*(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s+)?"
_BEHIND: Final = r"(?:\s*[,:]\s*|\s+[-–—@]\s+|\s+|$)(?![-–—])"
_FIGURES: Final = re.compile(
    rf"{_BEFORE}(?P<one>\d{{1,2}})(?P<mark>[/.])(?P<two>\d{{1,2}})(?P<end>\.|/(?P<year>\d{{4}}|\d\d))?{_BEHIND}"
)
_YEAR: Final = rf"(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})\b)?(?![\d:]){_BEHIND}"
_IN_WORDS: Final = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<month>[^\W\d_]{{3,12}})\b\.?{_YEAR}"
    ),
    re.compile(rf"\b(?P<month>[^\W\d_]{{3,12}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"),
)
_KANJI: Final = re.compile(r"(?P<m1>\d{1,2})\s?[月월]\s?(?P<d1>\d{1,2})\s?[日일](?:\s?[(（].[)）])?")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written beside hours."""

    key: str
    """The same for the same day written in the same way."""
    date: date | None
    """The very day, where year, month and day are certain."""
    rest: str
    """What is left of the text."""


class NoSuchDay(ValueError):
    """A day is written that no calendar has."""


def find_day(text: str) -> Day | None:
    """Return the day in folded text and the text without it; none where no day is written.

    Raises:
        NoSuchDay: it is the 30th of February.
    """
    found = _WHOLE.search(text)
    if found:
        year, month, day = (int(found[f"{part}1"] or found[f"{part}2"]) for part in "ymd")
        return _read(text, found, year, month, day)
    found = _KANJI.search(text)
    if found:
        return _read(text, found, 0, int(found["m1"]), int(found["d1"]))
    return _in_words(text) or _in_figures(text)


def days_said(cells: Iterable[str]) -> frozenset[str]:
    """Return the days that are written in cleaned cells without being certain."""
    found: set[str] = set()
    for cell in cells:
        for part in re.split(r"[;\n；]", cell):
            try:
                day = find_day(fold(part))
            except NoSuchDay:
                continue
            if day and day.date is None:
                found.add(day.key)
    return frozenset(found)


def _in_words(text: str) -> Day | None:
    for pattern in _IN_WORDS:
        for found in pattern.finditer(text):
            month = _month(found["month"])
            if month:
                return _read(text, found, int(found["year"] or 0), month, int(found["day"]))
    return None


def _in_figures(text: str) -> Day | None:
    """Return a day such as 12/3 or 3.12. before hours; "6/7" and "6.30" alone are hours."""
    found = _FIGURES.match(text)
    if not found or not re.search(r"\d", text[found.end() :]):
        return None
    if found["weekday"] and found["weekday"] not in word_list("weekdays"):
        return None
    one, two = int(found["one"]), int(found["two"])
    if not 0 < min(one, two) <= 12 or max(one, two) > 31 or (found["mark"] == "." and not found["end"]):
        return None
    year = int(found["year"] or 0)
    year += _CENTURY if 0 < year < 100 else 0
    if year and max(one, two) > 12:
        return _read(text, found, year, min(one, two), max(one, two))
    return Day(f"{one}/{two}", None, _without(text, found))


def _read(text: str, found: "re.Match[str]", year: int, month: int, day: int) -> Day:
    try:
        known = date(year or _CENTURY, month, day)
    except ValueError as error:
        raise NoSuchDay(found[0]) from error
    return Day(f"{month}/{day}", known if year else None, _without(text, found))


def _without(text: str, found: "re.Match[str]") -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _month(word: str) -> int:
    """Return the number of a month by its name or its beginning, 0 for another word."""
    for number in range(1, 13):
        if any(word == name or (len(word) > 2 and name.startswith(word)) for name in word_list(f"month_{number}")):
            return number
    return 0

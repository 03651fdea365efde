"""When somebody can be met, as people write it: "18:00-20:00", "6-8pm", "after 7", "18h-20h", "all evening".

There is no clock and no event here: an hour without a.m. or p.m. is taken for the evening, when such events are,
and an open end reaches to midnight; the event's own hours cut it off later.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from kiosk.people import Window
from kiosk.roster.words import fold, word_list

_TIME: Final = (
    r"(?:(?P<half{n}>午前|午後)\s*)?(?:(?P<hour{n}>\d{{1,2}})"
    r"(?:(?P<mark{n}>[:.]|\s?h(?![a-z])|\s?時)\s?(?P<minute{n}>\d{{2}})?(?:分|h\b)?)?"
    r"(?:\s?(?P<clock{n}>uhr|hrs?\b|hours|godz\.?|o'clock))?(?:\s?(?P<ap{n}>[ap]\.?\s?m\b\.?|[ap]\b))?"
    r"|(?P<word{n}>noon|midnight|mitternacht|mittags?|minuit|midi|medianoche|mediodia|polnoc|poludnie|正午|深夜))"
)
_ARTICLE: Final = r"(?:(?:about|around|ca\.?|las|la|les|de|godziny|godz\.?|etwa|vers)\s+)*"
_TO: Final = r"\s*(?:[-–—−~〜～/]|\b(?:to|till?|until|bis|a|as|al|alle|tot|und|et|and|hasta|do)\b|から|至|到|부터)\s*"
_ONE: Final = _TIME.format(n=1)
_TWO: Final = _TIME.format(n=2)
_RANGE: Final = re.compile(rf"(?<![\d:]){_ONE}{_TO}{_ARTICLE}{_TWO}(?:\s*まで)?(?![\d:])")
_AFTER: Final = re.compile(
    r"(?:\b(?:any ?time after|after|from|starting at|starting|since|past|ab|nach|von|a partir de|apres|des|desde"
    rf"|despues de|od|po|not before|nicht vor|pas avant)\s+){_ARTICLE}{_ONE}(?!\s*[-–:]?\s*\d)"
)
_ONWARDS: Final = re.compile(
    rf"(?<![\d:]){_ONE}\s*(?:\+|onwards?\b|on\b|and later|or later|and after|以降|から|以後|et plus|en adelante)"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:before|until|till|til|by|up to|no later than|not after|leaving at|must leave by|bis|vor|avant|jusqu'a"
    r"|antes de|hasta|do|przed)\s+)"
    rf"{_ARTICLE}{_ONE}"
)
_UNTIL: Final = re.compile(rf"(?<![\d:]){_ONE}\s*(?:まで|以前|or earlier|or before)")
_DAY: Final = re.compile(
    r"(?P<y1>\d{4})[-/.年]\s?(?P<m1>\d{1,2})[-/.月]\s?(?P<d1>\d{1,2})日?"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4})"
)
_SHIFT: Final = r"(?:shift|slot|session|round|block|turno|turn|ronda|bloque|schicht|runde|creneau|seance|tour|zmiana)"
# A shift's own number, as in "1st shift (6-7pm)" or "Shift 2: 7-8pm".
_LABEL: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|ere|re|eme|e|[oa]|\.)?\s?{_SHIFT}s?\b|\b{_SHIFT}\s?(?:no\.?|nr\.?|#)?\s?\d{{1,2}}(?!\d)"
)
_PARTS: Final = re.compile(r"[;\n；]")
_WORDS: Final = {"noon": 12, "mittag": 12, "mittags": 12, "midi": 12, "mediodia": 12, "poludnie": 12, "正午": 12}
_MORNING: Final = 9
"""From this hour on a bare hour is taken as it stands; before it, for the evening."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """One time of day as written."""

    hour: int
    minute: int
    half: str
    """`a`, `p`, or empty where nothing was said."""
    is_exact: bool
    """Written as in the 24-hour clock, where nothing else tells."""
    is_24: bool
    """Written so that only the 24-hour clock fits, whatever else stands there."""


def read_availability(text: str) -> tuple[Window, ...] | None:
    """Return the windows in a cell, none of them for the whole event; None where it cannot be read."""
    windows: list[Window] = []
    for part in _PARTS.split(text):
        if not part.strip():
            continue
        found = _read_part(fold(part))
        if found is None:
            return None
        if not found:
            return ()
        windows += found
    return tuple(dict.fromkeys(windows))


def _read_part(text: str) -> list[Window] | None:
    """Return the windows of one day; an empty list is the whole event."""
    plain = text.strip(" .!")
    if plain in word_list("hour_words"):
        return []
    day_found = _DAY.search(text)
    day = _day(day_found) if day_found else None
    if day_found:
        if day is None:
            return None
        text = text[: day_found.start()] + " " + text[day_found.end() :]
        if text.strip(" .!,:") in word_list("hour_words") | {""}:
            return [Window(time(0), time(0), day)]
    spans, rest = _spans(text)
    if not spans or re.search(r"\d", _LABEL.sub(" ", rest)):
        return None
    return [Window(start, end, day) for start, end in spans]


def _spans(text: str) -> tuple[list[tuple[time, time]], str]:
    """Return all spans of time in `text`, and what is left of it."""
    spans: list[tuple[time, time]] = []
    for pattern, kind in (
        (_RANGE, "range"),
        (_AFTER, "after"),
        (_ONWARDS, "after"),
        (_BEFORE, "before"),
        (_UNTIL, "before"),
    ):
        rest, at = "", 0
        for found in pattern.finditer(text):
            span = _span(found, kind)
            if span:
                spans.append(span)
                rest += text[at : found.start()] + " "
                at = found.end()
        text = rest + text[at:]
    return sorted(spans), text


def _span(found: "re.Match[str]", kind: str) -> tuple[time, time] | None:
    one = _clock(found, 1)
    if one is None:
        return None
    if kind == "after":
        return _time(_alone(one)), time(0)
    if kind == "before":
        return time(0), _time(_alone(one))
    two = _clock(found, 2)
    if two is None:
        return None
    if one == two:  # nothing lasts from six to six, but midnight to midnight is a day
        return (time(0), time(0)) if one.hour in (0, 24) else None
    start, end = _both(one, two)
    return None if start == end else (_time(start), _time(end))


def _clock(found: "re.Match[str]", number: int) -> _Clock | None:
    word = found[f"word{number}"]
    if word:
        return _Clock(_WORDS.get(word, 0), 0, "", is_exact=True, is_24=True)
    digits = found[f"hour{number}"]
    hour, minute = int(digits), int(found[f"minute{number}"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    half = (found[f"ap{number}"] or "")[:1] or {"午前": "a", "午後": "p"}.get(found[f"half{number}"] or "", "")
    marked = (found[f"mark{number}"] or "").strip() in ("h", "時") or found[f"clock{number}"] in (
        "uhr",
        "godz",
        "godz.",
    )
    is_24 = hour > 12 or hour == 0 or marked
    written = digits.startswith("0") or (bool(found[f"minute{number}"]) and hour >= 10)
    return _Clock(hour, minute, half, is_exact=is_24 or written, is_24=is_24)


def _alone(clock: _Clock) -> int:
    """Return minutes after midnight of a time that stands alone."""
    hour = clock.hour
    if clock.half:
        hour = hour % 12 + (12 if clock.half == "p" else 0)
    elif not clock.is_exact and 0 < hour < _MORNING:
        hour += 12
    return hour * 60 + clock.minute


def _both(one: _Clock, two: _Clock) -> tuple[int, int]:
    """Return minutes after midnight of a span, each end helping to read the other."""
    if two.half and not one.half and not one.is_24:
        end = _alone(two)
        start = (one.hour % 12) * 60 + one.minute
        is_before_midnight = end <= start < 720 and two.half == "a"
        return (start + 720 if start + 720 < end or is_before_midnight else start), end
    start = _alone(one)
    if one.half and not two.half and not two.is_24:
        end = (two.hour % 12) * 60 + two.minute + (720 if one.half == "p" else 0)
        return start, end if end > start else end + 720
    end = _alone(two)
    if two.is_exact and not one.half and not one.is_exact and one.hour * 60 + one.minute < end <= start:
        start = one.hour * 60 + one.minute
    if end <= start and not two.half and not two.is_exact and end + 720 > start:
        end += 720
    return start, end


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _day(found: "re.Match[str]") -> date | None:
    year, month, day = (int(found[f"{part}1"] or found[f"{part}2"]) for part in "ymd")
    try:
        return date(year, month, day)
    except ValueError:
        return None

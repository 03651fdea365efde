"""When somebody can be met, as people write it: "18:00-20:00", "6-8pm", "after 7", "18h-20h", "all evening".

There is no clock and no event here: an hour without a.m. or p.m. is taken for the evening, when such events are,
and an open end reaches to midnight; the event's own hours cut it off later. What sets a limit and cannot be read
(`limits_said`) is no reason to offer the whole evening.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from kiosk.people import NO_TIME, Window
from kiosk.roster.bounds import Said, combined
from kiosk.roster.days import NoSuchDay, find_day
from kiosk.roster.words import fold, word_list

_TIME: Final = (
    r"(?:(?P<half{n}>午前|午後|上午|下午|早上|晚上|傍晚|오전|오후|저녁)\s*)?(?:(?P<hour{n}>\d{{1,2}})"
    r"(?:(?P<mark{n}>[:.]|\s?h(?![a-z])|\s?[時时点點시])\s?(?P<minute{n}>\d{{2}})?(?:分|분|h\b)?)?"
    r"(?:\s?(?P<clock{n}>uhr|uur|hrs?\b|hours|godz\.?|o'clock))?(?:\s?(?P<ap{n}>[ap]\.?\s?m\b\.?|[ap]\b))?(?:\s?-?ish\b)?"
    r"|(?P<word{n}>noon|midnight|mitternacht|mittags?|minuit|midi|medianoche|mediodia|polnoc|poludnie|正午|深夜))"
)
_ARTICLE: Final = (
    r"(?:(?:~\s*|(?:about|around|approx\.?|roughly|circa|ca?\.?|say|like|at|by|max\.?|las|la|les|de|godziny|godz\.?"
    r"|etwa|ungefahr|gegen|um|vers|sobre|hacia)\s+))*"
)
_TO: Final = r"\s*(?:[-–—−~〜～/]|\b(?:to|till?|until|bis|a|as|al|alle|tot|und|et|and|hasta|do)\b|から|至|到|부터)\s*"
_ONE: Final = _TIME.format(n=1)
_TWO: Final = _TIME.format(n=2)
_RANGE: Final = re.compile(rf"(?<![\d:]){_ONE}{_TO}{_ARTICLE}{_TWO}(?:\s*(?:まで|까지|为止))?(?![\d:])")
_ARRIVAL: Final = re.compile(
    r"(?:(?<!of )(?:\b(?:there|here|come|coming|join\w*|available)\s+(?:at|by|around|about|from|as of)"
    rf"|\barriv\w+(?:\s+(?:at|by|around|about|from))?|\bearliest)\s+){_ARTICLE}{_ONE}(?!\s*[-–:]?\s*\d)"
)
_AFTER: Final = re.compile(
    r"(?:\b(?:any ?time after|after|from|starting at|starting|since|past|ab|nach|von|vanaf|a partir de|apres|des"
    rf"|desde|de(?:spues|pois) d[ea]s?|od|po|no earlier than|not earlier than)\s+){_ARTICLE}{_ONE}(?!\s*[-–:]?\s*\d)"
)
_ONWARDS: Final = re.compile(
    rf"(?<![\d:]){_ONE}\s*(?:\+|onwards?\b|on\b|at (?:the )?earliest|and later|or later|and after|以降"
    r"|から|以後|以后|之後|之后|後|后|起|이후|부터|sonrasi\b|(?:'?[dt][ae]n )?sonra\b|et plus|en adelante)"
)
_TO_THE_END: Final = re.compile(
    rf"(?<![\d:]){_ONE}{_TO}(?:the |la |dem |zum |el |al )*(?:late|clos(?:e|ing)(?: time)?|end(?:e)?\b"
    r"(?: of (?:the )?(?:event|evening|night))?|schluss|fin(?:al)?|cierre|konca|finish)\b"
)
_DEPARTURE: Final = re.compile(
    r"\b(?:leav(?:e|es|ing)|gone|go|going|out|off|away|done|finish(?:ed|ing)?|end(?:s|ing)?|stop|depart(?:ing)?"
    r"|head(?:ing)? (?:off|out|home)|home|train|bus|flight|salir|salgo|irme|me voy|(?<!a )partir|pars?|wychodze"
    r"|gehe|los)"
    r"(?:\s+(?:at|by|around|about|before|after|from|past|no later than|um|a|o|antes de|avant))?\s+"
    rf"{_ARTICLE}{_ONE}"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:before|until|till?|'til|by|up to|(?:no|not) later than|latest|bis|vor|avant|jusqu'a"
    rf"|antes d[ea]s?|ate as|hasta|do|przed)\s+){_ARTICLE}{_ONE}"
)
_UNTIL: Final = re.compile(
    rf"(?<![\d:]){_ONE}\s*(?:まで|까지|以前|之前|이전|or earlier|or before|(?:at )?(?:the )?latest\b|spatestens\b"
    r"|max\b|tops\b|weg\b|los\b|gehen\b|fort\b)"
)
# What stands before a time at which somebody is not there, with nothing between that would be another thing.
_NO: Final = re.compile(
    r"\b(?:not|never|can'?t|cannot|won'?t|don'?t|isn'?t|unable|unavailable|except|excluding|apart from|other than"
    r"|busy|booked|occupied|without|gone|away|work(?:ing)?|meetings?|class(?:es)?|teaching|lectures?|calls?|nicht|kein\w*"
    r"|ausser|pas|sauf|excepto|salvo|menos|nie|oprocz)"
    r"(?:\s+(?:be|make|do|it|there|here|come|arrive|get|stay|available|free|any|anytime|earlier|later|than|able|to|on"
    r"|at|from|between|me|i|am|da|kommen|verfugbar|zwischen|disponible|entre|until then))*\s*$"
)
_HALVES: Final = re.compile(r"\b(half past|quarter past|quarter to|halb)\s+(\d{1,2})\b(?![:.]\d)")
# "1800-2000", "until 1930 hrs": no year, no part of a number or of a date.
_MILITARY: Final = re.compile(r"(?<![\d:./])(?<!\d[-\s]\d\d-)([01]\d|2[0-3])(00|15|30|45)(?![\d:./]|-\d\d?\b)")
_SPELT: Final = re.compile(
    r"\b(at|by|around|about|until|till?|before|after|from|past|to|quarter to)\s+"
    r"(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:hours?|minutes?|o))"
)
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHIFT: Final = r"(?:shift|slot|session|round|block|turno|turn|ronda|bloque|schicht|runde|creneau|seance|tour|zmiana)"
# A shift's own number, as in "1st shift (6-7pm)" or "Shift 2: 7-8pm".
_LABEL: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|ere|re|eme|e|[oa]|\.)?\s?{_SHIFT}s?\b|\b{_SHIFT}\s?(?:no\.?|nr\.?|#)?\s?\d{{1,2}}(?!\d)"
)
_NUMBERED: Final = re.compile(rf"\b{_SHIFT}\s?\d{{1,2}}\s?:\s")
_OPEN: Final = re.compile(
    r"not (?:sure|certain|yet|decided|known|fussy)|(?:don't|do not|doesn't|does not) \w+|noch nicht"
)
"""Whoever does not know yet, or does not mind, has set no limit."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PARTS: Final = re.compile(r"[;\n；]")
_WORDS: Final = {"noon": 12, "mittag": 12, "mittags": 12, "midi": 12, "mediodia": 12, "poludnie": 12, "正午": 12}
_HALF_DAYS: Final = dict.fromkeys(("午前", "上午", "早上", "오전"), "a") | dict.fromkeys(
    ("午後", "下午", "晚上", "傍晚", "오후", "저녁"), "p"
)
_24_HOURS: Final = frozenset(("h", "時", "时", "点", "點", "시", "uhr", "uur", "godz", "godz."))
"""What stands behind an hour of the 24-hour clock only."""
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
    """Return the windows in a cell, none of them for the whole event; None where it cannot be read for certain."""
    windows: list[Window] = []
    for part in _PARTS.split(text):
        if not part.strip():
            continue
        found = _read_part(_in_figures(fold(part)))
        if found is None:
            return None
        if not found:
            return ()
        windows += found
    return _met(tuple(dict.fromkeys(windows)))


def limits_said(text: str) -> bool:
    """Tell whether words that cannot be read as hours say that somebody is not there all the time: "early only"."""
    return not word_list("hour_limits").isdisjoint(_WORD.findall(_OPEN.sub(" ", fold(text))))


def is_only_hours(text: str) -> bool:
    """Tell whether what can be read as hours says nothing else: somebody who types them is asked about the rest."""
    known = word_list("hour_words") | word_list("hour_fillers") | word_list("no_hours")
    fillers = word_list("hour_fillers") | word_list("weekdays")
    for part in _PARTS.split(text):
        plain = _in_figures(fold(part))
        try:
            found = find_day(plain)
        except NoSuchDay:
            return False
        day = found.rest if found else plain
        rest = " ".join(_LABEL.sub(" ", _spans(day)[1]).replace(",", " ").split()).strip(" .!")
        if rest not in known and not fillers.issuperset(_WORD.findall(rest)):
            return False
    return True


def _met(windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """Return an open beginning and an open end that were written apart, as what lies between them."""
    if len(windows) != 2 or windows[0].date != windows[1].date:
        return windows
    after = [one for one in windows if one.end == time(0) != one.start]
    before = [one for one in windows if one.start == time(0) != one.end]
    if len(after) != 1 or len(before) != 1:
        return windows
    said = [Said("after", _minutes(after[0].start), 0), Said("before", 0, _minutes(before[0].end))]
    return tuple(Window(start, end, windows[0].date) for start, end in combined(said))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _in_figures(text: str) -> str:
    """Return times that are spelt as figures: "half past seven", "until eight"."""
    text = _MILITARY.sub(r"\1:\2", text)
    text = _SPELT.sub(lambda found: f"{found[1]} {_NUMBERS.index(found[2]) + 1}", text)
    return _HALVES.sub(_half, text)


def _half(found: "re.Match[str]") -> str:
    hour = int(found[2])
    if found[1] in ("quarter to", "halb"):  # halb acht is half past seven
        hour = hour - 1 or 12
    return f"{hour}:{ {'quarter past': '15', 'quarter to': '45'}.get(found[1], '30') }"


def _read_part(text: str) -> list[Window] | None:
    """Return the windows of one day; an empty list is the whole event."""
    plain = text.strip(" .!")
    if plain in word_list("hour_words") | word_list("no_hours"):
        return [] if plain in word_list("hour_words") else [NO_TIME]
    try:
        day = find_day(text)
    except NoSuchDay:
        return None
    if day is None:
        return _hours_of(text, None)
    if day.rest.strip(" .!,:") in word_list("hour_words") | {""}:
        return [Window(time(0), time(0), day.date)] if day.date else None
    return _hours_of(day.rest, day.date) or (None if day.date else _hours_of(text, None))


def _hours_of(text: str, day: date | None) -> list[Window] | None:
    said, rest = _spans(text)
    rest = _LABEL.sub(" ", rest)
    if not said or re.search(r"\d", rest) or not word_list("hour_refusals").isdisjoint(_WORD.findall(rest)):
        return None
    return [Window(start, end, day) for start, end in combined(said)] or None


def _spans(text: str) -> tuple[list[Said], str]:
    """Return all that `text` says of times, and what is left of it."""
    said, text = list[Said](), _NUMBERED.sub(" ", text)
    for pattern, kind in (
        (_TO_THE_END, "after"),
        (_RANGE, "range"),
        (_DEPARTURE, "departure"),
        (_ARRIVAL, "arrival"),
        (_UNTIL, "before"),
        (_AFTER, "after"),
        (_ONWARDS, "after"),
        (_BEFORE, "before"),
    ):
        rest, at = "", 0
        for found in pattern.finditer(text):
            one = _said(found, kind)
            if one:
                before = text[at : found.start()]
                no = _NO.search(before) if kind not in ("arrival", "departure") else None
                said.append(_turned(one, no[0]) if no else one)
                rest += (before[: no.start()] if no else before) + " "
                at = found.end()
        text = rest + text[at:]
    return said, text


def _turned(said: Said, no: str) -> Said:
    """Return what it means that somebody is *not* there then; who cannot stay until nine has left before it."""
    if said.kind == "after":
        return Said("before", 0, said.start)
    if said.kind == "before":
        return said if " stay" in no else Said("after", said.end, 0)
    return Said("not", said.start, said.end)


def _said(found: "re.Match[str]", kind: str) -> Said | None:
    one = _clock(found, 1)
    if one is None:
        return None
    if kind in ("after", "arrival"):
        return Said("after", _alone(one), 0)
    if kind in ("before", "departure"):
        return Said("before", 0, _alone(one))
    two = _clock(found, 2)
    if two is None:
        return None
    if one == two:  # nothing lasts from six to six, but midnight to midnight is a day
        return Said("range", 0, 0) if one.hour in (0, 24) else None
    start, end = _both(one, two)
    return None if start == end else Said("range", start, end)


def _clock(found: "re.Match[str]", number: int) -> _Clock | None:
    word = found[f"word{number}"]
    if word:
        return _Clock(_WORDS.get(word, 0), 0, "", is_exact=True, is_24=True)
    digits = found[f"hour{number}"]
    hour, minute = int(digits), int(found[f"minute{number}"] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    half = (found[f"ap{number}"] or "")[:1] or _HALF_DAYS.get(found[f"half{number}"] or "", "")
    marked = not _24_HOURS.isdisjoint({(found[f"mark{number}"] or "").strip(), found[f"clock{number}"]})
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
    if one.half and not two.half and 0 < two.hour <= 12:
        end = (two.hour % 12) * 60 + two.minute + (720 if one.half == "p" else 0)
        return start, end if end > start else end + 720
    end = _alone(two)
    if two.is_exact and not one.half and not one.is_exact and one.hour * 60 + one.minute < end <= start:
        start = one.hour * 60 + one.minute
    if end <= start and not two.half and not two.is_exact and end + 720 > start:
        end += 720
    return start, end

"""Columns that are only ticked: one for each topic, or one for each time. It decides which columns those are.

A column of ticks says nothing by itself, and many are about lunch, photographs or what somebody told in confidence:
topics are taken from a run of neighbours only where a question asks for them or most are known to be topics.
"""

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import Final

from kiosk.people import Window
from kiosk.plaintext import clean
from kiosk.roster.choices import Group, is_topic_known, split_header
from kiosk.roster.evidence import is_number
from kiosk.roster.header_row import Header
from kiosk.roster.headers import is_ignored, key, scores
from kiosk.roster.tick_marks import is_ticked
from kiosk.roster.words import fold, word_list

_ONE_CLOCK: Final = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?\s?m\b\.?)?|\s?h\s?(?:\d{2})?\b|\s*[ap]\.?\s?m\b\.?|\s?uhr\b)", re.IGNORECASE
)
_LISTED: Final = re.compile(r"[,;\n|]")
_CLOCK_LENGTH: Final = 12
_LEAST_TOPICS: Final = 3
_LEAST_TIMES: Final = 3
_LEAST_RANGES: Final = 2
_LONGEST: Final = 60
_USUAL: Final = 15
"""Minutes of a slot where no neighbour tells."""
_LONGEST_SLOT: Final = 90
# Columns of these fields are ticked too, and are no topics.
_OTHERS: Final = ("recruiter", "mentoring", "share_contact", "status", "available", "email", "phone", "name")


def ticked_topics(headers: Sequence[Header], cells: Sequence[Sequence[str]]) -> list[Group]:
    """Return the longest run of neighbouring columns that are ticked under what can only be topics."""
    asked = (c for c, header in enumerate(headers) if scores(header.text).get("specialties", 0))
    if any(len({fold(clean(cell)) for cell in cells[column]} - {""}) > 1 for column in asked):
        return []
    topics = [split_header(header) for header in headers]
    runs: list[list[int]] = [[]]
    for column, header in enumerate(headers):
        if _is_topic(*topics[column]) and _is_only_ticked(header, cells[column]):
            runs[-1].append(column)
        elif runs[-1]:
            runs.append([])
    known = {column for column, topic in enumerate(topics) if is_topic_known(*topic)}
    run = max((_trimmed(run, cells, known) for run in runs), key=len)
    if len(run) < _LEAST_TOPICS or len(known.intersection(run)) * 2 <= len(run):
        return []
    return [Group("specialties", tuple(run), _called(headers, run), {c: topics[c][1] for c in run})]


def ticked_times(headers: Sequence[Header], cells: Sequence[Sequence[str]]) -> list[Group]:
    """Return the columns that are ticked under times of day, each standing for the time until the next one.

    Such headers say nothing but the time, or all say the same around it, and follow each other in even steps: "Arrive
    at 5 pm" and "Panel at 6 pm" ask about other things.
    """
    columns = [
        column
        for column, header in enumerate(headers)
        if (len(_ONE_CLOCK.findall(header.own)) == 1 or _range(header.own)) and _is_only_ticked(header, cells[column])
    ]
    if len(columns) < _LEAST_RANGES or not any(_is_chosen(headers[c], cell) for c in columns for cell in cells[c]):
        return []
    if len({_around(headers[column].own) for column in columns}) > 1:
        return []
    if not all(_range(headers[column].own) for column in columns) and not _are_even(headers, columns):
        return []
    spans = _spans({column: headers[column] for column in columns})
    if len(spans) < _LEAST_RANGES:
        return []
    return [Group("available", tuple(spans), _called(headers, list(spans)), spans)]


def times_of(headers: dict[int, Header]) -> dict[int, str]:
    """Return column -> its span of time, of two or more headers that say a time and nothing else."""
    clocks = {column: header for column, header in headers.items() if _ONE_CLOCK.search(header.own)}
    if len(clocks) < _LEAST_RANGES or any(_around(header.own) for header in clocks.values()):
        return {}
    return _spans({c: h for c, h in clocks.items() if len(_ONE_CLOCK.findall(h.own)) == 1 or _range(h.own)})


def _around(header: str) -> tuple[str, ...]:
    """Return the words around the times of a header, without those that only lead to them."""
    words = fold(_ONE_CLOCK.sub(" ", header)).replace("-", " ").split()
    kept = (word.strip(".,:;()[]") for word in words)
    return tuple(word for word in kept if any(map(str.isalpha, word)) and word not in word_list("time_fillers"))


def _are_even(headers: Sequence[Header], columns: Sequence[int]) -> bool:
    """Tell whether single times are a grid: three or more, later and later, a break being a whole number of steps."""
    starts = [start for column in columns if (start := _start(headers[column].own)) is not None]
    steps = [after - before for before, after in pairwise(starts)]
    if len(starts) < _LEAST_TIMES or min(steps) <= 0:
        return False
    return min(steps) <= _LONGEST_SLOT and all(step % min(steps) == 0 for step in steps)


def listed_times(text: str) -> str:
    """Return single times in a list, as a form writes those that were ticked, as spans; empty for anything else."""
    parts = [part for part in _LISTED.split(text) if part.strip()]
    if not parts or any(len(_ONE_CLOCK.findall(part)) != 1 or len(part) > _CLOCK_LENGTH for part in parts):
        return ""
    return "; ".join(_spans({at: Header(part, part) for at, part in enumerate(parts)}).values())


def _is_only_ticked(header: Header, cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) > 1 and is_number(clean(filled[-1])):
        filled.pop()  # how many ticks there are, below the last person
    return all(is_ticked(cell) is not None or _is_chosen(header, cell) for cell in filled)


def _is_chosen(header: Header, cell: str) -> bool:
    """Tell whether a cell is ticked, or says again what its header says."""
    return bool(is_ticked(cell)) or (bool(cell) and fold(clean(cell)) == fold(header.own))


def _is_topic(question: str, text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or "?" in text or any(map(str.isdigit, text)) or is_ignored(text):
        return False
    words = {*key(text).split(), *key(question).split()}
    if words & word_list("no_topics"):
        return False
    found = scores(text)
    asked = scores(question) if question else {}
    return not any(max(found.get(name, 0), asked.get(name, 0)) >= 60 for name in _OTHERS)


def _trimmed(run: list[int], cells: Sequence[Sequence[str]], known: set[int]) -> list[int]:
    """Return a run without the columns at its ends that nobody ticked or whose headers are no known topics."""
    kept = [column for column in run if column in known and any(is_ticked(cell) for cell in cells[column])]
    return [column for column in run if kept and kept[0] <= column <= kept[-1]]


def _called(headers: Sequence[Header], columns: Sequence[int]) -> str:
    first, last = headers[columns[0]].own, headers[columns[-1]].own
    return f"{first} ... {last}"


def _spans(headers: dict[int, Header]) -> dict[int, str]:
    """Return column -> its span of time, as a cell of availability would say it."""
    starts = {column: start for column, header in headers.items() if (start := _start(header.own)) is not None}
    steps = [after - before for before, after in zip(list(starts.values()), list(starts.values())[1:], strict=False)]
    usual = min((step for step in steps if 0 < step <= _LONGEST_SLOT), default=_USUAL)
    spans: dict[int, str] = {}
    ordered = list(starts.items())
    for at, (column, start) in enumerate(ordered):
        following = ordered[at + 1][1] if at + 1 < len(ordered) else start + usual
        end = following if 0 < following - start <= _LONGEST_SLOT else start + usual
        spans[column] = f"{_clock(start)}-{_clock(end)}"
    ranges = {column: header.own for column, header in headers.items() if _range(header.own)}
    return {column: ranges.get(column) or spans[column] for column in headers if column in ranges or column in spans}


def _range(text: str) -> bool:
    from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

    return sum(map(str.isdigit, text)) > 1 and bool(read_availability(text))


def _start(text: str) -> int | None:
    """Return the minutes after midnight at which the one time in a header begins."""
    from kiosk.roster.availability import read_availability  # noqa: PLC0415

    found = _ONE_CLOCK.findall(text)
    windows = read_availability(f"after {found[0]}") if len(found) == 1 else None
    return windows[0].start.hour * 60 + windows[0].start.minute if windows else None


def _clock(minutes: int) -> str:
    return f"{time(minutes // 60 % 24, minutes % 60):%H:%M}"


def merged(windows: Sequence[Window]) -> tuple[Window, ...]:
    """Return windows of which the one begins where the other ends as one."""
    joined: list[Window] = []
    for window in windows:
        last = joined[-1] if joined else None
        if last is not None and last.end == window.start and last.date == window.date:
            joined[-1] = Window(last.start, window.end, last.date)
        else:
            joined.append(window)
    return tuple(joined)

"""Columns that say together when somebody is there: from when in the one, until when in the next."""

import re
from collections.abc import Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.choices import Group
from kiosk.roster.evidence import is_clock
from kiosk.roster.header_row import Header
from kiosk.roster.headers import key

_FROM: Final = re.compile(
    r"(?:(?:^|\b(?:available|time|free) )from$|\b(?:present\w*|disponible|anwesend|da|libre) (?:de|des|ab|von|desde)$"
    r"|\b(?:start\w*|begin\w*|arriv\w*|earliest|ab|von|desde|inicio|debut|arrivee|llegada"
    r"|dalle|vanaf)\b)"
)
_UNTIL: Final = re.compile(
    r"(?:(?:^|\b(?:available|time|free) )to$"
    r"|\b(?:until|till?|end\w*|leav\w*|depart\w*|latest|bis|hasta|fin|depart|salida|jusqu a"
    r"|alle|tot)\b)"
)
_COMING: Final = re.compile(r"\b(?:arriv\w*|arrivee|llegada|ankunft|comes|coming)\b")
_GOING: Final = re.compile(r"\b(?:leav\w*|depart\w*|depart|salida|abfahrt|goes|going)\b")
"""Who comes and goes does so at an hour; what begins and ends may as well be rows or years."""
_BARE: Final = re.compile(r"[1-9]|1\d|2[0-3]")
_SHARE: Final = 0.6
# A spreadsheet's own time of day, a part of the day behind the number of the day: 0.75, 46359,75.
_PART_OF_DAY: Final = re.compile(r"(?:0|\d{5})?[.,](\d{1,17})")
_DATED: Final = re.compile(r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}),?\s+(?=\d)")
# One tool writes the day of a sign-up beside its hour; what other forms call so is when they were filled in.
_MOMENTS: Final = ("start date time", "end date time")


def hours_in_two(headers: Sequence[Header], cells: Sequence[Sequence[str]]) -> list[Group]:
    """Return the two neighbouring columns of times of day of which the one begins what the other ends."""
    for column in range(len(headers) - 1):
        begins, ends = (key(headers[c].own) for c in (column, column + 1))
        two = cells[column : column + 2]
        is_one_day = (begins, ends) == _MOMENTS and _are_one_day(two)
        if is_one_day:
            two = [[_DATED.sub("", clean(cell)) for cell in each] for each in two]
        is_coming = bool(_COMING.search(begins) and _GOING.search(ends))
        if _FROM.search(begins) and _UNTIL.search(ends) and all(_are_clocks(each, bare=is_coming) for each in two):
            called = f"{headers[column].text}, {headers[column + 1].text}"
            return [Group("available", (column, column + 1), called, is_span=True, is_one_day=is_one_day)]
    return []


def span(begins: str, ends: str, *, is_one_day: bool = False) -> str:
    """Return the hours between two cleaned cells as people write them; empty where neither says anything.

    Where not all is on one day anyway, a day before the hours stays with them.
    """
    days = dict.fromkeys(day[1] for text in (begins, ends) if (day := _DATED.match(text)))
    if is_one_day or len(days) == 1:
        begins, ends = (_DATED.sub("", text) for text in (begins, ends))
    hours = _between(_hour(begins), _hour(ends))
    return hours if is_one_day or len(days) != 1 else f"{next(iter(days))} {hours}"


def _between(begins: str, ends: str) -> str:
    if begins and ends:
        return f"{begins} - {ends}"
    return f"after {begins}" if begins else f"until {ends}" if ends else ""


def _are_clocks(cells: Sequence[str], *, bare: bool) -> bool:
    """Tell whether most cells are times of day; `bare` takes a mere 6 for one."""
    texts = [text for cell in cells if cell and (text := clean(cell))]
    times = sum(is_clock(_hour(text)) or (bare and bool(_BARE.fullmatch(text))) for text in texts)
    return bool(texts) and times >= _SHARE * len(texts)


def _are_one_day(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether all moments in some columns are on one day."""
    found = {day[1] if (day := _DATED.match(clean(cell))) else "" for each in cells for cell in each if clean(cell)}
    return len(found) == 1 and "" not in found


def _hour(text: str) -> str:
    """Return a time of day as people write it: a part of a day as hours and minutes, anything else as it is."""
    part = _PART_OF_DAY.fullmatch(text)
    if not part:
        return text
    minutes = round(float(f"0.{part[1]}") * 24 * 60) % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"

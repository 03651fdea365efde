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
    r"(?:(?:^|\b(?:available|time|free) )from$"
    r"|\b(?:start\w*|begin\w*|arriv\w*|earliest|ab|von|desde|inicio|debut|arrivee|llegada"
    r"|dalle|vanaf)\b)"
)
_UNTIL: Final = re.compile(
    r"(?:(?:^|\b(?:available|time|free) )to$"
    r"|\b(?:until|till?|end\w*|leav\w*|depart\w*|latest|bis|hasta|fin|depart|salida|jusqu a"
    r"|alle|tot)\b)"
)
_SHARE: Final = 0.6


def hours_in_two(headers: Sequence[Header], cells: Sequence[Sequence[str]]) -> list[Group]:
    """Return the two neighbouring columns of times of day of which the one begins what the other ends."""
    for column in range(len(headers) - 1):
        begins, ends = (key(headers[c].own) for c in (column, column + 1))
        if _FROM.search(begins) and _UNTIL.search(ends) and all(map(_are_clocks, cells[column : column + 2])):
            called = f"{headers[column].text}, {headers[column + 1].text}"
            return [Group("available", (column, column + 1), called, is_span=True)]
    return []


def span(begins: str, ends: str) -> str:
    """Return the hours between two cleaned cells as people write them; empty where neither says anything."""
    if begins and ends:
        return f"{begins} - {ends}"
    return f"after {begins}" if begins else f"until {ends}" if ends else ""


def _are_clocks(cells: Sequence[str]) -> bool:
    texts = [text for cell in cells if cell and (text := clean(cell))]
    return bool(texts) and sum(map(is_clock, texts)) >= _SHARE * len(texts)

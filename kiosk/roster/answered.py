"""When the rows of a form were answered, where a column says so: whether lower rows are the newer answers."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key
from kiosk.roster.table import Record

_ASKS: Final = re.compile(
    r"^(?:time ?stamp|submi\w+ (?:at|on|date|time|date time)|(?:completion|response|answered) (?:time|date|at|on)"
    r"|date submitted|zeitstempel|marca (?:de )?temporal|marca de tiempo|horodat\w+|informacje? czasowe"
    r"|sygnatura czasowa|タイムスタンプ)\b"
)
_MOMENT: Final = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4}),?[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?"
    r"\s*([ap])?\.?\s?(?:m\.?)?",
    re.IGNORECASE,
)
_Moment = tuple[int, ...]
# Whoever writes 3/12 means one order of day and month in the whole column.
_ORDERS: Final[tuple[Callable[[int, int, int], _Moment], ...]] = (
    lambda one, two, three: (one, two, three),
    lambda one, two, three: (three, one, two),
    lambda one, two, three: (three, two, one),
)


def is_newest_last(heading: Heading, below: Sequence[Record]) -> bool:
    """Tell whether a column of moments grows from row to row, so that of two answers the lower one is newer."""
    columns = (column for column, header in enumerate(heading.headers) if _ASKS.match(key(header.text)))
    return any(_grows([clean(record.cell(column)) for record in below if not record.is_blank]) for column in columns)


def _grows(cells: Sequence[str]) -> bool:
    found = [_MOMENT.match(cell) for cell in cells if cell]
    if len(found) < 2 or None in found:
        return False
    read = [_parts(one) for one in found if one]
    for order in _ORDERS:
        moments = [(*order(*date), *clock) for date, clock in read]
        is_real = all(moment[0] > 31 and 1 <= moment[1] <= 12 and 1 <= moment[2] <= 31 for moment in moments)
        if is_real and all(one <= two for one, two in pairwise(moments)) and moments[0] < moments[-1]:
            return True
    return False


def _parts(found: "re.Match[str]") -> tuple[tuple[int, int, int], _Moment]:
    hour = int(found[4])
    if found[7]:
        hour = hour % 12 + (12 if found[7].casefold() == "p" else 0)
    year = 2000 if len(found[1]) < 3 and len(found[3]) < 3 else 0  # 11/9/26
    return (int(found[1]), int(found[2]), int(found[3]) + year), (hour, int(found[5]), int(found[6] or 0))

"""Somebody who takes "both" shifts: the hours that everybody else's cells name, put together."""

from collections import Counter
from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import Final

from kiosk.people import Window
from kiosk.plaintext import clean
from kiosk.roster.columns import Columns
from kiosk.roster.headers import key
from kiosk.roster.table import Record
from kiosk.roster.words import fold, word_list

_MOST: Final = 3
"""Shifts of an evening; more hours than that are everybody's own."""
_OFTEN: Final = 2
"""How many people name a shift; what one person alone can do is no shift of others."""
_DAY: Final = 24 * 60
_ASKS: Final = frozenset(
    {"shift", "shifts", "turno", "turnos", "schicht", "schichten", "creneau", "creneaux", "slot", "slots", "session"}
)


def takes_all(text: str) -> bool:
    """Tell whether a cleaned cell says that somebody takes every shift there is."""
    return fold(text).strip(" .!") in word_list("every_shift")


def all_shifts(columns: Columns, below: Sequence[Record]) -> tuple[Window, ...]:
    """Return the shifts of a file in which somebody takes all of them; none where nobody does or none is certain.

    Shifts are two or three hours that several people name, or for which the header asks, and that lie one behind
    the other.
    """
    column = columns.single.get("available")
    if column is None:
        return ()
    cells = [text for record in below if (text := clean(record.cell(column)))]
    if not any(map(takes_all, cells)):
        return ()
    from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

    named = Counter(window for text in cells if not takes_all(text) for window in read_availability(text) or ())
    found = [window for window, count in named.items() if count >= _OFTEN]
    if len(found) < 2 and _ASKS.intersection(key(columns.header(column)).split()):
        found = list(named)
    return _joined(found) if 2 <= len(found) <= _MOST else ()


def rows_of_all(columns: Columns, below: Sequence[Record]) -> tuple[int, ...]:
    """Return the row numbers of those who take every shift."""
    column = columns.single.get("available")
    if column is None:
        return ()
    return tuple(record.row for record in below if takes_all(clean(record.cell(column))))


def _joined(windows: Sequence[Window]) -> tuple[Window, ...]:
    """Return windows in order, those that touch or overlap as one; none where one lies within another."""
    ordered = sorted(windows, key=lambda window: (str(window.date or ""), window.start, _end(window)))
    days = [(one, two) for one, two in pairwise(ordered) if one.date == two.date]
    if any(one.start == two.start or _end(two) <= _end(one) for one, two in days):
        return ()
    joined = ordered[:1]
    for window in ordered[1:]:
        last = joined[-1]
        if window.date == last.date and _minutes(window.start) <= _end(last):
            joined[-1] = Window(last.start, window.end, last.date)
        else:
            joined.append(window)
    return tuple(joined)


def _end(window: Window) -> int:
    end = _minutes(window.end)
    return end if window.end > window.start else end + _DAY


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute

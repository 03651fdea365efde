"""Somebody who takes "both" shifts: the hours that everybody else's cells name, put together."""

from collections.abc import Sequence

from kiosk.people import Window
from kiosk.plaintext import clean
from kiosk.roster.columns import Columns
from kiosk.roster.table import Record
from kiosk.roster.ticks import merged
from kiosk.roster.words import fold, word_list


def takes_all(text: str) -> bool:
    """Tell whether a cleaned cell says that somebody takes every shift there is."""
    return fold(text).strip(" .!") in word_list("every_shift")


def all_shifts(columns: Columns, below: Sequence[Record]) -> tuple[Window, ...]:
    """Return the shifts of a file in which somebody takes all of them; none where nobody does or none is named."""
    column = columns.single.get("available")
    if column is None:
        return ()
    cells = {text for record in below if (text := clean(record.cell(column)))}
    if not any(map(takes_all, cells)):
        return ()
    from kiosk.roster.availability import read_availability  # noqa: PLC0415 - its patterns take 15 ms to compile

    found = {window for text in cells for window in read_availability(text) or ()}
    return merged(sorted(found, key=lambda window: (str(window.date or ""), window.start)))

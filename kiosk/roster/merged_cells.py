"""Cells that were merged in a spreadsheet: what stands once counts for the rows below. It reads no single person."""

from collections.abc import Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.columns import CANONICAL, Columns
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key
from kiosk.roster.table import Record

_SLOT_WORDS: Final = frozenset(
    {"date", "time", "times", "slot", "shift", "session", "fecha", "hora", "horario", "turno", "heure", "creneau"}
)
_LISTS: Final = ("specialties", "industries")
_LEAST_NAMED: Final = 2
_SEPARATORS: Final = ("\n", ";", "|", ",")


def with_slots(heading: Heading, below: Sequence[Record]) -> tuple[Record, ...]:
    """Return the rows with the slot at the left said in each of them, where it stands in the first of its rows only.

    A list of sign-ups names date and time once and those who signed up below; elsewhere a blank says nothing.
    """
    slots = _leading_slots(heading)
    people = [record for record in below if not record.is_blank]
    blank = [record for record in people if not any(clean(record.cell(column)) for column in slots)]
    if not slots or not blank or people[0] in blank or len(blank) * 3 < len(people):
        return tuple(below)
    said: tuple[str, ...] = ()
    filled: list[Record] = []
    for record in below:
        own = tuple(record.cell(column) for column in slots)
        if record.is_blank or len(record.filled) < 2:
            filled.append(record)
            continue
        said = own if any(map(clean, own)) else said
        cells = list(record.cells)
        for column, text in zip(slots, said, strict=False):
            cells[column] = text
        filled.append(Record(record.row, record.line, tuple(cells)))
    return tuple(filled)


def _leading_slots(heading: Heading) -> tuple[int, ...]:
    """Return the columns at the left that say when, before any other."""
    found: list[int] = []
    for column, header in enumerate(heading.headers):
        if not _SLOT_WORDS.intersection(key(header.own).split()) or len(key(header.own).split()) > 3:
            break
        found.append(column)
    return tuple(found)


def with_employers(columns: Columns, below: Sequence[Record]) -> tuple[Record, ...]:
    """Return the rows with the employer at the left said in each, where it stands once above all who work there.

    That is so where each employer is named once and most rows name none; elsewhere a blank says nothing.
    """
    people = [record for record in below if len(record.filled) > 1]
    if columns.single.get("company") != 0 or not people or not clean(people[0].cell(0)):
        return tuple(below)
    named = [text for record in people if (text := clean(record.cell(0)))]
    if not _LEAST_NAMED <= len(named) <= len(people) // 2 or len(set(named)) < len(named):
        return tuple(below)
    said, filled = "", []
    for record in below:
        if len(record.filled) < 2 or clean(record.cell(0)):
            said = record.cell(0) if len(record.filled) > 1 else ""  # a heading between them names no employer
        cells = (said, *record.cells[1:]) if len(record.filled) > 1 else record.cells
        filled.append(Record(record.row, record.line, cells))
    return tuple(filled)


def with_topics_below(columns: Columns, below: Sequence[Record]) -> tuple[Record, ...]:
    """Return the rows with topics that stand alone below a person added to theirs, and their own rows left blank."""
    lists = {columns.single[name] for name in _LISTS if name in columns.single}
    if not lists or columns.headers == CANONICAL or 0 in lists:
        return tuple(below)
    joined: list[Record] = []
    owner: int | None = None
    for record in below:
        filled = set(record.filled)
        if owner is not None and filled and filled <= lists:
            joined[owner] = _added(joined[owner], record, sorted(filled))
            joined.append(Record(record.row, record.line, ()))
        else:
            owner = len(joined) if len(filled) > 1 else None
            joined.append(record)
    return tuple(joined)


def _added(owner: Record, record: Record, columns: Sequence[int]) -> Record:
    cells = [*owner.cells, *[""] * (max(columns) + 1 - len(owner.cells))]
    for column in columns:
        mark = next((mark for mark in _SEPARATORS if mark in cells[column].strip()), "\n")
        cells[column] = mark.join(filter(None, (cells[column].strip(), record.cell(column).strip())))
    return Record(owner.row, owner.line, tuple(cells))

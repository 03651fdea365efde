"""Cells that were merged in a spreadsheet: what stands once counts for the rows below. It reads no single person.

A blank may as well be an answer, or a name that was forgotten: what was filled in is returned, to be told of.
"""

from collections.abc import Sequence
from typing import Final

from kiosk.plaintext import clean, clean_lines
from kiosk.roster.columns import CANONICAL, Columns
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key
from kiosk.roster.lists import join_list, split_list
from kiosk.roster.table import Record

_SLOT_WORDS: Final = frozenset(
    {"date", "time", "times", "slot", "shift", "session", "fecha", "hora", "horario", "turno", "heure", "creneau"}
)
# A header with any other word may ask people when they can come, and whoever leaves that blank can always.
_AROUND: Final = frozenset({"start", "end", "day", "of", "the", "meeting", "interview", "volunteer", "number", "no"})
_LISTS: Final = ("specialties", "industries")
_LEAST_NAMED: Final = 2
_NAMES: Final = ("preferred", "first", "last", "name")

Filled = tuple[tuple[Record, ...], dict[int, int]]
"""All rows, and row number of a row that was filled in -> row number of the one above that it was filled in from."""


def with_slots(heading: Heading, below: Sequence[Record]) -> Filled:
    """Return the rows with the slot at the left said in each of them, where it stands in the first of its rows only.

    A list of sign-ups names date and time once and those who signed up below; elsewhere a blank says nothing.
    """
    slots = leading_slots(heading)
    people = [record for record in below if not record.is_blank]
    blank = [record for record in people if not any(clean(record.cell(column)) for column in slots)]
    if not slots or not blank or people[0] in blank or len(blank) * 3 < len(people):
        return tuple(below), {}
    said: Record = people[0]
    rows: list[Record] = []
    filled: dict[int, int] = {}
    for record in below:
        if record.is_blank or len(record.filled) < 2:
            rows.append(record)
            continue
        if any(clean(record.cell(column)) for column in slots):
            said = record
        else:
            filled[record.row] = said.row
        cells = list(record.cells)
        for column in slots:
            cells[column] = said.cell(column)
        rows.append(Record(record.row, record.line, tuple(cells)))
    return tuple(rows), filled


def leading_slots(heading: Heading) -> tuple[int, ...]:
    """Return the columns at the left that say when, before any other."""
    found: list[int] = []
    for column, header in enumerate(heading.headers):
        words = set(key(header.own).split())
        if not words & _SLOT_WORDS or not words <= _SLOT_WORDS | _AROUND:
            break
        found.append(column)
    return tuple(found)


def has_row_per_slot(columns: Columns, heading: Heading) -> bool:
    """Tell whether each row is one slot that somebody took: hours from and until, or a slot before all else."""
    spans = any(group.name == "available" and group.is_span and group.is_one_day for group in columns.groups)
    return spans or columns.single.get("available") in leading_slots(heading)


def with_employers(columns: Columns, below: Sequence[Record]) -> Filled:
    """Return the rows with the employer at the left said in each, where it stands once above all who work there.

    That is so where each employer is named once and most rows name none; elsewhere a blank says nothing.
    """
    people = [record for record in below if len(record.filled) > 1]
    if columns.single.get("company") != 0 or not people or not clean(people[0].cell(0)):
        return tuple(below), {}
    named = [text for record in people if (text := clean(record.cell(0)))]
    if not _LEAST_NAMED <= len(named) <= len(people) // 2 or len(set(named)) < len(named):
        return tuple(below), {}
    said: Record | None = None
    rows: list[Record] = []
    filled: dict[int, int] = {}
    for record in below:
        if len(record.filled) < 2 or clean(record.cell(0)):
            said = record if len(record.filled) > 1 else None  # a heading between them names no employer
            rows.append(record)
            continue
        if said is not None:
            filled[record.row] = said.row
        rows.append(Record(record.row, record.line, (said.cell(0) if said else "", *record.cells[1:])))
    return tuple(rows), filled


def with_topics_below(columns: Columns, below: Sequence[Record]) -> Filled:
    """Return the rows with topics that stand alone below a person added to theirs, and their own rows left blank.

    Where nothing but names and topics is asked for, a row without a name may as well be somebody else.
    """
    lists = {columns.single[name] for name in _LISTS if name in columns.single}
    names = {columns.single[name] for name in _NAMES if name in columns.single}
    if not lists or columns.headers == CANONICAL or 0 in lists or not set(columns.used) - lists - names:
        return tuple(below), {}
    joined: list[Record] = []
    filled_in: dict[int, int] = {}
    owner: int | None = None
    for record in below:
        filled = set(record.filled)
        if owner is not None and filled and filled <= lists:
            joined[owner] = _added(joined[owner], record, sorted(filled))
            filled_in[record.row] = joined[owner].row
            joined.append(Record(record.row, record.line, ()))
        else:
            owner = len(joined) if filled & names and len(filled) > 1 else None
            joined.append(record)
    return tuple(joined), filled_in


def _added(owner: Record, record: Record, columns: Sequence[int]) -> Record:
    """Return the owner's row with the values of another one behind its own, each cell taken apart by its own mark."""
    cells = [*owner.cells, *[""] * (max(columns) + 1 - len(owner.cells))]
    for column in columns:
        values = (value for cell in (cells[column], record.cell(column)) for value in split_list(clean_lines(cell)))
        cells[column] = join_list(tuple(dict.fromkeys(values)))
    return Record(owner.row, owner.line, tuple(cells))

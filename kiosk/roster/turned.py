"""A table that lies on its side: headers in the first column, one column for each person."""

from collections.abc import Sequence
from typing import Final

from kiosk.roster.evidence import holds_address
from kiosk.roster.headers import is_known, key
from kiosk.roster.table import Record

_LEAST_FIELDS: Final = 3
_MOST_ROWS: Final = 60


def upright(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records of a table on its side with its people below each other; none of any other table.

    The number of a record is then that of its column.
    """
    filled = [record for record in records[: _MOST_ROWS + 1] if record.filled]
    wide = [record for record in filled if len(record.filled) > 1 and 0 in record.filled]
    if len(wide) < _LEAST_FIELDS or len(filled) > _MOST_ROWS:
        return ()
    fields = {key(record.cells[0]) for record in wide if is_known(record.cells[0])}
    across = max(sum(is_known(cell) for cell in record.cells[1:]) for record in filled)
    down = sum(holds_address(cell) for record in wide for cell in record.cells[:1])
    if len(fields) < _LEAST_FIELDS or len(fields) * 2 < len(wide) or across > 1 or down:
        return ()
    width = max(len(record.cells) for record in wide)
    return tuple(Record(c + 1, c + 1, tuple(record.cell(c) for record in wide)) for c in range(width))

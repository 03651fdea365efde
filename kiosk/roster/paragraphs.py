"""People as paragraphs: name, job, address and topics each on a line of its own, a blank line between two people."""

import re
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import holds_address, is_name_like
from kiosk.roster.table import Record

_FEWEST: Final = 2
_MOST_CELLS: Final = 8
_LABEL: Final = re.compile(r"^[^\W\d_][\w /-]{1,24}:\s+(?=\S)")
_LARGEST: Final = 500_000


def paragraphs(text: str) -> tuple[Record, ...]:
    """Return a record for each paragraph of a text in which nearly all begin with a name and hold an address."""
    if '"' in text or "\t" in text or len(text) > _LARGEST:
        return ()
    found = _paragraphs(text)
    people = [cells for _, cells in found if _is_person(cells)]
    if len(people) < _FEWEST or len(people) * 5 < len(found) * 4:
        return ()
    width = max(len(cells) for cells in people)
    return tuple(Record(line, line, _ordered(cells, width)) for line, cells in found if _is_person(cells))


def _paragraphs(text: str) -> list[tuple[int, list[str]]]:
    """Return the first line's number and the lines of each paragraph."""
    found: list[tuple[int, list[str]]] = []
    is_new = True
    for number, line in enumerate(text.splitlines(), start=1):
        plain = clean(line)
        if not plain:
            is_new = True
        elif is_new:
            found.append((number, [plain]))
            is_new = False
        else:
            found[-1][1].append(plain)
    return found


def _is_person(cells: list[str]) -> bool:
    if not _FEWEST <= len(cells) <= _MOST_CELLS:
        return False
    name = _LABEL.sub("", cells[0])
    return is_name_like(name) and "," not in name and any(map(holds_address, cells[1:]))


def _ordered(cells: list[str], width: int) -> tuple[str, ...]:
    """Return the cells with the address first behind the name, so that it stands in one column of all."""
    plain = [_LABEL.sub("", cell) for cell in cells]
    at = next(n for n, cell in enumerate(plain) if n and holds_address(cell))
    ordered = [plain[0], plain[at], *plain[1:at], *plain[at + 1 :]]
    return (*ordered, *[""] * (width - len(ordered)))

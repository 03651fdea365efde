"""The order in which people count tables: T2 before T10, those without a table last. Pure."""

import re
from typing import Final

_NUMBER: Final = re.compile(r"(\d{1,9})")


def table_order(table: str) -> tuple[bool, tuple[tuple[bool, int, str], ...], str]:
    """Return what sorts a table among others: its numbers count as numbers, and come before words."""
    parts = (part for part in _NUMBER.split(table.casefold()) if part)
    return (not table, tuple(_rank(part) for part in parts), table)


def _rank(part: str) -> tuple[bool, int, str]:
    return (False, int(part), "") if part.isdecimal() else (True, 0, part)

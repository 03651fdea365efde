"""Long lists in parts, because a statement may have only so many parameters (32,766 in SQLite)."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

_LENGTH: Final = 5000


def in_chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield `items` in parts short enough for one statement; no part where there are none."""
    for start in range(0, len(items), _LENGTH):
        yield items[start : start + _LENGTH]

"""An index's tables as bytes and back again, so that an unchanged roster need not be read anew. It touches no disk.

Bytes are numbers and JSON behind a checksum: whatever they hold, loading them runs nothing. Whoever loads must have
made sure that they speak of the same roster (see `kiosk/services/keep_index.py`).
"""

import json
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any, Final

from kiosk.matching.tables import PLAIN, WEIGHTED, Tables

_MARK: Final = f"kiosk index 1 {sys.byteorder} {array('I').itemsize}\n".encode()
_LENGTH: Final = 8
_NO_LEVEL: Final = -1


class Damaged(ValueError):
    """These bytes are not tables of an index."""


def pack(tables: Tables) -> bytes:
    """Return tables as bytes: a mark, a checksum, the length of the head, the head (JSON), then numbers."""
    weights: dict[float, int] = {}
    numbers = bytearray()
    keys: dict[str, list[str]] = {}
    for name in (*WEIGHTED, *PLAIN):
        table: Mapping[str, Mapping[int, float | None]] = getattr(tables, name)
        keys[name] = list(table)
        numbers += array("I", map(len, table.values())).tobytes()
        for group in table.values():
            numbers += array("I", group).tobytes()
            if name in WEIGHTED:
                numbers += array("I", (weights.setdefault(w or 0.0, len(weights)) for w in group.values())).tobytes()
    numbers += array("b", (_NO_LEVEL if level is None else level for level in tables.levels)).tobytes()
    head = json.dumps(
        {"people": tables.people, "keys": keys, "phrases": tables.phrases, "weights": list(weights)},
        ensure_ascii=False,
    ).encode()
    body = len(head).to_bytes(_LENGTH, "big") + head + bytes(numbers)
    return _MARK + sha256(body).digest() + body


def unpack(packed: bytes, people: int) -> Tables:
    """Return the tables of so many people that `pack` made into bytes.

    Raises:
        Damaged: anything about them is not as it should be.
    """
    start = len(_MARK) + sha256().digest_size
    body = memoryview(packed)[start:]
    if packed[: len(_MARK)] != _MARK or sha256(body).digest() != packed[len(_MARK) : start]:
        raise Damaged
    try:
        size = int.from_bytes(body[:_LENGTH], "big")
        head = json.loads(bytes(body[_LENGTH : _LENGTH + size]))
        if head["people"] != people:
            raise ValueError
        return _tables(head, _Numbers(body[_LENGTH + size :]))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise Damaged from error


class _Numbers:
    """Reads one array after the other."""

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self._at = 0

    def take(self, count: int, kind: str = "I") -> "array[int]":
        found = array(kind)
        end = self._at + count * found.itemsize
        if end > len(self._content):
            raise IndexError
        found.frombytes(self._content[self._at : end])
        self._at = end
        return found


def _tables(head: Mapping[str, Any], numbers: _Numbers) -> Tables:
    # Looked up in lists, so that a number out of range is found out, and each person and weight is one object.
    person = list(range(head["people"])).__getitem__
    weight = [float(one) for one in head["weights"]].__getitem__
    tables = Tables(people=head["people"], phrases=dict(head["phrases"]))
    for name in (*WEIGHTED, *PLAIN):
        table = getattr(tables, name)
        table.update(_groups(head["keys"][name], numbers, person, weight if name in WEIGHTED else None))
    found = numbers.take(tables.people, "b")
    tables.levels = [None if level == _NO_LEVEL else level for level in found]
    if {field.name for field in fields(Tables)} - {*WEIGHTED, *PLAIN, "people", "phrases", "levels"}:
        raise KeyError
    return tables


def _groups(
    keys: Iterable[str], numbers: _Numbers, person: Callable[[int], int], weight: Callable[[int], float] | None
) -> Iterator[tuple[str, dict[int, Any]]]:
    names = list(keys)
    for name, size in zip(names, numbers.take(len(names)), strict=True):
        people = map(person, numbers.take(size))
        yield (
            name,
            dict(zip(people, map(weight, numbers.take(size)), strict=True)) if weight else dict.fromkeys(people),
        )

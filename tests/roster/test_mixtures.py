"""The same people in every dress: what a system, a program or a hand does to a file changes nobody in it."""

import csv
import io
from collections.abc import Callable
from typing import Literal

import pytest

from kiosk.roster import read_roster_bytes
from tests.roster.exports import ALL, Export

Dress = Callable[[str], bytes]


def _table(text: str) -> list[list[str]]:
    first = text.splitlines()[0]
    delimiter = max(",;|\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _written(
    rows: list[list[str]], delimiter: str = ",", end: str = "\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


def _delimited(delimiter: str) -> Dress:
    return lambda text: _written(_table(text), delimiter).encode()


def _title_rows(text: str) -> bytes:
    rows = _table(text)
    width = len(rows[0])
    return _written([["PR Night: professionals", *[""] * (width - 1)], [""] * width, *rows]).encode()


def _offset(text: str) -> bytes:
    return _written([["", *row] if row else row for row in _table(text)]).encode()


def _padded(text: str) -> bytes:
    return _written([[f" {cell}\u00a0" if cell else cell for cell in row] for row in _table(text)]).encode()


def _trailing(text: str) -> bytes:
    return _written([[*row, "", "", ""] if row else row for row in _table(text)]).encode()


DRESSES: dict[str, Dress] = {
    "semicolons": _delimited(";"),
    "tabs": _delimited("\t"),
    "bars": _delimited("|"),
    "commas": _delimited(","),
    "everything quoted": lambda text: _written(_table(text), quoting=csv.QUOTE_ALL).encode(),
    "CR LF": lambda text: _written(_table(text), end="\r\n").encode(),
    "CR": lambda text: _written(_table(text), end="\r").encode(),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 with mark": lambda text: text.encode("utf-16"),
    "UTF-16 little endian without mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 big endian without mark": lambda text: text.encode("utf-16-be"),
    "sep line": lambda text: b"sep=,\r\n" + _written(_table(text), end="\r\n").encode(),
    "wrong sep line": lambda text: b"sep=;\r\n" + _written(_table(text), end="\r\n").encode(),
    "title rows": _title_rows,
    "first column empty": _offset,
    "spaces around cells": _padded,
    "trailing delimiters": _trailing,
    "Ctrl-Z at the end": lambda text: text.encode() + b"\x1a",
    "NUL padding at the end": lambda text: text.encode() + b"\0" * 64,
}


def _is_decidable(export: Export, dress: str) -> bool:
    """A title above a file without known headers cannot be told from them, nor can wrapped rows be dressed again."""
    if export.tool.startswith("Every row wrapped"):
        return dress in ("byte order mark", "UTF-16 with mark", "CR LF", "Ctrl-Z at the end")
    return not (
        export.tool.startswith(("No header", "A language")) and dress in ("title rows", "sep line", "wrong sep line")
    )


CASES = [(export, dress) for export in ALL for dress in DRESSES if _is_decidable(export, dress)]


@pytest.mark.parametrize(("export", "dress"), CASES, ids=lambda value: getattr(value, "tool", value)[:25])
def test_a_dress_changes_nobody(export: Export, dress: str) -> None:
    """Whatever system saved the file, the same people are read from it."""
    roster = read_roster_bytes(DRESSES[dress](export.text))
    assert tuple((p.name, p.email, p.company, p.position) for p in roster.professionals) == export.people


def _letters(export: Export, encoding: str) -> bool:
    try:
        data = export.text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return not data.isascii()


LEGACY = [
    (export, encoding)
    for export in ALL
    for encoding in ("cp1252", "mac_roman", "cp1250", "cp932", "euc_jp", "iso2022_jp")
    if _letters(export, encoding)
    and (encoding != "cp1250" or "Polish" in export.tool)
    and (encoding in ("cp1252", "mac_roman", "cp1250") or "Japanese" in export.tool)
]


@pytest.mark.parametrize(("export", "encoding"), LEGACY, ids=lambda value: getattr(value, "tool", value)[:25])
def test_old_encodings_are_told_by_evidence(export: Export, encoding: str) -> None:
    """Accented names come out right from an old encoding, and the organizer is asked to look at them."""
    roster = read_roster_bytes(export.text.encode(encoding))
    assert tuple(p.name for p in roster.professionals) == tuple(person[0] for person in export.people)
    assert "encoding_uncertain" in {problem.code for problem in roster.file_problems}

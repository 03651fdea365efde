"""Lists that hands made: a line of addresses out of a mail, or "Ana Ruiz - Edelman - Crisis" on each line."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import is_name_like
from kiosk.roster.headers import is_known
from kiosk.roster.table import Record

_RECIPIENT: Final = re.compile(
    r"\s*(?:\"(?P<quoted>[^\"<>]*)\"|(?P<name>[^<>\";]*?))\s*<\s*(?P<mail>[^\s<>@,;]+@[^\s<>,;]+)\s*>"
)
_PREFIX: Final = re.compile(r"^\s*(?:to|cc|bcc|an|à|para|a|do)\s*:", re.IGNORECASE)
_SEPARATORS: Final = {
    " - ": re.compile(r"\s[-–—]+\s"),
    "|": re.compile(r"\s?[|·•]\s"),
    "/": re.compile(r"\s/\s"),
    ":": re.compile(r":\s"),
    "(": re.compile(r"\s\(|\)\s*[-–—:,;]?\s*"),
}
_NUMBERING: Final = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[•*·▪●–-])\s+")
_BRACKETS: Final = re.compile(r"\([^()]*\)|<[^<>]*@[^<>]*>")
_NUMBER: Final = re.compile(r"\s*\(?(\d{1,4})[.)]\s+(?=\S)")
_LEAST_LINES: Final = 2
_HEADERS: Final = 10
"""Rows that are looked through for headers."""
_MOST_LINES: Final = 5_000


def recipients(text: str) -> tuple[Record, ...]:
    """Return a record of name and address for each recipient in a text that holds nothing else; none elsewhere."""
    if text.count("<") < _LEAST_LINES or text.count("<") != text.count("@") or len(text) > 1_000_000:
        return ()
    people: list[tuple[str, str]] = []
    for line in text.splitlines():
        rest = _PREFIX.sub("", " ".join(line.split()))
        at = 0
        while found := _RECIPIENT.match(rest, at):
            people.append(((found["quoted"] or found["name"] or "").strip(" ,;"), found["mail"]))
            at = found.end()
            at += len(rest[at:]) - len(rest[at:].lstrip(" ,;"))
        if rest[at:].strip(" ,;"):
            return ()
    return tuple(Record(row, row, person) for row, person in enumerate(people, start=1))


def unnumbered(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return records without the numbers in front of their first cells, where nearly all are numbered in order."""
    found = [_NUMBER.match(record.cells[0]) for record in records if not record.is_blank]
    numbers = [int(each[1]) for each in found if each]
    in_order = sum(after == before + 1 for before, after in pairwise(numbers))
    if len(numbers) < _LEAST_LINES or len(numbers) * 5 < len(found) * 4 or in_order * 5 < (len(numbers) - 1) * 4:
        return tuple(records)
    return tuple(
        Record(r.row, r.line, (_NUMBER.sub("", r.cells[0]), *r.cells[1:])) if r.cells else r for r in records
    )


def parted(records: Sequence[Record], text: str) -> tuple[tuple[Record, ...], str]:
    """Return lines taken apart at the mark that nearly all of them have, and the mark; nothing where there is none.

    A line of such a list begins with a name; a header of its parts would have been known.
    """
    if any(len(record.filled) > 1 for record in records[:_MOST_LINES]):
        records = _lines(records, text)
    filled = [_line(record) for record in records if not record.is_blank]
    if not _LEAST_LINES <= len(filled) <= _MOST_LINES:
        return (), ""
    for mark, separator in _SEPARATORS.items():
        marked = [parts for line in filled if len(parts := separator.split(line)) > 1]
        usual = Counter(map(len, marked)).most_common(1)
        named = sum(is_name_like(_BRACKETS.sub("", parts[0]).strip()) and "," not in parts[0] for parts in marked)
        if (
            usual
            and len(marked) >= max(_LEAST_LINES, len(filled) * 3 // 5)
            and usual[0][1] * 5 >= len(marked) * 3
            and (named * 10 >= len(marked) * 7 or sum(map(is_known, marked[0])) > 1)
        ):
            return tuple(_parted(record, separator) for record in _without_header(records, separator)), mark
    return (), ""


def _without_header(records: Sequence[Record], separator: re.Pattern[str]) -> Sequence[Record]:
    """Return records without a first line that is a header and names only the first part, such as "Name"."""
    first = next(record for record in records if not record.is_blank)
    line = _line(first)
    if not is_known(line) or sum(map(is_known, separator.split(line))) > 1:
        return records
    return [Record(r.row, r.line, ()) if r is first else r for r in records]


def _lines(records: Sequence[Record], text: str) -> tuple[Record, ...]:
    """Return the plain lines of a list that was taken for a table because of commas in it; none of a real table."""
    if '"' in text or "\t" in text or any(sum(map(is_known, record.cells)) > 1 for record in records[:_HEADERS]):
        return ()
    return tuple(Record(row, row, (line,)) for row, line in enumerate(text.splitlines()[: _MOST_LINES + 1], start=1))


def _line(record: Record) -> str:
    return _NUMBERING.sub("", clean(record.cells[0])) if record.cells else ""


def _parted(record: Record, separator: re.Pattern[str]) -> Record:
    return Record(record.row, record.line, tuple(part.strip() for part in separator.split(_line(record))))

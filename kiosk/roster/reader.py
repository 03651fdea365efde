"""A file to a table of cells: size, kind, encoding, delimiter, quoting. It understands no header and no person."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.errors import RosterNotFound, RosterUnreadable
from kiosk.roster import delimiter as delimiters
from kiosk.roster import limits
from kiosk.roster.encoding import Decoded, decode
from kiosk.roster.fixed_width import fixed_width
from kiosk.roster.foreign import kind_of_archive, kind_of_bytes, kind_of_text
from kiosk.roster.handmade import parted, recipients, unnumbered
from kiosk.roster.headers import is_known
from kiosk.roster.paragraphs import paragraphs
from kiosk.roster.quoting import Parsed, parse
from kiosk.roster.table import Record, Table, numbered
from kiosk.roster.turned import upright
from kiosk.roster.webpage import largest_table
from kiosk.roster.workbook import is_workbook, read_workbook

_CONTROLS: Final = re.compile(r"[\x01-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
_LONE_CR: Final = re.compile(r"\r(?!\n)")
_BENT: Final = ("“", "”", "„")
_BENT_MARKS: Final = re.compile("[“”„]")
_TWO: Final = 2
"""Cells of a line with a comma in it."""
_TITLES: Final = 10
"""Rows that are looked through for headers."""
_LINE_SEPARATOR: Final = "\u2028"


class TooLarge(Exception):
    """The file is larger than a roster can be; becomes a problem of the file, never seen by a person."""


class NotATable(Exception):
    """The bytes are no text, or another kind of text; becomes a problem of the file."""

    def __init__(self, code: str = "not_a_table") -> None:
        super().__init__(code)
        self.code = code
        """Which problem it becomes."""


def read_table(path: Path, encoding: str | None = None, sheet: str | None = None) -> Table:
    """Return the table in the file at `path`.

    Raises:
        RosterUnreadable: there is no such file (`RosterNotFound`), or it cannot be opened.
        EncodingUnknown, ExtraMissing, SheetUnknown: see the parts.
        TooLarge, NotATable: problems of the file's content.
    """
    try:
        if path.stat().st_size > limits.BYTES:
            raise TooLarge
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise RosterNotFound(file=path) from error
    except IsADirectoryError as error:
        raise RosterUnreadable(file=path.name, problem="it is a folder") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it cannot be opened"
        raise RosterUnreadable(file=path.name, problem=str(reason).lower()) from error
    if not is_workbook(data[:8]):
        return read_bytes(data, encoding)
    kind = kind_of_archive(path)
    if kind:
        raise NotATable(kind)
    return read_workbook(path, sheet)


def read_bytes(data: bytes, encoding: str | None = None) -> Table:
    """Return the table in the bytes of a text file.

    Raises:
        EncodingUnknown: `encoding` names none.
        NotATable: the bytes are no text, or a text of another kind.
    """
    kind = kind_of_bytes(data)
    decoded = Decoded("", "") if kind and not encoding else decode(data, encoding)
    kind = kind or kind_of_text(decoded.text)
    if kind in ("is_web_page", "is_markup"):
        return _page(decoded, kind)
    if kind or _is_binary(decoded.text):
        raise NotATable(kind or "not_a_table")
    text = _straight(_settle_line_ends(decoded.text))
    quote = _quote_of(text)
    separator = delimiters.choose(text, quote)
    parsed = parse(text, separator, quote)
    return _unwrapped(parsed, decoded) or _by_hand(parsed, decoded, separator) or _table(parsed, decoded, separator)


def _page(decoded: Decoded, kind: str) -> Table:
    """Return the largest table in a page; without one that could be a list the page is none."""
    rows = largest_table(decoded.text)
    if len(rows) < 2 or max(map(len, rows)) < 2:
        raise NotATable(kind)
    return _table(Parsed(numbered(rows)), decoded, "")


def _by_hand(parsed: Parsed, decoded: Decoded, separator: str) -> Table | None:
    """Return the table in lines that somebody typed or copied out of a mail."""
    people = recipients(decoded.text)
    if people:
        return replace(_table(Parsed(people), decoded, ","), is_handmade=True)
    people = upright(parsed.records)
    if people:
        return replace(_table(Parsed(people), decoded, separator), is_turned=True)
    people, torn = ((), ()) if _is_steady(parsed.records) else fixed_width(decoded.text)
    if people and len(people[0].cells) != 1:
        return replace(_table(Parsed(people), decoded, " "), torn_rows=torn)
    people = () if any(len(record.filled) > _TWO for record in parsed.records[:50]) else paragraphs(decoded.text)
    if people:
        return replace(_table(Parsed(people), decoded, "\n"), is_handmade=True)
    lines, mark = parted(parsed.records, decoded.text)
    return replace(_table(Parsed(lines), decoded, mark), is_handmade=True) if lines else None


def _is_steady(records: tuple[Record, ...]) -> bool:
    """Tell whether known headers stand above rows of as many cells: a table, however it is padded with blanks."""
    at = next((n for n, each in enumerate(records[:_TITLES]) if sum(map(is_known, each.cells)) > 1), None)
    if at is None:
        return False
    rows = [record for record in records[at + 1 :] if not record.is_blank]
    return sum(len(record.cells) == len(records[at].cells) for record in rows) * 10 >= len(rows) * 9


def _table(parsed: Parsed, decoded: Decoded, separator: str) -> Table:
    return Table(
        records=unnumbered(parsed.records),
        encoding=decoded.encoding,
        delimiter=separator,
        is_uncertain=decoded.is_uncertain,
        mended_rows=parsed.mended_rows,
        is_undecodable=decoded.is_damaged,
    )


def _is_binary(text: str) -> bool:
    """Tell whether `text` is a picture or a program: NUL padding and single escapes do not make it one."""
    sample = text[:20_000]
    return len(_CONTROLS.findall(sample)) + sample.count("\ufffd") > max(8, len(sample) // 10)


def _settle_line_ends(text: str) -> str:
    """Return `text` where a carriage return ends a record only if the file has no other line ends.

    A lone one in a file of LF or CR LF is a line break that somebody typed into a cell.
    """
    if "\r" not in text or "\n" not in text:
        return text
    lone = len(_LONE_CR.findall(text))
    return _LONE_CR.sub(_LINE_SEPARATOR, text) if lone and lone < text.count("\n") else text


def _straight(text: str) -> str:
    """Return `text` with straight quotation marks where a word processor has bent those around the cells."""
    if '"' in text or "“" not in text:
        return text
    lines = [line.strip() for line in text[:20_000].splitlines()[:50] if line.strip()]
    bent = sum(line.startswith(_BENT) and line.endswith(_BENT) for line in lines)
    return _BENT_MARKS.sub('"', text) if bent > 1 and bent * 2 > len(lines) else text


def _quote_of(text: str) -> str:
    """Return the quotation mark of the file: a single one only where every line is wrapped in them."""
    if '"' in text:
        return '"'
    lines = [line.strip() for line in text[:20_000].splitlines()[:50] if line.strip()]
    wrapped = [line for line in lines if len(line) > 2 and line.startswith("'") and line.endswith("'")]
    return "'" if len(wrapped) > 1 and len(wrapped) * 2 > len(lines) else '"'


def _unwrapped(parsed: Parsed, decoded: Decoded) -> Table | None:
    """Return the inner table where every row was wrapped in quotation marks once more and so is one cell."""
    filled = [record for record in parsed.records if not record.is_blank]
    single = [record for record in filled if len(record.cells) == 1]
    if len(single) < 2 or len(single) * 10 < len(filled) * 9:
        return None
    text = delimiters.records_as_text(tuple(single))
    separator = delimiters.choose(text)
    if delimiters.score(text[:100_000], separator) < 8:
        return None
    records = tuple(_unwrap(record, separator) for record in parsed.records)
    return _table(Parsed(records), decoded, separator)


def _unwrap(record: Record, separator: str) -> Record:
    if len(record.cells) != 1:
        return record
    inner = parse(record.cells[0].replace("\n", " ").replace("\r", " "), separator).records
    return Record(record.row, record.line, inner[0].cells if inner else ())

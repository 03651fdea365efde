"""Cells that hold two things at once: a name with its address, a position with its employer, taken apart."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.evidence import ColumnFacts, holds_address, is_name_like, is_position
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key, scores
from kiosk.roster.words import word_list

_MAIL: Final = r"(?:mailto:)?[^\s<>()\[\],;|\"]+@[^\s<>()\[\],;|\"]+"
_BRACKETED: Final = re.compile(rf"\s*[<(\[]+\s*{_MAIL}\s*[>)\]]+[;,]?")
_BARE: Final = re.compile(rf"(?:e-?mail\s*:\s*)?{_MAIL}", re.IGNORECASE)
_SURROUNDING: Final = " \t\n,;:|/–—-\"'"
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez|en|presso|bij)\s+(?=\S)", re.IGNORECASE)
_PARTED: Final = re.compile(r",\s+|\s+[-–—|/]\s+|;\s*|\n")
_JOINED: Final = re.compile(r"[/&+,;|-]|\b(?:and|y|et|e|und|en)\b|[・･]", re.IGNORECASE)
_SHARE: Final = 0.5
_MOST: Final = 0.6


def without_address(text: str, *, everywhere: bool) -> str:
    """Return a name without the address beside it, or `text` where nothing else stands there.

    Brackets around an address give it away; `everywhere` takes it off without them too.
    """
    if "@" not in text:
        return text
    rest = _BRACKETED.sub(" ", text)
    if everywhere:
        rest = _BARE.sub(" ", rest)
    if rest == text:
        return text
    rest = clean(rest).strip(_SURROUNDING)
    return rest if any(map(str.isalpha, rest)) else text


def names_beside_addresses(cells: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    """Return the column in which most cells hold a name and an address, none where there is none."""
    for column, each in enumerate(cells):
        texts = [text for cell in each[:300] if cell and (text := clean(cell))]
        named = sum(map(_is_named_address, texts))
        if column not in taken and texts and named >= _SHARE * len(texts):
            return column
    return None


def _is_named_address(text: str) -> bool:
    name = without_address(text, everywhere=True)
    return holds_address(text) and is_name_like(name.title() if name.islower() else name)


def asks_for_job(heading: Heading, facts: Sequence[ColumnFacts], single: Mapping[str, int]) -> int | None:
    """Return the column whose header asks for position and employer at once, where only one of them was found."""
    found = {single[name] for name in ("company", "position") if name in single}
    if len(found) > 1:
        return None
    for column, header in enumerate(heading.headers):
        is_free = column in found or (not found and column not in single.values())
        if is_free and facts[column].count and _asks_both(header.own):
            return column
    return None


def jobs_column(cells: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the column of a list without headers in which most cells hold a position and an employer."""
    for column, each in enumerate(cells):
        texts = [text for cell in each[:300] if cell and (text := clean(cell))]
        if column and texts and sum(all(split_job(text)) for text in texts) >= _MOST * len(texts):
            return {"company": column, "position": column}
    return {}


def split_job(text: str) -> tuple[str, str]:
    """Return position and employer in a cell; what cannot be told apart is the employer."""
    parts = _AT.split(text)
    if len(parts) == 2 and all(parts):
        return parts[0].strip(_SURROUNDING), parts[1].strip()
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    if len(parts) == 2 and is_position(parts[0]) != is_position(parts[1]):
        return (parts[0], parts[1]) if is_position(parts[0]) else (parts[1], parts[0])
    return ("", text) if not is_position(text) or len(parts) > 1 else (text, "")


def _asks_both(header: str) -> bool:
    words = set(key(header).split()) - word_list("neutral")
    employers, titles = word_list("job_employers"), word_list("job_titles")
    if words & employers and words & titles and _JOINED.search(header):
        return words <= employers | titles | word_list("job_fillers")
    found = scores(header)
    is_question = len(key(header).split()) > 4
    return is_question and min(found.get("company", 0), found.get("position", 0)) >= 55

"""Cells that hold two things at once: a name with its address, a position with its employer, taken apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kiosk.plaintext import clean
from kiosk.roster.crowded_names import without_pronouns
from kiosk.roster.evidence import ColumnFacts, holds_address, is_name_like, is_phone, is_position
from kiosk.roster.header_row import Heading
from kiosk.roster.headers import key, scores
from kiosk.roster.words import word_list

_MAIL: Final = r"(?:mailto:)?[^\s<>()\[\],;|\"]+@[^\s<>()\[\],;|\"]+"
_BRACKETED: Final = re.compile(rf"\s*[<(\[]+\s*{_MAIL}\s*[>)\]]+[;,]?")
_BARE: Final = re.compile(rf"(?:e-?mail\s*:\s*)?{_MAIL}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+(]?\d[\d\s().-]{5,}\d")
_SURROUNDING: Final = " \t\n,;:|/–—-\"'"
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez|en|presso|bij)\s+(?=\S)", re.IGNORECASE)
_PARTED: Final = re.compile(r",\s+|\s+[-–—|/]\s+|;\s*|\n")
_JOINED: Final = re.compile(r"[/&+,;|-]|\b(?:and|y|et|e|und|en)\b|[・･]", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"(?P<name>[^()（）]+?)\s*[(（](?P<job>[^()（）]+)[)）]")
_BEHIND: Final = re.compile(r"(?P<name>[^,|]+?)(?:,|\s[-–—|])\s+(?P<job>.+)", re.DOTALL)
_KIND: Final = re.compile(
    r",\s+(?=(?:inc|llc|ltd|llp|lp|plc|co|corp|gmbh|ag|kg|s\.?a|s\.?l|s\.?r\.?l)\.?$)", re.IGNORECASE
)
"""Before what stands behind an employer's name and is a part of it: Acme, Inc."""
_LEAST: Final = 2
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


def phone_beside(text: str) -> str:
    """Return the telephone number beside an address in a cell, empty where there is none."""
    found = _NUMBER.search(_BARE.sub(" ", text)) if "@" in text else None
    return found[0] if found and is_phone(found[0]) else ""


def phones_beside_addresses(cells: Sequence[str]) -> bool:
    """Tell whether a telephone number stands beside the address in most cells of a column that hold both or one."""
    texts = [text for cell in cells[:300] if cell and "@" in (text := clean(cell))]
    return bool(texts) and sum(bool(phone_beside(text)) for text in texts) >= _SHARE * len(texts)


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
    parts = [part.strip() for part in _PARTED.split(_KIND.sub("\0", text)) if part.strip()]
    parts = [part.replace("\0", ", ") for part in parts]
    if len(parts) == 2 and is_position(parts[0]) != is_position(parts[1]):
        return (parts[0], parts[1]) if is_position(parts[0]) else (parts[1], parts[0])
    return ("", text) if not is_position(text) or len(parts) > 1 else (text, "")


def people_column(cells: Sequence[Sequence[str]], columns: Iterable[int]) -> int | None:
    """Return the column in which most cells hold a name with a position beside it, none where there is none."""
    for column in columns:
        texts = [text for cell in cells[column][:300] if cell and (text := clean(cell))]
        beside = sum(is_position(split_person(text)[1]) for text in texts)
        if beside >= max(_LEAST, _SHARE * len(texts)):
            return column
    return None


def split_person(text: str, *, is_certain: bool = False) -> tuple[str, str]:
    """Return a name and what stands beside it about a job: "Ana Ruiz (Editor, Acme)", "Ana Ruiz, Editor at Acme".

    Behind a comma it is a job for its words, or where others of the column `is_certain` to hold jobs.
    """
    plain, pronouns = without_pronouns(text)
    found = _IN_BRACKETS.fullmatch(plain) or _BEHIND.fullmatch(plain)
    if not found or not is_name_like(found["name"]):
        return text, ""
    if found.re is _BEHIND and not is_certain and not is_position(found["job"]):
        return text, ""
    return f"{found['name'].strip()} {pronouns}".strip(), found["job"].strip()


def _asks_both(header: str) -> bool:
    words = set(key(header).split()) - word_list("neutral")
    employers, titles = word_list("job_employers"), word_list("job_titles")
    if words & employers and words & titles and _JOINED.search(header):
        return words <= employers | titles | word_list("job_fillers")
    found = scores(header)
    is_question = len(key(header).split()) > 4
    return is_question and min(found.get("company", 0), found.get("position", 0)) >= 55

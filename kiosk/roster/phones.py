"""Telephone numbers as given, unless a spreadsheet has destroyed them."""

import re
from dataclasses import dataclass
from typing import Final

_SCIENTIFIC: Final = re.compile(r"[+]?\d+(?:[.,]\d+)?\s?E\s?\+?\d+", re.IGNORECASE)
_HASHES: Final = re.compile(r"#{3,}")
_POINT_ZERO: Final = re.compile(r"(\d{7,})[.,]0")


@dataclass(frozen=True, slots=True)
class Phone:
    """What a cell says about a telephone number."""

    number: str = ""
    """As given; empty where there is none."""
    is_damaged: bool = False
    """A spreadsheet has rounded it, and its digits are lost."""


def read_phone(text: str) -> Phone:
    """Return the number in a cell's cleaned text; the apostrophe that makes a spreadsheet keep zeros goes."""
    bare = text.lstrip("'’‘`").strip()
    if _SCIENTIFIC.fullmatch(bare) or _HASHES.fullmatch(bare):
        return Phone(is_damaged=True)
    whole = _POINT_ZERO.fullmatch(bare)
    return Phone(whole[1] if whole else bare)

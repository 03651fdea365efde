"""Answers to short questions: yes or no, how many, which page."""

import re
from typing import Final

from kiosk.roster.words import fold, word_list

_NUMBER: Final = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?(?!\d)")
_UNLIMITED: Final = re.compile(
    r"no (?:limit|max|cap|maximum)|unlimited|as many|any number|unbegrenzt|beliebig|egal|illimit|sin limite"
    r"|bez limitu|制限なし|無制限"
)
_WEB: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_BARE_PAGE: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"']+", re.IGNORECASE)


def read_yes(text: str) -> bool | None:
    """Return whether a cleaned cell says yes; none where it says neither."""
    if not text:
        return False
    folded = fold(text)
    first = re.split(r"[\s,.;:!–-]", folded)[0]
    for each in (folded, re.split(r"[,.;:!–-]", folded)[0].strip(), first):
        if each in word_list("yes"):
            return True
        if each in word_list("no"):
            return False
    return None


def read_count(text: str, most: int) -> int | None:
    """Return the first whole number (0 to `most`) in a cleaned cell, of "3-4" the smaller; None for no number."""
    found = _NUMBER.search(text)
    number = int(found[1]) if found else -1
    return number if 0 <= number <= most else None


def is_unlimited(text: str) -> bool:
    """Tell whether a cleaned cell says that there is no limit."""
    return bool(_UNLIMITED.search(fold(text)))


def read_page(text: str) -> str:
    """Return the first web address in a cleaned cell, https where none was said; empty where there is none."""
    found = _WEB.search(text)
    if found:
        return found.group().rstrip(".,;)")
    bare = _BARE_PAGE.search(text)
    return f"https://{bare.group().rstrip('.,;)')}" if bare else ""

"""Text that a spreadsheet would run as a formula: told, kept as text, escaped on the way out and back."""

import re
from typing import Final

_PLAIN_NUMBER: Final = re.compile(
    r"[+-]\s?\(?\d[\d\s().,:/–·-]*(?:\s*(?:ext|x|extension|durchwahl|dw|poste|wew|int)\.?\s*\d+)?\s*%?", re.IGNORECASE
)
# OWASP, CSV Injection: cells that begin so are run by spreadsheets.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_TEXT_ONLY: Final = re.compile(r'="([^"]*)"')
_FULL_WIDTH: Final = ("＝", "＋", "－", "＠")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula; a number with a sign is none."""
    if text.startswith(("=", "@", "＝", "＠")):
        return True
    return text.startswith(("+", "-", "＋", "－")) and not _PLAIN_NUMBER.fullmatch(text)


def as_shown(text: str) -> str:
    """Return what a cell such as `="0171 5550"` shows: programs write it so that a spreadsheet leaves it as it is."""
    found = _TEXT_ONLY.fullmatch(text)
    return found[1].strip() if found else text


def escaped(text: str) -> str:
    """Return `text` as a spreadsheet shows it rather than runs it, with an apostrophe in front where needed."""
    return f"'{text}" if text.startswith((*_STARTS, *_FULL_WIDTH)) else text


def unescaped(text: str) -> str:
    """Return `text` without the apostrophe that keeps it from being run."""
    return text[1:] if text[:1] in ("'", "’") and text[1:].startswith((*_STARTS, *_FULL_WIDTH)) else text

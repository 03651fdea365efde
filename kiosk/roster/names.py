"""A person's name from the cells that hold it or its parts. Only turned and joined, never taken apart further."""

import re
from typing import Final

from kiosk.roster.crowded_names import names_several, without_pronouns
from kiosk.roster.evidence import is_honorific
from kiosk.roster.formulas import is_formula
from kiosk.roster.words import fold, word_list

_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3々]+")
_KOREAN: Final = re.compile(r"[\uac00-\ud7a3]+")
HALVES: Final = frozenset(("Null", "Nan"))
"""Halves of names that elsewhere stand for nothing; programs write those in small or in large letters."""
_TO_COME: Final = re.compile(
    r"tb[acd]\b|(?:to be (?:announced|confirmed|decided|determined)|name to follow)\b", re.IGNORECASE
)
"""What a cell begins with where nobody is named yet: "TBC", "TBA – Edelman to confirm"."""


def read_name(first: str, last: str, preferred: str, full: str, *, has_last: bool) -> str:
    """Return a name from cleaned cells: the preferred one, else first and last, else the full one.

    `has_last`: the file has a column of last names. A preferred name is taken with the last name; alone it
    replaces a full name only where it is a whole one itself.
    """
    first, last = (part if part in HALVES else _somebody(part) for part in (first, last))
    preferred, full = _somebody(preferred), _somebody(full)
    if has_last and (last or not full):
        return _joined(preferred or first, last)
    if " " in preferred:
        return turned(preferred)
    return turned(full or preferred or first)


def turned(name: str) -> str:
    """Return "Last, First" as "First Last"; suffixes behind a comma stay where they are, pronouns come last.

    The names of several people are left as they are written: turned, they would be a person who does not exist.
    """
    if "," not in name or is_formula(name) or names_several(name):
        return name
    name, pronouns = without_pronouns(name)
    return f"{_turned(name)} {pronouns}".rstrip()


def _turned(name: str) -> str:
    parts = [part.strip() for part in name.split(",") if part.strip()]
    suffixes: list[str] = []
    while len(parts) > 1 and _is_suffix(parts[-1]):
        suffixes.insert(0, parts.pop())
    if len(parts) == 1:
        return ", ".join((*parts, *suffixes))
    if len(parts) != 2:
        return name
    return ", ".join((f"{parts[1]} {parts[0]}", *suffixes))


def _joined(first: str, last: str) -> str:
    if not first or not last:
        return turned(first or last)
    if fold(first) == fold(last) and " " in first:
        return first  # the full name in both columns
    if " " in first and fold(first).endswith(f" {fold(last)}"):
        return first
    if _KOREAN.fullmatch(first) and _KOREAN.fullmatch(last):
        return f"{last}{first}"
    if _EAST_ASIAN.fullmatch(first) and _EAST_ASIAN.fullmatch(last):
        return f"{last} {first}"  # the family name goes first where it is written so
    return f"{first} {last}"


def _somebody(text: str) -> str:
    is_nobody = fold(text) in word_list("nobody") or _TO_COME.match(text) or not any(map(str.isalnum, text))
    return "" if is_nobody else text


def _is_suffix(text: str) -> bool:
    words = fold(text).replace(".", "")
    known = word_list("suffixes")
    return words in known or all(word in known for word in words.split()) or (is_honorific(text) and "." in text)

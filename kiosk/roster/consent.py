"""Headers that ask whether students may have somebody's address. What is overlooked gives nothing away.

Only the words are looked at; that the cells say yes or no is looked at where columns are weighed.
"""

import re
from functools import cache
from typing import Final

from kiosk.roster.words import word_list

_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def asks_consent(words: str) -> bool:
    """Tell whether the words of a header ask to share an address, or whether students may write to it."""
    giving, contacts, students = (_found(words, f"consent_{name}") for name in ("giving", "contacts", "students"))
    if not contacts or is_for_others(words):
        return False
    return bool(giving) or (bool(students & _before(contacts)) and bool(_found(words, "consent_may")))


def is_for_others(words: str) -> bool:
    """Tell whether a header names somebody or something else that would get it: sponsors, a newsletter."""
    return bool(_found(words, "consent_others"))


def _before(places: set[int]) -> set[int]:
    return set(range(max(places)))


def _found(words: str, name: str) -> set[int]:
    """Return where words of a list stand: whole ones, beginnings (`~`), or parts of East Asian words."""
    whole, beginnings, parts = _list(name)
    found = {at for at, word in enumerate(words.split()) if word in whole or word.startswith(beginnings)}
    return found | {at for part in parts if (at := words.find(part)) >= 0}


@cache
def _list(name: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    words = word_list(name)
    beginnings = tuple(word.rstrip("~") for word in words if word.endswith("~"))
    return words, beginnings, tuple(word for word in words if _EAST_ASIAN.search(word))

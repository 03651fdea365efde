"""Use case: an interest is called what the reader's language calls it, where the vocabulary has a name for it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from kiosk.matching.foreign import foreign_names, phrase_key
from kiosk.shipped import seed

_AND: Final = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_JOINED: Final = {"es": "y", "fr": "et"}
"""How two names are joined; no grammar of a language without a line here is known."""


def name_interest(phrase: str, language: str) -> str:
    """Return the name of an interest in a language, with a capital where the phrase had one; else the phrase."""
    names = _names(language)
    found = (names.get(phrase_key(phrase)) or _both(phrase, names, language)) if names else ""
    if not found or not phrase:
        return phrase
    return found[0].upper() + found[1:] if phrase[0].isupper() else found


def _both(phrase: str, names: Mapping[str, str], language: str) -> str:
    """Return the names of two interests in one phrase, "gaming and esports", joined; empty where one has none."""
    parts = _AND.split(phrase)
    one, other = (
        (names.get(phrase_key(part), "") for part in parts) if len(parts) == 2 and language in _JOINED else ("", "")
    )
    if not one or not other:
        return ""
    softened = language == "es" and phrase_key(other).startswith(("i", "hi")) and not other.startswith("hie")
    return f"{one} {'e' if softened else _JOINED[language]} {other}"


@cache
def _names(language: str) -> Mapping[str, str]:
    # Read when the first student chooses another language; an evening in English alone never does.
    return {} if language == "en" else foreign_names(seed("vocabulary"), language)

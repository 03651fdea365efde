"""Use case: an interest is called what the reader's language calls it, where the vocabulary has a name for it."""

from collections.abc import Mapping
from functools import cache

from kiosk.matching.foreign import foreign_names
from kiosk.shipped import seed


def name_interest(phrase: str, language: str) -> str:
    """Return the name of an interest in a language, with a capital where the phrase had one; else the phrase."""
    found = _names(language).get(phrase.casefold(), "")
    if not found or not phrase:
        return phrase
    return found[0].upper() + found[1:] if phrase[0].isupper() else found


@cache
def _names(language: str) -> Mapping[str, str]:
    # Read when the first student chooses another language; an evening in English alone never does.
    return {} if language == "en" else foreign_names(seed("vocabulary"), language)

"""What other languages call the concepts of the vocabulary, for people to read. Reads the vocabulary's files only."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kiosk.matching.vocabulary import TRANSLATED
from kiosk.matching.words import key

_FILES: Final = ("practice", "sectors", "settings", "positions")
_TRANSLATIONS: Final = "translations"


def foreign_names(folder: Path, language: str) -> Mapping[str, str]:
    """Return the name in a language (`es`, `fr`, `zh`) by `phrase_key` of English names and phrases.

    Translations of phrases go before names of concepts. "Fashion and apparel" is found under "fashion" too, where
    that is no other concept's name. What is in one file alone is not looked for in another: an unreadable file is the
    vocabulary's mistake, which its loading names.
    """
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for file in _FILES:
        for concept in tomllib.loads((folder / f"{file}.toml").read_text(encoding="utf-8")).values():
            if own := concept.get(language):
                name = concept["name"].casefold()
                whole.setdefault(phrase_key(name), own[0])
                if file != "positions":  # "crisis" is a field, and nobody's title
                    begun.setdefault(phrase_key(name.partition(" and ")[0].partition(",")[0]), own[0])
    return begun | whole | _translated(folder, language)


def phrase_key(phrase: str) -> str:
    """Return what a phrase is compared by: no case, accents, plurals, joining words, hyphens or spaces."""
    return key(phrase).replace(" ", "")


def _translated(folder: Path, language: str) -> dict[str, str]:
    if language not in TRANSLATED:
        return {}
    lines = tomllib.loads((folder / f"{_TRANSLATIONS}.toml").read_text(encoding="utf-8"))
    return {phrase_key(phrase): names[TRANSLATED.index(language)] for phrase, names in lines.items()}

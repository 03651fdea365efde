"""What other languages call the concepts of the vocabulary, for people to read. Reads the vocabulary's files only."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_FILES: Final = ("practice", "sectors", "settings", "positions")


def foreign_names(folder: Path, language: str) -> Mapping[str, str]:
    """Return the name in a language (`es`, `fr`, `zh`) by the concept's English name, its case folded.

    "Fashion and apparel" is found under "fashion" too, where that is no other concept's name. What is in one file
    alone is not looked for in another: an unreadable file is the vocabulary's mistake, which its loading names.
    """
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for file in _FILES:
        for concept in tomllib.loads((folder / f"{file}.toml").read_text(encoding="utf-8")).values():
            if own := concept.get(language):
                name = concept["name"].casefold()
                whole.setdefault(name, own[0])
                begun.setdefault(name.partition(" and ")[0].partition(",")[0], own[0])
    return begun | whole

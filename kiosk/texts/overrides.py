"""An event's own words: sentences of a TOML file that stand before those of the catalogue. It reads that file only.

The file holds one table a language and, below it, the catalogue's own keys:

    [en.tui.welcome]
    headline = "minutes with somebody from the agency of your dreams."
"""

import string
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.texts.catalogue import LANGUAGES, Texts


def read_overrides(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return language -> nested sentences of an event's own file.

    Raises:
        ValueError: the file cannot be read, names an unknown language or key, or a sentence has a place that the
            catalogue does not fill; the text says which.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ValueError(problem.strerror or str(problem)) from None
    for language, tables in found.items():
        if language not in LANGUAGES or not isinstance(tables, Mapping):
            raise ValueError(f"{language} is none of the languages {', '.join(LANGUAGES)}")
        for key, said in leaves(tables):
            _check(key, said, Texts(language))
    return found


def leaves(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every sentence or list of sentences with its dotted key."""
    for name, value in tables.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from leaves(value, f"{key}.")
        else:
            yield key, value


def places(said: Any) -> frozenset[str]:
    """Return the named places of a sentence or of a list of sentences.

    Raises:
        ValueError: a brace stands alone.
    """
    sentences = said if isinstance(said, list) else [said]
    pieces = (piece for sentence in sentences for piece in string.Formatter().parse(str(sentence)))
    return frozenset(name for _, name, _, _ in pieces if name is not None)


def _check(key: str, said: Any, texts: Texts) -> None:
    try:
        usual = texts.entry(key)
    except KeyError:
        raise ValueError(f"no sentence is called {key}") from None
    if not isinstance(said, type(usual)):
        raise ValueError(f"{key} must be {'a list of sentences' if isinstance(usual, list) else 'one sentence'}")
    strange = places(said) - places(usual)
    if strange:
        raise ValueError(f"{key} has a place {{{min(strange)}}} that nothing fills")

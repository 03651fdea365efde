"""A catalogue of sentences: looks a key up and fills its named places. It knows no screen and no page."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
DEFAULT_LANGUAGE: Final = "en"
LANGUAGES: Final = ("en", "es", "fr")
"""The languages that a student can choose, in the order in which one key goes through them."""


@cache
def _file(language: str, name: str) -> Mapping[str, Any]:
    """Read one catalogue file once per process; a start that needs only `cli.toml` reads only that."""
    path = FOLDER / language / f"{name}.toml"
    if not path.is_file():
        return {}
    text = path.read_text(encoding="utf-8")
    # French sets a space before these signs, and no line may begin with one of them.
    bound = re.sub(r"(?<=\S) (?=[:;?!»])|(?<=«) ", "\u00a0", text) if language == "fr" else text
    return tomllib.loads(bound)


class Texts:
    """The sentences of one language; what it lacks is said in English rather than not at all."""

    def __init__(
        self,
        language: str = DEFAULT_LANGUAGE,
        overrides: Mapping[str, Mapping[str, Any]] | None = None,
        interests: Callable[[str, str], str] | None = None,
    ) -> None:
        """Speak `language`.

        Args:
            language: one of `LANGUAGES`.
            overrides: an event's own sentences, nested as in the files, by language.
            interests: what a language calls an interest (phrase, language -> phrase); by default as it stands.
        """
        self.language = language
        self._overrides = overrides or {}
        self._interests = interests

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self("language.name")

    def others(self) -> "tuple[Texts, ...]":
        """Return the other languages with the same event's own words, beginning with the one that comes next."""
        index = LANGUAGES.index(self.language) if self.language in LANGUAGES else 0
        codes = (*LANGUAGES[index + 1 :], *LANGUAGES[:index])
        return tuple(self.speaking(code) for code in codes)

    def speaking(self, language: str) -> "Texts":
        """Return the same catalogue in another language, these texts themselves for one that there is not."""
        if language == self.language or language not in LANGUAGES:
            return self
        return Texts(language, self._overrides, self._interests)

    def interest(self, phrase: str) -> str:
        """Return what this language calls an interest; the phrase itself where it has no name of its own."""
        return self._interests(phrase, self.language) if self._interests else phrase

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of `key` with its `{named}` places filled.

        Raises:
            KeyError: no catalogue has the key: a mistake in the program, found by its tests.
        """
        found = self.entry(key)
        if not isinstance(found, str):
            raise KeyError(f"{key} is not one sentence")
        return found.format_map(values) if values else found

    def lines(self, key: str, /, **values: object) -> tuple[str, ...]:
        """Return the sentences of a list entry, each filled like a single one."""
        found = self.entry(key)
        if not isinstance(found, list):
            raise KeyError(f"{key} is not a list of sentences")
        return tuple(line.format_map(values) if values else line for line in found)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """Return the form of `key` for `count` (entries `one`, `other`, and `none` where it reads better)."""
        forms = self.entry(key)
        if not isinstance(forms, dict):
            raise KeyError(f"{key} has no plural forms")
        form = "none" if count == 0 and "none" in forms else "one" if count == 1 else "other"
        return str(forms[form]).format_map({"count": count, **values})

    def entry(self, key: str) -> Any:
        """Return what stands under a key as it is: a sentence, a list, or the forms of a plural.

        Raises:
            KeyError: no catalogue has the key.
        """
        for language in dict.fromkeys((self.language, DEFAULT_LANGUAGE)):
            name, *path = key.split(".")
            found = _walk(_file(language, name), path)
            own = _walk(self._overrides.get(language, {}), key.split("."))
            if own is not None:
                return {**found, **own} if isinstance(own, Mapping) and isinstance(found, Mapping) else own
            if found is not None:
                return found
        raise KeyError(f"no text {key}")


def _walk(tables: Any, path: Sequence[str]) -> Any:
    for step in path:
        tables = tables.get(step) if isinstance(tables, Mapping) else None
    return tables


ENGLISH: Final = Texts()

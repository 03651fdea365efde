"""A catalogue of sentences: looks a key up and fills its named places. It knows no screen and no page."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
DEFAULT_LANGUAGE: Final = "en"


@cache
def _file(language: str, name: str) -> Mapping[str, Any]:
    """Read one catalogue file once per process; a start that needs only `cli.toml` reads only that."""
    path = FOLDER / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


class Texts:
    """The sentences of one language; what it lacks is said in English rather than not at all."""

    def __init__(self, language: str = DEFAULT_LANGUAGE, overrides: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._overrides = dict(overrides or {})

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of `key` with its `{named}` places filled.

        Raises:
            KeyError: no catalogue has the key: a mistake in the program, found by its tests.
        """
        found = self._find(key)
        if not isinstance(found, str):
            raise KeyError(f"{key} is not one sentence")
        return found.format_map(values) if values else found

    def lines(self, key: str, /, **values: object) -> tuple[str, ...]:
        """Return the sentences of a list entry, each filled like a single one."""
        found = self._find(key)
        if not isinstance(found, list):
            raise KeyError(f"{key} is not a list of sentences")
        return tuple(line.format_map(values) if values else line for line in found)

    def plural(self, key: str, count: int, /, **values: object) -> str:
        """Return the form of `key` for `count` (entries `one`, `other`, and `none` where it reads better)."""
        forms = self._find(key)
        if not isinstance(forms, dict):
            raise KeyError(f"{key} has no plural forms")
        form = "none" if count == 0 and "none" in forms else "one" if count == 1 else "other"
        return str(forms[form]).format_map({"count": count, **values})

    def _find(self, key: str) -> Any:
        if key in self._overrides:
            return self._overrides[key]
        name, *path = key.split(".")
        for language in dict.fromkeys((self.language, DEFAULT_LANGUAGE)):
            found: Any = _file(language, name)
            for step in path:
                found = found.get(step) if isinstance(found, Mapping) else None
            if found is not None:
                return found
        raise KeyError(f"no text {key}")


ENGLISH: Final = Texts()

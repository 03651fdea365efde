"""Use case: every setting, its value, and where it came from. It works with values that cannot be used, too."""

import ast
import inspect
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from pydantic_settings import EnvSettingsSource, TomlConfigSettingsSource

from kiosk.errors import InvalidSetting
from kiosk.settings import Settings, load, masked


class Source(StrEnum):
    """Where a value came from, strongest first."""

    FLAG = "flag"
    VARIABLE = "variable"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """One setting as people may see it."""

    name: str
    """As in kiosk.toml."""
    variable: str
    """As in the environment."""
    value: str
    """Passwords in addresses are masked."""
    source: Source
    description: str


@dataclass(frozen=True, slots=True)
class ShownSettings:
    """All settings, and what is wrong with them."""

    settings: tuple[ShownSetting, ...]
    problem: InvalidSetting | None = None
    """Why they cannot be used, where they cannot."""


def show_settings(**flags: Any) -> ShownSettings:
    """Return every setting with its value and source; flags that are `None` do not count."""
    given = _given({name: value for name, value in flags.items() if value is not None})
    try:
        settings, problem = load(**flags), None
    except InvalidSetting as error:
        settings, problem = None, error
    return ShownSettings(tuple(_shown(name, given, settings) for name in Settings.model_fields), problem)


def _given(flags: Mapping[str, Any]) -> Mapping[Source, Mapping[str, Any]]:
    """Return what each source says, before anything is checked."""
    try:
        file: Mapping[str, Any] = TomlConfigSettingsSource(Settings)()
    except tomllib.TOMLDecodeError:
        file = {}
    return {Source.FLAG: flags, Source.VARIABLE: EnvSettingsSource(Settings)(), Source.FILE: file}


def _shown(name: str, given: Mapping[Source, Mapping[str, Any]], settings: Settings | None) -> ShownSetting:
    source = next((source for source, values in given.items() if name in values), Source.DEFAULT)
    if settings is not None:
        value = settings.database_address if name == "database_url" else getattr(settings, name)
    elif source is Source.DEFAULT:
        value = Settings.model_fields[name].get_default(call_default_factory=True)
    else:
        value = given[source][name]
    shown = "***" if name in _SECRET and value else _plain(value)
    return ShownSetting(name, f"{_PREFIX}{name.upper()}", shown, source, _descriptions().get(name, ""))


_SECRET: Final = frozenset({"wifi_password"})
_PREFIX: Final = Settings.model_config.get("env_prefix", "")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return masked(text) if "://" in text else text


@cache
def _descriptions() -> Mapping[str, str]:
    """Return the sentence under each field of `Settings`; they are written once, where the setting is."""
    [body] = ast.parse(textwrap.dedent(inspect.getsource(Settings))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - what else is the source of a class
    found = {}
    for field, sentence in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(sentence, ast.Expr)
            and isinstance(sentence.value, ast.Constant)
        ):
            found[field.target.id] = inspect.cleandoc(str(sentence.value.value))
    return found

"""Which header is which field, as a file to keep and use again: TOML lines such as `position = "Job Title"`."""

import json
import tomllib
from collections.abc import Mapping

from kiosk.roster.columns import CANONICAL, FIELDS

_ORDER = ("preferred", "first", "last", *CANONICAL, "status")


class UnfitMapping(ValueError):
    """The text is no mapping; the message says why, in words that finish a sentence."""


def read_mapping(text: str) -> dict[str, str]:
    """Return field -> header.

    Raises:
        UnfitMapping: no TOML, or a field that rosters do not have.
    """
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnfitMapping(str(error).lower() or "it is nested too deeply") from error
    for name, header in found.items():
        if name not in FIELDS:
            raise UnfitMapping(f"rosters have no field {name}")
        if not isinstance(header, str):
            raise UnfitMapping(f"{name} needs a header in quotation marks")
    return found


def write_mapping(mapping: Mapping[str, str]) -> str:
    """Return a mapping as TOML, one line for each field, in the order of the kiosk's columns."""
    return "".join(
        f"{name} = {json.dumps(mapping[name], ensure_ascii=False)}\n" for name in _ORDER if name in mapping
    )

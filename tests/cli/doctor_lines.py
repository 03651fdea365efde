"""Which lines of `kiosk doctor` a test shows failing and then well: it says so, and is held to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

SEEN: Final[list[dict[str, Any]]] = []
"""Lines in the order in which the test that runs has read them."""
PROVED: Final[set[str]] = set()
"""`check.outcome` of every line that some test shows not well, and mended."""


def seen(line: dict[str, Any]) -> dict[str, Any]:
    """Note a line that a test has read, and return it."""
    SEEN.append(line)
    return line


def proves(*lines: str, one_by_one: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Say which lines a test shows not well, with what to do, and then well; the test fails where it does not.

    Each run of a test with parameters shows one of them: `one_by_one`.
    """
    PROVED.update(lines)

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def proven(*arguments: Any, **fixtures: Any) -> None:
            SEEN.clear()
            test(*arguments, **fixtures)
            shown = [line for line in lines if _is_mended(*line.split("."))]
            assert len(shown) == (1 if one_by_one else len(lines)), f"only {shown} of {lines}"

        return proven

    return decorate


def _is_mended(check: str, outcome: str) -> bool:
    states = [(line["outcome"], line["state"]) for line in SEEN if line["check"] == check and _says_what_to_do(line)]
    broken = [number for number, (found, state) in enumerate(states) if found == outcome and state != "ok"]
    return bool(broken) and any(state == "ok" for _, state in states[broken[0] :])


def _says_what_to_do(line: dict[str, Any]) -> bool:
    return line["state"] == "ok" or bool(line["advice"])

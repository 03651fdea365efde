"""The catalogue of sentences."""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk import errors
from kiosk.texts import ENGLISH, Texts, clock_time, minutes_until

ROOT = Path(__file__).parents[2]


def entries(table: Mapping[str, Any], prefix: str) -> Iterator[str]:
    """Yield the dotted keys of all sentences below a table."""
    for name, value in table.items():
        key = f"{prefix}.{name}"
        yield key
        if isinstance(value, dict):
            yield from entries(value, key)


def test_every_error_says_what_happened_and_what_to_do() -> None:
    """No error reaches a person without a sentence and a next step."""
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.KioskError) and kind is not errors.KioskError:
            assert ENGLISH(f"errors.{name}.message").endswith((".", "}"))
            assert ENGLISH(f"errors.{name}.advice").strip()


def test_every_sentence_that_the_program_asks_for_is_there() -> None:
    """A screen never fails because a sentence is missing: each literal key in the code is in the catalogue."""
    known = {
        key
        for path in (ROOT / "kiosk" / "texts" / "en").glob("*.toml")
        for key in entries(tomllib.loads(path.read_text(encoding="utf-8")), path.stem)
    }
    files = "|".join(path.stem for path in (ROOT / "kiosk" / "texts" / "en").glob("*.toml"))
    asked = re.compile(rf"""["']((?:{files})(?:\.[A-Za-z_][A-Za-z0-9_-]*)+)["']""")
    missing = [
        f"{path.relative_to(ROOT)}: {key}"
        for path in (ROOT / "kiosk").rglob("*.py")
        for key in asked.findall(path.read_text(encoding="utf-8"))
        if key not in known
        and not key.endswith((".py", ".js", ".toml", ".css", ".tcss", ".html", ".csv", ".db", ".log"))
    ]
    assert missing == []


def asked_for() -> re.Pattern[str]:
    """Return what fits every key that the program or a page asks for; what it fills in itself may be anything."""
    filled = r"[\w.-]*"
    words: set[str] = set()
    for path in (ROOT / "kiosk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            said = [part.value if isinstance(part, ast.Constant) else None for part in parts]
            if any(isinstance(word, str) for word in said):
                words.add("".join(re.escape(word) if isinstance(word, str) else filled for word in said))
    for path in (ROOT / "kiosk").rglob("*.html"):
        quoted = re.findall(r"""["']([\w.-]+)["'](\s*~)?""", path.read_text(encoding="utf-8"))
        words |= {re.escape(word) + (filled if grows else "") for word, grows in quoted}
    return re.compile("|".join(word for word in words if re.search(r"\w{2}", word.replace(filled, ""))))


def test_no_sentence_is_left_over() -> None:
    """Nobody translates a sentence that nobody reads: each key is asked for, with its file or its table at least."""
    asked = asked_for()
    left = []
    for path in (ROOT / "kiosk" / "texts" / "en").glob("*.toml"):
        keys = list(entries(tomllib.loads(path.read_text(encoding="utf-8")), path.stem))
        tables = {key.rpartition(".")[0] for key in keys}
        for key in keys:
            names = key.split(".")
            parts = (names[start:end] for end in range(2, len(names) + 1) for start in range(end - 1))
            if key not in tables and not any(asked.fullmatch(".".join(part)) for part in parts):
                left.append(key)
    assert left == []


def test_what_is_filled_in_is_never_a_pattern() -> None:
    """A professional called {time} is shown as that."""
    assert "{time}" in ENGLISH("errors.ProfessionalFull.message", name="{time}")


def test_a_missing_sentence_is_a_mistake_of_the_program() -> None:
    """A key that no catalogue has is an error for the tests, not an empty line for a student."""
    with pytest.raises(KeyError):
        ENGLISH("tui.no.such.sentence")


def test_a_language_without_a_sentence_falls_back_to_english() -> None:
    """A half-translated catalogue still says everything."""
    assert Texts("xx")("errors.NoEvent.message") == ENGLISH("errors.NoEvent.message")


def test_times_are_those_of_the_event() -> None:
    """A slot stored in UTC is read in the event's own zone."""
    moment = datetime(2026, 12, 3, 18, 40, tzinfo=UTC)
    assert clock_time(moment, "Europe/Madrid") == "19:40"
    assert minutes_until(moment, datetime(2026, 12, 3, 18, 38, 30, tzinfo=UTC)) == 2

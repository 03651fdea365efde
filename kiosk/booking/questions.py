"""The question bank: what may be asked, by reason, setting, niche and stage. Reads one file and chooses nothing."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from kiosk.errors import QuestionsInvalid
from kiosk.people import Stage

ALONE: Final = f"{Stage.JOB_SEEKING}-alone"
"""Instead of the questions about a team, for those who work on their own."""
_WORD: Final = re.compile(r"[\w&'-]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """A kind of employer and what to ask there."""

    name: str
    cues: Mapping[str, tuple[str, ...]]
    """Words that tell it, by the roster column they stand in."""
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Niche:
    """A part of PR and what to ask about it."""

    name: str
    words: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """All questions, as `seeds/questions.toml` describes its tables."""

    openings: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, tuple[str, ...]]
    stages: Mapping[str, tuple[str, ...]]
    closings: tuple[str, ...]
    settings: tuple[Setting, ...]
    niches: tuple[Niche, ...]

    @property
    def ordinary(self) -> frozenset[str]:
        """Words that take no capital within a sentence."""
        words = (word for niche in self.niches for phrase in niche.words for word in words_of(phrase))
        return frozenset(word for word in words if word.islower())


def load_questions(path: Path) -> QuestionBank:
    """Read a question bank.

    Raises:
        QuestionsInvalid: the file cannot be read, or lacks a table or an entry.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return QuestionBank(
            openings=_lists(data["openings"]),
            topics=_lists(data["topics"]),
            stages={name: tuple(data["stages"][name]) for name in (*Stage, ALONE)},
            closings=tuple(data["closings"]["questions"]),
            settings=tuple(_setting(entry) for entry in data["settings"]),
            niches=tuple(_niche(entry) for entry in data["niches"]),
        )
    except (OSError, ValueError) as problem:  # TOML and UTF-8 errors are ValueErrors
        raise QuestionsInvalid(file=path.name, problem=str(problem)) from None
    except KeyError as missing:
        raise QuestionsInvalid(file=path.name, problem=f"{missing.args[0]} is missing") from None


def translated(bank: QuestionBank, path: Path) -> QuestionBank:
    """Return a bank with the questions of another language; which of them suit whom stays as it is.

    The file has the tables of `seeds/questions.toml`, but `settings` and `niches` are lists of questions by name.

    Raises:
        QuestionsInvalid: the file cannot be read, or lacks a table or an entry.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return QuestionBank(
            openings={name: tuple(data["openings"][name]) for name in bank.openings},
            topics={name: tuple(data["topics"][name]) for name in bank.topics},
            stages={name: tuple(data["stages"][name]) for name in bank.stages},
            closings=tuple(data["closings"]["questions"]),
            settings=tuple(replace(one, questions=tuple(data["settings"][one.name])) for one in bank.settings),
            niches=tuple(replace(one, questions=tuple(data["niches"][one.name])) for one in bank.niches),
        )
    except (OSError, ValueError) as problem:
        raise QuestionsInvalid(file=path.name, problem=str(problem)) from None
    except KeyError as missing:
        raise QuestionsInvalid(file=path.name, problem=f"{missing.args[0]} is missing") from None


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a cell as they stand there."""
    return tuple(_WORD.findall(text))


def holds(cell: str, words: str) -> bool:
    """Tell whether whole words stand in a cell, one after the other, whatever their case."""
    return f" {_folded(words)} " in f" {_folded(cell)} "


def _folded(text: str) -> str:
    return " ".join(word.casefold() for word in words_of(text))


def _lists(table: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(questions) for name, questions in table.items()}


def _setting(entry: Mapping[str, Any]) -> Setting:
    cues = {column: tuple(entry[column]) for column in ("positions", "companies", "industries")}
    return Setting(entry["name"], cues, tuple(entry["questions"]))


def _niche(entry: Mapping[str, Any]) -> Niche:
    return Niche(entry["name"], tuple(entry["words"]), tuple(entry["questions"]))

"""Problems that say the same of several rows, told once with all of their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from kiosk.roster.report import Problem, Roster, Severity
from kiosk.texts import Texts

_MOST_NAMES: Final = 15
"""People named for one kind of problem."""
_RUN: Final = 3
"""Rows behind each other that are written as a span."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Problems with one sentence."""

    first: Problem
    """One of them, for all that they have in common."""
    rows: tuple[int, ...]
    """The rows they are about; none for the file as a whole."""
    people: tuple[str, ...] = ()
    """Whom they are about, where somebody is."""


def alike(problems: Iterable[Problem]) -> list[Alike]:
    """Return the kinds of problems, worst first, then as they stand in the file."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for each in problems:
        said = tuple((name, str(value)) for name, value in each.values.items())
        kinds.setdefault((each.severity, each.code, each.column, said), []).append(each)
    found = [
        Alike(
            same[0],
            tuple(each.row for each in same if each.row is not None),
            tuple(dict.fromkeys(each.person for each in same if each.person)),
        )
        for same in kinds.values()
    ]
    return sorted(found, key=lambda kind: list(Severity).index(kind.first.severity))


def doubts(roster: Roster) -> tuple[Problem, ...]:
    """Return what an import decided about rows that a person may want otherwise."""
    return tuple(one for one in roster.problems if one.severity is Severity.WARNING or one.code == "superseded")


def with_names(kind: Alike, texts: Texts) -> str:
    """Return the sentence of a kind of problems with whom it is about in front; of many people the first."""
    message = kind.first.message(texts)
    if not kind.people:
        return message
    names, more = ", ".join(kind.people[:_MOST_NAMES]), len(kind.people) - _MOST_NAMES
    if more > 0:
        return texts("roster.check.who.many", names=names, count=more, message=message)
    return texts("roster.check.who.some", name=names, message=message)


def spans_of(rows: Sequence[int]) -> list[str]:
    """Return row numbers as people write them: "4-45" where rows stand behind each other, else one by one."""
    spans: list[str] = []
    for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
        numbers = [number for _, number in run]
        if len(numbers) >= _RUN:
            spans.append(f"{numbers[0]}-{numbers[-1]}")
        else:
            spans += map(str, numbers)
    return spans

"""One professional from what somebody types, not from a file: the same rules and sentences as a row's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kiosk.people import Professional
from kiosk.plaintext import clean_lines
from kiosk.roster.columns import CANONICAL
from kiosk.roster.export import cells_of
from kiosk.roster.hours import hours_words
from kiosk.roster.reading import report_table
from kiosk.roster.report import Problem, Severity
from kiosk.roster.table import Table, numbered
from kiosk.texts import ENGLISH, Texts

ASKED: Final = ("name", "email", "company", "position", "specialties", "available", "table")
"""What is asked at the desk, in this order: half a minute. Only the name is needed."""
CHANGEABLE: Final = (
    "name", "company", "position", "email", "specialties", "industries", "languages", "available", "table",
    "capacity", "recruiter", "mentoring", "share_contact",
)  # fmt: skip
"""What of somebody on the roster can be changed by hand, in this order; the rest is in their file."""
_NO_MATTER: Final = frozenset(("missing_email", "formula_like", "several_emails"))
"""Told of a row in a file, but nothing to ask somebody again about."""
_TYPED: Final = frozenset(("invalid_email", "unreadable_times"))
"""Problems that have words of their own where nothing was left out or assumed: it is typed again."""


def read_walk_in(answers: Mapping[str, str]) -> tuple[Professional | None, tuple[Problem, ...]]:
    """Return the professional and what was wrong with the answers; none where there is no usable name.

    `answers`: field of `CANONICAL` -> what was typed, as it would stand in a cell of a roster.
    """
    row = [answers.get(name, "") for name in CANONICAL]
    found = report_table(Table(numbered([CANONICAL, row])))
    from kiosk.roster.availability import is_only_hours  # noqa: PLC0415 - its patterns take 15 ms to compile

    person = found.professionals[0] if found.rows else None
    problems = [problem for problem in found.problems if problem.code not in _NO_MATTER]
    hours = answers.get("available", "")
    if (
        hours
        and not any(one.code == "unreadable_times" for one in problems)
        and not is_only_hours(clean_lines(hours))
    ):
        problems.append(Problem("unreadable_times", Severity.WARNING, column="available"))
    return person, tuple(problems)


def typed_cells(person: Professional) -> dict[str, str]:
    """Return what stands for somebody in the fields that can be changed, as a person would type it."""
    cells = cells_of(person) | {"available": hours_words(person.available)}
    return {name: cells[name] for name in CHANGEABLE}


def read_changes(person: Professional, answers: Mapping[str, str]) -> tuple[Professional | None, tuple[Problem, ...]]:
    """Return somebody with what was typed in place of what stands, and what was wrong; none without a usable name.

    `answers`: fields of `CHANGEABLE`. A field that still says what `typed_cells` gave is not read again: what a file
    brought stays as it is.
    """
    stands = typed_cells(person)
    changed = {name: typed for name, typed in answers.items() if typed.strip() != stands[name]}
    found, problems = read_walk_in({"name": person.name} | changed)
    if found is None:
        return None, problems
    return replace(person, **{name: getattr(found, name) for name in changed}), problems


def problem_words(problems: Iterable[Problem], texts: Texts = ENGLISH) -> str:
    """Return what was wrong with what somebody typed, and how to write it."""
    return " ".join(
        texts(f"roster.typed.{one.code}") if one.code in _TYPED else one.message(texts) for one in problems
    )

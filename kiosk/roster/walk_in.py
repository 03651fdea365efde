"""One professional from what somebody types, not from a file: the rules of a row, and nothing is guessed.

A file is read as well as it can be, because nobody can be asked; whoever types is there and types again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kiosk.people import Professional, Window
from kiosk.plaintext import clean_lines
from kiosk.roster.answers import is_unlimited
from kiosk.roster.columns import CANONICAL
from kiosk.roster.crowded_names import is_perhaps_double
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
_NO_MATTER: Final = frozenset(("missing_email", "formula_like"))
"""Told of a row in a file, but nothing to ask somebody again about."""
_TYPED: Final = frozenset(
    (
        "invalid_email", "several_emails", "several_people", "unreadable_times", "hours_turned", "too_long",
        "damaged_phone",
        "not_attending", "not_a_person", "name_alone", "sample_row", "missing_name",
    )
)  # fmt: skip
"""Problems that have words of their own where nothing was left out or assumed: it is typed again."""
_COUNT: Final = re.compile(r"\d{1,3}")
_LONGEST_HOURS: Final = 12
"""Hours past midnight that may be meant; whoever is there for longer has typed the end before the beginning."""


def read_walk_in(answers: Mapping[str, str]) -> tuple[Professional | None, tuple[Problem, ...]]:
    """Return the professional and what was wrong with the answers; none where there is no usable name.

    `answers`: field of `CANONICAL` -> what was typed, as it would stand in a cell of a roster.
    """
    row = [answers.get(name, "") for name in CANONICAL]
    found = report_table(Table(numbered([CANONICAL, row])))
    person = found.professionals[0] if found.rows else None
    told = [problem for problem in found.problems if problem.code not in _NO_MATTER]
    if person is not None and is_perhaps_double(person.name):
        told = [problem for problem in told if problem.code != "several_people"]
    return person, (*told, *_guessed(answers, person, {problem.column for problem in told}))


def _guessed(answers: Mapping[str, str], person: Professional | None, told: set[str]) -> Iterator[Problem]:
    """Yield what a row of a file would have taken for the most likely: part of a number, hours of a whole day."""
    from kiosk.roster.availability import is_only_hours  # noqa: PLC0415 - its patterns take 15 ms to compile

    capacity = answers.get("capacity", "").strip()
    if capacity and "capacity" not in told and not (_COUNT.fullmatch(capacity) or is_unlimited(capacity)):
        yield Problem("unreadable_value", Severity.WARNING, column="capacity", values={"value": capacity})
    hours = answers.get("available", "")
    if hours and "available" not in told and not is_only_hours(clean_lines(hours)):
        yield Problem("unreadable_times", Severity.WARNING, column="available")
    elif person and any(map(_ends_before_it_begins, person.available)):
        yield Problem("hours_turned", Severity.WARNING, column="available")


def _ends_before_it_begins(window: Window) -> bool:
    begins, ends = (60 * each.hour + each.minute for each in (window.start, window.end))
    return bool(ends) and ends <= begins and ends + 24 * 60 - begins > _LONGEST_HOURS * 60


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


def doubt_words(person: Professional, texts: Texts = ENGLISH) -> str:
    """Return what to look at of somebody who was typed and taken as they are; empty where nothing is doubtful."""
    return texts("roster.typed.perhaps_several") if is_perhaps_double(person.name) else ""


def problem_words(problems: Iterable[Problem], texts: Texts = ENGLISH) -> str:
    """Return what was wrong with what somebody typed, and how to write it."""
    return " ".join(_words(one, texts) for one in problems)


def _words(problem: Problem, texts: Texts) -> str:
    """Return a sentence of what is typed again; that of a file says what was left out or assumed."""
    values = {"column": problem.column, **problem.values}
    if problem.code == "unreadable_value":
        kind = "count" if problem.column == "capacity" else "answer"
        return texts(f"roster.typed.{kind}", **values)
    if problem.code in _TYPED:
        return texts(f"roster.typed.{problem.code}", **values)
    return problem.message(texts)

"""One professional who was not in any file, from what somebody types: the same rules and sentences as a row's."""

from collections.abc import Mapping
from typing import Final

from kiosk.people import Professional
from kiosk.roster.columns import CANONICAL
from kiosk.roster.reading import report_table
from kiosk.roster.report import Problem
from kiosk.roster.table import Table, numbered

ASKED: Final = ("name", "email", "company", "position", "specialties", "available", "table")
"""What is asked at the desk, in this order: half a minute. Only the name is needed."""
_NO_MATTER: Final = frozenset(("missing_email", "formula_like", "several_emails"))
"""Told of a row in a file, but nothing to ask somebody again about."""


def read_walk_in(answers: Mapping[str, str]) -> tuple[Professional | None, tuple[Problem, ...]]:
    """Return the professional and what was wrong with the answers; none where there is no usable name.

    `answers`: field of `CANONICAL` -> what was typed, as it would stand in a cell of a roster.
    """
    row = [answers.get(name, "") for name in CANONICAL]
    found = report_table(Table(numbered([CANONICAL, row])))
    person = found.professionals[0] if found.rows else None
    return person, tuple(problem for problem in found.problems if problem.code not in _NO_MATTER)

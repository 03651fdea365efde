"""What rows were given that does not stand in them, said with the rows: nobody gets another's hours unseen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.people import Window
from kiosk.roster.report import Problem, RosterRow, Severity

CODES = ("slots_filled_in", "employers_filled_in", "topics_filled_in", "shifts_filled_in", "merged_filled_in")
"""The problems that this file makes."""
_MOST = 20
"""Rows named in one sentence."""


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What was filled in, each row by its number as a spreadsheet shows it."""

    slots: Mapping[int, int] = field(default_factory=dict)
    """Row -> the row above whose time it was given."""
    employers: Mapping[int, int] = field(default_factory=dict)
    """Row -> the row above whose employer it was given."""
    topics: Mapping[int, int] = field(default_factory=dict)
    """Row in which only topics stand -> the row of the person who was given them."""
    shifts: tuple[Window, ...] = ()
    """The shifts of whoever takes all of them."""
    takes_all: tuple[int, ...] = ()
    """The rows of those who do."""
    merged: Mapping[int, int] = field(default_factory=dict)
    """Row -> the row above with the cells that are merged with its own."""

    def problems(self, kept: Sequence[RosterRow]) -> Iterator[Problem]:
        """Yield one warning for each kind, of rows whose people are `kept`."""
        names = {row.row: row.professional.name for row in kept}
        slots = [f"{row} ({above})" for row, above in self.slots.items() if row in names]
        employers = [f"{row} ({above})" for row, above in self.employers.items() if row in names]
        topics = [f"{row} ({names[above]})" for row, above in self.topics.items() if above in names]
        shifts = [f"{row} ({names[row]})" for row in self.takes_all if row in names and self.shifts]
        merged = [f"{row} ({above})" for row, above in self.merged.items() if row in names]
        hours = "; ".join(map(str, self.shifts))
        for code, rows in zip(CODES, (slots, employers, topics, shifts, merged), strict=True):
            if rows:
                shown = rows if len(rows) <= _MOST else [*rows[:_MOST], "..."]
                values = {"rows": ", ".join(shown), "hours": hours}
                yield Problem(code, Severity.WARNING, values=values)

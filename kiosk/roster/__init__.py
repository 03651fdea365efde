"""Roster files to professionals: any list that an organizer has, read as it is, with a report of what is wrong.

Pure rules: it reads the file it is given, and knows no database, no clock and no screen. The way of a file:
`reader` (bytes to cells), `header_row`, `understanding` (which column is which field), `rows` with `person` (a row to
a professional), `nobody` and `duplicates` (rows that are none, or one again), `report`.
"""

from kiosk.roster.columns import CANONICAL, FIELDS
from kiosk.roster.export import TEMPLATE_PERSON, write_roster
from kiosk.roster.reading import read_roster, read_roster_bytes
from kiosk.roster.report import Problem, Roster, RosterRow, Severity
from kiosk.roster.shape import professional_shape, roster_shape

__all__ = [
    "CANONICAL",
    "FIELDS",
    "TEMPLATE_PERSON",
    "Problem",
    "Roster",
    "RosterRow",
    "Severity",
    "professional_shape",
    "read_roster",
    "read_roster_bytes",
    "roster_shape",
    "write_roster",
]

"""Use case: one professional who has just come is put on the roster, by the rules of a roster file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.database import Database, professionals, roster
from kiosk.errors import AlreadyOnRoster, InvalidProfessional
from kiosk.people import Professional
from kiosk.roster import Severity, read_roster_bytes, write_roster
from kiosk.services.import_roster import import_one
from kiosk.services.recognise_professionals import recognise_professionals

_HARMLESS: Final = frozenset({"missing_email", "formula_like"})
"""Problems of a row that keep nobody from the desk waiting."""


def add_professional(database: Database, clock: Callable[[], datetime], typed: Professional) -> Professional:
    """Add one person and return them as they are kept, with the table that they were given; the id is not needed.

    Their slots begin with the next one. No table means that no number was free.

    Raises:
        InvalidProfessional: what was typed cannot be kept; nothing was changed.
        AlreadyOnRoster: it is somebody known, who is better changed in the roster.
        NoEvent
    """
    person = _read(typed)
    known = database.read(roster.load_known)
    here = [one for one in known if not one.is_retired]
    if recognise_professionals([person], here).known:
        raise AlreadyOnRoster(name=person.name)
    receipt = import_one(database, clock, person)
    # Changed is who had left the roster and is back.
    identity = next(iter((*receipt.added, *receipt.changed)), person.id)
    return database.read(lambda tx: professionals.find(tx, identity))


def _read(typed: Professional) -> Professional:
    """Return what was typed as a file would be understood, so that one rule decides on both."""
    found = read_roster_bytes(write_roster([replace(typed, id="")]).encode("utf-8"))
    for problem in (*found.problems, *found.file_problems):
        is_serious = problem.severity is not Severity.INFO and problem.code not in _HARMLESS
        if is_serious or not found.rows:
            raise InvalidProfessional(problem=problem.message())
    return found.professionals[0]

"""Use case: what an import would do, person by person and field by field, before anything is kept."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.database import Database
from kiosk.people import Professional
from kiosk.services.answers import ImportReceipt
from kiosk.services.import_preview import Change, ImportPreview, PersonChange
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals


def preview_import(
    database: Database,
    clock: Callable[[], datetime],
    file: Sequence[Professional],
    sync: bool,
    *,
    absent: Collection[str] = (),
) -> ImportPreview:
    """Return what importing these people would change; nothing is kept.

    Raises:
        NoEvent
    """
    before = {one.id: one for one in list_professionals(database, clock)}
    receipt = import_roster(database, clock, file, True, sync, absent=absent)
    return ImportPreview(receipt, tuple(_changes(receipt, before, file)))


def _changes(
    receipt: ImportReceipt, before: dict[str, Professional], file: Sequence[Professional]
) -> Iterator[PersonChange]:
    after = {key: person for person in file for key in _names_of(person)}
    for key in receipt.added:
        if key in after:
            yield PersonChange(Change.ADDED, after[key])
    for key in receipt.changed:
        # A narrow file says little of who they are, and may know them by another sign than the roster does.
        known = before.get(key)
        person = after.get(key, known)
        if person is not None:
            shown = replace(person, company=person.company or known.company) if known else person
            yield PersonChange(Change.CHANGED, shown, receipt.changes.get(key, ()))
    for key in receipt.missing:
        if key in before:
            yield PersonChange(Change.RETIRED if key in receipt.retired else Change.MISSING, before[key])


def _names_of(person: Professional) -> tuple[str, ...]:
    """Return what a receipt may call them: the id, the e-mail, or name and company, as the database does."""
    return (person.id, person.email, ", ".join(part.casefold() for part in (person.name, person.company) if part))

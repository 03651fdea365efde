"""Use case: whom the organizer means at the command line: an id of the roster, or a full name that one person has."""

from kiosk.database import Database, Transaction, professionals
from kiosk.errors import NameShared
from kiosk.plaintext import bare, clean


def identify_professional(database: Database, typed: str) -> str:
    """Return the `Professional.id` of whom somebody typed; an id goes before a name, case and accents do not count.

    What is neither is returned as it is: what is done with it says so, or knows better (a repeat with the same key).

    Raises:
        NameShared: several have that name; it says which ids they have.
    """

    def work(tx: Transaction) -> str:
        called = professionals.called(tx)
        if typed in called:
            return typed
        same = [identity for identity, name in called.items() if bare(name) == bare(clean(typed))]
        if len(same) > 1:
            raise NameShared(name=clean(typed), ids=", ".join(same))
        return same[0] if same else typed

    return database.read(work)

"""Use case: before a kiosk opens, is the data whole, and do the bookings agree with each other?"""

from kiosk.database import Database, invariants
from kiosk.errors import DatabaseDamaged, DataContradicts
from kiosk.texts import ENGLISH, Texts


def contradictions(database: Database, texts: Texts = ENGLISH) -> tuple[str, ...]:
    """Return what the bookings contradict, one sentence each; empty when all is well.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    found = database.read(invariants.broken)
    return tuple(texts.plural(f"care.invariant.{name}", count) for name, count in found.items())


def check_data(database: Database) -> None:
    """Look at the file and the bookings, in well under a second for an evening.

    Raises:
        DatabaseDamaged: the file is not whole.
        DataContradicts: the file is whole, and bookings contradict each other.
        DatabaseUnavailable, DatabaseBusy
    """
    if database.read(invariants.damage):
        raise DatabaseDamaged(place=database.place)
    found = contradictions(database)
    if found:
        raise DataContradicts(place=database.place, problem=" ".join(found))

"""Use case: bring the database's schema up to date; the one way for a shared database."""

from dataclasses import dataclass

from kiosk.database import Database, schema


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From where to where."""

    place: str
    """The address without user and password."""
    before: str | None
    """The revision that was found; none for a database without a schema."""
    now: str
    """The revision that it has now."""


def upgrade_database(address: str) -> Upgraded:
    """Bring the database at an address (SQLAlchemy URL) to the revision that this program needs, in one transaction.

    Raises:
        SchemaTooNew: a newer kiosk has been here; nothing was changed.
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged, ExtraMissing
    """
    database = Database(address)
    try:
        before = schema.upgrade(database)
        return Upgraded(place=database.place, before=before, now=schema.needed())
    finally:
        database.close()

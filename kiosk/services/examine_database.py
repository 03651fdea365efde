"""Use case: how the database is doing, before anything is opened or changed."""

from kiosk.database import health
from kiosk.database.health import Health

__all__ = ["Health", "examine_database"]


def examine_database(address: str) -> Health:
    """Return how the database at an address (SQLAlchemy URL) is doing; works on an old or a new schema too.

    Raises:
        DatabaseUnavailable, DatabaseBusy, DatabaseDamaged, ExtraMissing
    """
    return health.examine(address)

"""Use case: everything personal of all students goes for good: out of the database, its copies and the index."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.database import Database
from kiosk.services.forget_people import Receipt, purge
from kiosk.services.keep_copies import delete_backups, list_backups
from kiosk.services.keep_index import drop_index


def delete_students(database: Database, clock: Callable[[], datetime], folder: Path | None) -> Receipt:
    """Purge, delete the copies that hold the same, and return the receipt; `folder` is the data folder.

    Raises:
        DatabaseUnavailable, DatabaseBusy
    """
    done = purge(database, clock)
    if folder is None:
        return done
    backups = list_backups(folder)
    delete_backups(backups)
    drop_index(folder)
    return replace(done, backups=backups)

"""Composition root: settings -> database -> services. Used by the commands and by tests; it decides nothing else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kiosk.bootstrap import late
from kiosk.bootstrap.composition import compose
from kiosk.bootstrap.scratch import open_scratch
from kiosk.database import Database, presence, schema
from kiosk.services.bundle import Services
from kiosk.services.forget_people import purge_by_itself
from kiosk.settings import Settings, load

__all__ = ["Kiosk", "compose", "open_kiosk", "open_scratch", "utc_now"]

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the time of this machine, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A kiosk ready to work: its settings, its database and every use case."""

    settings: Settings
    database: Database
    services: Services


@contextmanager
def open_kiosk(*, clock: Clock = utc_now, **flags: Any) -> Iterator[Kiosk]:
    """Yield a kiosk on the configured database, which is closed afterwards; flags are settings, `None` is not given.

    Raises:
        InvalidSetting, DatabaseUnavailable, SchemaOutdated, SchemaTooNew.
    """
    settings = load(**flags)
    database = Database(settings.database_address)
    try:
        with presence.held_open(database):  # before the schema: a restore must see that somebody is here
            schema.make_ready(database)
            if purge_by_itself(database, clock):
                late.drop_index(settings.data_dir)
            services = compose(database, clock, settings.data_dir, is_assumed=settings.assume_reachable)
            yield Kiosk(settings=settings, database=database, services=services)
    finally:
        database.close()

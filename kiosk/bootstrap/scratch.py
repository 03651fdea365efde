"""A database of its own for what is only tried out; nothing of it is kept."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.database import Database, schema


@contextmanager
def open_scratch() -> Iterator[Database]:
    """Yield an empty database that nobody needs after the block; it is fast because it survives no power cut."""
    with tempfile.TemporaryDirectory(prefix="kiosk-rehearsal-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'scratch.db'}", durable=False)
        try:
            schema.make_ready(database)
            yield database
        finally:
            database.close()

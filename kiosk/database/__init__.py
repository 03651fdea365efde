"""Stage 2: the only SQL in the project, with its migrations. It hands out frozen records, never rows."""

from kiosk.database.conflicts import Conflict
from kiosk.database.engine import Database, Transaction

__all__ = ["Conflict", "Database", "Transaction"]

"""What the tests of the services share."""

import pytest

from kiosk.database import Database
from tests.services.evening import Evening, begin


@pytest.fixture
def evening(database: Database) -> Evening:
    """An evening with three professionals, once on SQLite and once on PostgreSQL."""
    return begin(database)

from datetime import timedelta

import pytest

from kiosk.bootstrap import utc_now
from kiosk.database import Database
from kiosk.services.compare_clocks import check_clocks, clock_gap
from kiosk.services.finding import State


@pytest.mark.parametrize(("seconds", "outcome"), [(0, "ok"), (25, "ok"), (90, "ahead"), (-90, "behind")])
def test_a_clock_that_is_wrong_is_told_by_the_server(database: Database, seconds: int, outcome: str) -> None:
    """Against a server, a kiosk that is more than half a minute off is told by how much; a file has no clock."""
    gap = clock_gap(database, lambda: utc_now() + timedelta(seconds=seconds))
    if not database.is_shared:
        assert gap == timedelta()
        return
    found = check_clocks(gap)
    assert found.outcome == outcome
    if outcome != "ok":
        assert found.state is State.WARNING
        assert f"{abs(seconds)} seconds" in found.message()
        assert "clock" in found.advice()

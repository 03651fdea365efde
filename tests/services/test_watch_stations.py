from datetime import timedelta

import pytest

from kiosk.services.show_board import show_board
from kiosk.services.watch_stations import announce, close_station, keep_drawing, report_station
from tests.services.evening import Evening


def test_station_is_seen_and_follows(evening: Evening) -> None:
    """A station that gives signs of life is on the board, and hears when it is set out of order and back."""
    assert not report_station(evening.database, evening.clock, "door").is_closed
    evening.pass_minutes(5)
    report_station(evening.database, evening.clock, "bar")
    close_station(evening.database, evening.clock, "door", True)
    board = show_board(evening.database, evening.clock)
    assert [(one.name, one.is_closed) for one in board.stations] == [("bar", False), ("door", True)]
    assert board.at - board.stations[1].seen_at == timedelta(minutes=5)
    assert report_station(evening.database, evening.clock, "door").is_closed
    close_station(evening.database, evening.clock, "door", False)
    assert not report_station(evening.database, evening.clock, "door").is_closed
    evening.pass_minutes(25 * 60)
    assert show_board(evening.database, evening.clock).stations == ()


def test_message_reaches_every_station_until_it_is_taken_back(evening: Evening) -> None:
    """All stations hear the newest message, made plain and short; an empty one takes it back."""
    announce(evening.database, evening.clock, "Too early")
    said = announce(evening.database, evening.clock, "Last \x1b[31mbookings\x1b[0m at [/] 20:30" + "!" * 90)
    assert said.startswith("Last bookings at [/] 20:30!")
    assert len(said) == 60
    assert report_station(evening.database, evening.clock, "door").announcement == said
    announce(evening.database, evening.clock, "")
    assert report_station(evening.database, evening.clock, "door").announcement == ""


def test_station_keeps_how_it_draws_codes(evening: Evening) -> None:
    """What one station keeps is told to it alone, after a restart too, until it is automatic again."""
    assert report_station(evening.database, evening.clock, "door").drawing == "auto"
    keep_drawing(evening.database, evening.clock, "door", "upper-halves")
    keep_drawing(evening.database, evening.clock, "new", "spaces")
    assert report_station(evening.database, evening.clock, "door").drawing == "upper-halves"
    assert report_station(evening.database, evening.clock, "new").drawing == "spaces"
    assert report_station(evening.database, evening.clock, "bar").drawing == "auto"
    keep_drawing(evening.database, evening.clock, "door", "auto")
    assert report_station(evening.database, evening.clock, "door").drawing == "auto"
    with pytest.raises(ValueError, match="sideways"):
        keep_drawing(evening.database, evening.clock, "door", "sideways")

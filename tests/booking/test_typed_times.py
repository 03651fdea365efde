"""Days and hours as organizers type them into the set-up."""

from datetime import date, time

import pytest

from kiosk.booking.typed_times import read_date, read_time

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("Tonight", WEDNESDAY),
        ("tomorrow", date(2026, 11, 26)),
        ("wed", WEDNESDAY),
        ("Thursday", date(2026, 11, 26)),
        ("3 Dec", date(2026, 12, 3)),
        ("Dec 3rd, 2026", date(2026, 12, 3)),
        ("Thu 3 december", date(2026, 12, 3)),
        ("4 march", date(2027, 3, 4)),
    ],
)
def test_days_are_read_as_people_say_them(typed: str, meant: date) -> None:
    """Tonight, a weekday and a named month are days; without a year the next one is meant."""
    assert read_date(typed, WEDNESDAY) == meant


@pytest.mark.parametrize("typed", ["", "3/12", "03/12/2026", "31 nov", "soon", "3 foo", "wednesbury"])
def test_a_day_that_is_not_certain_is_refused(typed: str) -> None:
    """Nobody's event moves by nine months because a date was read the other way round."""
    with pytest.raises(ValueError):  # noqa: PT011 - what it says is for the caller to say
        read_date(typed, WEDNESDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:30", time(18, 30)),
        ("8.45pm", time(20, 45)),
        ("8:45 p.m.", time(20, 45)),
        ("9 PM", time(21)),
        ("12am", time(0)),
        ("2045", time(20, 45)),
        ("20h", time(20)),
        ("19h30", time(19, 30)),
        ("09:00", time(9)),
        ("midnight", time(0)),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, meant: time) -> None:
    """Points, halves of the day and the hour alone are read."""
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "8", "25:00", "13pm", "8:4", "late", "20:45:10"])
def test_an_hour_that_is_not_certain_is_refused(typed: str) -> None:
    """A lone 8 may be the morning or the evening."""
    with pytest.raises(ValueError):  # noqa: PT011
        read_time(typed)

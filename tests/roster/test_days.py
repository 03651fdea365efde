"""Days beside hours: a day is no hour, and of several days nobody here knows which is the event's."""

import pytest

from kiosk.people import NO_TIME
from kiosk.roster import read_roster_bytes
from kiosk.roster.availability import is_only_hours, read_availability


@pytest.mark.parametrize(
    "text",
    [
        "Thu 12/3 6-8pm", "12/3/2026 6pm-8pm", "12/03/26, 18:00-20:00",
        "Do 3.12., 18-20 Uhr", "3. Dezember 18-20 Uhr",
        "Dec 3, 6-8pm", "3/12 de 18h à 20h", "jeudi 3 décembre 18h-20h", "jueves 3 de diciembre, 18-20h",
        "Thursday, December 3rd from 6:00pm to 8:00pm", "12月3日 18時～20時", "czwartek 3 grudnia 18:00-20:00",
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_no_hour(text: str) -> None:
    """12/3 is neither noon to three nor from twelve on; the hours are those that stand behind it."""
    assert [str(window) for window in read_availability(text) or ()] == ["18:00-20:00"]
    assert is_only_hours(text)


@pytest.mark.parametrize(
    "text", ["December 3, 2026 6:00 PM - 8:00 PM", "3 Dec 2026, 18:00-20:00", "3.12.2026 18-20h"]
)
def test_a_whole_day_stays_with_its_hours(text: str) -> None:
    """Where day, month and year are certain the hours are of that day."""
    assert [str(window) for window in read_availability(text) or ()] == ["2026-12-03 18:00-20:00"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("6/7", "18:00-19:00"),
        ("6.30 to 8", "18:30-20:00"),
        ("18.30-20.00 Uhr", "18:30-20:00"),
        ("mar 18-20h", "18:00-20:00"),
    ],
)
def test_hours_that_look_like_days_stay_hours(text: str, hours: str) -> None:
    """A day in figures stands before hours, and what is left of it must be some."""
    assert [str(window) for window in read_availability(text) or ()] == [hours]


def test_february_has_no_thirtieth() -> None:
    """A day that no calendar has is not understood."""
    assert read_availability("30 February 18:00-20:00") is None


def test_of_several_days_no_time_is_offered_until_somebody_says_which() -> None:
    """Two evenings in one column: whose day is that of the event is asked, not guessed; other rows are as ever."""
    rows = "Ada Okoro,Thu 12/3 6-8pm\nBo Lind,Fri 12/4 6-8pm\nCy Wu,7-8pm\n"
    roster = read_roster_bytes(f"Name,Availability\n{rows}".encode())
    assert [person.available for person in roster.professionals[:2]] == [(NO_TIME,), (NO_TIME,)]
    assert [str(window) for window in roster.professionals[2].available] == ["19:00-20:00"]
    assert [p.row for p in roster.problems if p.code == "unreadable_times"] == [2, 3]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7 till late", "19:00-00:00"), ("6pm – close", "18:00-00:00"), ("18 Uhr bis Schluss", "18:00-00:00"),
        ("1800-2000", "18:00-20:00"),
        ("until 1930 hrs", "00:00-19:30"), ("2026-12-03 1800-1930", "2026-12-03 18:00-19:30"),
        ("18点到20点", "18:00-20:00"), ("下午6点-8点", "18:00-20:00"), ("19:00之后", "19:00-00:00"),
        ("18시~20시", "18:00-20:00"), ("오후 6시-8시", "18:00-20:00"), ("19시 이후", "19:00-00:00"),
        ("vanaf 19 uur", "19:00-00:00"),
    ],
)  # fmt: skip
def test_hours_of_other_tongues_and_of_open_ends(text: str, hours: str) -> None:
    """An end that is no hour is open; four figures and the hours of East Asia are hours."""
    assert "; ".join(str(window) for window in read_availability(text) or ()) == hours

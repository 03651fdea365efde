from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.booking.slots import TableWish, far_outside, give_tables, offer
from kiosk.people import Mode, NetworkingEvent, Window


def evening(starts: str = "2026-12-03T17:00", ends: str = "2026-12-03T19:30", **more: Any) -> NetworkingEvent:
    """An evening in Madrid, 18:00 to 20:30 local, given in UTC."""
    return NetworkingEvent(
        id=1,
        name="PR Night",
        starts_at=datetime.fromisoformat(starts).replace(tzinfo=UTC),
        ends_at=datetime.fromisoformat(ends).replace(tzinfo=UTC),
        time_zone="Europe/Madrid",
        **more,
    )


def starts(event: NetworkingEvent, *windows: Window) -> list[str]:
    """Start times of the offered slots, UTC, without the date."""
    return [f"{slot.starts_at:%H:%M}" for slot in offer(event, windows, "")]


def window(start: str, end: str, day: str = "") -> Window:
    """A window as a roster gives it."""
    return Window(time.fromisoformat(start), time.fromisoformat(end), date.fromisoformat(day) if day else None)


def test_nobody_who_names_no_hours_is_left_out() -> None:
    """An empty cell means the whole event: ten quarters of an hour, at the professional's table."""
    slots = offer(evening(), (), "7")
    assert len(slots) == 10
    assert {slot.table for slot in slots} == {"7"}
    assert {slot.ends_at - slot.starts_at for slot in slots} == {timedelta(minutes=15)}


def test_slots_lie_on_the_grid_of_the_event() -> None:
    """Somebody who comes at 18:20 starts with everybody else at 18:30, and leaves before their window ends."""
    assert starts(evening(), window("18:20", "19:05")) == ["17:30", "17:45"]


def test_two_windows_make_one_evening() -> None:
    """Windows that overlap or touch offer every slot once."""
    assert starts(evening(), window("18:00", "18:30"), window("18:15", "19:00")) == [
        "17:00",
        "17:15",
        "17:30",
        "17:45",
    ]
    assert starts(evening(), window("18:00", "18:25"), window("18:25", "18:45")) == ["17:00", "17:15", "17:30"]


@pytest.mark.parametrize(
    ("begins", "ends", "is_far"),
    [("10:15", "20:45", True), ("09:15", "10:45", True), ("18:00", "23:00", True), ("17:00", "21:30", False),
     ("18:00", "20:30", False), ("19:00", "00:00", False), ("00:00", "19:00", False), ("00:00", "00:00", False),
     ("21:00", "22:00", True)],
)  # fmt: skip
def test_hours_far_outside_the_event_are_told(begins: str, ends: str, is_far: bool) -> None:
    """Hours that miss the event, or reach hours beyond it, were misread or meant otherwise; open ends were not."""
    assert bool(far_outside(evening(), [window(begins, ends)])) is is_far


def test_hours_around_midnight_and_on_other_days_are_not_far() -> None:
    """An event past midnight takes hours that end after it; another day is no mistake."""
    late = evening("2026-12-03T20:00", "2026-12-04T00:30")
    assert far_outside(late, [window("22:00", "01:30"), window("18:00", "20:00", "2026-12-05")]) == ()
    assert far_outside(late, [window("10:00", "12:00")]) != ()


def test_hours_outside_the_event_offer_nothing() -> None:
    """A window without a date means the night of the event, and only while the doors are open."""
    assert starts(evening(), window("09:00", "12:00")) == []
    assert starts(evening(), window("17:00", "18:30")) == ["17:00", "17:15"]


def test_another_day_is_later_and_not_on_the_grid() -> None:
    """A dated window offers half hours from its own start, at no table."""
    slots = offer(evening(), (window("14:10", "15:30", "2026-12-09"),), "7")
    assert [f"{slot.starts_at:%d %H:%M}" for slot in slots] == ["09 13:10", "09 13:40"]
    assert {slot.ends_at - slot.starts_at for slot in slots} == {timedelta(minutes=30)}
    assert {slot.table for slot in slots} == {""}
    shorter = offer(evening(later_minutes=20), (window("14:10", "15:30", "2026-12-09"),), "7")
    assert {slot.ends_at - slot.starts_at for slot in shorter} == {timedelta(minutes=20)}


def test_tonight_only_and_later_only() -> None:
    """Of hours tonight and on another day a mode offers one kind; what somebody said stands before the event's."""
    windows = (window("20:00", "20:30"), window("14:00", "14:30", "2026-12-09"))
    counts = {mode: len(offer(evening(mode=mode), windows, "")) for mode in Mode}
    assert counts == {Mode.BOTH: 3, Mode.TONIGHT: 2, Mode.LATER: 1}
    assert len(offer(evening(mode=Mode.LATER), windows, "", mode=Mode.TONIGHT)) == 2
    assert offer(evening(mode=Mode.LATER), (), "") == ()


def test_a_dated_window_of_the_night_itself_is_tonight() -> None:
    """Writing the event's date makes no difference."""
    assert starts(evening(), window("18:00", "18:30", "2026-12-03")) == ["17:00", "17:15"]


def test_tonight_and_later_stand_side_by_side() -> None:
    """Somebody may be here for an hour and offer another day too."""
    both = offer(evening(), (window("14:00", "14:30", "2026-12-09"), window("20:00", "20:30")), "")
    assert [f"{slot.starts_at:%d %H:%M}" for slot in both] == ["03 19:00", "03 19:15", "09 13:00"]


def test_an_event_may_cross_midnight() -> None:
    """Half past midnight belongs to the night that began at ten."""
    night = evening("2026-12-03T21:00", "2026-12-04T01:00")
    assert starts(night, window("00:30", "01:00")) == ["23:30", "23:45"]
    assert starts(night, window("23:30", "00:15")) == ["22:30", "22:45", "23:00"]
    assert starts(night, window("00:30", "01:00", "2026-12-04")) == ["23:30", "23:45"]
    assert len(offer(night, (), "")) == 15


def test_the_night_the_clocks_go_back_has_its_extra_hour() -> None:
    """From 00:00 to 04:00 on the last Sunday of October are five hours, and no slot is offered twice."""
    night = evening("2026-10-24T22:00", "2026-10-25T03:00", break_every=0)
    assert len(set(starts(night))) == 20
    assert starts(night, window("03:00", "03:30")) == ["02:00", "02:15"]


def test_the_night_the_clocks_go_forward_lacks_an_hour() -> None:
    """From 00:00 to 04:00 on the last Sunday of March are three hours; a time that never comes offers nothing."""
    night = evening("2026-03-28T23:00", "2026-03-29T02:00", break_every=0)
    assert len(starts(night)) == 12
    assert starts(night, window("02:30", "03:00")) == []


def test_after_ten_slots_one_is_left_free() -> None:
    """A professional who is here for five hours and a half has two breaks."""
    long = evening(ends="2026-12-03T22:30")
    offered = starts(long)
    assert len(offered) == 20
    assert "19:30" not in offered
    assert "22:15" not in offered


def test_a_gap_of_ones_own_is_a_break() -> None:
    """Whoever pauses anyway loses no slot to a break."""
    short = evening(break_every=2)
    assert starts(short, window("18:00", "18:30"), window("18:45", "19:15")) == ["17:00", "17:15", "17:45", "18:00"]


@pytest.mark.parametrize("every", [0, 1, 3])
def test_breaks_follow_the_setting(every: int) -> None:
    """No run of slots without a pause is longer than the setting; 0 is no break."""
    offered = [slot.starts_at for slot in offer(evening(break_every=every), (), "")]
    runs, run = [], 1
    for before, after in pairwise(offered):
        run = run + 1 if after - before == timedelta(minutes=15) else 1
        runs.append(run)
    assert max(runs, default=1) == (every or 10)


@given(
    st.lists(st.tuples(st.times(), st.times(), st.sampled_from([None, date(2026, 12, 3), date(2026, 12, 9)]))),
    st.integers(5, 120),
    st.integers(0, 12),
)
def test_slots_never_overlap(spans: list[tuple[time, time, date | None]], minutes: int, every: int) -> None:
    """Whatever hours a roster names, a professional is never offered twice at once, and tonight is on the grid."""
    event = evening(slot_minutes=minutes, break_every=every)
    windows = tuple(Window(start.replace(second=0, microsecond=0), end, day) for start, end, day in spans)
    slots = offer(event, windows, "")
    for before, after in pairwise(slots):
        assert before.ends_at <= after.starts_at
    for slot in slots:
        if slot.starts_at < event.ends_at and slot.ends_at > event.starts_at:
            assert (slot.starts_at - event.starts_at) % timedelta(minutes=minutes) == timedelta(0)
            assert slot.ends_at <= event.ends_at


def test_numbered_tables_go_to_those_without_one() -> None:
    """Numbers that the roster uses are not given again, and when they run out the rest stand."""
    wishes = [TableWish("a", "", ""), TableWish("b", "1", ""), TableWish("c", "", ""), TableWish("d", "", "")]
    assert give_tables(wishes, 3) == {"a": "2", "c": "3"}
    assert give_tables(wishes, 0) == {}


def test_nobody_moves_when_somebody_joins() -> None:
    """A table that was given stays given, whoever comes first in the list now."""
    wishes = [TableWish("new", "", ""), TableWish("a", "", "1"), TableWish("c", "", "3")]
    assert give_tables(wishes, 3) == {"a": "1", "c": "3", "new": "2"}
    assert give_tables([TableWish("a", "", "1"), TableWish("vip", "1", "")], 2) == {"a": "2"}

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kiosk.booking.calendar import event_calendar
from kiosk.booking.rules import read_slot_time, slot_time
from kiosk.booking.status import Status
from kiosk.database import Database, invariants
from kiosk.people import Professional
from kiosk.services.forms import EventForm
from kiosk.services.gather_report import gather_report
from kiosk.services.import_roster import import_roster
from kiosk.services.list_bookings import list_bookings
from kiosk.services.set_event import set_event
from kiosk.services.show_event import show_event
from kiosk.services.show_professional import show_professional
from tests.services.evening import Evening, a_visit


def night(database: Database, day: date, opens: datetime) -> Evening:
    """A long night in Madrid, from ten in the evening to four in the morning, as it begins."""
    evening = Evening(database, now=opens - timedelta(minutes=5))
    form = EventForm(name="Long night", date=day, starts=time(22), ends=time(4), time_zone="Europe/Madrid")
    set_event(database, evening.clock, form)
    import_roster(database, evening.clock, [Professional(id="ana", name="Ana Ruiz")], False, False)
    return evening


def hold(evening: Evening, starts_at: datetime) -> Status:
    """Book the slot that starts at a moment, confirm it, and return where it stands once it began."""
    from dataclasses import replace

    from kiosk.services.hold_slot import hold_slot

    form = replace(evening.form("ana", visit=a_visit()), starts_at=starts_at)
    evening.now = starts_at - timedelta(minutes=20)
    booked = hold_slot(evening.database, evening.clock, form)
    evening.pass_minutes(1)
    evening.move(booked, Status.CONFIRMED)
    evening.now = starts_at + timedelta(minutes=5)
    (standing,) = [one for one in list_bookings(evening.database, evening.clock) if one.id == booked.id]
    return standing.status


@pytest.mark.parametrize(
    ("day", "opens", "hours"),
    [
        (date(2026, 10, 24), datetime(2026, 10, 24, 20, tzinfo=UTC), 7),  # three o'clock comes twice
        (date(2027, 3, 27), datetime(2027, 3, 27, 21, tzinfo=UTC), 5),  # two o'clock does not come
        (date(2026, 12, 31), datetime(2026, 12, 31, 21, tzinfo=UTC), 6),  # a year ends in the middle
    ],
)
def test_a_night_on_which_the_clocks_change(database: Database, day: date, opens: datetime, hours: int) -> None:
    """On the nights of the changes and at New Year's Eve every quarter of an hour that passes is booked once."""
    evening = night(database, day, opens)
    event = show_event(database, evening.clock)
    assert event.ends_at - event.starts_at == timedelta(hours=hours)
    starts = [slot.starts_at for slot in show_professional(database, evening.clock, "ana").slots]
    assert len(starts) == len(set(starts)) >= hours * 4 - 3  # breaks
    assert all(moment - opens < timedelta(hours=hours) for moment in starts)
    for moment in starts[::5]:
        assert hold(evening, moment) is Status.CONFIRMED
        typed = slot_time(moment, event)
        assert read_slot_time(moment.isoformat(), event) == moment
        assert abs(read_slot_time(typed, event) - moment) in (timedelta(), timedelta(hours=1))
    assert database.read(invariants.broken) == {}
    report = gather_report(database, evening.clock)
    assert report.bookings == sum(quarter.asked for quarter in report.evening) == len(starts[::5])
    booked = list_bookings(database, evening.clock)
    assert [one.starts_at for one in booked] == starts[::5]
    assert event_calendar(booked, event).count(b"BEGIN:VEVENT") == len(booked)


def test_the_hour_that_comes_twice_is_two_hours(database: Database) -> None:
    """At half past two and an hour later, at half past two again, one student has two interviews."""
    evening = night(database, date(2026, 10, 24), datetime(2026, 10, 24, 20, tzinfo=UTC))
    event = show_event(database, evening.clock)
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert slot_time(first, event) == slot_time(second, event) == "02:30"
    assert [hold(evening, first), hold(evening, second)] == [Status.CONFIRMED] * 2
    assert read_slot_time("2026-10-25T02:30+01:00", event) == second

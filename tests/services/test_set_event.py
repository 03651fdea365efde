from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.booking.status import Party, Status
from kiosk.database import Database
from kiosk.errors import InvalidEvent, NoEvent, SlotTaken
from kiosk.people import Mode, Professional
from kiosk.services.find_time_zone import find_time_zone
from kiosk.services.forms import EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.set_event import form_of, set_event
from kiosk.services.show_event import show_event
from kiosk.services.show_professional import show_professional
from tests.services.evening import OPENS, PEOPLE, Evening

NIGHT: Mapping[str, Any] = {
    "name": "PR Night",
    "date": date(2026, 12, 3),
    "starts": time(18),
    "ends": time(20, 30),
    "time_zone": "Europe/Madrid",
}


def clock() -> datetime:
    """A quiet afternoon before the event."""
    return datetime(2026, 12, 1, 12, tzinfo=UTC)


def times(evening: Evening, person: str = "ana") -> list[str]:
    """The start times that a student sees, in UTC."""
    return [f"{slot.starts_at:%H:%M}" for slot in show_professional(evening.database, evening.clock, person).slots]


def table(evening: Evening, person: str, at: int = 0) -> str:
    """The table of one of somebody's slots."""
    return show_professional(evening.database, evening.clock, person).slots[at].table


def test_an_event_is_set_in_local_time(database: Database) -> None:
    """Six in the evening in Madrid in December is five in UTC, and reads the same when it is shown."""
    made = set_event(database, clock, EventForm(**NIGHT))
    assert (made.starts_at, made.ends_at) == (
        datetime(2026, 12, 3, 17, tzinfo=UTC),
        datetime(2026, 12, 3, 19, 30, tzinfo=UTC),
    )
    assert show_event(database, clock) == made


def test_there_is_no_event_before_one_is_set(sqlite_url: str) -> None:
    """An empty database says that an event is missing and what to type."""
    with pytest.raises(NoEvent, match="kiosk event set"):
        show_event(Database(sqlite_url), clock)


def test_what_is_not_named_stays(evening: Evening) -> None:
    """Changing the address changes neither the name nor the hours."""
    before = show_event(evening.database, evening.clock)
    after = set_event(evening.database, evening.clock, EventForm(base_url="HTTPS://Kiosk.Example.org/pr/"))
    assert after.base_url == "https://kiosk.example.org/pr"
    assert (after.id, after.name, after.starts_at, after.ends_at) == (
        before.id,
        before.name,
        before.starts_at,
        before.ends_at,
    )
    assert set_event(evening.database, evening.clock, EventForm(base_url="")).base_url == ""


def test_the_hours_move_with_the_date_and_the_zone(evening: Evening) -> None:
    """A new date or another zone keeps the hours on the wall."""
    moved = set_event(evening.database, evening.clock, EventForm(date=date(2027, 6, 3)))
    assert moved.starts_at == datetime(2027, 6, 3, 16, tzinfo=UTC)
    moved = set_event(evening.database, evening.clock, EventForm(time_zone="America/New_York"))
    assert moved.starts_at == datetime(2027, 6, 3, 22, tzinfo=UTC)


def test_an_end_before_the_start_is_the_next_day(sqlite_url: str) -> None:
    """A party from ten to two crosses midnight."""
    night = {**NIGHT, "starts": time(22), "ends": time(2)}
    made = set_event(Database(sqlite_url), clock, EventForm(**night))
    assert made.ends_at - made.starts_at == timedelta(hours=4)


def test_the_night_the_clocks_change_is_as_long_as_it_is(sqlite_url: str) -> None:
    """From ten to four over the end of summer time are seven hours."""
    night = {**NIGHT, "date": date(2026, 10, 24), "starts": time(22), "ends": time(4)}
    made = set_event(Database(sqlite_url), clock, EventForm(**night))
    assert made.ends_at - made.starts_at == timedelta(hours=7)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": None}, "no name"),
        ({"name": " \x1b[31m "}, "no name"),
        ({"name": "x" * 101}, "longer than 100"),
        ({"date": None}, "a date"),
        ({"starts": None}, "both hours"),
        ({"date": date(9999, 12, 31)}, "out of reach"),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus"),
        ({"time_zone": "../../etc/passwd"}, "no time zone"),
        ({"slot_minutes": 4}, "4 minutes"),
        ({"slot_minutes": 121}, "from 5 to 120"),
        ({"tables": -1}, "-1 tables"),
        ({"tables": 501}, "from 0 to 500"),
        ({"base_url": "ftp://example.org"}, "ftp"),
        ({"base_url": "https://"}, "no address"),
        ({"base_url": "http://a b/"}, "no address"),
        ({"base_url": "http://example.org:port"}, "no address"),
        ({"base_url": "http://me:secret@example.org"}, "no address"),
        ({"ends": time(18, 10)}, "not one slot"),
    ],
)
def test_an_impossible_event_is_a_sentence(sqlite_url: str, wrong: dict[str, Any], said: str) -> None:
    """Whatever is wrong is said in words, and nothing is kept."""
    database = Database(sqlite_url)
    with pytest.raises(InvalidEvent, match=said):
        set_event(database, clock, EventForm(**{**NIGHT, **wrong}))
    with pytest.raises(NoEvent):
        show_event(database, clock)


def test_longer_hours_offer_more_and_shorter_ones_less(evening: Evening) -> None:
    """Everybody's slots follow the doors."""
    assert len(times(evening)) == 10
    set_event(evening.database, evening.clock, EventForm(ends=time(21)))
    assert len(times(evening)) == 11
    set_event(evening.database, evening.clock, EventForm(starts=time(18, 30), ends=time(19)))
    assert times(evening) == ["17:30", "17:45"]


def test_a_booked_slot_survives_new_hours(evening: Evening) -> None:
    """Whoever has booked six o'clock still meets at six, and nothing is offered across it."""
    held = evening.hold("ana", 0)
    set_event(evening.database, evening.clock, EventForm(starts=time(18, 30)))
    assert times(evening)[:2] == ["17:00", "17:30"]
    set_event(evening.database, evening.clock, EventForm(starts=time(18), slot_minutes=10))
    assert times(evening)[:3] == ["17:00", "17:20", "17:30"]
    confirmed = evening.move(held, Status.CONFIRMED)
    assert (confirmed.starts_at, confirmed.ends_at) == (OPENS, OPENS + timedelta(minutes=15))
    with pytest.raises(SlotTaken):
        evening.hold("ana", 0)


def test_a_slot_with_a_past_booking_comes_back(evening: Evening) -> None:
    """A slot that was booked, cancelled and withdrawn with the hours is offered again when the hours are."""
    evening.move(evening.hold("ana", 0), Status.CANCELLED, Party.STUDENT)
    set_event(evening.database, evening.clock, EventForm(starts=time(18, 30)))
    assert times(evening)[0] == "17:30"
    set_event(evening.database, evening.clock, EventForm(starts=time(18), slot_minutes=20))
    assert times(evening)[:3] == ["17:00", "17:20", "17:40"]
    set_event(evening.database, evening.clock, EventForm(slot_minutes=15))
    assert times(evening)[:2] == ["17:00", "17:15"]
    evening.hold("ana", 0)


def test_numbered_tables_are_given_once_and_kept(evening: Evening) -> None:
    """People without a table get a free number, keep it when others join, and lose it when there are none to give."""
    more = [Professional(id=name, name=name) for name in ("dee", "eli")]
    roster = [*PEOPLE, *more]
    import_roster(evening.database, evening.clock, roster, False, False)
    set_event(evening.database, evening.clock, EventForm(tables=3))
    assert (table(evening, "dee"), table(evening, "eli"), table(evening, "ana")) == ("3", "", "1")
    assert show_professional(evening.database, evening.clock, "dee").professional.table == "3"
    joined = [Professional(id="aaa", name="aaa"), *roster]
    import_roster(evening.database, evening.clock, joined, False, False)
    assert (table(evening, "dee"), table(evening, "aaa")) == ("3", "")
    set_event(evening.database, evening.clock, EventForm(tables=0))
    assert table(evening, "dee") == ""


def test_the_machine_tells_its_time_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time zone comes from TZ, else from /etc, else it is UTC; nonsense is passed over."""
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert find_time_zone(tmp_path) == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "EST5EDT4,M3")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/timezone").write_text("Europe/Madrid\n")
    assert find_time_zone(tmp_path) == "Europe/Madrid"
    monkeypatch.delenv("TZ")
    (tmp_path / "etc/timezone").unlink()
    (tmp_path / "etc/localtime").symlink_to("/usr/share/zoneinfo/America/Lima")
    assert find_time_zone(tmp_path) == "America/Lima"
    (tmp_path / "etc/localtime").unlink()
    assert find_time_zone(tmp_path) == "UTC"


def test_a_form_of_an_evening_sets_the_same_evening_up(evening: Evening) -> None:
    """A rehearsal plays tonight's evening with everything the organizer set, not one with the kiosk's habits."""
    own = EventForm(
        slot_minutes=20, request_minutes=7, mode=Mode.LATER, later_minutes=25, later_days=9, seats=3, tables=5
    )
    form = form_of(set_event(evening.database, evening.clock, own))
    left_out = {name for name, value in asdict(form).items() if value is None}
    assert left_out == {"base_url", "is_demo"}  # where it is served, and what it is for
    said = {name: value for name, value in asdict(own).items() if value is not None}
    assert {name: getattr(form, name) for name in said} == said

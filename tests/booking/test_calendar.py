"""Calendar entries, read back by the rules of RFC 5545."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from kiosk.booking.booking import Booking
from kiosk.booking.calendar import booking_calendar, event_calendar
from kiosk.booking.status import Status
from kiosk.people import NetworkingEvent, Professional, RequestCard
from tests.conftest import need

STARTS = datetime(2026, 12, 3, 17, 45, tzinfo=UTC)
EVENT = NetworkingEvent(
    id=7,
    name="PR Night, Madrid; ünïcode",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=3),
    time_zone="Europe/Madrid",
    contact="Ana <orga@example.org>",
)
BOOKING = Booking(
    id=12,
    reference="K7QD-2M",
    status=Status.CONFIRMED,
    professional=Professional(
        id="D1", name="María Quintanilla, APR; \\ Harbor & Vane\\nBEGIN:VEVENT", email="m@example.com"
    ),
    starts_at=STARTS,
    ends_at=STARTS + timedelta(minutes=15),
    table="4",
    card=RequestCard(student="Ada Lovelace", email="ada@example.edu"),
    created_at=STARTS - timedelta(hours=1),
    changed_at=STARTS - timedelta(minutes=30),
    due_at=None,
    sequence=2,
)

SHOWN = "{start-time}-{end-time} {title} @{location}"


def entry_of(calendar: bytes) -> Event:
    """Return the one entry of a calendar."""
    (entry,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert isinstance(entry, Event)
    return entry


def test_an_entry_reads_back_as_it_was_meant() -> None:
    """A student's calendar shows name, time and table, whatever characters a name has."""
    entry = entry_of(booking_calendar(BOOKING, EVENT, "https://kiosk.test/b/CODE"))
    assert entry.decoded("dtstart") == STARTS
    assert entry.decoded("dtend") == STARTS + timedelta(minutes=15)
    assert str(entry["summary"]) == f"Informational interview with {BOOKING.professional.name}"
    assert str(entry["location"]) == "Table 4, PR Night, Madrid; ünïcode"
    assert str(entry["url"]) == "https://kiosk.test/b/CODE"
    assert "K7QD-2M" in str(entry["description"])
    assert str(entry["organizer"]) == "mailto:orga@example.org"


@pytest.mark.parametrize("status", list(Status))
def test_a_real_calendar_program_reads_every_state(status: Status, tmp_path: Path) -> None:
    """Khal shows the time, the person and the table of a booking, whatever became of it."""
    khal = shutil.which("khal")
    need(khal, "khal")
    file, settings = tmp_path / "interview.ics", tmp_path / "khal.conf"
    file.write_bytes(booking_calendar(replace(BOOKING, status=status), EVENT, "https://kiosk.example/b/X"))
    settings.write_text(
        f"[calendars]\n[[c]]\npath = {tmp_path}\ntype = calendar\n"
        "[locale]\nlocal_timezone = Europe/Madrid\ndefault_timezone = Europe/Madrid\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    shown = subprocess.run(
        [str(khal), "-c", str(settings), "printics", "--format", SHOWN, str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
    )
    for words in ("18:45-19:00", "María Quintanilla, APR", "@Table 4, PR Night, Madrid; ünïcode"):
        assert words in shown.stdout


def test_an_entry_is_well_formed() -> None:
    """Lines end with CRLF and are at most 75 octets (RFC 5545 section 3.1), and what is required is there."""
    calendar = booking_calendar(BOOKING, EVENT)
    lines = calendar.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    for required in (b"BEGIN:VCALENDAR", b"VERSION:2.0", b"METHOD:PUBLISH", b"END:VCALENDAR"):
        assert lines.count(required) == 1
    assert sum(line.startswith(b"PRODID:") for line in lines) == 1
    assert lines.count(b"BEGIN:VEVENT") == 1


def test_the_same_booking_gives_the_same_bytes() -> None:
    """Nothing in an entry depends on when it is fetched."""
    assert booking_calendar(BOOKING, EVENT) == booking_calendar(BOOKING, EVENT)
    assert entry_of(booking_calendar(BOOKING, EVENT)).decoded("dtstamp") == BOOKING.changed_at


def test_times_are_utc_whatever_zone_they_come_in() -> None:
    """A booking whose moments carry another zone gives the same instants, marked as UTC."""
    elsewhere = timezone(timedelta(hours=5, minutes=30))
    moved = replace(
        BOOKING, starts_at=STARTS.astimezone(elsewhere), changed_at=BOOKING.changed_at.astimezone(elsewhere)
    )
    calendar = booking_calendar(moved, EVENT)
    assert b"DTSTART:20261203T174500Z" in calendar
    assert calendar == booking_calendar(BOOKING, EVENT)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DECLINED, Status.EXPIRED])
def test_what_is_off_leaves_the_calendar(status: Status) -> None:
    """A cancelled entry has the same UID, a higher SEQUENCE and METHOD CANCEL (RFC 5546 section 3.2.5)."""
    before = entry_of(booking_calendar(BOOKING, EVENT))
    calendar = booking_calendar(replace(BOOKING, status=status), EVENT)
    after = entry_of(calendar)
    assert b"METHOD:CANCEL" in calendar
    assert str(after["status"]) == "CANCELLED"
    assert after["uid"] == before["uid"]
    assert after.decoded("sequence") > before.decoded("sequence")


@pytest.mark.parametrize("status", [Status.HELD, Status.REQUESTED, Status.COUNTERED])
def test_what_waits_is_tentative(status: Status) -> None:
    """An unanswered request is no promise in a calendar either."""
    assert str(entry_of(booking_calendar(replace(BOOKING, status=status), EVENT))["status"]) == "TENTATIVE"


def test_an_entry_tells_no_address() -> None:
    """Neither the professional's nor the student's e-mail travels in a calendar that may be shared."""
    for calendar in (booking_calendar(BOOKING, EVENT), event_calendar([BOOKING], EVENT)):
        assert b"example.com" not in calendar
        assert b"example.edu" not in calendar


def test_questions_stand_in_the_description() -> None:
    """The questions to ask are at hand in the calendar."""
    entry = entry_of(booking_calendar(BOOKING, EVENT, questions=("How did you start?", "Who else?")))
    assert "- How did you start?\n- Who else?" in str(entry["description"])


def test_an_event_without_an_address_still_has_an_organizer() -> None:
    """A published entry names an organizer (RFC 5546 section 3.2.1) whose address never receives mail."""
    entry = entry_of(booking_calendar(BOOKING, replace(EVENT, contact="the front desk")))
    assert str(entry["organizer"]).endswith(".invalid")


def test_a_table_with_a_name_keeps_it_and_none_is_none() -> None:
    """A table called Window bar keeps its name, and an event without tables names the event alone."""
    assert str(entry_of(booking_calendar(replace(BOOKING, table="Window bar"), EVENT))["location"]).startswith(
        "Window bar,"
    )
    assert str(entry_of(booking_calendar(replace(BOOKING, table=""), EVENT))["location"]) == EVENT.name


def test_an_evening_is_one_calendar() -> None:
    """The organizer's calendar holds each booking once, called-off ones marked, students by their short name."""
    off = replace(BOOKING, id=13, reference="AAAA-BB", status=Status.CANCELLED)
    calendar = event_calendar([BOOKING, off], EVENT)
    entries = Calendar.from_ical(calendar).walk("VEVENT")
    assert [str(entry["status"]) for entry in entries] == ["CONFIRMED", "CANCELLED"]
    assert len({str(entry["uid"]) for entry in entries}) == 2
    assert str(entries[0]["summary"]).startswith("Ada L. with ")
    assert Calendar.from_ical(event_calendar([], EVENT)).walk("VEVENT") == []

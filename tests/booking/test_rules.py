from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.booking import rules
from kiosk.booking.status import Party, Status
from kiosk.errors import AlreadyAnswered, NoSuchSlot, WrongStatus
from kiosk.people import NetworkingEvent, Visit

OPENS = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)  # 18:00 in Madrid


def night(**changes: Any) -> NetworkingEvent:
    """An evening in Madrid from 18:00 to 20:30."""
    facts: dict[str, Any] = {
        "id": 1, "name": "PR Night", "starts_at": OPENS, "ends_at": OPENS + timedelta(hours=2, minutes=30),
        "time_zone": "Europe/Madrid",
    }  # fmt: skip
    return NetworkingEvent(**{**facts, **changes})


def test_a_request_for_tonight_lapses_in_minutes() -> None:
    """Fifteen minutes without an answer are enough on the evening itself."""
    slot = OPENS + timedelta(hours=1)
    assert rules.request_due(night(), slot, slot + timedelta(minutes=15), OPENS) == OPENS + timedelta(minutes=15)


def test_a_request_for_another_day_lapses_in_days() -> None:
    """A meeting next week may be answered within three days."""
    slot = OPENS + timedelta(days=7)
    assert rules.request_due(night(), slot, slot + timedelta(minutes=30), OPENS) == OPENS + timedelta(days=3)


def test_a_request_made_days_ahead_is_not_lost_in_minutes() -> None:
    """Who books the evening a week before gives the professional three days, and on the day itself minutes."""
    slot, ends = OPENS + timedelta(hours=1), OPENS + timedelta(hours=1, minutes=15)
    week_before, morning = OPENS - timedelta(days=7), OPENS - timedelta(hours=8)
    assert rules.request_due(night(), slot, ends, week_before) == week_before + timedelta(days=3)
    assert rules.request_due(night(), slot, ends, morning) == morning + timedelta(minutes=15)


def test_how_long_a_request_for_another_day_waits_is_the_organizer_s() -> None:
    """With a week to answer it lapses after a week."""
    slot = OPENS + timedelta(days=30)
    due = rules.request_due(night(later_days=7), slot, slot + timedelta(minutes=30), OPENS)
    assert due == OPENS + timedelta(days=7)


def test_a_code_on_a_screen_lives_minutes_whatever_the_day() -> None:
    """A hold for next week does not wait for days when its visit never ends properly."""
    slot = OPENS + timedelta(days=7)
    assert rules.shown_due(night(), slot, slot + timedelta(minutes=30), OPENS) == OPENS + timedelta(minutes=15)


@pytest.mark.parametrize("minutes", [2, 5, 59])
def test_no_answer_is_due_after_the_meeting_has_begun(minutes: int) -> None:
    """Request, hold and code lapse at the start of the meeting at the latest."""
    slot = OPENS + timedelta(minutes=minutes)
    ends = slot + timedelta(minutes=15)
    event = night(request_minutes=60, hold_minutes=60)
    assert rules.request_due(event, slot, ends, OPENS) == slot
    assert rules.hold_due(event, slot, ends, OPENS) == slot
    assert rules.shown_due(event, slot, ends, OPENS) == slot


def test_who_is_on_the_way_to_the_table_loses_nothing() -> None:
    """With a minute to go the student is sent to the table and has two to get there, but never beyond the end."""
    slot = OPENS + timedelta(minutes=1)
    assert rules.request_due(night(), slot, slot + timedelta(minutes=15), OPENS) == OPENS + timedelta(minutes=2)
    assert rules.request_due(night(), slot, slot + timedelta(seconds=10), OPENS) == slot + timedelta(seconds=10)
    assert rules.goes_now(Status.REQUESTED, slot, OPENS)
    assert not rules.goes_now(Status.REQUESTED, OPENS + timedelta(minutes=2), OPENS)
    assert not rules.goes_now(Status.CONFIRMED, slot, OPENS)


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.HELD, Status.REQUESTED, Status.COUNTERED}))
def test_answered_and_ended_bookings_have_no_deadline(status: Status) -> None:
    """What is confirmed or over does not lapse."""
    assert rules.due_in(status, night(), OPENS, OPENS + timedelta(minutes=15), OPENS) is None


def test_the_lowest_free_number_is_taken() -> None:
    """Seats and places are numbered from one, gaps first, and end at the limit."""
    assert rules.free_number((), 3) == 1
    assert rules.free_number({1, 3}, 3) == 2
    assert rules.free_number({1, 2, 3}, 3) is None


def test_a_student_is_counted_by_address_or_by_visit() -> None:
    """The same address in another case is the same student; without one each visit counts alone; it stays secret."""
    first = rules.counted_by(Visit(id="v1", name="Ada", email=" Ada@Example.org"))
    assert first == rules.counted_by(Visit(id="v2", name="Grace", email="ada@example.ORG "))
    assert "ada" not in first
    assert rules.counted_by(Visit(id="v1", name="Ada")) != rules.counted_by(Visit(id="v2", name="Ada"))


def test_a_late_second_answer_reads_which_and_when() -> None:
    """A professional who declines what was confirmed at 18:42 reads exactly that."""
    at = OPENS + timedelta(minutes=42)
    found = rules.refusal(Status.CONFIRMED, Status.DECLINED, Party.PROFESSIONAL, at, "Europe/Madrid")
    assert isinstance(found, AlreadyAnswered)
    assert found.message() == "This request was already confirmed at 18:42."


def test_what_lapsed_cannot_be_confirmed() -> None:
    """A confirm after the request expired is refused, and not as an earlier answer."""
    found = rules.refusal(Status.EXPIRED, Status.CONFIRMED, Party.PROFESSIONAL, OPENS, "UTC")
    assert type(found) is WrongStatus
    assert "lapsed" in found.message()


def test_a_student_learns_nothing_by_trying_to_confirm() -> None:
    """A student's confirm is a wrong step, whatever was answered before."""
    found = rules.refusal(Status.DECLINED, Status.CONFIRMED, Party.STUDENT, OPENS, "UTC")
    assert type(found) is WrongStatus


def test_every_status_has_a_word() -> None:
    """No refusal shows a word of the program instead of a word of the language."""
    assert all(str(rules.status_word(status)) for status in Status)


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("18:30", "2026-12-03T17:30"), ("9:15", "2026-12-03T08:15"), ("18.30", "2026-12-03T17:30"),
        ("2026-12-04T09:00", "2026-12-04T08:00"), ("2026-12-04 09:00", "2026-12-04T08:00"),
        ("2026-12-04T09:00+00:00", "2026-12-04T09:00"), ("2026-12-04T09:00Z", "2026-12-04T09:00"),
    ],
)  # fmt: skip
def test_a_slot_is_named_by_the_clock_on_the_wall(typed: str, utc: str) -> None:
    """18:30 is tonight in the event's time zone; a date with a time is that date."""
    assert rules.read_slot_time(typed, night()) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_after_midnight_is_the_same_evening() -> None:
    """At an event from 21:00 to 01:00, 00:30 is the next day's half past midnight."""
    late = night(starts_at=OPENS + timedelta(hours=3), ends_at=OPENS + timedelta(hours=7))
    assert rules.read_slot_time("00:30", late) == datetime(2026, 12, 3, 23, 30, tzinfo=UTC)
    assert rules.read_slot_time("21:15", late) == datetime(2026, 12, 3, 20, 15, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "18:75", "2026-13-01T10:00"])
def test_what_is_no_time_is_no_slot(typed: str) -> None:
    """A time that cannot be read is refused with what was typed."""
    with pytest.raises(NoSuchSlot):
        rules.read_slot_time(typed, night())


@pytest.mark.parametrize(
    ("typed", "name"),
    [("jose", "José García"), ("JOSÉ", "jose"), ("Zoe", "Zoë"), ("Ada L.", "Ada Lovelace"), ("Straße", "STRASSE x")],
)
def test_a_first_name_is_known_whatever_case_and_accents(typed: str, name: str) -> None:
    """A student finds their booking without hunting for an accent on the keyboard."""
    assert rules.same_first_name(typed, name)


@pytest.mark.parametrize(("typed", "name"), [("", "Ada"), ("Ad", "Ada"), ("Lovelace", "Ada Lovelace"), ("A", "")])
def test_another_name_is_another_student(typed: str, name: str) -> None:
    """A part of a name or nothing at all opens nobody's booking."""
    assert not rules.same_first_name(typed, name)

from datetime import timedelta

import pytest

from kiosk.booking.status import Party, Status, Via
from kiosk.database import history
from kiosk.errors import AlreadyAnswered, NoSuchBooking, WrongStatus
from kiosk.services.move_booking import move_booking
from tests.services.evening import OPENS, Evening


def test_done_makes_a_request_that_lives_a_quarter_of_an_hour(evening: Evening) -> None:
    """When Done is pressed the professional is asked and has fifteen minutes."""
    booking = evening.hold("ana", 30)
    asked = evening.move(booking, Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    assert asked.due_at == evening.now + timedelta(minutes=15)
    assert asked.changed_at == evening.now


def test_confirmed_at_is_kept_through_met(evening: Evening) -> None:
    """A meeting that took place still knows when it was confirmed, and waits for nothing."""
    evening.pass_minutes(1)
    confirmed = evening.move(evening.hold("ana", 30), Status.CONFIRMED)
    assert (confirmed.confirmed_at, confirmed.due_at) == (evening.now, None)
    evening.pass_minutes(60)
    met = evening.move(confirmed, Status.MET)
    assert (met.status, met.confirmed_at) == (Status.MET, confirmed.confirmed_at)


def test_a_second_tap_changes_nothing(evening: Evening) -> None:
    """Confirm pressed twice on a bad network is one confirmation at one time."""
    booking = evening.hold()
    first = evening.move(booking, Status.CONFIRMED)
    evening.pass_minutes(1)
    assert evening.move(booking, Status.CONFIRMED) == first
    assert len(evening.database.read(lambda tx: history.of_booking(tx, booking.id))) == 2


def test_another_answer_after_an_answer_says_which_and_when(evening: Evening) -> None:
    """Decline after Confirm is told: already confirmed at 18:42."""
    evening.now = OPENS + timedelta(minutes=42)
    booking = evening.hold("ana", 90)
    evening.move(booking, Status.CONFIRMED)
    evening.pass_minutes(5)
    with pytest.raises(AlreadyAnswered) as refused:
        evening.move(booking, Status.DECLINED)
    assert "already confirmed at 18:42" in refused.value.message()


def test_an_answer_after_the_deadline_comes_too_late(evening: Evening) -> None:
    """A confirm at the very deadline finds the request expired; the expiry stays though the confirm is refused."""
    booking = evening.move(evening.hold("ana", 30), Status.REQUESTED, Party.STUDENT)
    evening.pass_minutes(15)
    with pytest.raises(WrongStatus) as refused:
        evening.move(booking, Status.CONFIRMED)
    assert "lapsed" in refused.value.message()
    steps = evening.database.read(lambda tx: history.of_booking(tx, booking.id))
    assert [step.went_to for step in steps] == [Status.HELD, Status.REQUESTED, Status.EXPIRED]


def test_a_student_cannot_confirm_with_the_code_alone(evening: Evening) -> None:
    """The student's own code never says yes for the professional."""
    booking = evening.hold()
    with pytest.raises(WrongStatus):
        evening.move(booking, Status.CONFIRMED, Party.STUDENT)


def test_a_declined_slot_is_free_at_once(evening: Evening) -> None:
    """The next student takes the slot in the same minute."""
    evening.move(evening.hold(), Status.DECLINED)
    assert evening.hold().is_open


def test_a_cancelled_confirmation_remembers_that_it_was_one(evening: Evening) -> None:
    """A meeting called off keeps when it was confirmed, and its calendar entry has a higher number."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    cancelled = evening.move(confirmed, Status.CANCELLED, Party.STUDENT)
    assert cancelled.confirmed_at == confirmed.confirmed_at
    assert cancelled.sequence > confirmed.sequence


@pytest.mark.parametrize(
    ("party", "absent"),
    [
        (Party.PROFESSIONAL, Party.STUDENT),
        (Party.STUDENT, Party.PROFESSIONAL),
        (Party.ORGANIZER, Party.STUDENT),
    ],
)
def test_a_no_show_says_who_did_not_come(evening: Evening, party: Party, absent: Party) -> None:
    """The one who reports it was there; the other was not."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    assert evening.move(confirmed, Status.NO_SHOW, party).no_show_by is absent


def test_a_mistaken_no_show_becomes_met(evening: Evening) -> None:
    """A wrong tap is taken back and nobody is marked absent any more."""
    missed = evening.move(evening.move(evening.hold(), Status.CONFIRMED), Status.NO_SHOW)
    met = evening.move(missed, Status.MET)
    assert (met.status, met.no_show_by) == (Status.MET, None)
    assert met.confirmed_at == missed.confirmed_at


def test_another_time_is_not_proposed_without_a_slot(evening: Evening) -> None:
    """A counter needs a slot and is no plain step."""
    with pytest.raises(WrongStatus):
        evening.move(evening.hold(), Status.COUNTERED)


def test_a_booking_that_is_not_there_cannot_be_moved(evening: Evening) -> None:
    """An unknown number is no booking."""
    with pytest.raises(NoSuchBooking):
        move_booking(evening.database, evening.clock, 99, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")


def test_the_history_says_who_and_how(evening: Evening) -> None:
    """Each step is kept with its party, its door and its station."""
    booking = evening.hold()
    evening.move(booking, Status.CONFIRMED, Party.ORGANIZER, Via.DESK)
    last = evening.database.read(lambda tx: history.of_booking(tx, booking.id))[-1]
    assert (last.party, last.via, last.station) == (Party.ORGANIZER, Via.DESK, "here")
    assert (last.came_from, last.went_to) == (Status.HELD, Status.CONFIRMED)

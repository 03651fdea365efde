from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.database import invariants
from kiosk.errors import (
    KioskError,
    ProfessionalAway,
    ProposedBefore,
    SlotPast,
    SlotTaken,
    StudentBusy,
    TableTaken,
    WrongStatus,
)
from kiosk.services.change_evening import change_evening
from kiosk.services.find_booking import show_booking
from kiosk.services.forms import EveningForm
from kiosk.services.keep_first_time import find_first_time, keep_first_time
from kiosk.services.take_back import take_back
from tests.services.evening import OPENS, Evening, a_visit
from tests.services.test_counter_booking import propose


def keep(evening: Evening, booking: Booking, party: Party = Party.STUDENT) -> Booking:
    """Keep the first time of a booking."""
    return keep_first_time(evening.database, evening.clock, booking.id, party, Via.PHONE, "here")


def first_time(evening: Evening, booking: Booking) -> int | None:
    """Return how many minutes after the doors the first time begins, where it can be kept."""
    slot = find_first_time(evening.database, evening.clock, booking.id)
    return None if slot is None else round((slot.starts_at - OPENS).total_seconds() / 60)


def test_the_first_time_is_asked_for_again(evening: Evening) -> None:
    """The student keeps 18:00: it is a request at 18:00 again, and the proposed time is free for others."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    assert proposed.first_at == OPENS
    assert first_time(evening, proposed) == 0
    kept = keep(evening, proposed)
    assert (kept.status, kept.starts_at, kept.keeps_first) == (Status.REQUESTED, OPENS, True)
    assert kept.due_at == evening.now + timedelta(minutes=15)
    assert kept.proposed_at is None
    assert evening.hold("ana", 30).is_open
    with pytest.raises(SlotTaken):
        evening.hold("ana", 0)
    assert first_time(evening, kept) is None


def test_a_second_tap_changes_nothing(evening: Evening) -> None:
    """The button is pressed twice: one request, one step in the history."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    assert keep(evening, proposed) == keep(evening, proposed)


def test_no_third_time_is_proposed(evening: Evening) -> None:
    """The professional confirms the first time or declines; proposing once more is refused with a sentence."""
    kept = keep(evening, propose(evening, evening.hold("ana", 0), 30))
    with pytest.raises(ProposedBefore):
        propose(evening, kept, 45)
    confirmed = evening.move(kept, Status.CONFIRMED)
    assert (confirmed.status, confirmed.starts_at) == (Status.CONFIRMED, OPENS)
    assert confirmed.keeps_first


def test_a_first_time_that_is_gone_keeps_the_proposal(evening: Evening) -> None:
    """Somebody else took 18:00 meanwhile: that is said, nothing is lost, and the proposed time can still be taken."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    evening.hold("ana", 0)
    assert first_time(evening, proposed) is None
    with pytest.raises(SlotTaken, match="18:00"):
        keep(evening, proposed)
    assert evening.move(proposed, Status.CONFIRMED, Party.STUDENT).starts_at == OPENS + timedelta(minutes=30)


def test_a_table_in_use_and_a_busy_student_stand_in_the_way(evening: Evening) -> None:
    """The first time is free for both or it is not offered: the table and the student count too."""
    ada, grace = a_visit(), a_visit("Grace")
    at_the_table = propose(evening, evening.hold("ana", 0, ada), 30)
    evening.hold("cy", 0)
    assert first_time(evening, at_the_table) is None
    with pytest.raises(TableTaken):
        keep(evening, at_the_table)
    elsewhere = propose(evening, evening.hold("ana", 45, grace), 60)
    evening.hold("bo", 45, grace)
    assert first_time(evening, elsewhere) is None
    with pytest.raises(StudentBusy):
        keep(evening, elsewhere)


def test_a_time_that_has_begun_is_not_kept(evening: Evening) -> None:
    """At 18:01 nobody keeps 18:00."""
    evening.pass_minutes(14)
    proposed = propose(evening, evening.hold("ana", 0), 60)
    evening.pass_minutes(2)
    assert first_time(evening, proposed) is None
    with pytest.raises(SlotPast):
        keep(evening, proposed)


def test_whoever_leaves_before_it_or_pauses_keeps_no_first_time(evening: Evening) -> None:
    """A professional proposed 18:00 and leaves at 18:30: 18:45 is not theirs to give any more."""
    proposed = propose(evening, evening.hold("ana", 45), 0)
    for said in ({"leaving_at": OPENS + timedelta(minutes=30)}, {"staying": True, "paused": True}):
        form = EveningForm(professional_id="ana", party=Party.PROFESSIONAL, via=Via.PHONE, **said)
        change_evening(evening.database, evening.clock, form)
        assert first_time(evening, proposed) is None
        with pytest.raises(ProfessionalAway):
            keep(evening, proposed)


def test_a_cap_that_is_reached_by_this_very_booking_is_not_in_the_way(evening: Evening) -> None:
    """Cy gives one meeting: the booking that moves is that one, before and after, and other times can be proposed."""
    proposed = propose(evening, evening.hold("cy", 0), 30)
    assert first_time(evening, proposed) == 0
    assert keep(evening, proposed).starts_at == OPENS


def test_only_the_student_keeps_it_and_only_while_it_is_proposed(evening: Evening) -> None:
    """Neither the professional nor the desk says so for them; a plain request has no first time to keep."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    for party in (Party.PROFESSIONAL, Party.ORGANIZER, Party.SYSTEM):
        with pytest.raises(WrongStatus):
            keep(evening, proposed, party)
    with pytest.raises(WrongStatus):
        evening.move(proposed, Status.REQUESTED, Party.STUDENT)
    for status in (Status.CONFIRMED, Status.CANCELLED):
        evening.move(proposed, status, Party.STUDENT)
        with pytest.raises(WrongStatus):
            keep(evening, proposed)


def test_it_is_remembered_through_a_step_taken_back(evening: Evening) -> None:
    """The student takes the proposed time, takes that back, and can still keep the first."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    evening.move(proposed, Status.CONFIRMED, Party.STUDENT)
    back = take_back(evening.database, evening.clock, proposed.id, Party.STUDENT, Via.PHONE, "")
    assert back.status is Status.COUNTERED
    assert keep(evening, back).starts_at == OPENS


def test_a_race_for_the_first_time_has_one_winner(evening: Evening) -> None:
    """Three students want 18:00 at one moment, one of them had it first: one gets it, nobody loses more."""
    for round_ in range(4):
        minutes = 30 * round_
        proposed = propose(evening, evening.hold("ana", minutes, a_visit(f"Ada {round_}")), minutes + 15)

        def want(who: int, proposed: Booking = proposed, minutes: int = minutes) -> bool:
            try:
                if who == 0:
                    keep(evening, proposed)
                else:
                    evening.hold("ana", minutes, a_visit(f"Grace {who}"))
            except KioskError:
                return False
            return True

        with ThreadPoolExecutor(3) as pool:
            assert sum(pool.map(want, range(3))) == 1
        after = show_booking(evening.database, evening.clock, proposed.id)
        assert (after.status is Status.REQUESTED) == (after.starts_at == proposed.first_at)
        assert after.is_open
    assert evening.database.read(invariants.broken) == {}

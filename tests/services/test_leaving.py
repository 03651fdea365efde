from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import ProfessionalAway, SlotTaken, WrongStatus
from kiosk.people import Window
from kiosk.services.answers import FoundMatches
from kiosk.services.change_evening import change_evening
from kiosk.services.find_booking import show_booking
from kiosk.services.forms import EveningForm, InsteadForm
from kiosk.services.glance_booking import glance
from kiosk.services.import_roster import import_roster
from kiosk.services.next_best import hold_instead
from kiosk.services.show_professional import show_professional
from kiosk.services.sweep_due import sweep
from tests.services.evening import OPENS, PEOPLE, Evening, a_visit
from tests.services.test_counter_booking import propose


def say(evening: Evening, person: str = "ana", **said: Any) -> None:
    """Change somebody's evening at the desk."""
    form = EveningForm(professional_id=person, party=Party.ORGANIZER, via=Via.DESK, **said)
    change_evening(evening.database, evening.clock, form)


def has_left(evening: Evening, booking: Booking) -> bool:
    """Tell whether the student reads that the professional had to leave; ticket and glance say the same."""
    now = show_booking(evening.database, evening.clock, booking.id)
    left = had_to_leave(now, evening.now)
    assert glance(evening.database, evening.clock, booking.id).has_left == left
    return left


def nobody(*_: object) -> FoundMatches:
    """Find nobody: reasons stay empty."""
    from kiosk.matching.shortlist import Shortlist

    return FoundMatches(Shortlist(query="", interests=(), matches=(), unmatched=()), ())


def instead(evening: Evening, booking: Booking, minutes: int, person: str = "bo") -> InsteadForm:
    """The student's wish for somebody else in place of a booking."""
    return InsteadForm(
        booking_id=booking.id,
        key=new_key(),
        code=new_booking_code(),
        professional_id=person,
        starts_at=OPENS + timedelta(minutes=minutes),
    )


def test_marked_as_gone_is_told_to_who_still_waits(evening: Evening) -> None:
    """Ana was here and is marked as not here any more: her students read that, and not when she is back."""
    say(evening, present=True)
    evening.pass_minutes(5)
    asked, sure = evening.hold("ana", 0), evening.move(evening.hold("ana", 15), Status.CONFIRMED)
    assert not has_left(evening, asked)
    say(evening, present=False)
    assert has_left(evening, asked)
    assert has_left(evening, sure)
    say(evening, present=True)
    assert not has_left(evening, sure)


def test_nobody_is_led_to_somebody_who_has_gone(evening: Evening) -> None:
    """Ana was here and has gone: none of her times is free or can be had until she is back."""
    say(evening, present=True)
    evening.pass_minutes(5)
    say(evening, present=False)
    assert not any(slot.free for slot in show_professional(evening.database, evening.clock, "ana").slots)
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", 0)
    say(evening, present=True)
    assert evening.hold("ana", 0).is_open


def test_whoever_proposes_a_time_afterwards_is_there_after_all(evening: Evening) -> None:
    """A proposal made after leaving counts as a yes does."""
    booking = evening.hold("ana", 30)
    say(evening, leaving_at=evening.now)
    evening.pass_minutes(1)
    assert not has_left(evening, propose(evening, booking, 45))


def test_a_slip_at_the_desk_sends_nobody_home(evening: Evening) -> None:
    """Marked as here by mistake and corrected at once, or never marked at all: nobody has left."""
    booking = evening.hold("ana", 0)
    say(evening, present=False)
    assert not has_left(evening, booking)
    say(evening, present=True)
    evening.pass_minutes(0.5)
    say(evening, present=False)
    assert not has_left(evening, booking)


def test_leaving_at_a_time_concerns_what_begins_after_it(evening: Evening) -> None:
    """Ana leaves at 18:30: until then nothing is said; then 18:30 and later come to nothing, 18:15 does not."""
    before, after = evening.hold("ana", 15), evening.move(evening.hold("ana", 30), Status.CONFIRMED)
    evening.move(before, Status.CONFIRMED)
    say(evening, leaving_at=OPENS + timedelta(minutes=30))
    assert not has_left(evening, after)
    evening.now = OPENS + timedelta(minutes=30)
    assert has_left(evening, after)
    assert not has_left(evening, before)


def test_whoever_confirms_afterwards_is_there_after_all(evening: Evening) -> None:
    """A yes that was given after leaving counts."""
    booking = evening.hold("ana", 30)
    say(evening, leaving_at=evening.now)
    assert has_left(evening, booking)
    evening.pass_minutes(1)
    evening.move(booking, Status.CONFIRMED)
    assert not has_left(evening, booking)


def test_called_off_because_of_leaving_says_so_and_the_students_own_does_not(evening: Evening) -> None:
    """What the desk calls off has the leaving as its reason; what the student cancels has not."""
    by_desk, by_student = evening.hold("ana", 30), evening.hold("ana", 45, a_visit("Grace"))
    say(evening, leaving_at=evening.now, present=False)
    evening.move(by_desk, Status.CANCELLED, Party.ORGANIZER, Via.DESK)
    evening.move(by_student, Status.CANCELLED, Party.STUDENT)
    assert has_left(evening, by_desk)
    assert not has_left(evening, by_student)


def test_a_request_that_lapses_after_it_says_so_one_from_before_does_not(evening: Evening) -> None:
    """Nobody answered because Ana had gone; what lapsed while she was there only lapsed."""
    early = evening.hold("ana", 90)
    evening.pass_minutes(3)
    sweep(evening.database, evening.clock)
    evening.pass_minutes(1)
    late = evening.hold("ana", 105)
    say(evening, leaving_at=evening.now)
    evening.pass_minutes(3)
    sweep(evening.database, evening.clock)
    assert not has_left(evening, early)
    assert has_left(evening, late)


def test_somebody_else_is_taken_in_place_of_a_standing_booking(evening: Evening) -> None:
    """One tap: the new time is held, the old one is free at once; the same tap again changes nothing."""
    ada = a_visit(email="ada@example.org")
    lost = evening.move(evening.hold("ana", 30, ada), Status.CONFIRMED)
    evening.hold("ana", 0, ada)
    evening.hold("cy", 60, ada)  # all three places of the student are taken
    say(evening, leaving_at=evening.now)
    form = instead(evening, lost, 30)
    taken = hold_instead(evening.database, evening.clock, nobody, form)
    assert (taken.status, taken.professional.id) == (Status.HELD, "bo")
    assert show_booking(evening.database, evening.clock, lost.id).status is Status.CANCELLED
    assert hold_instead(evening.database, evening.clock, nobody, form).id == taken.id


def test_a_time_that_is_gone_costs_the_student_nothing(evening: Evening) -> None:
    """The other time went in the same moment: what the student had stands as before."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    evening.hold("bo", 45)
    with pytest.raises(SlotTaken):
        hold_instead(evening.database, evening.clock, nobody, instead(evening, proposed, 45))
    assert show_booking(evening.database, evening.clock, proposed.id).status is Status.COUNTERED


def test_another_time_with_the_same_professional_takes_the_place_of_a_promise(evening: Evening) -> None:
    """The first time is given up with the new one and not before, even where the professional is full."""
    sure = evening.move(evening.hold("ana", 0), Status.CONFIRMED)
    evening.hold("ana", 45, a_visit("Grace"))
    with pytest.raises(SlotTaken):
        hold_instead(evening.database, evening.clock, nobody, instead(evening, sure, 45, "ana"))
    assert show_booking(evening.database, evening.clock, sure.id).status is Status.CONFIRMED
    say(evening, capacity=2)
    taken = hold_instead(evening.database, evening.clock, nobody, instead(evening, sure, 30, "ana"))
    assert (taken.status, taken.professional.id) == (Status.HELD, "ana")
    assert show_booking(evening.database, evening.clock, sure.id).status is Status.CANCELLED


def test_nothing_is_taken_in_place_of_what_stands(evening: Evening) -> None:
    """Somebody confirmed in the same moment: no second booking is made beside a promise."""
    sure = evening.move(evening.hold("ana", 0), Status.CONFIRMED)
    with pytest.raises(WrongStatus):
        hold_instead(evening.database, evening.clock, nobody, instead(evening, sure, 45))
    assert show_booking(evening.database, evening.clock, sure.id).status is Status.CONFIRMED
    assert evening.hold("bo", 45).is_open


def test_another_day_is_offered_by_who_leaves_tonight(evening: Evening) -> None:
    """Ana leaves, or is marked as gone: her times of tonight go, those in five days can be asked for as before."""
    on = OPENS + timedelta(days=5)
    hours = (Window(time(18), time(20)), Window(time(18), time(20), on.date()))
    import_roster(evening.database, evening.clock, [replace(PEOPLE[0], available=hours)], False, False)
    for left in ({"leaving_at": OPENS}, {"staying": True, "present": True}, {"present": False}):
        say(evening, **left)
        evening.pass_minutes(2)
        seen = show_professional(evening.database, evening.clock, "ana")
        days = {slot.starts_at.date() for slot in seen.slots if slot.free}
        assert days == ({on.date()} if "present" not in left or not left["present"] else {OPENS.date(), on.date()})
        assert not seen.paused
        assert not seen.takes_line
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", 60)
    first, other = [int((slot.starts_at - OPENS).total_seconds() // 60) for slot in seen.slots if slot.free][:2]
    assert evening.hold("ana", first).is_open
    say(evening, paused=True)
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", other)

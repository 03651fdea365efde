from datetime import timedelta

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import AlreadyAnswered, NoSuchSlot, SlotTaken, StudentBusy, WrongStatus
from kiosk.services.counter_booking import counter_booking, list_counter_slots
from tests.services.evening import OPENS, Evening, a_visit


def propose(evening: Evening, booking: Booking, minutes: int, party: Party = Party.PROFESSIONAL) -> Booking:
    """Propose the slot that begins so many minutes after the doors open."""
    at = OPENS + timedelta(minutes=minutes)
    return counter_booking(evening.database, evening.clock, booking.id, at, party, Via.PHONE, "here")


def test_a_proposal_holds_the_proposed_slot_and_nothing_else(evening: Evening) -> None:
    """The first slot is free for others at once, the proposed one is not."""
    proposed = propose(evening, evening.hold("ana", 0), 30)
    assert (proposed.status, proposed.starts_at) == (Status.COUNTERED, OPENS + timedelta(minutes=30))
    assert proposed.proposed_at == proposed.starts_at
    assert proposed.due_at == evening.now + timedelta(minutes=15)
    assert evening.hold("ana", 0).is_open
    with pytest.raises(SlotTaken):
        evening.hold("ana", 30)


def test_the_student_accepts(evening: Evening) -> None:
    """Accepting makes it a confirmed informational interview at the proposed time."""
    accepted = evening.move(propose(evening, evening.hold(), 30), Status.CONFIRMED, Party.STUDENT)
    assert (accepted.status, accepted.starts_at) == (Status.CONFIRMED, OPENS + timedelta(minutes=30))
    assert accepted.proposed_at is None


def test_the_student_declines(evening: Evening) -> None:
    """Not accepting frees the proposed slot too."""
    evening.move(propose(evening, evening.hold(), 30), Status.CANCELLED, Party.STUDENT)
    assert evening.hold("ana", 30).is_open


def test_nobody_accepts_for_the_student(evening: Evening) -> None:
    """A professional cannot confirm their own proposal."""
    with pytest.raises(WrongStatus):
        evening.move(propose(evening, evening.hold(), 30), Status.CONFIRMED)


def test_one_proposal_is_all(evening: Evening) -> None:
    """A second slot is not proposed; the same proposal again is harmless."""
    first = propose(evening, evening.hold(), 30)
    assert propose(evening, first, 30) == first
    with pytest.raises(AlreadyAnswered):
        propose(evening, first, 45)


def test_only_free_slots_of_the_professional_are_proposed(evening: Evening) -> None:
    """Neither a taken slot, nor a time that is no slot, nor the student's own other time can be proposed."""
    ada = a_visit()
    booking = evening.hold("ana", 0, ada)
    evening.hold("bo", 30, ada)
    evening.hold("ana", 45)
    with pytest.raises(StudentBusy):
        propose(evening, booking, 30)
    with pytest.raises(SlotTaken):
        propose(evening, booking, 45)
    with pytest.raises(NoSuchSlot):
        propose(evening, booking, 17)
    offered = {slot.starts_at for slot in list_counter_slots(evening.database, evening.clock, booking.id)}
    assert offered.isdisjoint({OPENS + timedelta(minutes=minutes) for minutes in (0, 30, 45)})
    assert propose(evening, booking, 60).starts_at in offered


def test_a_proposal_lapses_as_a_request_does(evening: Evening) -> None:
    """Nobody answers for a quarter of an hour, and the proposed slot is free."""
    propose(evening, evening.hold(), 30)
    evening.pass_minutes(15)
    assert evening.hold("ana", 30).is_open


def test_a_confirmed_booking_is_not_moved(evening: Evening) -> None:
    """After a yes no other time is proposed."""
    with pytest.raises(WrongStatus):
        propose(evening, evening.move(evening.hold(), Status.CONFIRMED), 30)

import pytest

from kiosk.booking.status import OPEN, TRANSITIONS, Party, Status, may_move

OVER = set(Status) - OPEN


def test_a_student_can_never_confirm_their_own_request() -> None:
    """Whoever holds only the booking code cannot say yes for the professional."""
    assert not may_move(Status.HELD, Status.CONFIRMED, Party.STUDENT)
    assert not may_move(Status.REQUESTED, Status.CONFIRMED, Party.STUDENT)


def test_a_student_accepts_a_counter_and_the_professional_does_not() -> None:
    """Another time that the professional proposed is the student's to take."""
    assert may_move(Status.COUNTERED, Status.CONFIRMED, Party.STUDENT)
    assert not may_move(Status.COUNTERED, Status.CONFIRMED, Party.PROFESSIONAL)


def test_only_the_clock_lets_a_booking_expire() -> None:
    """No person can expire a booking; a confirmed one never expires."""
    for (_, wanted), parties in TRANSITIONS.items():
        assert (wanted is Status.EXPIRED) == (parties == frozenset({Party.SYSTEM}))
    assert (Status.CONFIRMED, Status.EXPIRED) not in TRANSITIONS


@pytest.mark.parametrize("current", sorted(OVER - {Status.MET, Status.NO_SHOW}))
def test_declined_expired_and_cancelled_are_the_end(current: Status) -> None:
    """A slot that was given back is never taken again by the same booking."""
    assert not [wanted for was, wanted in TRANSITIONS if was is current]


def test_nobody_returns_to_a_hold() -> None:
    """A booking begins as a hold once."""
    assert not [was for was, wanted in TRANSITIONS if wanted is Status.HELD]


def test_a_booking_that_is_over_never_takes_a_slot_again() -> None:
    """Nothing leads from a status that has freed its slot back to one that occupies it."""
    assert not [(was, wanted) for was, wanted in TRANSITIONS if was in OVER and wanted in OPEN]

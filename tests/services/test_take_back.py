import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import ProfessionalFull, SlotTaken, StudentBusy, TableTaken, TooLate
from kiosk.services.gather_report import gather_report
from kiosk.services.give_feedback import give_feedback, list_feedback, show_feedback
from kiosk.services.take_back import offers_take_back, take_back
from tests.services.evening import Evening, a_visit


def back(evening: Evening, booking: Booking, party: Party = Party.STUDENT) -> Booking:
    """Take the last step back."""
    return take_back(evening.database, evening.clock, booking.id, party, Via.PHONE, "here")


def test_a_cancel_is_taken_back_within_a_minute(evening: Evening) -> None:
    """A slip of the thumb on Cancel is mended; the calendar entry comes back with a higher number."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    cancelled = evening.move(confirmed, Status.CANCELLED, Party.STUDENT)
    assert offers_take_back(evening.database, evening.clock, confirmed.id, Party.STUDENT)
    again = back(evening, cancelled)
    assert (again.status, again.confirmed_at) == (Status.CONFIRMED, confirmed.confirmed_at)
    assert again.sequence > cancelled.sequence


def test_a_cancelled_hold_comes_back_as_a_request(evening: Evening) -> None:
    """The student has the code already, so the professional is asked."""
    assert back(evening, evening.move(evening.hold(), Status.CANCELLED, Party.STUDENT)).status is Status.REQUESTED


def test_after_a_minute_it_is_too_late(evening: Evening) -> None:
    """What was cancelled longer ago stays cancelled."""
    cancelled = evening.move(evening.hold(), Status.CANCELLED, Party.STUDENT)
    evening.pass_minutes(1.5)
    assert not offers_take_back(evening.database, evening.clock, cancelled.id, Party.STUDENT)
    with pytest.raises(TooLate):
        back(evening, cancelled)


def test_nobody_takes_back_what_somebody_else_did(evening: Evening) -> None:
    """A professional's decline is not undone by the student."""
    declined = evening.move(evening.hold(), Status.DECLINED)
    with pytest.raises(TooLate):
        back(evening, declined)
    assert back(evening, declined, Party.PROFESSIONAL).status is Status.REQUESTED


def test_a_slot_that_has_gone_is_not_taken_back(evening: Evening) -> None:
    """Somebody quicker has the slot now."""
    cancelled = evening.move(evening.hold(), Status.CANCELLED, Party.STUDENT)
    evening.hold()
    with pytest.raises(SlotTaken):
        back(evening, cancelled)


def test_a_table_that_has_gone_is_not_taken_back(evening: Evening) -> None:
    """Cy talks at Ana's table by then: the key is not offered, and pressing it is refused with the table."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    evening.move(confirmed, Status.CANCELLED, Party.STUDENT)
    evening.hold("cy")
    assert not offers_take_back(evening.database, evening.clock, confirmed.id, Party.STUDENT)
    with pytest.raises(TableTaken):
        back(evening, confirmed)


def test_a_time_of_the_student_that_has_gone_is_not_taken_back(evening: Evening) -> None:
    """The student has another informational interview at that time now."""
    ada = a_visit()
    cancelled = evening.move(evening.hold("ana", 0, ada), Status.CANCELLED, Party.STUDENT)
    evening.hold("bo", 0, ada)
    with pytest.raises(StudentBusy):
        back(evening, cancelled)


def test_a_cap_that_is_reached_is_not_passed(evening: Evening) -> None:
    """Cy gives one informational interview, and somebody else has it now."""
    cancelled = evening.move(evening.hold("cy", 0), Status.CANCELLED, Party.STUDENT)
    evening.hold("cy", 30)
    with pytest.raises(ProfessionalFull):
        back(evening, cancelled)


def test_a_place_taken_meanwhile_leads_to_another_place(evening: Evening) -> None:
    """The student booked somebody else in between; both stand."""
    ada = a_visit()
    cancelled = evening.move(evening.hold("ana", 0, ada), Status.CANCELLED, Party.STUDENT)
    other = evening.hold("bo", 30, ada)
    assert back(evening, cancelled).is_open
    assert other.is_open


def test_a_mistaken_yes_is_taken_back(evening: Evening) -> None:
    """A professional who tapped Confirm by mistake asks for a minute more to decide."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    again = back(evening, confirmed, Party.PROFESSIONAL)
    assert (again.status, again.confirmed_at) == (Status.REQUESTED, None)
    assert again.due_at is not None


def test_met_is_taken_back(evening: Evening) -> None:
    """A student marked as met by mistake is still to come."""
    met = evening.move(evening.move(evening.hold(), Status.CONFIRMED), Status.MET)
    assert back(evening, met, Party.PROFESSIONAL).status is Status.CONFIRMED


@pytest.mark.parametrize("party", [Party.PROFESSIONAL, Party.STUDENT])
@pytest.mark.parametrize("verdict", [Verdict.USEFUL, Verdict.NOT_HELD])
def test_a_word_that_is_taken_back_was_never_said(evening: Evening, party: Party, verdict: Verdict) -> None:
    """Whoever tapped the wrong button is asked again, and the report does not count what they took back."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    evening.pass_minutes(40)
    given = give_feedback(evening.database, evening.clock, confirmed.id, party, verdict, Via.PHONE)
    assert back(evening, given, party).status is Status.CONFIRMED
    assert show_feedback(evening.database, confirmed.id, party) is None
    assert gather_report(evening.database, evening.clock).feedback == {}


def test_a_no_show_after_all_was_not_useful(evening: Evening) -> None:
    """A professional who changes "met" into "did not come" takes their own word back and nobody else's."""
    confirmed = evening.move(evening.hold(), Status.CONFIRMED)
    evening.pass_minutes(40)
    for party in (Party.PROFESSIONAL, Party.STUDENT):
        give_feedback(evening.database, evening.clock, confirmed.id, party, Verdict.USEFUL, Via.PHONE)
    evening.move(confirmed, Status.NO_SHOW)
    assert list_feedback(evening.database, "ana") == {}
    assert show_feedback(evening.database, confirmed.id, Party.STUDENT) is Verdict.USEFUL

from datetime import timedelta

import pytest
from sqlalchemy import text, update

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code
from kiosk.booking.status import Party, Status, Via
from kiosk.database import changes, history
from kiosk.database.models import ProfessionalRow, SlotRow
from kiosk.errors import (
    InvalidStudent,
    NoSuchBooking,
    NoSuchProfessional,
    NoSuchSlot,
    ProfessionalAway,
    ProfessionalFull,
    SlotPast,
    SlotTaken,
    StudentBusy,
    TableTaken,
    TooManyRequests,
)
from kiosk.services.find_booking import open_ticket
from kiosk.services.glance_booking import glance
from kiosk.services.hold_slot import hold_slot
from kiosk.services.list_bookings import list_bookings, places_left
from kiosk.services.sweep_due import sweep
from tests.services.evening import CRISIS, OPENS, Evening, a_visit


def test_a_student_holds_a_slot_and_opens_it_with_the_code(evening: Evening) -> None:
    """What was booked is what the ticket shows: who, when, where, the question and why the two were matched."""
    form = evening.form("ana", 30, a_visit("Ada  Lovelace", year="junior"), question="How do you start?")
    booking = hold_slot(evening.database, evening.clock, form)
    assert booking.status is Status.HELD
    assert (booking.professional.name, booking.table) == ("Ana Ruiz", "1")
    assert booking.starts_at == OPENS + timedelta(minutes=30)
    assert booking.due_at == evening.now + timedelta(minutes=2)
    assert booking.card.student == "Ada Lovelace"
    assert (booking.card.question, booking.card.reasons) == ("How do you start?", (CRISIS,))
    assert open_ticket(evening.database, evening.clock, form.code.lower()) == booking


def test_the_first_step_is_in_the_history(evening: Evening) -> None:
    """Who took a slot, when and by which door is kept from the first step on."""
    booking = evening.hold(via=Via.DESK, station="desk-1")
    (step,) = evening.database.read(lambda tx: history.of_booking(tx, booking.id))
    assert (step.came_from, step.went_to, step.via) == (None, Status.HELD, Via.DESK)
    assert (step.party, step.station, step.at) == (Party.STUDENT, "desk-1", evening.now)


def test_the_same_key_is_booked_once(evening: Evening) -> None:
    """A kiosk that lost the answer and asks again gets the same booking, not a second one."""
    form = evening.form()
    first = hold_slot(evening.database, evening.clock, form)
    assert hold_slot(evening.database, evening.clock, form) == first
    assert len(list_bookings(evening.database, evening.clock)) == 1


def test_a_repeat_with_another_code_opens_with_that_code(evening: Evening) -> None:
    """A repeat that no longer knows its code gets a new one, and the lost one opens nothing."""
    form = evening.form(key="desk-key")
    booking = hold_slot(evening.database, evening.clock, form)
    again = evening.form(key="desk-key", code=new_booking_code())
    assert hold_slot(evening.database, evening.clock, again).id == booking.id
    assert open_ticket(evening.database, evening.clock, again.code).id == booking.id
    with pytest.raises(NoSuchBooking):
        open_ticket(evening.database, evening.clock, form.code)


def test_a_taken_slot_is_refused_with_its_time(evening: Evening) -> None:
    """The second student reads which time was just taken."""
    evening.hold("ana", 45)
    with pytest.raises(SlotTaken) as refused:
        evening.hold("ana", 45)
    assert refused.value.message() == "Somebody just took 18:45."


def test_one_table_seats_one_conversation(evening: Evening) -> None:
    """Ana and Cy share a table, so they cannot be booked for the same time."""
    evening.hold("ana")
    with pytest.raises(TableTaken):
        evening.hold("cy")
    assert evening.hold("cy", 15).table == "1"


def test_a_student_is_at_one_place_at_a_time(evening: Evening) -> None:
    """A student with a meeting at 18:00 cannot book another then, in a second visit with the same address either."""
    evening.hold("ana", visit=a_visit(email="ada@example.org"))
    with pytest.raises(StudentBusy) as refused:
        evening.hold("bo", visit=a_visit(email="Ada@Example.org"))
    assert "18:00" in refused.value.message()


def test_three_open_bookings_are_the_most(evening: Evening) -> None:
    """The fourth request is refused; the quota is back when one is cancelled."""
    visit = a_visit()
    held = [evening.hold("ana", minutes, visit) for minutes in (0, 30, 60)]
    assert places_left(evening.database, evening.clock, visit) == 0
    with pytest.raises(TooManyRequests) as refused:
        evening.hold("bo", 90, visit)
    assert "3 open bookings" in refused.value.message()
    evening.move(held[1], Status.CANCELLED, Party.STUDENT)
    assert places_left(evening.database, evening.clock, visit) == 1
    assert evening.hold("bo", 90, visit).is_open


def test_a_student_is_counted_by_address_over_visits(evening: Evening) -> None:
    """Coming back to the kiosk with the same address does not double the quota."""
    evening.hold("ana", 0, a_visit(email="ada@example.org"))
    assert places_left(evening.database, evening.clock, a_visit(email="ADA@example.org")) == 2
    assert places_left(evening.database, evening.clock, a_visit()) == 3


def test_nobody_gives_more_than_they_offered(evening: Evening) -> None:
    """Bo offered two informational interviews and is not asked for a third; a decline gives one back."""
    evening.hold("bo", 0)
    second = evening.hold("bo", 15)
    with pytest.raises(ProfessionalFull):
        evening.hold("bo", 45)
    evening.move(second, Status.DECLINED)
    assert evening.hold("bo", 45).is_open


def test_a_lapsed_hold_no_longer_counts_for_the_cap(evening: Evening) -> None:
    """A hold that nobody kept frees the professional's cap in the same moment that another student asks."""
    evening.hold("bo", 0)
    evening.hold("bo", 15)
    evening.pass_minutes(3)
    assert evening.hold("bo", 45).is_open


@pytest.mark.parametrize("column", ["paused_at", "leaving_at"])
def test_a_paused_or_leaving_professional_is_not_asked(evening: Evening, column: str) -> None:
    """Who paused, or will be gone by then, gets no request."""
    gone = update(ProfessionalRow).where(ProfessionalRow.identity == "ana")
    evening.change(lambda tx: tx.execute(gone.values({column: OPENS + timedelta(minutes=20)})))
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", 30)
    if column == "leaving_at":
        assert evening.hold("ana", 0).is_open


def test_what_has_begun_cannot_be_booked(evening: Evening) -> None:
    """A slot that begins this minute is past."""
    evening.pass_minutes(15)
    with pytest.raises(SlotPast):
        evening.hold("ana", 0)


def test_what_is_not_offered_cannot_be_booked(evening: Evening) -> None:
    """A time off the grid and a person off the roster are refused in words."""
    with pytest.raises(NoSuchSlot):
        evening.hold("ana", 7)
    with pytest.raises(NoSuchProfessional):
        evening.hold("nobody")


@pytest.mark.parametrize(
    "visit",
    [a_visit(" \u200b "), a_visit("x" * 81), a_visit(email="ada@"), a_visit(email="ada example.org")],
    ids=["no name", "long name", "half an address", "no address"],
)
def test_a_name_and_a_possible_address_are_needed(evening: Evening, visit: object) -> None:
    """A student without a name or with a mistyped address is told before anything is booked."""
    with pytest.raises(InvalidStudent):
        evening.hold("ana", 0, visit)
    assert list_bookings(evening.database, evening.clock) == ()


def test_typed_text_is_plain(evening: Evening) -> None:
    """Escape sequences in a name or a question never reach a screen or a page."""
    booking = evening.hold("ana", 0, a_visit("Ada\x1b[31m\nL"), question="a\x07b\u202ec")
    assert (booking.card.student, booking.card.question) == ("Ada L", "abc")


def test_a_hold_whose_answer_was_lost_lapses_in_two_minutes(evening: Evening) -> None:
    """A slot that a dead kiosk holds is free again after two minutes, for the very next student."""
    lost = evening.hold("ana")
    evening.pass_minutes(2)
    assert evening.hold("ana").is_open
    steps = evening.database.read(lambda tx: history.of_booking(tx, lost.id))
    assert [(step.went_to, step.via) for step in steps][1:] == [(Status.EXPIRED, Via.SYSTEM)]


def test_a_code_on_the_screen_does_not_vanish(evening: Evening) -> None:
    """While a student looks at their code it lives as long as a request, not two minutes."""
    booking = evening.hold("ana", 60)
    seen = glance(evening.database, evening.clock, booking.id)
    assert seen.due_at == evening.now + timedelta(minutes=15)
    evening.pass_minutes(14)
    assert glance(evening.database, evening.clock, booking.id) == seen
    evening.pass_minutes(1)
    assert glance(evening.database, evening.clock, booking.id).status is Status.EXPIRED


def test_sweeping_frees_what_is_due_and_nothing_else(evening: Evening) -> None:
    """The sweep expires holds and requests past their deadline; confirmed ones stay."""
    held, asked, kept = (evening.hold("ana", minutes) for minutes in (30, 60, 90))
    evening.move(asked, Status.REQUESTED, Party.STUDENT)
    evening.move(kept, Status.CONFIRMED)
    evening.pass_minutes(3)
    assert sweep(evening.database, evening.clock) == 1
    evening.pass_minutes(12)
    assert sweep(evening.database, evening.clock) == 1
    assert sweep(evening.database, evening.clock) == 0
    found = {booking.id: booking.status for booking in list_bookings(evening.database, evening.clock)}
    assert found == {held.id: Status.EXPIRED, asked.id: Status.EXPIRED, kept.id: Status.CONFIRMED}


def test_students_share_a_group_slot_seat_by_seat(evening: Evening) -> None:
    """A slot with three seats takes three students and refuses the fourth."""
    evening.change(lambda tx: tx.execute(update(SlotRow).values(seats=3).where(SlotRow.table_name == "2")))
    evening.change(lambda tx: tx.execute(update(ProfessionalRow).values(capacity=None)))
    for _ in range(3):
        evening.hold("bo", 30)
    with pytest.raises(SlotTaken):
        evening.hold("bo", 30)


def test_a_visit_can_correct_its_name(evening: Evening) -> None:
    """A name corrected with the second booking is corrected on the first one's card too."""
    visit = a_visit("Ad")
    first = evening.hold("ana", 0, visit)
    corrected = type(visit)(id=visit.id, name="Ada")
    evening.hold("ana", 30, corrected)
    cards = {booking.id: booking.card.student for booking in list_bookings(evening.database, evening.clock)}
    assert cards[first.id] == "Ada"


def test_a_refused_attempt_leaves_nothing_behind(evening: Evening) -> None:
    """A student whose first attempt was refused is not counted and leaves no name in the database."""
    evening.hold("ana")
    with pytest.raises(SlotTaken):
        evening.hold("ana", 0, a_visit("Grace Hopper"))
    names = evening.database.read(lambda tx: list(tx.scalars(text("SELECT name FROM visits"))))
    assert names == ["Ada Lovelace"]


def test_a_glance_at_nothing_says_so(evening: Evening) -> None:
    """A number that is no booking is no booking."""
    with pytest.raises(NoSuchBooking):
        glance(evening.database, evening.clock, 12345)
    assert evening.database.read(lambda tx: changes.standing(tx, 12345)) is None


def test_references_are_all_different(evening: Evening) -> None:
    """No two bookings of an event share a reference."""
    booked: list[Booking] = [evening.hold("ana", minutes) for minutes in (0, 15, 30, 45, 60)]
    assert len({booking.reference for booking in booked}) == 5

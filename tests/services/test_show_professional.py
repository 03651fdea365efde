from datetime import timedelta

import pytest
from sqlalchemy import update

from kiosk.booking.status import Party, Status
from kiosk.database import slots
from kiosk.database.models import ProfessionalRow, SlotRow
from kiosk.errors import NoSuchProfessional
from kiosk.services.answers import ProfessionalView
from kiosk.services.glance_roster import glance_roster
from kiosk.services.list_professionals import list_professionals
from kiosk.services.show_professional import show_professional
from kiosk.tui.wording import few_left
from tests.services.evening import OPENS, Evening


def view(evening: Evening, person: str = "ana") -> ProfessionalView:
    """What a student sees of somebody now."""
    return show_professional(evening.database, evening.clock, person)


def set_columns(evening: Evening, person: str, **columns: object) -> None:
    """Change what no service changes yet."""
    evening.change(
        lambda tx: tx.execute(update(ProfessionalRow).where(ProfessionalRow.identity == person).values(**columns))
    )


def test_a_student_sees_the_person_and_what_is_free(evening: Evening) -> None:
    """All slots that have not begun, earliest first, and of each whether it is left."""
    evening.hold("ana", 15)
    found = view(evening)
    assert found.professional.name == "Ana Ruiz"
    assert found.professional.specialties == ("crisis",)
    assert [slot.free for slot in found.slots] == [1, 0, *[1] * 8]
    assert [slot.starts_at for slot in found.slots] == sorted(slot.starts_at for slot in found.slots)


def test_what_has_begun_is_not_shown(evening: Evening) -> None:
    """At ten past six the slot of six o'clock is gone."""
    evening.pass_minutes(25)
    assert view(evening).slots[0].starts_at == OPENS + timedelta(minutes=15)


def test_nobody_of_that_name_is_a_sentence(evening: Evening) -> None:
    """An id that nobody has is said in words."""
    with pytest.raises(NoSuchProfessional, match="nobody@example"):
        view(evening, "nobody@example.org")


def test_a_request_that_is_due_frees_its_slot_at_once(evening: Evening) -> None:
    """Students do not wait for the sweep: what has lapsed is shown free."""
    evening.hold("ana", 60)
    assert view(evening).slots[4].free == 0
    evening.pass_minutes(20)
    taken = {slot.starts_at: slot.free for slot in view(evening).slots}
    assert taken[OPENS + timedelta(minutes=60)] == 1


def test_somebody_at_their_cap_has_nothing_free(evening: Evening) -> None:
    """Bo gives two meetings: with two taken no slot is free, and one cancellation brings them back."""
    first = evening.hold("bo", 0)
    evening.hold("bo", 15)
    assert {slot.free for slot in view(evening, "bo").slots} == {0}
    evening.move(first, Status.CANCELLED, Party.STUDENT)
    assert sum(slot.free for slot in view(evening, "bo").slots) == 9


def test_a_pause_and_an_early_leave_are_told(evening: Evening) -> None:
    """Somebody who pauses has nothing free; somebody who leaves at seven offers nothing after it."""
    assert (view(evening).present, view(evening).paused) == (False, False)
    set_columns(evening, "ana", present_at=evening.now, paused_at=evening.now)
    assert (view(evening).present, view(evening).paused) == (True, True)
    assert {slot.free for slot in view(evening).slots} == {0}
    set_columns(evening, "ana", paused_at=None, leaving_at=OPENS + timedelta(minutes=60))
    assert len(view(evening).slots) == 4


def test_availability_of_a_whole_shortlist_is_one_look(evening: Evening) -> None:
    """The shortlist says for each how many slots are free and which comes first, and nothing of strangers."""
    evening.hold("ana", 0)
    found = evening.database.read(lambda tx: slots.availability(tx, ["ana", "bo", "nobody"], evening.now))
    assert {person: one.free for person, one in found.items()} == {"ana": 9, "bo": 10, "nobody": 0}
    assert {person: round(one.booked, 2) for person, one in found.items()} == {"ana": 0.1, "bo": 0.0, "nobody": 1.0}
    first = found["ana"].next
    assert first is not None
    assert (first.starts_at, first.professional_id) == (OPENS + timedelta(minutes=15), "ana")
    assert found["nobody"].next is None


def test_a_cap_counts_in_how_booked_somebody_is(evening: Evening) -> None:
    """One of two that a cap allows is half booked, however many slots stand open."""
    set_columns(evening, "ana", own_capacity=2)
    evening.hold("ana", 0)
    found = evening.database.read(lambda tx: slots.availability(tx, ["ana"], evening.now))
    assert (found["ana"].free, found["ana"].booked, found["ana"].left) == (9, 0.5, 1)
    assert show_professional(evening.database, evening.clock, "ana").left == 1
    assert show_professional(evening.database, evening.clock, "bo").left == 2


def test_a_hold_that_lapsed_is_left_to_give_again(evening: Evening) -> None:
    """Cy gives one: a hold that nobody scanned frees it before the sweep, for the person's screen as for the list."""
    evening.hold("cy", 60)
    evening.pass_minutes(20)
    listed = evening.database.read(lambda tx: slots.availability(tx, ["cy"], evening.now))["cy"]
    assert view(evening, "cy").left == listed.left == 1


def test_a_seat_beside_somebody_is_no_meeting_left() -> None:
    """At a cap that is reached only a seat beside somebody is free, and "0 meetings left" is not said of it."""
    assert not few_left(0, 1)
    assert few_left(1, 2)


def test_the_roster_is_listed_by_name(evening: Evening) -> None:
    """Everybody on the roster, in the order people look names up."""
    assert [one.name for one in list_professionals(evening.database, evening.clock)] == [
        "Ana Ruiz",
        "Bo Lind",
        "Cy Okoro",
    ]


def test_a_time_whose_table_is_in_use_is_neither_offered_nor_counted(evening: Evening) -> None:
    """Ana's conversation has Cy's table at that time; seats of one group share theirs, and a lapse frees both."""
    evening.change(lambda tx: tx.execute(update(SlotRow).values(seats=3).where(SlotRow.table_name == "2")))
    before = glance_roster(evening.database, evening.clock, 3).free
    evening.hold("ana", 15)
    evening.hold("bo", 30)
    assert glance_roster(evening.database, evening.clock, 3).free == before - 2
    assert [slot.free for slot in view(evening, "cy").slots[:3]] == [1, 0, 1]
    assert [slot.free for slot in view(evening, "bo").slots[:3]] == [3, 3, 2]
    found = evening.database.read(lambda tx: slots.availability(tx, ["ana", "cy"], evening.now))
    assert (found["ana"].free, found["cy"].free) == (9, 9)
    evening.pass_minutes(3)  # nobody looked at the code: the hold is due, and nothing has swept it yet
    assert view(evening, "cy").slots[1].free == 1


def test_nobody_shares_a_table_that_has_no_name(evening: Evening) -> None:
    """Where no tables are given a conversation takes no place from anybody."""
    evening.change(lambda tx: tx.execute(update(SlotRow).values(table_name="")))
    evening.hold("ana")
    assert view(evening, "cy").slots[0].free == 1

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from kiosk.booking.slots import leaving_moments
from kiosk.booking.status import Party, Status, Via
from kiosk.database import events
from kiosk.errors import GroupTable, ProfessionalAway, ProfessionalFull, SlotTaken
from kiosk.people import Mode, Window
from kiosk.services.answers import EveningStanding
from kiosk.services.change_evening import change_evening, show_evening
from kiosk.services.forms import EveningForm, EventForm
from kiosk.services.import_roster import import_roster
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional
from tests.services.evening import OPENS, PEOPLE, Evening


def change(evening: Evening, person: str = "ana", **said: Any) -> EveningStanding:
    """Let a professional say something about their evening."""
    form = EveningForm(professional_id=person, party=Party.PROFESSIONAL, via=Via.PHONE, **said)
    return change_evening(evening.database, evening.clock, form)


def test_a_pause_takes_no_requests_and_keeps_what_is_booked(evening: Evening) -> None:
    """While a professional pauses nobody new can ask; who had asked still has their time."""
    asked = evening.hold("ana", 0)
    assert change(evening, paused=True).paused
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", 30)
    assert evening.move(asked, Status.CONFIRMED).status is Status.CONFIRMED
    assert not change(evening, paused=False).paused
    assert evening.hold("ana", 30).is_open


def test_leaving_early_offers_nothing_after_it_and_names_who_is_still_promised(evening: Evening) -> None:
    """The professional sees whose booking lies after they leave; it stays until somebody calls it off."""
    late = evening.hold("ana", 90)
    standing = change(evening, leaving_at=OPENS + timedelta(minutes=60))
    assert [one.id for one in standing.after_leaving] == [late.id]
    with pytest.raises(ProfessionalAway):
        evening.hold("ana", 60)
    assert evening.hold("ana", 45).is_open
    assert change(evening, staying=True).after_leaving == ()
    assert evening.hold("ana", 60).is_open


def test_the_last_hour_is_that_of_ones_own_slots(evening: Evening) -> None:
    """Times to leave at end with the professional's hours, not the event's; leaving earlier does not shorten them."""
    hours = Window(time(18), time(19))
    import_roster(evening.database, evening.clock, [replace(PEOPLE[0], available=(hours,))], False, False)
    standing = show_evening(evening.database, evening.clock, "ana")
    assert standing.last == OPENS + timedelta(minutes=60)
    assert change(evening, leaving_at=OPENS + timedelta(minutes=30)).last == standing.last
    event = evening.database.read(events.current)
    moments = leaving_moments(event, standing.last, OPENS + timedelta(minutes=16))
    assert moments == (OPENS + timedelta(minutes=30), OPENS + timedelta(minutes=45))


def test_a_lower_cap_cancels_nothing(evening: Evening) -> None:
    """Three are booked; a cap of one keeps all three and takes no fourth."""
    kept = [evening.move(evening.hold("ana", minutes), Status.CONFIRMED) for minutes in (0, 15, 30)]
    standing = change(evening, capacity=1)
    assert (standing.capacity, standing.meetings, standing.free) == (1, 3, 0)
    assert all(evening.move(one, Status.CONFIRMED).status is Status.CONFIRMED for one in kept)
    with pytest.raises(ProfessionalFull):
        evening.hold("ana", 60)


def test_an_import_leaves_the_cap_of_the_evening(evening: Evening) -> None:
    """The organizer imports the roster again; what Bo said tonight still holds, until Bo takes it back."""
    change(evening, "bo", capacity=4)
    import_roster(evening.database, evening.clock, PEOPLE, False, False)
    assert show_evening(evening.database, evening.clock, "bo").capacity == 4
    assert change(evening, "bo", as_roster=True).capacity == 2


def test_here_and_not_here(evening: Evening) -> None:
    """Present is said and taken back."""
    assert change(evening, present=True).present
    assert not change(evening, present=False).present


def test_a_group_shares_a_slot_and_counts_once(evening: Evening) -> None:
    """Bo, with a cap of two, takes three students at a time: six may come, a seventh not."""
    assert change(evening, "bo", seats=3).seats == 3
    for minutes in (0, 30):
        assert len({evening.hold("bo", minutes).id for _ in range(3)}) == 3
    with pytest.raises(SlotTaken):
        evening.hold("bo", 0)
    with pytest.raises(ProfessionalFull):
        evening.hold("bo", 60)


def test_a_seat_beside_somebody_is_free_at_the_cap(evening: Evening) -> None:
    """A half-empty group still shows its free seats when the cap is reached."""
    change(evening, "bo", seats=2)
    evening.hold("bo", 0)
    evening.hold("bo", 30)
    free = {slot.starts_at: slot.free for slot in show_professional(evening.database, evening.clock, "bo").slots}
    assert free[OPENS] == 1
    assert free[OPENS + timedelta(minutes=60)] == 0
    assert evening.hold("bo", 0).is_open


def test_a_booked_slot_stays_alone(evening: Evening) -> None:
    """Who booked an informational interview for two does not find a group there."""
    evening.hold("bo", 0)
    change(evening, "bo", seats=4)
    with pytest.raises(SlotTaken):
        evening.hold("bo", 0)


def test_a_group_needs_a_table_for_itself(evening: Evening) -> None:
    """Ana and Cy share a table, so Ana's slots stay for one student; nothing was changed."""
    with pytest.raises(GroupTable):
        change(evening, seats=3)
    assert show_evening(evening.database, evening.clock, "ana").seats == 1


def test_an_import_keeps_the_groups(evening: Evening) -> None:
    """Laying slots out anew leaves the seats of those who take groups."""
    change(evening, "bo", seats=2)
    import_roster(evening.database, evening.clock, PEOPLE, False, False)
    assert {slot.seats for slot in show_professional(evening.database, evening.clock, "bo").slots} == {2}


def test_somebody_who_meets_later_only_offers_nothing_more_tonight(evening: Evening) -> None:
    """What is booked tonight stays; nothing new can be had until the mode is taken back; both changes are kept."""
    booked = evening.hold("ana", 0)
    assert change(evening, mode=Mode.LATER).mode is Mode.LATER
    assert sum(slot.free for slot in show_professional(evening.database, evening.clock, "ana").slots) == 0
    assert evening.move(booked, Status.CONFIRMED).status is Status.CONFIRMED
    standing = change(evening, as_event=True)
    assert (standing.mode, standing.free) == (Mode.BOTH, 9)
    with evening.database.engine.connect() as connection:
        said = connection.execute(text("SELECT change, value FROM evening_history ORDER BY id")).all()
    assert [tuple(step) for step in said] == [("mode", "later"), ("mode", "")]


def test_groups_are_the_event_s_habit_and_somebody_s_exception(evening: Evening) -> None:
    """With seats for the event students share the slots of whoever has a table alone, until that person says 1."""

    def seats(person: str) -> set[int]:
        return {slot.seats for slot in show_professional(evening.database, evening.clock, person).slots}

    set_event(evening.database, evening.clock, EventForm(seats=3))
    assert (seats("bo"), seats("ana")) == ({3}, {1})  # Ana and Cy share a table
    assert show_evening(evening.database, evening.clock, "bo").seats == 3
    change(evening, "bo", seats=1)
    set_event(evening.database, evening.clock, EventForm(seats=4))
    assert seats("bo") == {1}


def test_at_a_shared_table_the_seats_shown_are_those_of_the_slots(evening: Evening) -> None:
    """Groups for the whole event do not reach Ana and Cy, who share a table, and their page does not say so."""
    set_event(evening.database, evening.clock, EventForm(seats=3))
    shown = {one: show_evening(evening.database, evening.clock, one).seats for one in ("ana", "bo", "cy")}
    assert shown == {"ana": 1, "bo": 3, "cy": 1}

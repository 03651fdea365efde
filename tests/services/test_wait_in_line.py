from typing import Any

import pytest
from sqlalchemy import text

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.stations import Call
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import NoSuchBooking, ProfessionalFull, SlotTaken, StillFree
from kiosk.services.change_evening import change_evening
from kiosk.services.find_booking import open_ticket, show_booking
from kiosk.services.forget_people import purge
from kiosk.services.forms import EveningForm, WaitForm
from kiosk.services.give_way import give_way
from kiosk.services.glance_booking import glance
from kiosk.services.show_board import show_board
from kiosk.services.sweep_due import sweep
from kiosk.services.take_back import offers_take_back, take_back
from kiosk.services.wait_in_line import (
    call_waiting,
    count_waiting,
    find_mine,
    leave_line,
    open_wait,
    show_wait,
    wait_in_line,
)
from kiosk.services.watch_stations import announce, report_station
from tests.services.evening import Evening, a_visit


def form(name: str = "Grace Hopper", **more: Any) -> WaitForm:
    """A student's wish to wait for Cy, who gives one informational interview."""
    facts: dict[str, Any] = {"key": new_key(), "code": new_booking_code(), "visit": a_visit(name)}
    return WaitForm(**{**facts, **more}, professional_id="cy")


def wait(evening: Evening, *args: Any, **more: Any) -> Waiting:
    """Wait in line."""
    return wait_in_line(evening.database, evening.clock, form(*args, **more))


def became(evening: Evening, waiting: Waiting) -> Booking:
    """Return the booking that a place in line has become."""
    number = show_wait(evening.database, evening.clock, waiting.id).booking_id
    assert number is not None
    return show_booking(evening.database, evening.clock, number)


def test_a_call_stands_before_the_message_for_five_minutes(evening: Evening) -> None:
    """It names no student, ends by itself or with the line, and the organizer's message is there again."""
    evening.hold("cy", 30)
    first, second = wait(evening), wait(evening, "Katherine Johnson")
    announce(evening.database, evening.clock, "Last bookings at 20:30")
    call_waiting(evening.database, evening.clock, first.id)
    assert report_station(evening.database, evening.clock, "door").call == Call(first.reference, "Cy Okoro")
    evening.pass_minutes(2)
    call_waiting(evening.database, evening.clock, second.id)
    assert report_station(evening.database, evening.clock, "door").call == Call(second.reference, "Cy Okoro")
    leave_line(evening.database, evening.clock, second.id)
    orders = report_station(evening.database, evening.clock, "door")
    assert (orders.call, orders.announcement) == (Call(first.reference, "Cy Okoro"), "Last bookings at 20:30")
    with pytest.raises(NoSuchBooking):
        call_waiting(evening.database, evening.clock, second.id)
    evening.pass_minutes(4)
    assert report_station(evening.database, evening.clock, "door").call is None
    call_waiting(evening.database, evening.clock, first.id)
    purge(evening.database, evening.clock)
    assert report_station(evening.database, evening.clock, "door").call is None


def test_whoever_a_time_is_held_for_is_called_until_they_take_it(evening: Evening) -> None:
    """The board shows the held time before those who still wait; its student can be called, and gives way by desk."""
    full = evening.hold("cy", 30)
    first, second = wait(evening), wait(evening, "Katherine Johnson")
    evening.move(full, Status.DECLINED)
    held, next_one = show_board(evening.database, evening.clock).line
    booking = became(evening, first)
    assert (held.reference, held.position, held.booking_id) == (first.reference, 0, booking.id)
    assert (held.starts_at, held.due_at) == (booking.starts_at, booking.due_at)
    assert (next_one.reference, next_one.position) == (second.reference, 1)
    call_waiting(evening.database, evening.clock, held.id)
    assert report_station(evening.database, evening.clock, "door").call == Call(first.reference, "Cy Okoro")
    evening.move(booking, Status.CANCELLED, Party.ORGANIZER, Via.DESK)
    assert report_station(evening.database, evening.clock, "door").call is None
    (now_held,) = show_board(evening.database, evening.clock).line
    assert (now_held.reference, now_held.position) == (second.reference, 0)
    evening.move(became(evening, second), Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    assert show_board(evening.database, evening.clock).line == ()
    with pytest.raises(NoSuchBooking):
        call_waiting(evening.database, evening.clock, now_held.id)


def test_who_took_the_held_time_meanwhile_does_not_give_way(evening: Evening) -> None:
    """The question stood open at the desk; what was confirmed stays, and what is only held goes to the next."""
    full = evening.hold("cy", 30)
    first, second, third = wait(evening), wait(evening, "Katherine Johnson"), wait(evening, "Mary Jackson")
    evening.move(full, Status.DECLINED)
    taken = evening.move(became(evening, first), Status.REQUESTED, Party.STUDENT, Via.KIOSK)
    evening.move(taken, Status.CONFIRMED)
    with pytest.raises(NoSuchBooking):
        give_way(evening.database, evening.clock, first.id, "desk")
    assert became(evening, first).status is Status.CONFIRMED
    evening.move(taken, Status.CANCELLED, Party.STUDENT)
    give_way(evening.database, evening.clock, second.id, "desk")  # asked while she waited, answered while it is hers
    assert became(evening, second).status is Status.CANCELLED
    assert became(evening, third).status is Status.HELD
    give_way(evening.database, evening.clock, wait(evening, "Annie Easley").id, "desk")
    assert [one.reference for one in show_board(evening.database, evening.clock).line] == [third.reference]


def test_nobody_waits_while_there_is_a_free_time(evening: Evening) -> None:
    """A student who could book is told which time is free."""
    with pytest.raises(StillFree, match="Cy Okoro has a free time: 18:00"):
        wait(evening)


def test_the_first_in_line_gets_a_freed_slot_for_five_minutes(evening: Evening) -> None:
    """A decline holds the slot for who came first; their code opens it; nobody who walks up takes it."""
    full = evening.hold("cy", 30)
    code = new_booking_code()
    first, second = wait(evening, code=code), wait(evening, "Katherine Johnson")
    assert (first.position, second.position) == (1, 2)
    assert count_waiting(evening.database, evening.clock) == {"cy": 2}
    evening.move(full, Status.DECLINED)
    with pytest.raises((SlotTaken, ProfessionalFull)):
        evening.hold("cy", 30)
    held = open_ticket(evening.database, evening.clock, code)
    assert (held.status, held.reference, held.card.student) == (Status.HELD, first.reference, "Grace Hopper")
    assert held.due_at is not None
    assert (held.due_at - evening.now).total_seconds() == 300
    assert show_wait(evening.database, evening.clock, second.id).position == 1


def test_looking_at_it_gives_no_more_time(evening: Evening) -> None:
    """Five minutes are five minutes."""
    full, waiting = evening.hold("cy", 30), None
    waiting = wait(evening)
    evening.move(full, Status.DECLINED)
    held = became(evening, waiting)
    assert glance(evening.database, evening.clock, held.id).due_at == held.due_at


def test_after_five_minutes_it_is_the_next_ones_turn(evening: Evening) -> None:
    """Whoever does not take the slot lets the next one have it."""
    full = evening.hold("cy", 30)
    first, second = wait(evening), wait(evening, "Katherine Johnson")
    evening.move(full, Status.CANCELLED, Party.STUDENT)
    evening.pass_minutes(5)
    sweep(evening.database, evening.clock)
    assert became(evening, first).status is Status.EXPIRED
    assert became(evening, second).status is Status.HELD


def test_a_lapse_serves_the_line_before_anybody_walks_up(evening: Evening) -> None:
    """The very booking that would take a lapsed slot finds it held for who waits."""
    evening.hold("cy", 30)
    waiting = wait(evening)
    evening.pass_minutes(3)
    with pytest.raises((SlotTaken, ProfessionalFull)):
        evening.hold("cy", 30)
    assert became(evening, waiting).status is Status.HELD


def test_taking_it_is_keeping_it(evening: Evening) -> None:
    """The student keeps the slot and the professional is asked as ever."""
    full = evening.hold("cy", 30)
    waiting = wait(evening)
    evening.move(full, Status.DECLINED)
    assert evening.move(became(evening, waiting), Status.REQUESTED, Party.STUDENT).status is Status.REQUESTED


def test_a_busy_student_is_passed_over_and_keeps_the_place(evening: Evening) -> None:
    """Who has another informational interview at the freed time stays first; the next one is asked."""
    busy = a_visit("Grace Hopper")
    full = evening.hold("cy", 30)
    first, second = wait(evening, visit=busy), wait(evening, "Katherine Johnson")
    for minutes in (0, 15, 30):
        evening.hold("ana" if minutes != 30 else "bo", minutes, busy)
    evening.move(full, Status.DECLINED)
    assert show_wait(evening.database, evening.clock, first.id).position == 1
    assert became(evening, second).status is Status.HELD


def test_what_the_line_has_is_no_longer_the_students_to_take_back(evening: Evening) -> None:
    """Given back without a line it can be taken again; once it is held for the next, undo is not offered."""
    full = evening.hold("cy", 30)
    evening.move(full, Status.CANCELLED, Party.STUDENT, Via.KIOSK)
    assert offers_take_back(evening.database, evening.clock, full.id, Party.STUDENT)
    take_back(evening.database, evening.clock, full.id, Party.STUDENT, Via.KIOSK, "door")
    wait(evening)
    evening.move(full, Status.CANCELLED, Party.STUDENT, Via.KIOSK)
    assert not offers_take_back(evening.database, evening.clock, full.id, Party.STUDENT)


def test_a_raised_cap_serves_the_line(evening: Evening) -> None:
    """The professional gives one more, and the first in line has it."""
    evening.hold("cy", 30)
    waiting = wait(evening)
    said = EveningForm(professional_id="cy", party=Party.PROFESSIONAL, via=Via.PHONE, capacity=2)
    change_evening(evening.database, evening.clock, said)
    assert became(evening, waiting).status is Status.HELD


def test_the_same_attempt_and_the_same_student_wait_once(evening: Evening) -> None:
    """A repeat is the same place, and opens with the newest code."""
    evening.hold("cy", 30)
    ada = a_visit()
    first = wait(evening, visit=ada, key="k" * 32)
    code = new_booking_code()
    assert wait(evening, visit=ada, key="k" * 32).id == first.id
    assert wait(evening, visit=ada, code=code).id == first.id
    assert open_wait(evening.database, evening.clock, code).id == first.id


def test_leaving_the_line(evening: Evening) -> None:
    """Whoever gave up gets no slot; doing so twice is harmless."""
    full = evening.hold("cy", 30)
    waiting = wait(evening)
    assert not leave_line(evening.database, evening.clock, waiting.id).is_open
    leave_line(evening.database, evening.clock, waiting.id)
    evening.move(full, Status.DECLINED)
    assert evening.hold("cy", 30).is_open


def test_a_place_is_found_by_reference_and_first_name(evening: Evening) -> None:
    """Without a phone a student still learns how the line stands; a wrong name finds nothing."""
    evening.hold("cy", 30)
    waiting = wait(evening)
    found = find_mine(evening.database, evening.clock, waiting.reference.lower(), "grace", "door")
    assert found == waiting
    with pytest.raises(NoSuchBooking):
        find_mine(evening.database, evening.clock, waiting.reference, "Mallory", "door")


def test_the_reference_of_the_line_finds_the_booking_it_became(evening: Evening) -> None:
    """One reference from joining the line to the end: first the place, then the informational interview."""
    full = evening.hold("cy", 30)
    waiting = wait(evening)
    evening.move(full, Status.DECLINED)
    found = find_mine(evening.database, evening.clock, waiting.reference, "Grace", "door")
    assert isinstance(found, Booking)
    assert (found.status, found.reference) == (Status.HELD, waiting.reference)


def test_a_purge_empties_the_line(evening: Evening) -> None:
    """Questions and codes of those who waited go with everything else."""
    evening.hold("cy", 30)
    code = new_booking_code()
    waiting = wait(evening, code=code, question="How do you begin?")
    purge(evening.database, evening.clock)
    with pytest.raises(NoSuchBooking):
        open_wait(evening.database, evening.clock, code)
    with pytest.raises(NoSuchBooking):
        find_mine(evening.database, evening.clock, waiting.reference, "Grace", "door")
    assert count_waiting(evening.database, evening.clock) == {}
    with evening.database.engine.connect() as connection:
        assert connection.execute(text("SELECT question FROM waits")).scalars().all() == [""]

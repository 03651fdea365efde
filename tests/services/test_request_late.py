"""A student asked while no database answered, and the hold had lapsed when one did."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import compose
from kiosk.database import invariants
from kiosk.errors import (
    DatabaseUnavailable,
    KioskError,
    NoSuchBooking,
    ProfessionalAway,
    ProfessionalFull,
    SlotTaken,
    StudentBusy,
    TableTaken,
    TooLate,
    WrongStatus,
)
from kiosk.services.change_evening import change_evening
from kiosk.services.check_data import check_data
from kiosk.services.find_booking import show_booking
from kiosk.services.forms import EveningForm
from kiosk.services.request_late import request_late
from kiosk.services.sweep_due import sweep
from kiosk.tui.afterwards import Afterwards
from tests.services.evening import Evening, a_visit


def lapsed(evening: Evening, *args: Any, **more: Any) -> Booking:
    """A hold of which nobody hears again until it has lapsed."""
    held = evening.hold(*args, **more)
    evening.pass_minutes(3)
    assert sweep(evening.database, evening.clock) == 1
    return held


def late(evening: Evening, booking: Booking) -> Booking:
    """Ask for it after all."""
    return request_late(evening.database, evening.clock, booking.id, "door")


def test_a_lapsed_hold_is_asked_for_at_its_own_time(evening: Evening) -> None:
    """It waits for the professional as if it had come in time, and lapses like any request."""
    held = lapsed(evening)
    asked = late(evening, held)
    assert (asked.status, asked.starts_at) == (Status.REQUESTED, held.starts_at)
    assert asked.due_at is not None
    assert asked.due_at > evening.now
    assert evening.move(asked, Status.CONFIRMED).status is Status.CONFIRMED
    assert evening.database.read(invariants.broken) == {}
    check_data(evening.database)


PAUSE = EveningForm(professional_id="ana", party=Party.ORGANIZER, via=Via.DESK, paused=True)
Meanwhile = Callable[[Evening], object]


@pytest.mark.parametrize(
    ("person", "meanwhile", "error"),
    [
        ("ana", lambda evening: evening.hold(), SlotTaken),
        ("ana", lambda evening: evening.hold("cy"), TableTaken),
        ("cy", lambda evening: evening.hold("cy", 30), ProfessionalFull),
        ("ana", lambda evening: evening.pass_minutes(40), TooLate),
        (
            "ana",
            lambda evening: change_evening(evening.database, evening.clock, PAUSE),
            ProfessionalAway,
        ),
    ],
    ids=["seat", "table", "cap", "begun", "paused"],
)
def test_a_time_that_has_gone_stays_lapsed(
    evening: Evening, person: str, meanwhile: Meanwhile, error: type[KioskError]
) -> None:
    """Nobody loses what they have to somebody who comes late, and nobody is asked who takes no more."""
    held = lapsed(evening, person)
    meanwhile(evening)
    with pytest.raises(error):
        late(evening, held)
    assert show_booking(evening.database, evening.clock, held.id).status is Status.EXPIRED
    assert evening.database.read(invariants.broken) == {}


def test_a_student_who_has_another_at_that_time_keeps_that_one(evening: Evening) -> None:
    """They began anew meanwhile and booked somebody else."""
    visit = a_visit()
    held = lapsed(evening, visit=visit)
    evening.hold("bo", visit=visit)
    with pytest.raises(StudentBusy):
        late(evening, held)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.DECLINED, Status.CONFIRMED])
def test_what_was_answered_is_left_alone(evening: Evening, status: Status) -> None:
    """Only a hold that lapsed is asked for."""
    party = Party.STUDENT if status is Status.CANCELLED else Party.PROFESSIONAL
    answered = evening.move(evening.hold(), status, party)
    with pytest.raises(WrongStatus):
        late(evening, answered)


def test_a_request_that_nobody_answered_is_not_asked_again(evening: Evening) -> None:
    """A professional who let it lapse has had it."""
    asked = evening.move(evening.hold(), Status.REQUESTED, Party.STUDENT)
    evening.pass_minutes(16)
    sweep(evening.database, evening.clock)
    with pytest.raises(WrongStatus):
        late(evening, asked)
    with pytest.raises(NoSuchBooking):
        request_late(evening.database, evening.clock, 999, "door")


def test_a_kiosk_asks_after_an_outage_longer_than_the_hold(evening: Evening) -> None:
    """The student left while the database was away for half an hour: the professional is asked when it is back."""
    evening.pass_minutes(-30)
    services, held = compose(evening.database, evening.clock), evening.hold()
    move, is_away, gate = services.move_booking, [True], threading.Event()

    def away(*arguments: Any) -> Booking:
        if is_away[0]:
            raise DatabaseUnavailable(place="db.example")
        return move(*arguments)

    object.__setattr__(services, "move_booking", away)
    later = Afterwards(services, "door", lambda _: gate.wait(10))
    assert not later.keep_booking(held.id)
    (thread,) = (one for one in threading.enumerate() if one.name == "late-requests")
    evening.pass_minutes(30)
    assert sweep(evening.database, evening.clock) == 1
    is_away[0] = False
    gate.set()
    thread.join(20)
    assert show_booking(evening.database, evening.clock, held.id).status is Status.REQUESTED

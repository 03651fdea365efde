"""The event changes while bookings stand and times are proposed; clocks jump: nobody meets two people at once."""

from datetime import time, timedelta
from itertools import combinations
from typing import Any

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.database import invariants
from kiosk.errors import KioskError
from kiosk.services.find_booking import show_booking
from kiosk.services.forms import EventForm
from kiosk.services.glance_booking import glance
from kiosk.services.keep_first_time import find_first_time
from kiosk.services.list_bookings import list_bookings
from kiosk.services.set_event import set_event
from kiosk.services.show_professional import show_professional
from kiosk.services.take_back import take_back
from tests.services.evening import OPENS, Evening, a_visit
from tests.services.test_counter_booking import propose
from tests.services.test_keep_first_time import keep


def change(evening: Evening, **said: Any) -> None:
    """The organizer changes the event."""
    set_event(evening.database, evening.clock, EventForm(**said))


def check(evening: Evening) -> None:
    """Nobody meets two people at once, and the data holds together."""
    assert evening.database.read(invariants.broken) == {}
    standing = [one for one in list_bookings(evening.database, evening.clock) if one.is_open]
    for one, other in combinations(standing, 2):
        if one.professional.id == other.professional.id:
            assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at


def now(evening: Evening, booking: Booking) -> Booking:
    """Return a booking as it stands."""
    return show_booking(evening.database, evening.clock, booking.id)


@pytest.mark.parametrize("minutes", [10, 20, 25, 30, 45])
def test_slots_of_another_length_while_a_time_is_proposed(evening: Evening, minutes: int) -> None:
    """The slot length changes between proposal and answer: what is offered can be had, what is not is refused."""
    proposed = [propose(evening, evening.hold("ana", at, a_visit(f"Ada {at}")), at + 15) for at in (0, 30, 60)]
    change(evening, slot_minutes=minutes)
    check(evening)
    for booking in proposed:
        offered = find_first_time(evening.database, evening.clock, booking.id)
        try:
            kept = keep(evening, booking)
        except KioskError:
            assert offered is None
            assert now(evening, booking).status is Status.COUNTERED
        else:
            assert offered is not None
            assert kept.starts_at == booking.first_at
        check(evening)
    for slot in show_professional(evening.database, evening.clock, "ana").slots:
        if slot.free:
            evening.hold("ana", round((slot.starts_at - OPENS).total_seconds() / 60), a_visit(str(slot.id)))
            check(evening)


def test_an_earlier_end_keeps_what_was_promised(evening: Evening) -> None:
    """The evening ends at seven: what is confirmed at eight stands, its first time at eight cannot be kept."""
    sure = evening.move(evening.hold("ana", 120), Status.CONFIRMED)
    proposed = propose(evening, evening.hold("bo", 105, a_visit("Grace")), 15)
    change(evening, ends=time(19))
    assert now(evening, sure).status is Status.CONFIRMED
    assert find_first_time(evening.database, evening.clock, proposed.id) is None
    with pytest.raises(KioskError):
        keep(evening, proposed)
    assert evening.move(proposed, Status.CONFIRMED, Party.STUDENT).starts_at == OPENS + timedelta(minutes=15)
    check(evening)


def test_a_time_taken_back_after_the_slots_have_changed(evening: Evening) -> None:
    """Cancelled, the slots change, taken back in its minute: it stands again or is refused, and overlaps nothing."""
    for minutes in (20, 10, 45):
        booking = evening.move(evening.hold("ana", 30, a_visit(str(minutes))), Status.CANCELLED, Party.STUDENT)
        change(evening, slot_minutes=minutes)
        for slot in show_professional(evening.database, evening.clock, "ana").slots[:3]:
            if slot.free:
                evening.hold("ana", round((slot.starts_at - OPENS).total_seconds() / 60), a_visit(str(slot.id)))
        try:
            take_back(evening.database, evening.clock, booking.id, Party.STUDENT, Via.PHONE, "")
        except KioskError:
            assert now(evening, booking).status is Status.CANCELLED
        check(evening)
        for one in list_bookings(evening.database, evening.clock):
            if one.is_open:
                evening.move(one, Status.CANCELLED, Party.STUDENT)
        change(evening, slot_minutes=15)


def test_the_zone_is_put_right_while_bookings_stand(evening: Evening) -> None:
    """Whoever was promised a moment keeps that moment, whatever the wall clock is called now."""
    sure = evening.move(evening.hold("ana", 30), Status.CONFIRMED)
    proposed = propose(evening, evening.hold("bo", 30, a_visit("Grace")), 60)
    change(evening, time_zone="Asia/Kathmandu")
    check(evening)
    assert now(evening, sure).starts_at == sure.starts_at
    assert now(evening, proposed).first_at == proposed.first_at
    change(evening, time_zone="Europe/Madrid")
    check(evening)
    assert keep(evening, proposed).starts_at == OPENS + timedelta(minutes=30)


@pytest.mark.parametrize("hours", [-24, -2, 2, 24])
def test_a_clock_that_jumps(evening: Evening, hours: int) -> None:
    """The machine's clock is put right by hours, forth and back: requests lapse or wait, promises stand."""
    sure = evening.move(evening.hold("ana", 0), Status.CONFIRMED)
    proposed = propose(evening, evening.hold("ana", 30, a_visit("Grace")), 45)
    evening.now += timedelta(hours=hours)
    seen = glance(evening.database, evening.clock, proposed.id)
    assert seen.status is (Status.EXPIRED if hours > 0 else Status.COUNTERED)
    evening.now -= timedelta(hours=hours)
    check(evening)
    assert now(evening, sure).status is Status.CONFIRMED
    if hours < 0:
        assert keep(evening, proposed).starts_at == OPENS + timedelta(minutes=30)
    else:
        assert evening.hold("ana", 30, a_visit("Alan")).is_open
    check(evening)

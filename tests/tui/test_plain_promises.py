"""What became of a booking, line by line on a real terminal: other times, a professional who leaves, a lost race."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk
from kiosk.people import Visit
from kiosk.services.forms import EveningForm, HoldForm
from tests.tui.terminal_dialogue import Terminal
from tests.tui.test_plain import PEOPLE, kiosk, talk  # noqa: F401 - the fixtures


@pytest.fixture(autouse=True)
def shared_field(kiosk: Kiosk, tmp_path: Path) -> None:  # noqa: F811
    """Teo has an interest in common with Amara."""
    amara, teo = PEOPLE
    both = replace(teo, specialties=("Sports communications", "Crisis communications"))
    kiosk.services.import_roster((replace(amara, bio=""), both), False, False)


def free(kiosk: Kiosk, person: str = "P1") -> list[Slot]:  # noqa: F811
    """Return somebody's free times."""
    return [slot for slot in kiosk.services.show_professional(person).slots if slot.free]


def take(kiosk: Kiosk, slot: Slot, name: str = "Grace") -> None:  # noqa: F811
    """Another student takes a time at another kiosk."""
    kiosk.services.hold_slot(
        HoldForm(
            key=new_key(),
            code=new_booking_code(),
            professional_id=slot.professional_id,
            starts_at=slot.starts_at,
            visit=Visit(id=new_key(), name=name),
        )
    )


def to_the_last_question(talk: Terminal) -> None:  # noqa: F811
    """Walk with Amara's first time to the last question before it is booked."""
    talk.answer("Number:", "crisis comunications")
    talk.choose("Amara Okafor")
    talk.answer("Number:", "1")
    talk.answer("Your name:", "Maya Lindt")
    talk.answer("Number:", "")
    talk.answer("skips):", "")
    talk.answer("skips):", "")


def begin(talk: Terminal) -> str:  # noqa: F811
    """Book Amara's first time; return the reference."""
    to_the_last_question(talk)
    talk.choose("Book this time")
    said = talk.expect("spelt")
    return said.split("Your reference is ")[1].split(",")[0]


def look(talk: Terminal, reference: str) -> None:  # noqa: F811
    """Leave the visit and look the booking up."""
    talk.expect("Number:")
    talk.type("00\n")
    talk.choose("My booking")
    talk.answer("Reference:", reference)
    talk.answer("Your first name:", "Maya")


def booking_of(kiosk: Kiosk, reference: str) -> Booking:  # noqa: F811
    """Return a booking as it stands."""
    return kiosk.services.find_reference(reference)


def propose(kiosk: Kiosk, reference: str) -> Slot:  # noqa: F811
    """Amara proposes another time."""
    other = free(kiosk)[1]
    number = booking_of(kiosk, reference).id
    kiosk.services.counter_booking(number, other.starts_at, Party.PROFESSIONAL, Via.PHONE, "")
    return other


def leave(kiosk: Kiosk) -> None:  # noqa: F811
    """The desk lets Amara leave."""
    form = EveningForm(professional_id="P1", party=Party.ORGANIZER, via=Via.DESK, leaving_at=datetime.now(UTC))
    kiosk.services.change_evening(form)


def test_the_first_time_is_kept(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """While the code is there the proposal is said, and one number keeps the first time."""
    reference = begin(talk)
    first = booking_of(kiosk, reference).starts_at
    propose(kiosk, reference)
    talk.expect("Amara proposes another time")
    talk.choose("Keep my first time")
    talk.expect("Asked Amara for your first time")
    assert (booking_of(kiosk, reference).status, booking_of(kiosk, reference).starts_at) == (Status.REQUESTED, first)


def test_the_first_time_is_kept_under_my_booking(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Looked up later it is one number too; a first time that goes meanwhile is said, and the rest still stands."""
    reference = begin(talk)
    first = booking_of(kiosk, reference).starts_at
    propose(kiosk, reference)
    look(talk, reference)
    talk.expect("is still free, but not kept")
    said = talk.expect("Number:")
    assert "Take the new time" in said
    assert "Keep my first time" in said
    assert "Book who fits next best: Teo" in said
    take(kiosk, next(slot for slot in free(kiosk) if slot.starts_at == first))
    talk.type(next(row.split()[0] for row in said.splitlines() if "Keep my first time" in row) + "\n")
    talk.expect("Somebody just took")
    talk.expect("Your first time cannot be had any more")
    talk.choose("Take the new time")
    talk.expect("Confirmed")
    assert booking_of(kiosk, reference).status is Status.CONFIRMED


def test_who_had_to_leave_is_said_and_teo_is_one_number_away(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Amara leaves while Maya waits: that is said, and one number books Teo instead."""
    reference = begin(talk)
    talk.expect("Number:")
    leave(kiosk)
    talk.expect("Amara had to leave")
    talk.choose("Book who fits next best: Teo")
    talk.expect("Teo Marín")
    talk.expect("spelt")
    assert booking_of(kiosk, reference).status is Status.CANCELLED
    assert [one.professional.id for one in kiosk.services.list_bookings() if one.is_open] == ["P2"]


def test_who_had_to_leave_is_said_under_my_booking(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Looked up later it says the same, and the booking with Teo gets its own reference."""
    reference = begin(talk)
    leave(kiosk)
    look(talk, reference)
    talk.expect("Amara had to leave")
    talk.choose("Book who fits next best: Teo")
    talk.expect("Your reference is")
    talk.expect("Waiting for Teo")
    assert booking_of(kiosk, reference).status is Status.CANCELLED


def test_a_lost_race_offers_the_next_time(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """The time goes before the last number: what happened is said, and one number books Amara's next time."""
    to_the_last_question(talk)
    gone, after = free(kiosk)[:2]
    take(kiosk, gone)
    talk.choose("Book this time")
    talk.expect("with Amara was just taken by somebody else.")
    talk.expect("Amara is free at")
    talk.choose("Book Amara Okafor")
    talk.expect("spelt")
    maya = next(one for one in kiosk.services.list_bookings() if one.card.student == "Maya Lindt")
    assert maya.starts_at == after.starts_at


def test_whoever_is_full_now_leads_to_the_next_best(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """All of Amara's times go: she is full now, and one number books Teo without asking anything again."""
    to_the_last_question(talk)
    for number, slot in enumerate(free(kiosk)):
        take(kiosk, slot, f"Grace {number}")
    talk.choose("Book this time")
    talk.expect("Amara is full now.")
    talk.choose("Book Teo Marín, Club Norte")
    talk.expect("spelt")
    maya = next(one for one in kiosk.services.list_bookings() if one.card.student == "Maya Lindt")
    assert (maya.professional.id, maya.status) == ("P2", Status.HELD)


def test_whoever_leaves_the_roster_is_said_by_name(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Amara is taken off the roster before the last number: her name is said, no id, and one number books Teo."""
    to_the_last_question(talk)
    kiosk.services.import_roster((replace(PEOPLE[1], specialties=("Crisis communications",)),), False, True)
    talk.choose("Book this time")
    talk.expect("Amara is not here any more.")
    talk.choose("Book Teo Marín, Club Norte")
    talk.expect("spelt")
    (maya,) = kiosk.services.list_bookings()
    assert maya.professional.id == "P2"

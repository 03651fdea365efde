"""Trials of reach on a real database."""

from datetime import timedelta

from kiosk.booking.reach import UNHEARD, Door
from kiosk.booking.status import Via
from kiosk.database import Database
from kiosk.services.forms import EventForm
from kiosk.services.set_event import set_event
from kiosk.services.show_event import show_event
from kiosk.services.try_reach import (
    ReachCheck,
    begin_trial,
    know_trial,
    note_phone,
    prove_reach,
    show_reach_proof,
)
from tests.services.evening import Evening, a_visit

PHONES = "http://192.168.1.20:8765"


def test_a_phone_that_brings_the_nonce_back_proves_the_address(database: Database, evening: Evening) -> None:
    """The address that worked is remembered with the event, and only a nonce of ours proves anything."""
    nonce = begin_trial(database, evening.clock)
    assert know_trial(database, evening.clock, nonce.lower())
    assert not prove_reach(database, evening.clock, "X" * 26, PHONES)
    assert show_reach_proof(database, PHONES) is None
    assert prove_reach(database, evening.clock, nonce, PHONES)
    assert show_reach_proof(database, PHONES) == evening.now
    assert show_reach_proof(database, "http://192.168.1.21:8765") is None
    assert show_event(database, evening.clock).base_url == PHONES


def test_the_organizers_choice_is_not_overwritten(database: Database, evening: Evening) -> None:
    """A phone that came by another address proves that one, and codes stay with the chosen one."""
    set_event(database, evening.clock, EventForm(base_url="http://192.168.1.30:8765"))
    prove_reach(database, evening.clock, begin_trial(database, evening.clock), PHONES)
    assert show_event(database, evening.clock).base_url == "http://192.168.1.30:8765"


def test_an_old_nonce_is_none(database: Database, evening: Evening) -> None:
    """A code photographed yesterday proves nothing today."""
    nonce = begin_trial(database, evening.clock)
    evening.now += timedelta(days=1, seconds=1)
    assert not know_trial(database, evening.clock, nonce)
    assert not prove_reach(database, evening.clock, nonce, PHONES)


def test_codes_that_nobody_opens_end_the_proof_until_a_phone_comes(database: Database, evening: Evening) -> None:
    """Isolation begins after the proof: some bookings later the door is closed, and a phone's next page opens it."""
    assert not note_phone(database, evening.clock, PHONES)  # nobody proved it before
    set_event(database, evening.clock, EventForm(base_url=PHONES))
    prove_reach(database, evening.clock, begin_trial(database, evening.clock), PHONES)
    check = ReachCheck(database, evening.clock, public_url="", assumed=False, likeliest=lambda: "")
    evening.pass_minutes(5)
    for number in range(UNHEARD):
        evening.hold(minutes=15 * number, visit=a_visit(f"Ada {number}"))
    assert check.without_asking().door is Door.PROVED  # they may still be looking for their phones
    evening.pass_minutes(3)
    assert check.without_asking().door is Door.STALE
    assert not check.without_asking().is_open
    assert not note_phone(database, evening.clock, "http://192.168.1.21:8765")
    assert check.without_asking().door is Door.STALE
    assert note_phone(database, evening.clock, PHONES)
    assert check.without_asking().door is Door.PROVED


def test_bookings_of_the_desk_are_shown_to_no_phone(database: Database, evening: Evening) -> None:
    """Whoever books at the desk sees no code on a screen, so no phone is missed."""
    prove_reach(database, evening.clock, begin_trial(database, evening.clock), PHONES)
    evening.pass_minutes(5)
    for number in range(UNHEARD):
        evening.hold(minutes=15 * number, visit=a_visit(f"Ada {number}"), via=Via.DESK)
    evening.pass_minutes(3)
    check = ReachCheck(database, evening.clock, public_url="", assumed=False, likeliest=lambda: "")
    assert check.without_asking().door is Door.PROVED


def test_a_silent_address_is_no_door(database: Database, evening: Evening) -> None:
    """A proved address that does not answer any more closes the door at the next look."""
    silent = "http://127.0.0.1:9"
    prove_reach(database, evening.clock, begin_trial(database, evening.clock), silent)
    check = ReachCheck(database, evening.clock, public_url="", assumed=False, likeliest=lambda: "")
    assert check().door is Door.GONE
    dead = ReachCheck(database, evening.clock, public_url="https://127.0.0.1:9", assumed=False, likeliest=lambda: "")
    assert dead().door is Door.DEAD

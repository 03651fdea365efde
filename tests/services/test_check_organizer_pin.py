import pytest

from kiosk.errors import PinUnfit, PinUnset, SignInPaused, SignInRefused
from kiosk.services.check_organizer_pin import check_organizer_pin
from kiosk.services.set_organizer_pin import set_organizer_pin
from tests.services.evening import Evening


def check(evening: Evening, pin: str, station: str = "kiosk-1") -> None:
    """Say that one is the organizer."""
    check_organizer_pin(evening.database, evening.clock, pin, station)


def test_there_is_no_default_pin(evening: Evening) -> None:
    """Before the organizer has set a PIN no PIN leaves the kiosk."""
    with pytest.raises(PinUnset):
        check(evening, "")


def test_the_pin_that_was_set_last_is_the_right_one(evening: Evening) -> None:
    """A new PIN replaces the old one."""
    set_organizer_pin(evening.database, "471108")
    set_organizer_pin(evening.database, "80911347")
    check(evening, "80911347")
    with pytest.raises(SignInRefused):
        check(evening, "471108")


def test_gaps_between_digits_do_not_count(evening: Evening) -> None:
    """A PIN set in groups is typed in one, and the other way round."""
    set_organizer_pin(evening.database, "471 108")
    check(evening, "471108")
    check(evening, "47 11 08")


def test_an_easy_pin_is_refused_and_the_old_one_stays(evening: Evening) -> None:
    """123456 is no PIN."""
    set_organizer_pin(evening.database, "471108")
    with pytest.raises(PinUnfit):
        set_organizer_pin(evening.database, "123456")
    check(evening, "471108")


def test_guessing_the_organizers_pin_pauses_at_that_station(evening: Evening) -> None:
    """Five wrong PINs pause one kiosk for five minutes and no other."""
    set_organizer_pin(evening.database, "471108")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            check(evening, "471109")
    with pytest.raises(SignInPaused):
        check(evening, "471108")
    check(evening, "471108", "kiosk-2")
    evening.pass_minutes(5)
    check(evening, "471108")

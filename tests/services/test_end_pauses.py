from datetime import timedelta
from functools import partial

import pytest

from kiosk.booking.pauses import PausedDoor
from kiosk.errors import NoSuchBooking, OrganizerPinWrong, SignInPaused, SignInRefused
from kiosk.services.check_organizer_pin import check_organizer_pin
from kiosk.services.end_pauses import end_pauses
from kiosk.services.find_booking import find_my_booking
from kiosk.services.make_badges import make_badges
from kiosk.services.set_organizer_pin import set_organizer_pin
from kiosk.services.show_board import show_board
from kiosk.services.sign_in import sign_in_with_pin
from tests.services.evening import Evening

PIN = "471193"


def mistype(evening: Evening) -> None:
    """Type five wrong PINs of the organizer's at one kiosk, of Ana's at another, and of nobody's on a phone."""
    set_organizer_pin(evening.database, PIN)
    badges = {one.professional.id: one for one in make_badges(evening.database, evening.clock, ())}
    code = badges["ana"].personal_code
    sign_in = partial(sign_in_with_pin, evening.database, evening.clock)
    for _ in range(5):
        with pytest.raises(OrganizerPinWrong):
            check_organizer_pin(evening.database, evening.clock, "000000", "door")
        with pytest.raises(SignInRefused):
            sign_in(code, "000000", "station:bar", False)
        with pytest.raises(SignInRefused):
            sign_in("ZZZZZ", "000000", "phone:12ab", False)


def test_the_board_says_what_pauses_where_and_until_when(evening: Evening) -> None:
    """Each pause has its door, the kiosk or a phone, and its end; when it is over it is gone."""
    mistype(evening)
    pauses = show_board(evening.database, evening.clock).pauses
    found = {(one.door, one.name, one.station) for one in pauses}
    assert found == {
        (PausedDoor.ORGANIZER, "", "door"),
        (PausedDoor.PROFESSIONAL, "Ana Ruiz", "bar"),
        (PausedDoor.UNKNOWN, "", ""),
    }
    assert {one.until for one in pauses} == {evening.now + timedelta(minutes=5)}
    evening.pass_minutes(5)
    assert show_board(evening.database, evening.clock).pauses == ()


def test_one_pause_is_ended_and_the_others_stay(evening: Evening) -> None:
    """The right PIN opens at once at the kiosk where the pause was ended, and nowhere else."""
    mistype(evening)
    check = partial(check_organizer_pin, evening.database, evening.clock)
    with pytest.raises(SignInPaused):
        check(PIN, "door")
    mine = next(one for one in show_board(evening.database, evening.clock).pauses if one.door is PausedDoor.ORGANIZER)
    assert end_pauses(evening.database, evening.clock, mine.id) == (mine,)
    check(PIN, "door")
    assert len(show_board(evening.database, evening.clock).pauses) == 2
    assert len(end_pauses(evening.database, evening.clock)) == 2
    assert end_pauses(evening.database, evening.clock) == ()


def test_wrong_references_pause_as_well(evening: Evening) -> None:
    """Whoever types through references at a kiosk is on the board too."""
    for _ in range(5):
        with pytest.raises(NoSuchBooking):
            find_my_booking(evening.database, evening.clock, "AAAA-AA", "Ada", "door")
    (found,) = show_board(evening.database, evening.clock).pauses
    assert (found.door, found.station) == (PausedDoor.MY_BOOKING, "door")

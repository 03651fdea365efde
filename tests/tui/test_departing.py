"""Somebody has to leave, or was marked by a slip: what the desk does and takes back, with the real services."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.booking.leaving import had_to_leave
from kiosk.booking.status import Status
from kiosk.bootstrap import compose
from kiosk.texts import ENGLISH
from kiosk.tui.departing import come_back, departure_words, leave, return_words
from kiosk.tui.evening_change import change_at_desk, desk_form
from kiosk.tui.options import KioskOptions
from kiosk.tui.scene import Scene
from tests.tui.evening_house import House, house
from tests.tui.test_person_form import hold


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    """A real evening."""
    with house(tmp_path) as found:
        yield found


@pytest.fixture
def scene(home: House) -> Scene:
    """What the desk's pages are handed."""
    services = home.kiosk.services
    return Scene(services, KioskOptions(clock=home.clock), ENGLISH, event=services.show_event())


def test_who_books_while_the_question_stands_is_called_off_too(home: House, scene: Scene) -> None:
    """A student takes a time at another kiosk before the answer: nobody is left to wait at an empty table unnamed."""
    late = hold(home, "P1", 3, "Zoe New")
    done = leave(scene, "P1", "Amara", calls_off=True)
    assert "Zoe N." in departure_words(done, scene)
    assert scene.services.show_booking(late.id).status is Status.CANCELLED


def test_somebody_who_does_not_come_at_all_is_off_the_roster_until_that_is_taken_back(
    home: House, scene: Scene
) -> None:
    """Their bookings are called off and lead on, no student finds them; U puts them back with all of it."""
    booked = hold(home, "P1", 3, "Zoe New")
    done = leave(scene, "P1", "Amara", calls_off=True, is_off=True)
    assert "off the roster" in departure_words(done, scene)
    services = scene.services
    assert [one.id for one in services.list_professionals()] == ["P2"]
    found = services.find_matches("crisis communications", None, 5).found
    assert [one.professional.id for one in found] == ["P2"]
    lost = services.show_booking(booked.id)
    assert lost.status is Status.CANCELLED
    assert had_to_leave(lost, home.clock())
    back = return_words(come_back(scene, done), scene)
    assert "on the roster again" in back
    assert services.show_booking(booked.id).is_open
    assert services.show_evening("P1").free
    assert not services.show_evening("P1").present  # nobody said that she came
    assert services.find_matches("crisis communications", None, 5).found[0].professional.id == "P1"


def test_who_books_while_the_question_stands_is_named(home: House, scene: Scene) -> None:
    """Where nothing is to be called off, the booking that nobody was asked about is named as standing."""
    late = hold(home, "P1", 3, "Zoe New")
    done = leave(scene, "P1", "Amara", calls_off=False)
    assert "Zoe N.: not called off" in departure_words(done, scene)
    assert scene.services.show_booking(late.id).is_open


def test_a_departure_that_is_taken_back_leaves_the_hour_of_before(home: House, scene: Scene) -> None:
    """Amara had said when she leaves: U after a slip of L does not offer her time until the end."""
    at = scene.services.show_professional("P1").slots[3].starts_at
    scene.services.change_evening(desk_form(scene, "P1", leaving_at=at))
    come_back(scene, leave(scene, "P1", "Amara", calls_off=False))
    assert scene.services.show_evening("P1").leaving_at == at


def test_a_slip_on_somebody_who_has_gone_offers_nobody_their_times(home: House, scene: Scene) -> None:
    """Amara has gone, is marked as here by a slip and that is taken back: she has gone as before."""
    earlier = compose(home.kiosk.database, lambda: home.clock() - timedelta(minutes=30))
    earlier.change_evening(desk_form(scene, "P1", present=True))
    scene.services.change_evening(desk_form(scene, "P1", present=False))
    gone = scene.services.show_evening("P1")
    assert (gone.present, gone.free) == (False, 0)
    _, take_back = change_at_desk(scene, desk_form(scene, "P1", present=True), "here")
    assert scene.services.show_evening("P1").free
    take_back()
    assert scene.services.show_evening("P1") == gone

"""The roster in figures: the same that the whole roster and the board say, without reading them."""

from dataclasses import replace

from kiosk.services.glance_roster import glance_roster
from kiosk.services.import_roster import import_roster
from kiosk.services.list_professionals import list_professionals
from kiosk.services.show_board import show_board
from tests.services.evening import PEOPLE, Evening


def test_the_figures_are_those_of_the_roster_and_the_board(evening: Evening) -> None:
    """People, employers and free times on the welcome screen are those of the list and of the organizer's board."""
    others = (replace(PEOPLE[0], id="di", name="Di Sol"), replace(PEOPLE[1], id="ed", name="Ed Moss", company=""))
    import_roster(evening.database, evening.clock, (*PEOPLE[:2], *others), False, True)  # Cy is retired
    evening.hold()
    evening.hold("bo", 15)
    seen = glance_roster(evening.database, evening.clock, 1)
    people = list_professionals(evening.database, evening.clock)
    assert (seen.people, seen.organizations) == (4, 2)
    assert seen.free == show_board(evening.database, evening.clock).free > 0
    assert seen.some == people[:1]


def test_some_of_them_are_spread_over_the_roster(evening: Evening) -> None:
    """Whoever stands on the welcome screen is not always among the first by name."""
    more = [replace(PEOPLE[0], id=f"p{number}", name=f"Person {number}", table="") for number in range(6)]
    import_roster(evening.database, evening.clock, (*PEOPLE, *more), False, False)
    people = list_professionals(evening.database, evening.clock)
    assert glance_roster(evening.database, evening.clock, 4).some == people[::2][:4]
    assert glance_roster(evening.database, evening.clock, 1000).some == people

"""What became of a booking, at the kiosk with the real services: other times, who leaves, a lost race."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.people import Visit
from kiosk.services.forms import EveningForm, HoldForm
from tests.tui.driving import Kiosk
from tests.tui.evening_house import PEOPLE, House, house, screen

BOTH = "crisis comunications, issues management"
"""Amara fits best, Teo next."""


@contextmanager
def shared_field(folder: Path) -> Iterator[House]:
    """Set the evening up; Amara and Teo have an interest in common."""
    amara, teo = PEOPLE
    with house(folder) as home:
        both = (amara, replace(teo, specialties=("Media relations", "Issues management")))
        home.kiosk.services.import_roster(both, False, False)
        yield home


def said(kiosk: Kiosk) -> str:
    """Return the words on the screen on one line, without frames."""
    return " ".join(kiosk.text().translate(str.maketrans("│╭╮╰╯─", "      ")).split())


def free(home: House, person: str = "P1") -> list[Slot]:
    """Return somebody's free times."""
    return [slot for slot in home.kiosk.services.show_professional(person).slots if slot.free]


def take(home: House, slot: Slot, name: str = "Grace") -> Booking:
    """Another student takes a time at another kiosk."""
    form = HoldForm(
        key=new_key(),
        code=new_booking_code(),
        professional_id=slot.professional_id,
        starts_at=slot.starts_at,
        visit=Visit(id=new_key(), name=name),
    )
    return home.kiosk.services.hold_slot(form)


def propose(home: House, starts_at: datetime) -> Booking:
    """Amara proposes another time for Maya's booking, and it is read again."""
    booking = mine(home)
    services = home.kiosk.services
    return services.counter_booking(booking.id, starts_at, Party.PROFESSIONAL, Via.PHONE, "")


def mine(home: House) -> Booking:
    """Return Maya's latest booking."""
    return max((one for one in home.kiosk.services.list_bookings() if one.card.student == "Maya"), key=lambda b: b.id)


def leave(home: House, person: str = "P1") -> None:
    """The desk lets somebody leave now."""
    form = EveningForm(
        professional_id=person, party=Party.ORGANIZER, via=Via.DESK, present=False, leaving_at=home.clock()
    )
    home.kiosk.services.change_evening(form)


async def book(kiosk: Kiosk, query: str = BOTH) -> None:
    """Maya books Amara's first time and sees the code."""
    await kiosk.to_about_you_with(query)
    await kiosk.write("Maya")
    await kiosk.press("f2")
    assert kiosk.screen == "CodeScreen"


async def look(kiosk: Kiosk, home: House) -> None:
    """Maya looks her booking up."""
    reference = mine(home).reference
    await kiosk.press("f5", "f3")
    await kiosk.write(reference)
    await kiosk.press("enter")
    await kiosk.write("Maya")
    await kiosk.press("enter")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_first_time_is_kept_under_my_booking(tmp_path: Path, size: tuple[int, int]) -> None:
    """Amara proposes another time; Maya keeps her first with one key; Amara reads that and confirms it."""
    with shared_field(tmp_path) as home:
        async with screen(home, size) as kiosk:
            await book(kiosk)
            first, other = mine(home).starts_at, free(home)[1]
            propose(home, other.starts_at)
            await look(kiosk, home)
            assert f"proposes {other.starts_at:%H:%M} instead of {first:%H:%M}" in said(kiosk)
            assert "Keep my first time" in kiosk.text()
            await kiosk.press("f9")
            assert (mine(home).status, mine(home).starts_at) == (Status.REQUESTED, first)
            assert f"asked whether {first:%H:%M} suits after all" in said(kiosk)
            assert "Keep my first time" not in kiosk.text()
            await kiosk.press("escape")
            await kiosk.write(home.badge.badge_code)
            await kiosk.press("enter")
            await kiosk.write(home.badge.pin)
            await kiosk.press("enter")
            assert "Maya asks to keep this one" in said(kiosk)
            assert "F3" not in kiosk.text()  # no third time is proposed
            await kiosk.press("f2")
            assert (mine(home).status, mine(home).starts_at) == (Status.CONFIRMED, first)


async def test_a_first_time_that_goes_meanwhile_is_said(tmp_path: Path) -> None:
    """Somebody else takes the first time while Maya reads: that is said, and the proposed time is still hers."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await book(kiosk)
            first = mine(home).starts_at
            other = propose(home, free(home)[1].starts_at).starts_at
            await look(kiosk, home)
            take(home, next(slot for slot in free(home) if slot.starts_at == first))
            await kiosk.press("f9")
            assert f"Somebody just took {first:%H:%M}" in said(kiosk)
            assert "Your first time cannot be had any more" in said(kiosk)
            await kiosk.press("f6")
            assert (mine(home).status, mine(home).starts_at) == (Status.CONFIRMED, other)


async def test_somebody_else_is_booked_in_place_of_a_proposed_time(tmp_path: Path) -> None:
    """None of the two times suits: one key books who fits next best, and the first booking is called off with it."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await book(kiosk)
            lost = propose(home, free(home)[1].starts_at)
            await look(kiosk, home)
            assert "Teo Marín, Club Norte" in said(kiosk)
            await kiosk.press("f7")
            assert kiosk.screen == "CodeScreen"
            assert mine(home).professional.name == "Teo Marín"
            assert home.kiosk.services.show_booking(lost.id).status is Status.CANCELLED
            await kiosk.press("enter")
            assert "Almost there, Maya." in said(kiosk)
            assert mine(home).status is Status.REQUESTED
            await kiosk.press("enter")
            assert kiosk.screen == "WelcomeScreen"
            await kiosk.to_about_you_with(BOTH)
            assert "Maya" not in kiosk.text()


async def test_the_code_screen_keeps_the_first_time_too(tmp_path: Path) -> None:
    """While the code is on the screen the proposal comes, with one key for each of the two times."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await book(kiosk)
            first = mine(home).starts_at
            propose(home, free(home)[1].starts_at)
            await kiosk.to_see("F9 keeps your first time")
            assert "F6 takes it" in kiosk.text()
            await kiosk.press("f9")
            await kiosk.to_see("Asked Amara for")
            assert (mine(home).status, mine(home).starts_at) == (Status.REQUESTED, first)


async def test_the_code_screen_says_that_somebody_had_to_leave(tmp_path: Path) -> None:
    """Amara leaves while Maya waits: no cross without a reason, and one key books who fits next best."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await book(kiosk)
            lost = mine(home)
            home.kiosk.services.move_booking(lost.id, Status.CONFIRMED, Party.PROFESSIONAL, Via.PHONE, "")
            await kiosk.to_see("Amara said yes!")
            leave(home)
            await kiosk.to_see("Amara had to leave")
            await kiosk.to_see("F6 books who fits")
            await kiosk.press("f6")
            assert mine(home).professional.name == "Teo Marín"
            assert home.kiosk.services.show_booking(lost.id).status is Status.CANCELLED


async def test_my_booking_says_that_somebody_had_to_leave(tmp_path: Path) -> None:
    """What the desk called off because Amara left says so under My booking, with who fits next best in one key."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await book(kiosk)
            leave(home)
            home.kiosk.services.move_booking(mine(home).id, Status.CANCELLED, Party.ORGANIZER, Via.DESK, "desk")
            await look(kiosk, home)
            assert "Amara had to leave" in said(kiosk)
            assert "F8" not in kiosk.text()
            await kiosk.press("f7")
            assert (kiosk.screen, mine(home).professional.name) == ("CodeScreen", "Teo Marín")


async def test_a_lost_race_offers_the_next_time_in_one_key(tmp_path: Path) -> None:
    """The time goes while Maya types: what happened is said, and one key books the next with all that she typed."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await kiosk.to_about_you_with(BOTH)
            await kiosk.write("Maya")
            await kiosk.press("enter")
            await kiosk.write("How do you start?")
            gone, after = free(home)[:2]
            take(home, gone)
            await kiosk.press("f2")
            assert f"{gone.starts_at:%H:%M} with Amara was just taken by somebody else." in said(kiosk)
            assert f"Amara is free at {after.starts_at:%H:%M}: F6 books that." in said(kiosk)
            await kiosk.press("f6")
            assert kiosk.screen == "CodeScreen"
            assert (mine(home).starts_at, mine(home).card.question) == (after.starts_at, "How do you start?")


async def test_whoever_is_full_now_leads_to_the_next_best_in_one_key(tmp_path: Path) -> None:
    """All times of Amara go while Maya types: she is full now, and one key books Teo with all that was typed."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await kiosk.to_about_you_with(BOTH)
            await kiosk.write("Maya")
            for number, slot in enumerate(free(home)):
                take(home, slot, f"Grace {number}")
            await kiosk.press("f2")
            assert "Amara is full now." in said(kiosk)
            assert "F6 books who fits next best: Teo Marín, Club Norte" in said(kiosk)
            first = free(home, "P2")[0].starts_at
            await kiosk.click("#instead")
            assert kiosk.screen == "CodeScreen"
            assert (mine(home).professional.id, mine(home).starts_at) == ("P2", first)


async def test_nobody_left_is_said_as_well(tmp_path: Path) -> None:
    """Everybody is full: no key is offered that leads nowhere, and Esc leads to the line."""
    with shared_field(tmp_path) as home:
        async with screen(home) as kiosk:
            await kiosk.to_about_you_with(BOTH)
            await kiosk.write("Maya")
            for person in ("P1", "P2"):
                for number, slot in enumerate(free(home, person)):
                    take(home, slot, f"{person} {number}")
            await kiosk.press("f2")
            assert "Nobody else of your shortlist has a time now" in said(kiosk)
            assert "F6" not in kiosk.text()
            await kiosk.press("f6", "escape")
            assert "Wait in line" in kiosk.text()


@pytest.mark.parametrize(
    ("language", "gone"),
    [
        ("en", "Amara is not here any more. F6 books who fits next best: Teo"),
        ("es", "Amara ya no está aquí. F6 reserva"),
        ("fr", "Amara n'est plus là. F6 réserve"),
    ],
)
async def test_whoever_leaves_the_roster_is_said_by_name(tmp_path: Path, language: str, gone: str) -> None:
    """Amara is taken off the roster while Maya types: her name is said, no id and no command, and Teo is offered."""
    with shared_field(tmp_path) as home:
        async with screen(home, language=language) as kiosk:
            await kiosk.to_about_you_with(BOTH)
            await kiosk.write("Maya")
            home.kiosk.services.import_roster(PEOPLE[1:], False, True)
            await kiosk.press("f2")
            assert gone in said(kiosk)
            await kiosk.press("f6")
            assert (kiosk.screen, mine(home).professional.name) == ("CodeScreen", "Teo Marín")


async def test_whoever_leaves_the_roster_has_no_times_left(tmp_path: Path) -> None:
    """The whole shortlist has gone: that is said, and back at Amara's page there is no time to take any more."""
    with house(tmp_path) as home:
        async with screen(home) as kiosk:
            await kiosk.to_about_you_with("crisis comunications")
            await kiosk.write("Maya")
            home.kiosk.services.import_roster((replace(PEOPLE[1], id="P3", name="Nia Stone"),), False, True)
            for key in ("f2", "escape"):
                await kiosk.press(key)
                await kiosk.to_see("Amara is not here any more. Please choose somebody else")
            assert kiosk.screen == "ProfessionalScreen"
            assert not kiosk.app.screen.query("TimeCell")
            await kiosk.press("enter")
            assert kiosk.screen == "ProfessionalScreen"

"""One professional changed by hand behind the PIN, on real screens over a real evening."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Status
from kiosk.people import Professional, Visit
from kiosk.services.forms import HoldForm
from tests.tui.driving import Kiosk
from tests.tui.evening_house import House, house, screen
from tests.tui.fakes import PIN
from tests.tui.organizing import shown


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    """A real evening with an organizer's PIN."""
    with house(tmp_path) as found:
        found.kiosk.services.set_organizer_pin(PIN)
        yield found


@asynccontextmanager
async def desk(home: House, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Kiosk]:
    """Go to the professionals behind the PIN."""
    async with screen(home, size) as kiosk:
        await kiosk.press("ctrl+o")
        await kiosk.write(PIN)
        await kiosk.press("enter")
        await shown(kiosk, "0-9")
        await kiosk.press("3")
        await shown(kiosk, "0 of 2 are here")
        yield kiosk


def hold(home: House, person: str, place: int, student: str = "Maya Lindt") -> Booking:
    """Hold one of somebody's free times."""
    services = home.kiosk.services
    free = [slot for slot in services.show_professional(person).slots if slot.free]
    form = HoldForm(
        key=new_key(),
        code=new_booking_code(),
        professional_id=person,
        starts_at=free[place].starts_at,
        visit=Visit(id=new_key(), name=student),
    )
    return services.hold_slot(form)


def who(home: House, person: str = "P1") -> Professional:
    """Return somebody as everybody sees them."""
    return home.kiosk.services.show_professional(person).professional


async def fill(kiosk: Kiosk, field: str, text: str) -> None:
    """Clear a field and type into it."""
    kiosk.app.screen.query_one(f"#{field}").focus()
    await kiosk.press("end", "ctrl+u")
    await kiosk.write(text)


async def test_an_entry_is_changed_and_taken_back(home: House) -> None:
    """E opens the entry as it stands; what was typed is kept where nobody is promised a time, and U takes it back."""
    before = who(home)
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        assert "Head of Crisis Communications" in await shown(kiosk, "Change Amara Okafor")
        await fill(kiosk, "position", "Partner")
        await fill(kiosk, "specialties", "Crisis communications, podcasts [/]")
        await kiosk.press("f2")
        said = " ".join((await shown(kiosk, "takes it back")).split())
        assert "Amara Okafor: Position, What they can talk about changed. U takes it back." in said
        assert (who(home).position, who(home).specialties[1]) == ("Partner", "podcasts [/]")
        await kiosk.press("u")
        await shown(kiosk, "Amara Okafor is as before")
        assert who(home) == before
        await kiosk.press("u")
        await shown(kiosk, "Nothing was changed here yet")


async def test_what_is_promised_is_named_before_it_is_kept(home: House) -> None:
    """Another table and other hours say what becomes of each booking; the harmless answer has the cursor."""
    early, late = hold(home, "P1", 0), hold(home, "P1", 4, "Bo Lind")
    taken = hold(home, "P2", 0, "Ida Berg")
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        await shown(kiosk, "Change Amara Okafor")
        await fill(kiosk, "available", f"until {late.starts_at:%H:%M}")
        await fill(kiosk, "table", taken.table)
        await kiosk.press("f2")
        text = await shown(kiosk, "Change Amara Okafor?")
        assert "2 bookings stand and keep their times." in text
        assert early.reference in text[text.index("stays at the old table") :]
        assert late.reference in text[text.index("outside the new times") :]
        await kiosk.press("enter")
        assert who(home).table == "1"
        await kiosk.press("f2", "right", "enter")
        await shown(kiosk, "U takes it back")
        tables = [home.kiosk.services.show_booking(one.id).table for one in (early, late)]
        assert tables == ["1", taken.table]


async def test_what_cannot_be_used_is_said_at_its_field(home: House) -> None:
    """A mistyped address, hours nobody understands and a missing name change nothing and say how to write it."""
    before = who(home)
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        await shown(kiosk, "Change Amara Okafor")
        for field, typed, said in (
            ("email", "nope", "name@example.com"),
            ("available", "soonish", "after 7"),
            ("name", "", "A name is all"),
        ):
            await fill(kiosk, field, typed)
            await kiosk.press("f2")
            await shown(kiosk, said)
            assert kiosk.app.focused is not None
            assert kiosk.app.focused.id == field
            await fill(kiosk, field, "Amara Okafor" if field == "name" else "")
        await kiosk.press("f2")
        await shown(kiosk, "Nothing here was changed.")
        assert who(home) == before


async def test_answers_and_mode_are_chosen(home: House) -> None:
    """Consent and when they meet are words to choose from."""
    async with desk(home, (100, 30)) as kiosk:
        await kiosk.press("down", "down", "e")
        await shown(kiosk, "Change Teo Marín")
        kiosk.app.screen.query_one("#share_contact").focus()
        await kiosk.press("right")
        kiosk.app.screen.query_one("#mode").focus()
        await kiosk.press("right", "right", "f2")
        await shown(kiosk, "U takes it back")
        assert who(home, "P2").share_contact
        assert home.kiosk.services.show_evening("P2").mode == "tonight"


async def test_a_departure_is_taken_back_with_what_was_called_off(home: House) -> None:
    """U after L brings somebody back, and the bookings that were called off a moment ago stand again."""
    booked = hold(home, "P1", 1)
    assert booked.starts_at > home.clock()
    async with desk(home) as kiosk:
        await kiosk.press("down", "l")
        await shown(kiosk, "When does")
        await kiosk.press("enter")
        await shown(kiosk, "This stands:")
        await kiosk.press("enter")
        await shown(kiosk, "called off")
        assert home.kiosk.services.show_booking(booked.id).status is Status.CANCELLED
        await kiosk.press("u")
        text = " ".join((await shown(kiosk, "is here again")).split())
        assert "Stand again: " in text
        assert home.kiosk.services.show_booking(booked.id).is_open


async def test_two_desks_change_one_person(home: House) -> None:
    """A form that lay open while somebody else changed the entry keeps only what was typed, and so does its U."""
    services = home.kiosk.services
    before = who(home)
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        await shown(kiosk, "Change Amara Okafor")
        stands = services.show_entry("P1")
        other = replace(stands.professional, email="a@brightwater.example", specialties=("Podcasts",))
        services.change_person(replace(stands, professional=other))
        await fill(kiosk, "position", "Partner")
        await kiosk.press("f2")
        said = " ".join((await shown(kiosk, "takes it back")).split())
        assert "Changed elsewhere meanwhile, and left so" in said
        assert (who(home).position, who(home).specialties) == ("Partner", ("Podcasts",))
        await kiosk.press("u")
        await shown(kiosk, "is as before: Position")
        assert (who(home).position, who(home).specialties) == (before.position, ("Podcasts",))
        assert services.show_entry("P1").professional.email == "a@brightwater.example"


async def test_a_field_that_both_desks_changed_is_asked_about(home: House) -> None:
    """Where somebody else changed the same field meanwhile, the organizer is asked before it changes again."""
    services = home.kiosk.services
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        await shown(kiosk, "Change Amara Okafor")
        stands = services.show_entry("P1")
        services.change_person(replace(stands, professional=replace(stands.professional, position="Director")))
        await fill(kiosk, "position", "Partner")
        await kiosk.press("f2")
        assert "Changed elsewhere" in await shown(kiosk, "Keep as it is")
        assert who(home).position == "Director"


async def test_a_long_question_leaves_its_answers_in_sight(home: House) -> None:
    """Ten fields change at once on the smallest terminal: question and answers stand there, the rest by PgDn."""
    hold(home, "P1", 1)
    async with desk(home) as kiosk:
        await kiosk.press("down", "e")
        await shown(kiosk, "Change Amara Okafor")
        for field in ("company", "position", "specialties", "industries", "languages"):
            await fill(kiosk, field, "Something that is rather long, and another thing")
        for field, text in (("email", "a@b.example"), ("available", "from 23:00"), ("table", "7"), ("capacity", "3")):
            await fill(kiosk, field, text)
        await kiosk.press("f2")
        text = await shown(kiosk, "Keep as it is")
        assert "Change Amara Okafor?" in text
        assert "Company:" in text
        assert "No free time is left" not in text
        await kiosk.press(*4 * ["pagedown"])
        assert "No free time is left" in kiosk.text()

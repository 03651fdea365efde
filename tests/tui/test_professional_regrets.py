"""A professional without a phone: what was said is taken back, what was promised called off, the evening capped."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.bootstrap import Kiosk
from kiosk.people import Visit
from kiosk.services.forms import HoldForm
from kiosk.tui.screens.evening import EveningScreen
from kiosk.tui.widgets.key_bar import KeyBar, KeyHint
from kiosk.tui.widgets.meeting_list import MeetingList
from tests.tui import driving
from tests.tui.evening_house import House, house, screen
from tests.tui.terminal_dialogue import Terminal
from tests.tui.test_plain import book, close, kiosk, talk  # noqa: F401 - the last two are fixtures

STUDENT = "Ada Lovelace of the Faculty of Communication and Audiovisual Studies"


def request(home: House) -> int:
    """Let a student ask for the last time of the evening; return the booking's number."""
    services = home.kiosk.services
    form = HoldForm(
        key=new_key(),
        code=new_booking_code(),
        professional_id="P1",
        starts_at=services.show_professional("P1").slots[-1].starts_at,
        visit=Visit(id=new_key(), name=STUDENT),
    )
    held = services.hold_slot(form)
    return services.move_booking(held.id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, "door").id


async def sign_in(shown: driving.Kiosk, home: House) -> None:
    """Read the badge and type the PIN."""
    for letter in home.badge.badge_code:
        shown.send(letter)
    shown.send("enter")
    await shown.settle()
    await shown.write(home.badge.pin)
    await shown.press("enter")


async def press(shown: driving.Kiosk, key: str, words: str) -> None:
    """Press a key and wait until the screen says these words: the list is asked for again behind an answer."""
    await shown.press(key)
    for _ in range(50):
        if words in shown.text():
            return
        await shown.settle()
    raise AssertionError(shown.text())


async def test_an_answer_is_taken_back_and_a_promise_called_off(tmp_path: Path) -> None:
    """F2 by mistake and F9; F2, then F8 asks before it calls off, and its first answer leaves everything as it is."""
    with house(tmp_path) as home:
        number = request(home)
        services = home.kiosk.services
        async with screen(home) as shown:
            await sign_in(shown, home)
            assert "Take back" not in shown.text()
            await press(shown, "f2", "Call off")
            assert services.show_booking(number).status is Status.CONFIRMED
            assert "Sign out" in shown.text()
            assert "Take back" in shown.text()
            await press(shown, "f9", "Decline")
            assert services.show_booking(number).status is Status.REQUESTED
            assert "Take back" not in shown.text()
            await press(shown, "f2", "Call off")
            await press(shown, "f8", "Call it off?")
            await press(shown, "enter", "Take back")
            assert services.show_booking(number).status is Status.CONFIRMED
            await press(shown, "f8", "Call it off?")
            await shown.press("right")
            await press(shown, "enter", "Called off")
            assert services.show_booking(number).status is Status.CANCELLED
            await press(shown, "f9", "Call off")
            assert services.show_booking(number).status is Status.CONFIRMED
        steps = services.list_history(number)[2:]
        assert {(step.party, step.via, step.station) for step in steps} == {(Party.PROFESSIONAL, Via.BADGE, "door")}


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("begins", [False, True], ids=["asked", "begun"])
async def test_every_key_that_acts_is_read_at_80_columns(tmp_path: Path, language: str, begins: bool) -> None:
    """Just after an answer there are most keys: those of the next request and the one that takes the answer back."""
    with house(tmp_path) as home:
        request(home)
        services = home.kiosk.services
        async with screen(home, language=language) as shown:
            await sign_in(shown, home)
            evening = shown.app.screen
            assert isinstance(evening, EveningScreen)
            booking = services.list_bookings()[0]
            if begins:
                booking = replace(booking, starts_at=home.clock(), status=Status.CONFIRMED)
            evening._regrettable = booking
            evening.query_one(MeetingList).show((booking,))
            await shown.settle()
            evening.arrange_keys()
            bar = evening.query_one(KeyBar)
            keys = [hint for hint in bar.query(KeyHint) if evening._is_possible(booking, hint.action)]
            assert len(keys) == (5 if begins else 6)
            assert [hint.action for hint in keys if not hint.display] == []


async def test_a_cap_is_set_at_the_kiosk(tmp_path: Path) -> None:
    """F4, At most, and a number: no more than that are booked; the roster's word takes it back."""
    with house(tmp_path) as home:
        request(home)
        services = home.kiosk.services
        async with screen(home) as shown:
            await sign_in(shown, home)
            await press(shown, "f4", "At most so many …")
            await shown.press("down", "down")
            await press(shown, "enter", "How many informational interviews at most")
            await press(shown, "enter", "1 at most")
            assert services.show_evening("P1").capacity == 1
            assert services.show_evening("P1").free == 0
            await press(shown, "f4", "At most so many …")
            await shown.press("down", "down")
            await press(shown, "enter", "How many informational interviews at most")
            await shown.press("end")
            await press(shown, "enter", "until your hours end")
            assert services.show_evening("P1").capacity is None


@pytest.mark.parametrize(("language", "leave"), [("en", "Sign out"), ("es", "Salir"), ("fr", "Quitter")])
async def test_the_way_out_is_never_left_out(tmp_path: Path, language: str, leave: str) -> None:
    """At 80 columns, in every language, Esc and taking back stand at the bottom beside all else that can be done."""
    with house(tmp_path) as home:
        request(home)
        async with screen(home, language=language) as shown:
            await sign_in(shown, home)
            await press(shown, "f2", "F9")
            await press(shown, "f9", "F2")
            await press(shown, "f8", "F9")
            bottom = shown.text().splitlines()[-1]
            assert leave in bottom
            assert "F9" in bottom


def test_line_by_line_too(kiosk: Kiosk, talk: Terminal) -> None:  # noqa: F811
    """Confirm by mistake and take back, confirm, call off after a question, and a cap: all by numbers."""
    badges = {badge.professional.id: badge for badge in kiosk.services.make_badges(())}
    reference = book(talk)
    booking = kiosk.services.find_reference(reference)
    badge = badges[booking.professional.id]

    def status() -> Status:
        return kiosk.services.find_reference(reference).status

    talk.answer("Number:", badge.badge_code)
    talk.answer("PIN", badge.pin)
    talk.choose(booking.card.student)
    talk.choose("Confirm")
    talk.choose("Take it back")
    talk.expect("is waiting for your answer")
    assert status() is Status.REQUESTED
    talk.choose(booking.card.student)
    talk.choose("Confirm")
    talk.choose(booking.card.student)
    talk.choose("Call off")
    talk.expect("Call it off?")
    talk.choose("Yes, call it off")
    talk.expect("Called off")
    assert status() is Status.CANCELLED
    talk.choose("My evening")
    talk.choose("At most so many")
    talk.choose("2 at most")
    talk.expect("2 at most")
    assert kiosk.services.show_evening(booking.professional.id).capacity == 2
    talk.answer("Number:", "0")
    talk.choose("Done, I have it")
    talk.choose("Goodbye")
    close(talk)

"""The whole evening at one kiosk with the real services: booked, confirmed at the same kiosk, looked up."""

import re
from pathlib import Path

import pytest

from kiosk.booking.status import Status, Via
from tests.tui.driving import Kiosk
from tests.tui.evening_house import House, house, screen
from tests.tui.test_languages import cut, english_left, left_out

TURNS = {"en": 0, "es": 1, "fr": 2}
"""How often F2 turns to a language."""
TYPED = {
    "en": ("crisis comunications, energy", "comunications"),
    "es": ("comunicasión de crisis, energía", "comunicasión"),
    "fr": ("comunication de crise, énergie", "comunication"),
}
"""What a student types, and the word in it that is misspelt."""


@pytest.mark.parametrize(
    ("language", "size"), [("en", (80, 24)), ("es", (80, 24)), ("fr", (80, 24)), ("es", (120, 42))]
)
async def test_by_keyboard_alone(tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    """Interests with a typo, a person, a time, a name, the code; badge and PIN; the answer under My booking."""
    with house(tmp_path) as home:
        async with screen(home, size) as kiosk:
            await the_student_books(kiosk, home, language)
            await the_professional_confirms(kiosk, home, language)
            await the_student_looks(kiosk, home, language)
        (booking,) = home.kiosk.services.list_bookings()
        assert (booking.status, booking.language) == (Status.CONFIRMED, language)
        assert booking.card.student == "Maya Lindt"
        last = home.kiosk.services.list_history(booking.id)[-1]
        assert (last.went_to, last.via) == (Status.CONFIRMED, Via.BADGE)


async def turn(kiosk: Kiosk, language: str) -> None:
    """Choose a language on the welcome screen."""
    await kiosk.press(*["f2"] * TURNS[language])


async def the_student_books(kiosk: Kiosk, home: House, language: str) -> None:
    """Walk from the welcome screen to the goodbye."""
    texts = home.texts(language)
    query, misspelt = TYPED[language]
    await turn(kiosk, language)
    await kiosk.press("enter")
    await kiosk.write(query)
    assert misspelt in said(kiosk).split(texts("tui.interests.label"))[1]
    assert "Amara Okafor" in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("enter")
    assert texts("tui.person.why") in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("enter")
    await kiosk.write("Maya Lindt")
    await kiosk.press("enter", "down", "enter")
    check(kiosk, home, language)
    await kiosk.press("f2")
    assert kiosk.screen == "CodeScreen"
    assert home.reference() in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("enter")
    assert texts("tui.done.title_asked", name="Maya") in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("enter")
    assert home.texts()("tui.welcome.start") in said(kiosk)


async def the_professional_confirms(kiosk: Kiosk, home: House, language: str) -> None:
    """Read a badge, type the PIN inside it, and confirm with one key."""
    texts = home.texts(language)
    await turn(kiosk, language)
    for letter in home.badge.badge_code:
        kiosk.send(letter)
    await kiosk.press("enter")
    assert texts("tui.sign_in.badge_read") in said(kiosk)
    check(kiosk, home, language)
    await kiosk.write(home.badge.pin)
    await kiosk.press("enter")
    assert "Maya Lindt" in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("f2")
    assert texts("web.meeting.confirmed.done", name="Maya Lindt") in said(kiosk)
    await kiosk.press("escape")


async def the_student_looks(kiosk: Kiosk, home: House, language: str) -> None:
    """Look the booking up by its reference and the first name."""
    await turn(kiosk, language)
    await kiosk.press("f3")
    check(kiosk, home, language)
    await kiosk.write(home.reference())
    await kiosk.press("enter")
    await kiosk.write("Maya")
    await kiosk.press("enter")
    assert home.texts(language)("tui.my_booking.status.confirmed", name="Amara") in said(kiosk)
    check(kiosk, home, language)
    await kiosk.press("f5")


def said(kiosk: Kiosk) -> str:
    """Return the words on the screen, put together again where a line was wrapped."""
    return " ".join(re.sub("[│╭╮╰╯─]", " ", kiosk.text()).split())


def check(kiosk: Kiosk, home: House, language: str) -> None:
    """See that nothing stands there in another language and no key is cut."""
    assert language == "en" or english_left(kiosk, home.texts(language)) == []
    assert cut(kiosk) + left_out(kiosk) == []

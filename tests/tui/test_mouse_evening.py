"""The whole evening by mouse or finger alone: no key is pressed, letters are touched on the screen."""

from datetime import UTC
from pathlib import Path

from textual.widget import Widget

from kiosk.booking.status import Status, Via
from kiosk.texts import Texts
from kiosk.tui.widgets.touch_keyboard import TouchKey
from tests.tui.driving import Kiosk
from tests.tui.evening_house import House, house, screen

SIZE = (120, 42)


async def test_by_mouse_alone(tmp_path: Path) -> None:
    """Looked around, a person, a time, a name by touched letters, the code; code and PIN of a badge, confirmed."""
    with house(tmp_path) as home:
        texts = home.texts()
        async with screen(home, SIZE) as kiosk:
            await the_student_books(kiosk, home, texts)
            await the_professional_confirms(kiosk, home, texts)
        (booking,) = home.kiosk.services.list_bookings()
        assert (booking.status, booking.card.student) == (Status.CONFIRMED, "Maya")
        assert home.kiosk.services.list_history(booking.id)[-1].via is Via.CODE


async def the_student_books(kiosk: Kiosk, home: House, texts: Texts) -> None:
    """From the start panel to the goodbye."""
    await tap(kiosk, texts("tui.welcome.start"))
    await tap(kiosk, "Crisis communications")
    await tap(kiosk, "Amara Okafor")
    slots = home.kiosk.services.show_professional("P1").slots
    await tap(kiosk, slots[0].starts_at.astimezone(UTC).strftime("%H:%M"))
    await spell(kiosk, "maya")
    await tap(kiosk, texts("tui.about_you.book"))
    assert home.reference() in kiosk.text()
    await tap(kiosk, texts("tui.code.done"))
    await tap(kiosk, texts("tui.done.finish"))


async def the_professional_confirms(kiosk: Kiosk, home: House, texts: Texts) -> None:
    """By the personal code and the PIN inside the badge."""
    await tap(kiosk, texts.lines("tui.keys.professional")[1])
    await spell(kiosk, home.badge.personal_code.lower())
    await kiosk.click("#pin")
    await spell(kiosk, home.badge.pin)
    await tap(kiosk, texts("tui.sign_in.button"))
    assert "Maya" in kiosk.text()
    await kiosk.click("#confirm")
    await tap(kiosk, texts.lines("tui.keys.sign_out")[1])
    assert texts("tui.welcome.start") in kiosk.text()


async def tap(kiosk: Kiosk, words: str) -> None:
    """Click the middle of words where they are painted."""
    for row, line in enumerate(kiosk.text().split("\n")):
        column = line.find(words)
        if column >= 0:
            await kiosk.pilot.click(offset=(column + len(words) // 2, row))
            await kiosk.settle()
            return
    raise AssertionError(f"nowhere stands {words!r}:\n{kiosk.text()}")


async def spell(kiosk: Kiosk, letters: str) -> None:
    """Click one letter after the other on the keyboard that is painted, turning to digits and back."""
    for letter in letters:
        if letter not in keys(kiosk):
            await kiosk.pilot.click(keys(kiosk)["123"])
            await kiosk.settle()
        await kiosk.pilot.click(keys(kiosk)[letter])
        await kiosk.settle()


def keys(kiosk: Kiosk) -> dict[str, Widget]:
    """Return the keys that are painted, by name."""
    return {key.key: key for key in kiosk.app.screen.query(TouchKey) if key.region.area}

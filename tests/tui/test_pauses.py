"""Pauses after too many wrong PINs, on the board and in the way behind it."""

from pathlib import Path

import pytest

from kiosk.errors import OrganizerPinWrong, SignInPaused, SignInRefused
from tests.tui.evening_house import house, screen
from tests.tui.fakes import PIN
from tests.tui.organizing import shown


async def test_the_board_names_a_pause_and_ends_it(tmp_path: Path) -> None:
    """Whose PIN pauses at which kiosk until when stands on the board; Enter on its line lets it be tried again."""
    with house(tmp_path) as home:
        services = home.kiosk.services
        services.set_organizer_pin(PIN)
        code, pin = home.badge.personal_code, home.badge.pin
        for _ in range(5):
            with pytest.raises(SignInRefused):
                services.sign_in_with_pin(code, "000000", "station:bar", False)
        async with screen(home) as kiosk:
            await kiosk.press("ctrl+o")
            await kiosk.write(PIN)
            await kiosk.press("enter")
            await shown(kiosk, "0-9")
            await kiosk.press("1")
            said = " ".join((await shown(kiosk, "too many wrong")).split())
            assert "The PIN of Amara Okafor pauses at bar until" in said
            with pytest.raises(SignInPaused):
                services.sign_in_with_pin(code, pin, "station:bar", False)
            await kiosk.press("left")
            await shown(kiosk, "‖ until")
            await kiosk.press("enter")
            await shown(kiosk, "Let it be tried again at once?")
            await kiosk.press("right", "enter")
            for _ in range(100):
                await kiosk.pilot.pause(0.02)
                if "too many wrong" not in kiosk.text():
                    break
            assert "too many wrong" not in kiosk.text()
            assert services.sign_in_with_pin(code, pin, "station:bar", False).professional.id == "P1"


async def test_whoever_is_kept_out_reads_how_it_goes_on(tmp_path: Path) -> None:
    """The organizer who mistyped too often reads how long it lasts and what ends it before."""
    with house(tmp_path) as home:
        services = home.kiosk.services
        services.set_organizer_pin(PIN)
        for _ in range(5):
            with pytest.raises(OrganizerPinWrong):
                services.check_organizer_pin("000000", "door")
        async with screen(home) as kiosk:
            await kiosk.press("ctrl+o")
            await kiosk.write(PIN)
            await kiosk.press("enter")
            assert "kiosk organizer unpause" in " ".join((await shown(kiosk, "unpause")).split())
            services.end_pauses(None)
            await kiosk.write(PIN)
            await kiosk.press("enter")
            await shown(kiosk, "0-9")

"""The organizer's code test: what it shows is what students get, and what is kept there counts from then on."""

import io
from dataclasses import replace

import cairosvg
import pytest
import zxingcpp
from PIL import Image

from kiosk.booking.qr_cells import MODES, Drawing, Fitted
from kiosk.errors import DatabaseUnavailable
from kiosk.tui.widgets.qr_drawing import QrDrawing
from tests.tui.driving import Kiosk, running
from tests.tui.organizing import FakeDesk, behind_the_pin, shown

_MENU = "6"


def _fitted(kiosk: Kiosk) -> Fitted:
    return kiosk.app.screen.query_one(QrDrawing).fitted


def _shape(fitted: Fitted) -> tuple[object, ...]:
    code = fitted.code
    return (fitted.drawing, code and (code.version, code.level, code.border))


def _read(kiosk: Kiosk) -> list[str]:
    svg = kiosk.app.export_screenshot().replace("Fira Code", "DejaVu Sans Mono")
    png = cairosvg.svg2png(bytestring=svg.encode(), output_width=1800)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 42), (160, 48)], ids=str)
async def test_test_shows_what_students_will_see(size: tuple[int, int]) -> None:
    """In every mode the code of the test has the drawing, version, correction and quiet zone of a booking's."""
    tested, seen = [], []
    async with behind_the_pin(size=size) as kiosk:
        await kiosk.press(_MENU)
        for number, mode in enumerate(MODES, 1):
            await kiosk.press(str(number))
            tested.append((mode, *_shape(_fitted(kiosk))))
    async with running(size=size) as kiosk:
        await kiosk.to_code()
        for mode in MODES:
            kiosk.app.screen.query_one(QrDrawing)._mode = lambda mode=mode: mode  # type: ignore[misc]
            kiosk.app.screen.query_one(QrDrawing).refresh()
            await kiosk.settle()
            seen.append((mode, *_shape(_fitted(kiosk))))
    assert tested == seen


async def test_a_digit_that_is_no_number_does_nothing() -> None:
    """A French keyboard has a key for "²"; the test stays as it is."""
    async with behind_the_pin() as kiosk:
        await kiosk.press(_MENU, "²")
        assert kiosk.screen == "CodeTestScreen"


async def test_code_of_the_test_names_its_drawing_and_opens_a_page_that_changes_nothing() -> None:
    """A phone reads the address of the status page, and in it how the code was drawn."""
    async with behind_the_pin() as kiosk:
        await kiosk.press(_MENU, "3")
        assert _read(kiosk) == ["http://192.168.1.20:8765/?HALF-BLOCKS-READS-WELL-----"]


async def test_kept_drawing_counts_for_the_next_student() -> None:
    """Enter keeps the drawing for this station, and the next code is drawn so without a restart."""
    desk = FakeDesk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press(_MENU, "4")
        await kiosk.press("enter")
        assert "Upper halves  ✓ kept" in await shown(kiosk, "✓ kept")
        assert desk.kept == [("kiosk-1", "upper-halves")]
        await kiosk.press("f5")
        await kiosk.to_code()
        assert _fitted(kiosk).drawing is Drawing.UPPER_HALVES


async def test_kept_drawing_is_still_there_after_a_restart() -> None:
    """A station that starts hears with its first sign of life how it draws codes."""
    desk = FakeDesk()
    desk.orders = replace(desk.orders, drawing="lower-halves")
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press(_MENU)
        assert "Lower halves  ✓ kept" in kiosk.text()
        await kiosk.press("f5")
        await kiosk.to_code()
        assert _fitted(kiosk).drawing is Drawing.LOWER_HALVES


async def test_setting_of_the_machine_beats_what_was_kept_and_says_so() -> None:
    """KIOSK_QR_MODE counts, and the test says that it does."""
    desk = FakeDesk()
    desk.orders = replace(desk.orders, drawing="lower-halves")
    async with behind_the_pin(desk, qr_mode="half-blocks") as kiosk:
        await kiosk.press(_MENU)
        assert "KIOSK_QR_MODE says half-blocks" in kiosk.text()
        assert _fitted(kiosk).drawing is Drawing.HALF_BLOCKS


async def test_nothing_is_marked_as_kept_that_was_not() -> None:
    """Without the database the test says so and goes on."""
    desk = FakeDesk()
    async with behind_the_pin(desk) as kiosk:
        await kiosk.press(_MENU, "5")
        desk.fail["keep_drawing"] = DatabaseUnavailable()
        await kiosk.press("enter")
        await shown(kiosk, "lost its line")
        assert "Lower halves  ✓ kept" not in kiosk.text()
        assert _fitted(kiosk).drawing is Drawing.LOWER_HALVES


async def test_drawing_without_room_says_so() -> None:
    """Where coloured spaces have no room, the test says what students would get instead."""
    async with behind_the_pin() as kiosk:
        await kiosk.press(_MENU, "2")
        assert "No room for a code drawn like this" in kiosk.text()
    async with behind_the_pin(size=(100, 30)) as kiosk:
        await kiosk.press(_MENU, "2")
        await shown(kiosk, "a whole address has no")
        assert _read(kiosk) == ["TEST-S0"]

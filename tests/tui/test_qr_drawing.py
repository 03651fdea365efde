"""The code on the screen, read by a program that knows nothing of the one that wrote it."""

import io

import cairosvg
import pytest
import zxingcpp
from PIL import Image

from kiosk.booking.qr import Drawing
from kiosk.tui.themes import PALETTES
from kiosk.tui.widgets.qr_drawing import QrDrawing
from tests.tui.driving import Kiosk, address, running


def _read(kiosk: Kiosk) -> list[str]:
    """Return what a reader finds in Textual's own picture of the screen."""
    # The picture asks for a font that few machines have; a proportional one in its place would tear the rows apart.
    svg = kiosk.app.export_screenshot().replace("Fira Code", "DejaVu Sans Mono")
    png = cairosvg.svg2png(bytestring=svg.encode(), output_width=1800)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize(
    ("size", "drawing"), [((80, 24), Drawing.HALF_BLOCKS), ((160, 50), Drawing.SPACES)], ids=["80x24", "160x50"]
)
async def test_code_on_the_screen_opens_the_ticket(theme: str, size: tuple[int, int], drawing: Drawing) -> None:
    """In every look, a picture of the screen reads as the booking's address."""
    async with running(size=size, theme=theme) as kiosk:
        await kiosk.to_code()
        (form,) = kiosk.evening.forms
        assert kiosk.app.screen.query_one(QrDrawing).drawing is drawing
        assert _read(kiosk) == [address(form.code, "").text]


@pytest.mark.parametrize("theme", PALETTES)
async def test_code_is_black_on_white_whatever_the_look(theme: str) -> None:
    """The code uses #000000 and #ffffff only, quiet zone included."""
    async with running(size=(160, 50), theme=theme) as kiosk:
        await kiosk.to_code()
        region = kiosk.app.screen.query_one(QrDrawing).region
        middle = region.y + region.height // 2
        grounds = set()
        column = 0
        for segment in kiosk.rows()[middle]:
            inside = region.x + 8 < column < region.right - 8
            if inside and segment.style is not None and segment.style.bgcolor is not None:
                grounds.add(segment.style.bgcolor.get_truecolor().hex)
            column += segment.cell_length
        assert {"#000000", "#ffffff"} <= grounds <= {"#000000", "#ffffff", PALETTES[theme].paper}


async def test_code_that_does_not_fit_becomes_words() -> None:
    """A code is never clipped: without room the screen points to the reference."""
    async with running(qr_mode="spaces") as kiosk:
        await kiosk.to_code()
        assert kiosk.app.screen.query_one(QrDrawing).drawing is Drawing.TEXT
        assert _read(kiosk) == []
        assert "Note the reference on the right" in kiosk.text()
        assert "K7QD-21" in kiosk.text()


async def test_code_follows_a_resize() -> None:
    """When the window grows, the code is drawn anew for the room there is."""
    async with running() as kiosk:
        await kiosk.to_code()
        await kiosk.pilot.resize_terminal(160, 50)
        await kiosk.settle()
        assert kiosk.app.screen.query_one(QrDrawing).drawing is Drawing.SPACES
        assert len(_read(kiosk)) == 1

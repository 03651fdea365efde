"""The code on the screen, read by a program that knows nothing of the one that wrote it."""

import io
from collections.abc import Iterator

import cairosvg
import pytest
import zxingcpp
from PIL import Image
from textual.app import App, ComposeResult

from kiosk.booking.qr_cells import MODES, Drawing, room
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


async def test_code_without_room_for_its_address_becomes_the_reference() -> None:
    """Where an address has no room as it is drawn, code and steps are those of the reference."""
    async with running(size=(100, 30), qr_mode="spaces") as kiosk:
        await kiosk.to_code()
        assert _read(kiosk) == ["K7QD-21"]
        assert "Photograph the code" in kiosk.text()
        await kiosk.pilot.resize_terminal(160, 48)
        await kiosk.settle()
        assert _read(kiosk) == [address(kiosk.evening.forms[0].code, "").text]
        assert "Scan the code" in kiosk.text()
        await kiosk.pilot.resize_terminal(80, 24)
        await kiosk.settle()
        assert _read(kiosk) == []
        assert "Note the reference below" in kiosk.text()


class _Alone(App[None]):
    """A code on a dark ground and nothing else."""

    CSS = "Screen { background: #0a0a0a; } QrDrawing { width: 100%; height: 100%; }"
    mode = "auto"

    def compose(self) -> ComposeResult:
        """Lay out a booking's address with its reference as the way down."""
        says = (address("A2" * 13, "").text, "K7QD-21")
        yield QrDrawing(says, "no room", lambda: self.mode)


def _painted(app: App[None]) -> Iterator[list[str]]:
    """Return the colours of the upper and the lower half of every cell, two rows a terminal row."""
    for strip in app.screen._compositor.render_strips():
        upper, lower = [], []
        for segment in strip:
            assert segment.style is not None
            ink, ground = (
                colour.get_truecolor().hex if colour else ""
                for colour in (segment.style.color, segment.style.bgcolor)
            )
            for glyph in segment.text:
                upper.append(ink if glyph == "▀" else ground)
                lower.append(ink if glyph == "▄" else ground)
        yield upper
        yield lower


@pytest.mark.parametrize("mode", MODES)
async def test_code_is_painted_whole_at_every_size(mode: str) -> None:
    """From 40x12 to 200x60 all of a code with its white frame is on the screen, or nothing of it."""
    app = _Alone()
    app.mode = mode
    async with app.run_test(size=(40, 12)) as pilot:
        for columns in range(40, 201, 40):
            for rows in (*range(12, 60, 6), 60):
                await pilot.resize_terminal(columns, rows)
                await pilot.pause()
                fitted = app.screen.query_one(QrDrawing).fitted
                lines = [line for line in _painted(app) if {"#000000", "#ffffff"} & set(line)]
                if fitted.code is None:
                    assert lines == []
                    continue
                width = 2 if fitted.drawing is Drawing.SPACES else 1
                left = (columns - room(fitted.drawing, fitted.code)[0]) // 2
                wanted = [["#000000" if dark else "#ffffff" for dark in row] for row in fitted.code.bordered()]
                seen = [line[left : left + width * fitted.code.side : width] for line in lines[::width]]
                assert seen[: fitted.code.side] == wanted

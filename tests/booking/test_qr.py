"""What a phone reads of the codes: every drawing is turned into a picture here and read by an unrelated decoder."""

import io

import cairosvg
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from kiosk.booking.qr import (
    Drawing,
    QrCode,
    fit,
    half_block_rows,
    make_code,
    room,
    space_rows,
    svg,
)

ADDRESS = "http://192.168.178.124:8765/b/MZXW6YTBOI3GS2DBNZSWK3TPOB"
CELL_WIDTH, CELL_HEIGHT = 6, 12


def read(picture: Image.Image) -> list[str]:
    """Return what the decoder reads in a picture that stands on a dark screen."""
    screen = Image.new("L", (picture.width + 80, picture.height + 80), 30)
    screen.paste(picture, (40, 40))
    return [found.text for found in zxingcpp.read_barcodes(screen)]


def picture_of_spaces(code: QrCode) -> Image.Image:
    """Draw rows of coloured cells as a terminal does: no glyph, only backgrounds."""
    columns, rows = room(Drawing.SPACES, code)
    picture = Image.new("L", (columns * CELL_WIDTH, rows * CELL_HEIGHT), 255)
    pen = ImageDraw.Draw(picture)
    for y, runs in enumerate(space_rows(code)):
        x = 0
        for dark, length in runs:
            box = (x * CELL_WIDTH, y * CELL_HEIGHT, (x + length) * CELL_WIDTH - 1, (y + 1) * CELL_HEIGHT - 1)
            pen.rectangle(box, fill=0 if dark else 255)
            x += length
        assert x == columns
    return picture


def picture_of_half_blocks(code: QrCode) -> Image.Image:
    """Draw block elements by their definition in Unicode (U+2580, U+2584, U+2588)."""
    columns, rows = room(Drawing.HALF_BLOCKS, code)
    lines = half_block_rows(code)
    assert (max(map(len, lines)), len(lines)) == (columns, rows)
    picture = Image.new("L", (columns * CELL_WIDTH, rows * CELL_HEIGHT), 255)
    pen = ImageDraw.Draw(picture)
    for y, line in enumerate(lines):
        for x, glyph in enumerate(line):
            left, top, middle = x * CELL_WIDTH, y * CELL_HEIGHT, y * CELL_HEIGHT + CELL_HEIGHT // 2
            if glyph in "▀█":
                pen.rectangle((left, top, left + CELL_WIDTH - 1, middle - 1), fill=0)
            if glyph in "▄█":
                pen.rectangle((left, middle, left + CELL_WIDTH - 1, top + CELL_HEIGHT - 1), fill=0)
    return picture


@pytest.mark.parametrize("text", [ADDRESS, "K7QD-2M", "MK1P7QD2MZ4R", "https://kiosk.example.org/b/" + "A2" * 13])
@pytest.mark.parametrize("draw", [picture_of_spaces, picture_of_half_blocks])
def test_both_drawings_are_read(draw: object, text: str) -> None:
    """A phone reads what the kiosk drew, with coloured spaces and with half-blocks."""
    assert callable(draw)
    code = make_code(text)
    assert code is not None
    assert read(draw(code)) == [text]


@pytest.mark.parametrize("text", [ADDRESS, "MK1P7QD2MZ4R"])
def test_the_printed_drawing_is_read(text: str) -> None:
    """A phone reads the code on a page, at a few pixels a module."""
    code = make_code(text)
    assert code is not None
    png = cairosvg.svg2png(svg(code, "Your booking").encode(), output_width=code.side * 4)
    assert read(Image.open(io.BytesIO(png)).convert("L")) == [text]


def test_the_label_of_a_printed_code_is_plain_text() -> None:
    """A name in the label of a code cannot become part of the page."""
    code = make_code("K7QD-2M")
    assert code is not None
    assert '"><script>' not in svg(code, '"><script>')


def test_a_terminal_of_80_by_24_gets_half_blocks() -> None:
    """The smallest terminal shows an address as half-blocks with at least the middle error correction."""
    drawing, code = fit(ADDRESS, 45, 23)
    assert drawing is Drawing.HALF_BLOCKS
    assert code is not None
    assert code.version <= 5
    assert code.level in "HQM"


def test_coloured_spaces_come_first() -> None:
    """A large terminal shows coloured spaces, which every terminal draws right."""
    drawing, code = fit(ADDRESS, 160, 48)
    assert drawing is Drawing.SPACES
    assert code is not None
    assert code.level == "Q"


def test_the_drawing_is_chosen_before_the_error_correction() -> None:
    """Coloured spaces at a lower level win over half-blocks at the highest."""
    drawing, code = fit(ADDRESS, 82, 41)
    assert (drawing, code and code.level) == (Drawing.SPACES, "Q")
    drawing, code = fit(ADDRESS, 82, 41, "half-blocks")
    assert (drawing, code and code.level) == (Drawing.HALF_BLOCKS, "H")


@pytest.mark.parametrize("columns", range(20, 200, 13))
@pytest.mark.parametrize("rows", range(5, 70, 7))
def test_nothing_is_ever_clipped(columns: int, rows: int) -> None:
    """Whatever the size of the terminal, the drawing that was chosen has room, and no larger version was possible."""
    drawing, code = fit(ADDRESS, columns, rows)
    if code is None:
        assert drawing is Drawing.TEXT
        assert min(columns, rows * 2) < 41
    else:
        needed = room(drawing, code)
        assert needed[0] <= columns
        assert needed[1] <= rows


def test_too_little_room_becomes_text() -> None:
    """Where no code fits, the kiosk is told to write the address instead."""
    assert fit(ADDRESS, 40, 20) == (Drawing.TEXT, None)


def test_a_chosen_drawing_is_kept_or_none_is_shown() -> None:
    """An organizer who chose one drawing never sees the other, which their phone could not read."""
    assert fit(ADDRESS, 160, 48, "half-blocks")[0] is Drawing.HALF_BLOCKS
    assert fit(ADDRESS, 60, 30, "spaces") == (Drawing.TEXT, None)
    assert fit(ADDRESS, 160, 48, "text") == (Drawing.TEXT, None)


def test_low_error_correction_is_never_used() -> None:
    """The lowest error correction, which fails at a slant, cannot be asked for."""
    with pytest.raises(ValueError, match="L"):
        make_code(ADDRESS, levels=("L",))


def test_a_text_beyond_every_version_is_none() -> None:
    """A text that no code can hold gives no code rather than a crash."""
    assert make_code("a" * 5000) is None


def test_a_reference_is_the_smallest_code() -> None:
    """A reference and a badge code fit version 1 at the best and the middle level."""
    reference, badge = make_code("K7QD-2M"), make_code("MK1P7QD2MZ4R", max_version=1)
    assert reference is not None
    assert badge is not None
    assert (reference.version, reference.level, badge.version) == (1, "H", 1)

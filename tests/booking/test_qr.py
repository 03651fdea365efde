"""What a phone reads of the codes: every drawing is turned into a picture here and read by an unrelated decoder."""

import io
from functools import cache

import cairosvg
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from kiosk.booking import qr_cells
from kiosk.booking.qr import QrCode, half_block_rows, make_code, svg
from kiosk.booking.qr_cells import MODES, Drawing, cell_rows, fit, room

ADDRESS = "http://192.168.178.124:8765/b/MZXW6YTBOI3GS2DBNZSWK3TPOB"
LONG = "https://networking-night.westhaven-college.example.org/b/MZXW6YTBOI3GS2DBNZSWK3TPOB"
CELL_WIDTH, CELL_HEIGHT = 6, 12


def read(picture: Image.Image) -> list[str]:
    """Return what the decoder reads in a picture that stands on a dark screen."""
    screen = Image.new("L", (picture.width + 80, picture.height + 80), 30)
    screen.paste(picture, (40, 40))
    return [found.text for found in zxingcpp.read_barcodes(screen)]


def picture_of(drawing: Drawing, code: QrCode) -> Image.Image:
    """Draw cells as a terminal does: the ground first, then block elements by their definition (U+2580, U+2584)."""
    columns, rows = room(drawing, code)
    picture = Image.new("L", (columns * CELL_WIDTH, rows * CELL_HEIGHT), 128)
    pen = ImageDraw.Draw(picture)
    for y, runs in enumerate(cell_rows(drawing, code)):
        cells = [(glyph, run) for run in runs for glyph in run.text]
        assert len(cells) == columns
        for x, (glyph, run) in enumerate(cells):
            left, top, middle = x * CELL_WIDTH, y * CELL_HEIGHT, y * CELL_HEIGHT + CELL_HEIGHT // 2
            right, bottom = left + CELL_WIDTH - 1, top + CELL_HEIGHT - 1
            pen.rectangle((left, top, right, bottom), fill=0 if run.ground else 255)
            if glyph != " ":
                box = (left, top, right, middle - 1) if glyph == "▀" else (left, middle, right, bottom)
                pen.rectangle(box, fill=0 if run.ink else 255)
    return picture


def picture_of_text(code: QrCode) -> Image.Image:
    """Draw the rows that are printed outside screens."""
    lines = half_block_rows(code)
    picture = Image.new("L", (len(lines[0]) * CELL_WIDTH, len(lines) * CELL_HEIGHT), 255)
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
@pytest.mark.parametrize("drawing", [one for one in Drawing if one is not Drawing.TEXT])
def test_every_drawing_is_read(drawing: Drawing, text: str) -> None:
    """A phone reads what the kiosk drew, whichever way."""
    code = make_code(text)
    assert code is not None
    assert read(picture_of(drawing, code)) == [text]
    assert read(picture_of_text(code)) == [text]


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
    fitted = fit([ADDRESS], 45, 23)
    assert fitted.drawing is Drawing.HALF_BLOCKS
    assert fitted.code is not None
    assert fitted.code.version <= 5
    assert fitted.code.level in "HQM"


def test_coloured_spaces_come_first() -> None:
    """A large terminal shows coloured spaces, which every terminal draws right."""
    fitted = fit([ADDRESS], 160, 48)
    assert fitted.drawing is Drawing.SPACES
    assert fitted.code is not None
    assert (fitted.code.level, fitted.code.border) == ("Q", 4)


def test_the_drawing_is_chosen_before_the_error_correction() -> None:
    """Coloured spaces at a lower level win over half-blocks at the highest."""
    spaces, halves = fit([ADDRESS], 82, 41), fit([ADDRESS], 82, 41, "half-blocks")
    assert (spaces.drawing, spaces.code and spaces.code.level) == (Drawing.SPACES, "Q")
    assert (halves.drawing, halves.code and halves.code.level) == (Drawing.HALF_BLOCKS, "H")


def test_the_quiet_zone_gives_way_to_larger_modules_and_never_goes() -> None:
    """Coloured spaces with a quiet zone of two win over half-blocks with four; less than two is never drawn."""
    fitted = fit([ADDRESS], 74, 37)
    assert fitted.code is not None
    assert (fitted.drawing, fitted.code.border) == (Drawing.SPACES, 2)
    assert fit([ADDRESS], 73, 37).drawing is Drawing.HALF_BLOCKS
    assert fit([ADDRESS], 36, 18).drawing is Drawing.TEXT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("says", [[ADDRESS, "K7QD-2M"], [LONG, ADDRESS, "K7QD-2M"]], ids=["address", "long"])
def test_nothing_is_ever_clipped(mode: str, says: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """At every size the drawing has its room; no text is given up that would have fitted, and none is read as L."""
    monkeypatch.setattr(qr_cells, "make_code", cache(make_code))  # the same few codes, ten thousand times
    for columns in range(20, 202, 3):
        for rows in range(8, 62, 2):
            fitted = fit(says, columns, rows, mode)
            if fitted.code is not None:
                needed = room(fitted.drawing, fitted.code)
                assert needed[0] <= columns
                assert needed[1] <= rows
                assert fitted.code.border >= 2
                assert fitted.code.level in "HQM"
            skipped = says[: says.index(fitted.says)] if fitted.says else says
            assert all(fit([text], columns, rows, mode).code is None for text in skipped)


def test_a_longer_text_gives_way_to_a_shorter_one_and_that_to_words() -> None:
    """What does not fit becomes a shorter payload, then the reference alone, then no code."""
    says = [LONG, ADDRESS, "K7QD-2M"]
    assert [fit(says, columns, 25).says for columns in (45, 40, 29, 24)] == [LONG, ADDRESS, "K7QD-2M", ""]


def test_a_chosen_drawing_is_kept_or_none_is_shown() -> None:
    """An organizer who chose one drawing never sees another, which their phone could not read."""
    for mode in ("half-blocks", "upper-halves", "lower-halves"):
        assert fit([ADDRESS], 160, 48, mode).drawing == mode
    assert fit([ADDRESS], 60, 30, "spaces").drawing is Drawing.TEXT
    assert fit([ADDRESS, "K7QD-2M"], 60, 30, "spaces").says == "K7QD-2M"
    assert fit([ADDRESS], 160, 48, "text").drawing is Drawing.TEXT


def test_one_half_alone_is_used_where_it_was_chosen() -> None:
    """The drawing by the upper half-block has no lower one in it, and the other way round; none has a full one."""
    code = make_code(ADDRESS)
    assert code is not None
    glyphs = {one: {g for row in cell_rows(one, code) for run in row for g in run.text} for one in Drawing}
    assert glyphs[Drawing.UPPER_HALVES] == {" ", "▀"}
    assert glyphs[Drawing.LOWER_HALVES] == {" ", "▄"}
    assert glyphs[Drawing.HALF_BLOCKS] == {" ", "▀", "▄"}
    assert glyphs[Drawing.SPACES] == {" "}


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

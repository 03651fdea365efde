"""A QR code in a terminal, by the room there is: coloured spaces, else half-blocks, else words.

Always #000000 on #ffffff, whatever the theme (other colours are not read by every phone), with its quiet zone, and
never clipped: a clipped code looks right and fails silently.
"""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.booking.qr import Drawing, QrCode, fit, half_block_rows, space_rows

_INK = Style(color="#000000", bgcolor="#ffffff")
_DARK = Style(color="#000000", bgcolor="#000000")


class QrDrawing(Widget):
    """A code in the middle of its room; `words` stand there when no code fits."""

    def __init__(self, text: str, words: str, mode: str = "auto") -> None:
        super().__init__()
        self._text = text
        self._words = words
        self._mode = mode
        self._rows: tuple[Strip, ...] = ()
        self._drawn_for: Size | None = None
        self.drawing = Drawing.TEXT

    def _prepare(self, size: Size) -> None:
        if size == self._drawn_for:
            return
        self._drawn_for = size
        self.drawing, code = fit(self._text, size.width, size.height, self._mode)
        self._rows = strips(self.drawing, code)

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        size = self.size
        self._prepare(size)
        blank = Strip.blank(size.width, self.visual_style.rich_style)
        if not self._rows:
            return self._word_line(y, size, blank)
        row = y - (size.height - len(self._rows)) // 2
        if not 0 <= row < len(self._rows):
            return blank
        strip = self._rows[row]
        left = (size.width - strip.cell_length) // 2
        side = self.visual_style.rich_style
        right = size.width - left - strip.cell_length
        return Strip.join([Strip.blank(left, side), strip, Strip.blank(right, side)])

    def _word_line(self, y: int, size: Size, blank: Strip) -> Strip:
        if y != size.height // 2:
            return blank
        text = self._words[: size.width].center(size.width)
        return Strip([Segment(text, self.visual_style.rich_style)])


def strips(drawing: Drawing, code: QrCode | None) -> tuple[Strip, ...]:
    """Return the rows of a code as they are painted, quiet zone included; none without a code."""
    if code is None:
        return ()
    if drawing is Drawing.SPACES:
        return tuple(
            Strip([Segment(" " * columns, _DARK if dark else _INK) for dark, columns in row])
            for row in space_rows(code)
        )
    return tuple(Strip([Segment(row, _INK)]) for row in half_block_rows(code))

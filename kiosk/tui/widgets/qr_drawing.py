"""A QR code in a terminal, by the room there is: coloured spaces, else half-blocks, else a shorter text, else words.

Always #000000 on #ffffff, whatever the theme (other colours are not read by every phone), with its quiet zone, and
never clipped: a clipped code looks right and fails silently.
"""

from collections.abc import Callable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.booking.qr_cells import AUTO, Cells, Drawing, Fitted, cell_rows, fit

_COLOURS: Final = {True: "#000000", False: "#ffffff"}
_LOOKS: Final = {
    (ink, ground): Style(color=_COLOURS[ink], bgcolor=_COLOURS[ground])
    for ink in (True, False)
    for ground in (True, False)
}


class QrDrawing(Widget):
    """A code in the middle of its room: the first of `says` that fits; `words` stand there when none does."""

    class Fits(Message):
        """What is drawn has changed, because the room or the mode has."""

        def __init__(self, fitted: Fitted) -> None:
            super().__init__()
            self.fitted = fitted

    def __init__(
        self, says: Sequence[str], words: str, mode: Callable[[], str] = lambda: AUTO, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._says = tuple(says)
        self._words = words
        self._mode = mode
        self._rows: tuple[Strip, ...] = ()
        self._drawn_for: tuple[Size, str] | None = None
        self.fitted = Fitted(Drawing.TEXT)

    def show(self, says: Sequence[str]) -> None:
        """Draw other texts, in the mode that counts now."""
        self._says = tuple(says)
        self._drawn_for = None
        self.refresh()

    @property
    def drawing(self) -> Drawing:
        """How the code is drawn now."""
        return self.fitted.drawing

    def _prepare(self, size: Size) -> None:
        wanted = (size, self._mode())
        if wanted == self._drawn_for:
            return
        self._drawn_for = wanted
        fitted = fit(self._says, size.width, size.height, wanted[1])
        self._rows = strips(fitted)
        if fitted != self.fitted:
            self.fitted = fitted
            self.post_message(self.Fits(fitted))

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


def strips(fitted: Fitted) -> tuple[Strip, ...]:
    """Return the rows of a code as they are painted, quiet zone included; none without a code."""
    if fitted.code is None:
        return ()
    return tuple(Strip([_segment(cells) for cells in row]) for row in cell_rows(fitted.drawing, fitted.code))


def _segment(cells: Cells) -> Segment:
    return Segment(cells.text, _LOOKS[cells.ink, cells.ground])

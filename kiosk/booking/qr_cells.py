"""How a screen draws a QR code: which drawing fits the room, and which cell is painted how. Pure; no widget.

Always black `#000000` on white `#ffffff`, whatever the theme of the screen: grey, tinted and light-on-dark codes are
not read by every phone. Never clipped: a clipped code looks right and fails silently.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from kiosk.booking.qr import LEAST_QUIET_ZONE, QUIET_ZONE, QrCode, make_code

Pair = tuple[bool, bool]
"""Two modules on top of each other in one cell, dark is true: the upper, the lower."""
AUTO: Final = "auto"
"""The mode that takes the best drawing there is room for."""


class Drawing(StrEnum):
    """How a code is drawn in a terminal."""

    SPACES = "spaces"
    """Two coloured spaces a module: no glyph is involved, so every font and terminal draws it right."""
    HALF_BLOCKS = "half-blocks"
    """Two modules on top of each other in one cell: a quarter of the room, and gaps that fonts leave are hidden."""
    UPPER_HALVES = "upper-halves"
    """The same by the upper half-block alone: the lower module is the cell's ground, which has no gaps."""
    LOWER_HALVES = "lower-halves"
    """The same by the lower half-block alone, for terminals that draw the upper one wrong."""
    TEXT = "text"
    """No code at all, only what it would say."""


MODES: Final = (AUTO, *Drawing)
"""What `KIOSK_QR_MODE` and the test screen can say."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits into some room."""

    drawing: Drawing
    code: QrCode | None = None
    """None for text."""
    says: str = ""
    """Which of the texts the code says; empty for none."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one row that look alike."""

    text: str
    ink: bool
    """Whether the glyphs are dark."""
    ground: bool
    """Whether the ground is dark."""


def room(drawing: Drawing, code: QrCode) -> tuple[int, int]:
    """Return the columns and rows that a drawing of `code` takes, quiet zone included; text takes none here."""
    if drawing is Drawing.TEXT:
        return 0, 0
    return (2 * code.side, code.side) if drawing is Drawing.SPACES else (code.side, (code.side + 1) // 2)


def fit(texts: Sequence[str], columns: int, rows: int, mode: str = AUTO) -> Fitted:
    """Choose what is drawn in `columns` x `rows` cells: the first of `texts` that fits somehow, longest first.

    `auto` takes coloured spaces, else half-blocks; a quiet zone of four modules, else three or two, because a module
    twice as large is read from twice as far and the quiet zone is not; then the strongest error correction that there
    is room for. A drawing named as the mode is taken or none: somebody chose it because a phone could not read the
    others. Raises ValueError for an unknown mode.
    """
    wanted = (Drawing.SPACES, Drawing.HALF_BLOCKS) if mode == AUTO else (Drawing(mode),)
    for text in texts:
        for drawing in wanted:
            for border in range(QUIET_ZONE, LEAST_QUIET_ZONE - 1, -1):
                version = _largest_version(drawing, columns, rows, border)
                code = make_code(text, max_version=version, border=border) if version else None
                if code is not None:
                    return Fitted(drawing, code, text)
    return Fitted(Drawing.TEXT)


def cell_rows(drawing: Drawing, code: QrCode) -> tuple[tuple[Cells, ...], ...]:
    """Return the runs of alike cells of each terminal row, quiet zone included; nothing for text."""
    modules = code.bordered()
    if drawing is Drawing.TEXT:
        return ()
    if drawing is Drawing.SPACES:
        return tuple(_joined(Cells("  ", dark, dark) for dark in row) for row in modules)
    below = (*modules[1::2], (False,) * code.side)  # the last row stands alone: a side is always odd
    columns = tuple(
        _column(drawing, tuple(zip(uppers, lowers, strict=True)))
        for uppers, lowers in zip(zip(*modules[::2], strict=True), zip(*below, strict=True), strict=True)
    )
    return tuple(_joined(row) for row in zip(*columns, strict=True))


def _column(drawing: Drawing, pairs: Sequence[Pair]) -> list[Cells]:
    """Return the cells of one column of (upper, lower) modules, each by the half-block that leaves the fewest lines.

    Many fonts leave a thin gap over the upper half-block and under the lower one, in the colour of the other module.
    Between modules of one colour that is a line a reader stumbles over; where the colour changes anyway it is none.
    The best choice for a cell depends on its neighbours' (dynamic programming, two states a cell); of equals the
    upper half-block, whose gap is the thinner in most fonts.
    """
    ways: dict[bool, tuple[int, tuple[bool, ...]]] = {_choices(drawing)[0]: (0, ())}
    before: Pair | None = None
    for pair in pairs:
        ways = {
            by_lower: min(
                (cost + _lines(before, was, pair, by_lower), (*way, by_lower)) for was, (cost, way) in ways.items()
            )
            for by_lower in _choices(drawing)
        }
        before = pair
    return [_cell(pair, by_lower) for pair, by_lower in zip(pairs, min(ways.values())[1], strict=True)]


def _choices(drawing: Drawing) -> tuple[bool, ...]:
    """Return whether a cell may be drawn by the upper half-block (false), the lower one (true), or either."""
    return {Drawing.UPPER_HALVES: (False,), Drawing.LOWER_HALVES: (True,)}.get(drawing, (False, True))


def _lines(above: Pair | None, above_by_lower: bool, pair: Pair, by_lower: bool) -> int:
    """Return how many changes of colour the gaps add between two cells, from module to module."""
    if above is None:
        return 0
    # A cell of two modules alike has no glyph: both choices show its colour.
    bottom = above[0] if above_by_lower else above[1]
    top = pair[0] if by_lower else pair[1]
    seen = (above[1], bottom, top, pair[0])
    return sum(one != other for one, other in pairwise(seen)) - (above[1] != pair[0])


def _cell(pair: Pair, by_lower: bool) -> Cells:
    upper, lower = pair
    if upper == lower:
        return Cells(" ", upper, upper)
    return Cells("▄", lower, upper) if by_lower else Cells("▀", upper, lower)


def _joined(cells: Iterable[Cells]) -> tuple[Cells, ...]:
    looks = groupby(cells, lambda cell: (cell.ink, cell.ground))
    return tuple(Cells("".join(cell.text for cell in run), *look) for look, run in looks)


def _largest_version(drawing: Drawing, columns: int, rows: int, border: int) -> int:
    """Return the largest version that a drawing has room for; 0 is none."""
    if drawing is Drawing.TEXT:
        return 0
    side = min(columns // 2, rows) if drawing is Drawing.SPACES else min(columns, 2 * rows)
    return max(0, min(40, (side - 2 * border - 17) // 4))

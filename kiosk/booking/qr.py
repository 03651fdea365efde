"""QR codes (ISO/IEC 18004) as modules, what fits where, and their drawing as text rows or SVG. Pure; no Pillow.

It makes no choice about what a code says (`payload`) and knows no widget: a screen colours the rows that it is
given, always black `#000000` on white `#ffffff` whatever its theme, because grey, tinted and light-on-dark codes are
not read by every phone.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

QUIET_ZONE: Final = 4
"""Light modules around a code (ISO/IEC 18004 section 5.3.8); with none, no reader finds it."""

# L is left out on purpose: at a slant it was read one time in eight where M was read every second time.
_LEVELS: Final = {"H": ERROR_CORRECT_H, "Q": ERROR_CORRECT_Q, "M": ERROR_CORRECT_M}
_SPLIT: Final = 20
"""Shortest stretch that is coded in a mode of its own; a smaller one can cost a version."""
_HALF_BLOCKS: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


class Drawing(StrEnum):
    """How a code is drawn in a terminal."""

    SPACES = "spaces"
    """Two coloured spaces a module: no glyph is involved, so every font and terminal draws it right."""
    HALF_BLOCKS = "half-blocks"
    """Two modules on top of each other in one cell: a quarter of the room, but some fonts leave gaps."""
    TEXT = "text"
    """No code at all, only what it would say."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """One code."""

    modules: tuple[tuple[bool, ...], ...]
    """Rows from the top, dark is true, without the quiet zone."""
    size: int
    """Modules along one side: 17 + 4 x version."""
    version: int
    """1 to 40."""
    level: str
    """Error correction: H, Q or M."""
    border: int = QUIET_ZONE
    """Light modules on each side that belong to the code."""

    @property
    def side(self) -> int:
        """Modules along one side with the quiet zone."""
        return self.size + 2 * self.border

    def bordered(self) -> tuple[tuple[bool, ...], ...]:
        """Return the modules with the quiet zone around them."""
        light = (False,) * self.side
        edge = (False,) * self.border
        return (light,) * self.border + tuple(edge + row + edge for row in self.modules) + (light,) * self.border


def make_code(text: str, *, levels: Sequence[str] = ("H", "Q", "M"), max_version: int | None = None) -> QrCode | None:
    """Return the code of `text` at the first of `levels` (strongest first) that needs no more than `max_version`.

    None where no level fits. Raises ValueError for a level other than H, Q or M.
    """
    for level in levels:
        draft: QRCode = QRCode(error_correction=_LEVELS[level] if level in _LEVELS else _refuse(level))
        draft.add_data(text, optimize=_SPLIT)
        try:
            version = draft.best_fit()
        except (DataOverflowError, ValueError):  # past version 40 the library raises either
            continue
        if max_version is None or version <= max_version:
            draft.make(fit=False)
            modules = tuple(tuple(bool(module) for module in row) for row in draft.modules)
            return QrCode(modules, len(modules), version, level)
    return None


def room(drawing: Drawing, code: QrCode) -> tuple[int, int]:
    """Return the columns and rows that a drawing of `code` takes, quiet zone included; text takes none here."""
    if drawing is Drawing.SPACES:
        return 2 * code.side, code.side
    if drawing is Drawing.HALF_BLOCKS:
        return code.side, (code.side + 1) // 2
    return 0, 0


def fit(text: str, columns: int, rows: int, preferred: str = "auto") -> tuple[Drawing, QrCode | None]:
    """Choose the drawing for `columns` x `rows` cells, then the strongest error correction that it has room for.

    `auto` takes coloured spaces, else half-blocks, else text. A preferred drawing is taken or none: somebody chose
    it because a phone could not read the other. Nothing is ever clipped. Raises ValueError for an unknown drawing.
    """
    wanted = (Drawing.SPACES, Drawing.HALF_BLOCKS) if preferred == "auto" else (Drawing(preferred),)
    for drawing in wanted:
        version = _largest_version(drawing, columns, rows)
        code = make_code(text, max_version=version) if version else None
        if code is not None:
            return drawing, code
    return Drawing.TEXT, None


def half_block_rows(code: QrCode) -> tuple[str, ...]:
    """Return one string a terminal row, quiet zone included, to be shown in black on white."""
    modules = code.bordered()
    below = (*modules[1::2], (False,) * code.side)  # the last row stands alone: a side is always odd
    return tuple(
        "".join(_HALF_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], below, strict=True)
    )


def space_rows(code: QrCode) -> tuple[tuple[tuple[bool, int], ...], ...]:
    """Return one tuple a terminal row, quiet zone included: runs of (dark, columns), two columns a module."""
    return tuple(_runs(row) for row in code.bordered())


def svg(code: QrCode, label: str = "") -> str:
    """Return inline SVG: black on white with its quiet zone, one path, crisp edges, sized by whoever places it.

    `label` is read aloud in place of the picture.
    """
    strokes = []
    for y, row in enumerate(code.bordered()):
        x = 0
        for dark, length in _runs(row, columns=1):
            if dark:
                strokes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    named = f' role="img" aria-label="{html.escape(label)}"' if label else ' aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.side} {code.side}" '
        f'shape-rendering="crispEdges"{named}><path fill="#ffffff" d="M0 0h{code.side}v{code.side}h-{code.side}z"/>'
        f'<path fill="#000000" d="{"".join(strokes)}"/></svg>'
    )


def _largest_version(drawing: Drawing, columns: int, rows: int) -> int:
    """Return the largest version that a drawing has room for; 0 is none."""
    if drawing is Drawing.TEXT:
        return 0
    side = min(columns // 2, rows) if drawing is Drawing.SPACES else min(columns, 2 * rows)
    return max(0, min(40, (side - 2 * QUIET_ZONE - 17) // 4))


def _runs(row: Sequence[bool], columns: int = 2) -> tuple[tuple[bool, int], ...]:
    runs: list[tuple[bool, int]] = []
    for dark in row:
        if runs and runs[-1][0] == dark:
            runs[-1] = (dark, runs[-1][1] + columns)
        else:
            runs.append((dark, columns))
    return tuple(runs)


def _refuse(level: str) -> int:
    raise ValueError(f"error correction {level} is not one of {', '.join(_LEVELS)}")

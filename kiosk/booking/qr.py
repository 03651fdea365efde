"""QR codes (ISO/IEC 18004) as modules, and their drawing as plain text rows or SVG. Pure; no Pillow.

It makes no choice about what a code says (`payload`), nor about how a screen draws it (`qr_cells`).
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

QUIET_ZONE: Final = 4
"""Light modules around a code (ISO/IEC 18004 section 5.3.8)."""
LEAST_QUIET_ZONE: Final = 2
"""Where room is short: readers find a code with two as well as with four, and with none not at all."""

# L is left out on purpose: at a slant it was read one time in eight where M was read every second time.
_LEVELS: Final = frozenset("HQM")
_SPLIT: Final = 20
"""Shortest stretch that is coded in a mode of its own; a smaller one can cost a version."""
_HALF_BLOCKS: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


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


def make_code(
    text: str,
    *,
    levels: Sequence[str] = ("H", "Q", "M"),
    max_version: int | None = None,
    border: int = QUIET_ZONE,
) -> QrCode | None:
    """Return the code of `text` at the first of `levels` (strongest first) that needs no more than `max_version`.

    `border` is its quiet zone in modules. None where no level fits. Raises ValueError for a level but H, Q or M.
    """
    # With the first code: the library brings Pillow along where that is installed, for pictures that nobody wants.
    from qrcode import constants  # noqa: PLC0415
    from qrcode.exceptions import DataOverflowError  # noqa: PLC0415
    from qrcode.main import QRCode  # noqa: PLC0415

    for level in levels:
        if level not in _LEVELS:
            raise ValueError(f"error correction {level} is not one of {', '.join(sorted(_LEVELS))}")
        draft: QRCode = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"))
        draft.add_data(text, optimize=_SPLIT)
        try:
            version = draft.best_fit()
        except (DataOverflowError, ValueError):  # past version 40 the library raises either
            continue
        if max_version is None or version <= max_version:
            draft.make(fit=False)
            modules = tuple(tuple(bool(module) for module in row) for row in draft.modules)
            return QrCode(modules, len(modules), version, level, border)
    return None


def half_block_rows(code: QrCode) -> tuple[str, ...]:
    """Return one string a terminal row, quiet zone included, to be shown in black on white: codes outside screens."""
    modules = code.bordered()
    below = (*modules[1::2], (False,) * code.side)  # the last row stands alone: a side is always odd
    return tuple(
        "".join(_HALF_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], below, strict=True)
    )


def svg(code: QrCode, label: str = "") -> str:
    """Return inline SVG: black on white with its quiet zone, one path, crisp edges, sized by whoever places it.

    `label` is read aloud in place of the picture.
    """
    strokes = []
    for y, row in enumerate(code.bordered()):
        x = 0
        for dark, length in _runs(row):
            if dark:
                strokes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    named = f' role="img" aria-label="{html.escape(label)}"' if label else ' aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.side} {code.side}" '
        f'shape-rendering="crispEdges"{named}><path fill="#ffffff" d="M0 0h{code.side}v{code.side}h-{code.side}z"/>'
        f'<path fill="#000000" d="{"".join(strokes)}"/></svg>'
    )


def _runs(row: Sequence[bool]) -> tuple[tuple[bool, int], ...]:
    return tuple((dark, len(tuple(run))) for dark, run in groupby(row))

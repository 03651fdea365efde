"""Charts as inline SVG, each with its text alternative. Pure drawing: it knows no booking and no sentence.

Colours are classes, so that the page's style decides them; text that came from people is escaped here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Final

_WIDTH: Final = 720
_LEFT: Final = 34
_TOP: Final = 10
_FLOOR: Final = 26
"""Room for the labels under the columns."""
_LETTER: Final = 6.4
"""Pixels of a letter of a label, at most."""
_LABEL_GAP: Final = 20
"""Pixels between two labels; where there are more columns than have room for one, some go without."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the whole, and the part of it that is filled stronger."""

    label: str
    whole: int
    part: int = 0


def column_chart(name: str, columns: Sequence[Column], *, title: str, description: str, height: int = 220) -> str:
    """Return a column chart; `name` is unique on the page, `title` and `description` are what is read aloud."""
    top = _nice(max((column.whole for column in columns), default=1))
    room = height - _TOP - _FLOOR
    step = (_WIDTH - _LEFT) / max(1, len(columns))
    longest = _LETTER * max((len(column.label) for column in columns), default=0)
    every = next(n for n in count(1) if n * step >= longest + _LABEL_GAP)
    first = next((n for n in range(len(columns)) if _LEFT + (n + 0.5) * step >= longest / 2), 0)
    parts = [_grid(top, room)]
    for number, column in enumerate(columns):
        left = _LEFT + number * step
        parts.append(_column(column, left, step, room, top))
        x = left + step / 2
        if number >= first and (number - first) % every == 0 and x + longest / 2 <= _WIDTH:
            parts.append(f'<text class="tick" x="{x:.1f}" y="{height - 9}">{escape(column.label)}</text>')
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def bar(parts: Sequence[tuple[str, int]], of: int, label: str) -> str:
    """Return one horizontal bar of a table's row: (class, length) pieces side by side, `of` being the full width."""
    drawn, left = [], 0.0
    for kind, length in parts:
        width = 100 * length / max(1, of)
        drawn.append(f'<rect class="{kind}" x="{left:.2f}" y="0" width="{width:.2f}" height="10"/>')
        left += width
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(label)}">{"".join(drawn)}</svg>'
    )


def _column(column: Column, left: float, step: float, room: int, top: int) -> str:
    wide = min(step * 0.76, 60)
    x = left + (step - wide) / 2
    drawn = []
    for kind, value in (("whole", column.whole), ("part", column.part)):
        tall = room * value / top
        if value:
            drawn.append(
                f'<rect class="{kind}" x="{x:.1f}" y="{_TOP + room - tall:.1f}" width="{wide:.1f}" '
                f'height="{tall:.1f}" rx="1.5"/>'
            )
    return "".join(drawn)


def _grid(top: int, room: int) -> str:
    """Lines with their numbers, at whole numbers only."""
    lines = next(n for n in (4, 5, 3, 2, 1) if top % n == 0)
    drawn = []
    for number in range(lines + 1):
        y = _TOP + room - room * number / lines
        drawn.append(
            f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="scale" x="{_LEFT - 7}" y="{y + 3.5:.1f}">{top * number // lines}</text>'
        )
    return "".join(drawn)


def _nice(highest: int) -> int:
    """Return the round number that a scale ends at: 1, 2, 4, 5, 8, 10, 20, 40 ..."""
    for power in count():
        for step in (1, 2, 4, 5, 8):
            if step * 10**power >= max(1, highest):
                return int(step * 10**power)
    raise AssertionError  # pragma: no cover - one of them is high enough

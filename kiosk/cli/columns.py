"""Cells one below another in a terminal, where a letter may take two columns and an accent none."""

from collections.abc import Sequence
from unicodedata import category, east_asian_width


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of equally many cells as lines whose columns begin one below another, two blanks between them."""
    widths = [max(map(cells_of, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell + " " * (width - cells_of(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def cells_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters and emoji two, marks and joiners none."""
    return sum(
        0 if category(letter) in ("Mn", "Me", "Cf") else 2 if east_asian_width(letter) in "WF" else 1
        for letter in text
    )

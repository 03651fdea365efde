"""The kiosk's layouts: which size of a terminal has which name in the style sheets."""

from typing import Final

from textual.geometry import Size

WIDTHS: Final = [(0, "-too-narrow"), (80, "-narrow"), (100, "-medium"), (130, "-wide")]
HEIGHTS: Final = [(0, "-too-short"), (24, "-short"), (30, "-tall"), (42, "-very-tall")]


def layout_classes(size: Size) -> tuple[str, str]:
    """Return the names of the layout for a terminal of `size` cells.

    A new screen takes them before it is laid out: Textual gives them with the first resize, one layout too late.
    """
    width = [name for least, name in WIDTHS if size.width >= least]
    height = [name for least, name in HEIGHTS if size.height >= least]
    return width[-1], height[-1]

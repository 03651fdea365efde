"""Looks at a screen as a person does: every character in its colours, what is cut or covered, what cannot be read."""

import string
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from rich.style import Style
from textual.color import Color
from textual.containers import VerticalScroll
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Button, Digits, Input, Static

from kiosk.tui.screens.done import DoneScreen
from kiosk.tui.screens.idle import IdleModal
from kiosk.tui.screens.modal import KioskModal
from tests.tui.driving import Kiosk

AA = 4.5  # WCAG 2.2, 1.4.3
AAA = 7.0  # WCAG 2.2, 1.4.6
_BORDERS = set("─│┌┐└┘╭╮╰╯━╸╺┃┏┓┗┛▔▁▏▕▊▎▌█▀▄▂▃▅▆▇ ")  # frames, bars, and the ends of scrollbars
_MAY_BE_CUT = {"example-people", "tonight", "event-name"}
"""Lists of examples and the name of the event, which end in an ellipsis on purpose."""


async def look(kiosk: Kiosk, themes: Sequence[str]) -> tuple[str, list[str]]:
    """Return the picture of the screen in these themes, and its faults: what is cut, covered or cannot be read.

    The words stand once; below them is one drawing of the colours a theme, row by row: `a12 b3` are twelve cells in
    style a, three in style b, and the styles follow.
    """
    _hold_still(kiosk)
    words, drawings, found = "", [], []
    for theme in themes:
        kiosk.app.theme = theme
        await kiosk.settle()
        _hold_still(kiosk)  # a blink that was on its way already has come by now
        await kiosk.settle()
        rows = _rows(kiosk)
        painted = "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)
        if words and painted != words:
            found.append(f"{theme} has other words than the theme before it")
        words = painted
        found += unreadable(kiosk, theme)
        drawings += [f"== {theme}", *_colours(rows)]
    return "\n".join([words, *drawings]), found + cut_or_covered(kiosk)


def _hold_still(kiosk: Kiosk) -> None:
    """Keep the cursor from blinking, and countdowns where they begin."""
    screen = kiosk.app.screen
    for field in screen.query(Input):
        field.cursor_blink, field._cursor_visible = False, True
    if isinstance(screen, DoneScreen | IdleModal):
        for timer in list(screen._timers):
            timer.stop()
    if isinstance(screen, DoneScreen):
        screen._seconds = 21
        screen._tick()
    for digits in screen.query("IdleModal Digits").results(Digits):
        digits.update("20")


def _rows(kiosk: Kiosk) -> list[Strip]:
    """Return what is painted; of a question only its frame: Textual does not paint anew what lies under it."""
    screen, (width, height) = kiosk.app.screen, kiosk.app.size
    strips = screen._compositor.render_strips()[:height]
    if not isinstance(screen, KioskModal):
        return [strip.crop(0, width) for strip in strips]
    frame = screen.query_one(".frame").region
    return [strip.crop(frame.x, frame.right) for strip in strips[frame.y : frame.bottom]]


def _colours(painted: Sequence[Strip]) -> list[str]:
    letters: dict[str, str] = {}
    rows = []
    for row in painted:
        runs = groupby(((_named(segment.style), segment.cell_length) for segment in row), key=lambda run: run[0])
        lengths = [(letters.setdefault(style, _letter(len(letters))), sum(n for _, n in run)) for style, run in runs]
        rows.append(" ".join(f"{letter}{length}" for letter, length in lengths))
    merged = [(row, len(list(same))) for row, same in groupby(rows)]
    drawn = [row if times == 1 else f"{row}  x{times}" for row, times in merged]
    return [*drawn, *(f"{letter} {style}" for style, letter in letters.items())]


def _letter(number: int) -> str:
    return string.ascii_letters[number]


def _named(style: Style | None) -> str:
    if style is None:
        return "-"
    pair = (one.get_truecolor().hex if one else "-" for one in (style.color, style.bgcolor))
    marks = [name for name in ("bold", "underline", "reverse", "dim", "italic") if getattr(style, name)]
    return " ".join([*pair, *marks])


# --- what cannot be read ------------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2 (relative luminance, sRGB)."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def needed(theme: str) -> float:
    """Return the contrast that a theme promises."""
    return AAA if theme == "kiosk-contrast" else AA


def unreadable(kiosk: Kiosk, theme: str) -> list[str]:
    """Return the painted words with too little contrast; what lies under a question is dimmed on purpose."""
    if kiosk.screen.endswith("Modal"):
        return []
    return [
        f"{kiosk.screen}: {text.strip()!r} {colour} on {ground} {contrast(colour, ground):.1f}"
        for text, colour, ground in kiosk.runs()
        if not set(text) <= _BORDERS and contrast(colour, ground) < needed(theme)
    ]


# --- what is cut or covered ---------------------------------------------------------------------------------


def _leaves(kiosk: Kiosk) -> Iterator[Widget]:
    """Yield the texts and buttons that stand on the screen and do not scroll."""
    for part in kiosk.app.screen.walk_children(Widget):
        shown = part.is_on_screen and part.region and not part.has_class("spring", "-empty")
        if (
            shown
            and isinstance(part, Static | Button)
            and not any(isinstance(one, VerticalScroll) for one in part.ancestors)
        ):
            yield part


def cut_or_covered(kiosk: Kiosk) -> list[str]:
    """Return what is cut off, runs off the screen or lies over something else."""
    screen, found = kiosk.app.screen, []
    parts = list(_leaves(kiosk))
    for part in parts:
        name = f"{kiosk.screen} {part.id or type(part).__name__}"
        if not screen.region.contains_region(part.region) or part.region.size != part.outer_size:
            found.append(f"{name} runs off the screen")
        rows = part.get_content_height(screen.size, screen.size, part.content_size.width)
        is_one_line = part.styles.text_wrap == "nowrap"
        if part.id not in _MAY_BE_CUT and not is_one_line and rows > part.content_size.height:
            found.append(f"{name} needs {rows} rows and has {part.content_size.height}")
    for one, other in combinations(parts, 2):
        if one.region.overlaps(other.region):
            found.append(f"{kiosk.screen}: {one} and {other} overlap")
    return found

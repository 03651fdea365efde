"""The three looks: contrast of every pair, as declared and as painted."""

import pytest
from textual.color import Color

from kiosk.tui.themes import PAIRS, PALETTES
from tests.tui.driving import Kiosk, running

_AA = 4.5  # WCAG 2.2, 1.4.3
_AAA = 7.0  # WCAG 2.2, 1.4.6
_NON_TEXT = 3.0  # WCAG 2.2, 1.4.11
_BORDERS = set("─│┌┐└┘╭╮╰╯━┃┏┓┗┛▔▁▏▕▊▎▌█▀▄▂▃▅▆▇ ")  # frames, and the ends of scrollbars


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2 (relative luminance, sRGB)."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _needed(theme: str) -> float:
    return _AAA if theme == "kiosk-contrast" else _AA


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_declared_pair_can_be_read(theme: str, pair: tuple[str, str]) -> None:
    """Every text colour can be read on every ground that it stands on: 4.5 to 1, in the contrast look 7 to 1."""
    text, ground = (getattr(PALETTES[theme], name) for name in pair)
    assert _contrast(text, ground) >= _needed(theme)


@pytest.mark.parametrize("theme", PALETTES)
def test_borders_can_be_seen(theme: str) -> None:
    """Frames of fields stand out from the paper by 3 to 1."""
    palette = PALETTES[theme]
    assert _contrast(palette.line, palette.paper) >= _NON_TEXT
    assert _contrast(palette.line, palette.card) >= _NON_TEXT


def _weak(kiosk: Kiosk, theme: str) -> list[str]:
    return [
        f"{kiosk.screen}: {text.strip()!r} {colour} on {ground} {_contrast(colour, ground):.1f}"
        for text, colour, ground in kiosk.runs()
        if not set(text) <= _BORDERS and _contrast(colour, ground) < _needed(theme)
    ]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
async def test_painted_text_can_be_read(theme: str, size: tuple[int, int]) -> None:
    """On every screen of a visit, every painted word has the contrast that its look promises."""
    weak: list[str] = []
    async with running(size=size, theme=theme) as kiosk:
        for steps in (
            (), ("enter",), ("q", "x"), ("ctrl+u", "c", "r", "i", "s", "i", "s"), ("enter",), ("enter",),
            ("M", "enter", "enter"), ("enter", "enter"), ("escape",), ("escape", "enter"), ("f5", "f3"),
            ("enter", "enter"), ("f5", "ctrl+o"),
        ):  # fmt: skip
            await kiosk.press(*steps)
            if not kiosk.screen.endswith("Modal"):  # what lies under a question is dimmed on purpose
                weak += _weak(kiosk, theme)
    assert weak == []


async def test_state_is_never_colour_alone() -> None:
    """Cursor, strength, stage and answer each have a mark or a word besides their colour."""
    async with running() as kiosk:
        await kiosk.to_interests("crisis, sports")
        text = kiosk.text()
        assert "▌ Mateo" in text
        assert "●●● strong fit" in text
        assert "○ Exploring" in text
        await kiosk.press("f4")
        assert "◉ Exploring" in kiosk.text()

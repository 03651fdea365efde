"""The three looks: contrast of every pair as declared; `test_pictures` measures what is painted."""

import pytest

from kiosk.tui.themes import PAIRS, PALETTES
from tests.tui.driving import running
from tests.tui.looking import contrast, needed

_NON_TEXT = 3.0  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_declared_pair_can_be_read(theme: str, pair: tuple[str, str]) -> None:
    """Every text colour can be read on every ground that it stands on: 4.5 to 1, in the contrast look 7 to 1."""
    text, ground = (getattr(PALETTES[theme], name) for name in pair)
    assert contrast(text, ground) >= needed(theme)


@pytest.mark.parametrize("theme", PALETTES)
def test_borders_can_be_seen(theme: str) -> None:
    """Frames of fields stand out from the paper by 3 to 1."""
    palette = PALETTES[theme]
    assert contrast(palette.line, palette.paper) >= _NON_TEXT
    assert contrast(palette.line, palette.card) >= _NON_TEXT


async def test_state_is_never_colour_alone() -> None:
    """Cursor, strength, stage and answer each have a mark or a word besides their colour."""
    async with running() as kiosk:
        await kiosk.to_interests("crisis, sports")
        text = kiosk.text()
        assert "▌Mateo" in text
        assert "●●● strong fit" in text
        assert "○ Exploring" in text
        await kiosk.press("f4")
        assert "◉ Exploring" in kiosk.text()

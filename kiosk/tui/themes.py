"""The kiosk's own looks: dark, light and high contrast. Colours only, no layout.

Every text pair that a look uses stands in `PAIRS`, and a test computes WCAG contrast for each.
"""

from dataclasses import asdict, dataclass
from typing import Final

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, as #rrggbb."""

    paper: str
    """Behind everything."""
    card: str
    """Behind a group: fields, lists, panels."""
    raised: str
    """Behind what the cursor is on, and quiet buttons."""
    ink: str
    """Text."""
    soft: str
    """Secondary text."""
    accent: str
    """What to do next; also the headline."""
    on_accent: str
    fresh: str
    """Reasons and what was understood."""
    good: str
    on_good: str
    warn: str
    on_warn: str
    bad: str
    on_bad: str
    line: str
    """Borders, at least 3:1 on paper."""


PALETTES: Final = {
    "kiosk-dark": Palette(
        paper="#0e1525",
        card="#162036",
        raised="#26375a",
        ink="#f7f2e8",
        soft="#b9c4d8",
        accent="#ffc247",
        on_accent="#1c1503",
        fresh="#6fdcc9",
        good="#7fe08c",
        on_good="#06210c",
        warn="#ffb072",
        on_warn="#2a1300",
        bad="#ffa39c",
        on_bad="#330b08",
        line="#6180b8",
    ),
    "kiosk-light": Palette(
        paper="#fbf6ec",
        card="#ffffff",
        raised="#f3e6cf",
        ink="#1b2333",
        soft="#4c566a",
        accent="#98310f",
        on_accent="#ffffff",
        fresh="#075a53",
        good="#155f29",
        on_good="#ffffff",
        warn="#7e4400",
        on_warn="#ffffff",
        bad="#9c1f18",
        on_bad="#ffffff",
        line="#8a7a5f",
    ),
    "kiosk-contrast": Palette(
        paper="#000000",
        card="#000000",
        raised="#262626",
        ink="#ffffff",
        soft="#ececec",
        accent="#ffe100",
        on_accent="#000000",
        fresh="#8cf7ff",
        good="#8dff98",
        on_good="#000000",
        warn="#ffc98a",
        on_warn="#000000",
        bad="#ffc2bd",
        on_bad="#000000",
        line="#ffffff",
    ),
}

_GROUNDS: Final = ("paper", "card", "raised")
PAIRS: Final = (
    *((text, ground) for ground in _GROUNDS for text in ("ink", "soft", "accent", "fresh", "good", "warn", "bad")),
    ("on_accent", "accent"),
    ("on_good", "good"),
    ("on_warn", "warn"),
    ("on_bad", "bad"),
)
"""(text, ground) as the style sheets use them."""


def themes() -> tuple[Theme, ...]:
    """Return the looks as Textual knows them; the variables are the palette's names with dashes."""
    return tuple(_theme(name, palette) for name, palette in PALETTES.items())


def variables(palette: Palette) -> dict[str, str]:
    """Return the style sheet variables of a palette: its own names, and those of Textual's that show through."""
    own = {name.replace("_", "-"): colour for name, colour in asdict(palette).items()}
    return own | {
        "border": palette.accent,
        "border-blurred": palette.line,
        "block-cursor-foreground": palette.ink,
        "block-cursor-background": palette.raised,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": palette.ink,
        "block-cursor-blurred-background": palette.raised,
        "block-hover-background": palette.raised,
        "input-cursor-background": palette.accent,
        "input-cursor-foreground": palette.on_accent,
        "input-cursor-text-style": "none",
        "input-selection-background": palette.accent,
        "input-selection-foreground": palette.on_accent,
        "scrollbar": palette.line,
        "scrollbar-hover": palette.accent,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.card,
        "scrollbar-background-hover": palette.card,
        "scrollbar-background-active": palette.card,
        "scrollbar-corner-color": palette.card,
    }


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.fresh,
        accent=palette.accent,
        warning=palette.warn,
        error=palette.bad,
        success=palette.good,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.card,
        panel=palette.raised,
        dark=name != "kiosk-light",
        variables=variables(palette),
    )

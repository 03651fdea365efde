"""The terminals under test: how each is started with so many columns and rows, and in which font."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Command = Callable[[int, int], Sequence[str]]


@dataclass(frozen=True)
class Terminal:
    """One terminal in one font."""

    name: str
    programs: tuple[str, ...]
    """What has to be installed."""
    command: Command
    """Columns, rows -> the command line in front of the program that runs inside."""
    is_wayland: bool = False


def _xterm(font: str, points: int) -> Command:
    return lambda columns, rows: (
        ("xterm", "-geometry", f"{columns}x{rows}+0+0", "-fa", font, "-fs", str(points), "-b", "0", "+sb", "-e")
    )


def _alacritty(columns: int, rows: int) -> Sequence[str]:
    options = {"window.dimensions.columns": columns, "window.dimensions.lines": rows, "font.size": 10}
    return ["alacritty", *(word for name, value in options.items() for word in ("-o", f"{name}={value}")), "-e"]


def _kitty(columns: int, rows: int) -> Sequence[str]:
    options = {"remember_window_size": "no", "initial_window_width": f"{columns}c", "font_size": 10}
    options |= {"initial_window_height": f"{rows}c", "update_check_interval": 0}
    return [
        "kitty",
        "--config",
        "NONE",
        *(word for pair in options.items() for word in ("-o", "=".join(map(str, pair)))),
    ]


ZOO = (
    Terminal("xterm, Liberation Mono", ("Xvfb", "xterm"), _xterm("Liberation Mono", 10)),
    Terminal("xterm, JetBrains Mono", ("Xvfb", "xterm"), _xterm("JetBrains Mono", 10)),
    Terminal("xterm, DejaVu Sans Mono", ("Xvfb", "xterm"), _xterm("DejaVu Sans Mono", 10)),
    Terminal(
        "xterm, font without them",
        ("Xvfb", "xterm"),
        lambda columns, rows: ("xterm", "-geometry", f"{columns}x{rows}+0+0", "-fn", "10x20", "-b", "0", "+sb", "-e"),
    ),
    Terminal(
        "sakura (VTE)",
        ("Xvfb", "sakura"),
        lambda columns, rows: ("sakura", "-c", str(columns), "-r", str(rows), "-f", "DejaVu Sans Mono 10", "-x"),
    ),
    Terminal(
        "urxvt",
        ("Xvfb", "urxvt"),
        lambda columns, rows: (
            *("urxvt", "-geometry", f"{columns}x{rows}+0+0", "-b", "0", "+sb"),
            *("-fn", "xft:DejaVu Sans Mono:size=10", "-e"),
        ),
    ),
    Terminal("alacritty", ("Xvfb", "alacritty"), _alacritty),
    Terminal("kitty", ("Xvfb", "kitty"), _kitty),
    Terminal(
        "st",
        ("Xvfb", "stterm"),
        lambda columns, rows: ("stterm", "-g", f"{columns}x{rows}+0+0", "-f", "Liberation Mono:size=10", "-e"),
    ),
    Terminal(
        "foot (sway)",
        ("sway", "foot", "grim"),
        lambda columns, rows: ("foot", f"--window-size-chars={columns}x{rows}", "--font=DejaVu Sans Mono:size=10"),
        is_wayland=True,
    ),
)

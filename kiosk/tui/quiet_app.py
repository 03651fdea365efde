"""A program of ours on the terminal: our themes and layouts, and no word of what stood there when it fails."""

import logging
from typing import Generic, TypeVar

from rich.console import RenderableType
from textual import events
from textual.app import App

from kiosk.tui.idle import is_sign_of_life
from kiosk.tui.layouts import HEIGHTS, WIDTHS
from kiosk.tui.lockdown import forget_drawn_text
from kiosk.tui.themes import PALETTES, themes, variables

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class QuietApp(App[Answer], Generic[Answer], inherit_bindings=False):
    """An app whose traces go to the log, because they hold the values of all names: a student's, on a kiosk."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    was_touched = False
    """Whether somebody pressed a key or touched the screen: what failed then failed under their fingers."""

    async def on_event(self, event: events.Event) -> None:
        """Take note of somebody's hand."""
        self.was_touched = self.was_touched or is_sign_of_life(event)
        await super().on_event(event)

    def dress(self, theme: str) -> None:
        """Put a theme of ours on; a name that is none of them gives the first."""
        for one in themes():
            self.register_theme(one)
        self.theme = theme if theme in PALETTES else next(iter(PALETTES))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the style sheets our names while Textual still has its own theme."""
        return variables(next(iter(PALETTES.values())))

    def hand_on(self) -> None:
        """Do what is left to do after a failure, once the screen is gone: nothing of it stays in memory."""
        forget_drawn_text()

    def _fatal_error(self) -> None:
        """End on an error that nobody foresaw: the trace goes to the log, nothing to the terminal."""
        if self.is_headless:  # a test sees the error itself
            super()._fatal_error()
            return
        log.critical("the screen failed", exc_info=True)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End on an error that describes itself, in the same way."""
        if self.is_headless:
            super().panic(*renderables)
            return
        log.critical("the screen failed: %s", " ".join(str(said) for said in renderables), exc_info=True)
        self._close_messages_no_wait()

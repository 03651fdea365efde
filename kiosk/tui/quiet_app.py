"""A program of ours on the terminal: a mistake that nobody foresaw ends it without a word of what stood there."""

import logging
from typing import Generic, TypeVar

from rich.console import RenderableType
from textual.app import App

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class QuietApp(App[Answer], Generic[Answer], inherit_bindings=False):
    """An app whose traces go to the log, because they hold the values of all names: a student's, on a kiosk."""

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

"""One hint after the other, for somebody who looks at the kiosk and does not dare yet."""

from collections.abc import Sequence
from typing import Final

from kiosk.tui.widgets.plain import Plain

_READING_S: Final = 6.0
"""Long enough to read a line twice."""


class RotatingHints(Plain):
    """Shows one of its hints; without animation the first one stays."""

    def __init__(self, hints: Sequence[str]) -> None:
        super().__init__(hints[0] if hints else "")
        self._hints = tuple(hints)
        self._shown = 0

    def on_mount(self) -> None:
        """Begin to turn."""
        if self.app.animation_level != "none" and len(self._hints) > 1:
            self.set_interval(_READING_S, self._turn)

    def _turn(self) -> None:
        self._shown = (self._shown + 1) % len(self._hints)
        self.update(self._hints[self._shown])

"""Is anybody there? A countdown that any key or touch ends; at zero the visit is over."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from textual.widgets import Digits

from kiosk.tui.scene import Scene
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.plain import Plain


class IdleModal(KioskModal[bool]):
    """Ends with true when somebody is there."""

    def __init__(self, scene: Scene, seconds: int) -> None:
        super().__init__(scene)
        self._left = seconds

    def body(self) -> Iterable[Widget]:
        """Lay out the question and the countdown."""
        texts = self.scene.texts
        yield Plain(texts("tui.idle.title"), classes="title")
        yield Digits(str(self._left))
        yield Plain(texts("tui.idle.forget"))
        yield Plain(texts("tui.idle.stay"), classes="stay")

    def on_mount(self) -> None:
        """Count down."""
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.leave(False)
        else:
            self.query_one(Digits).update(str(self._left))

    def on_key(self, event: events.Key) -> None:
        """Somebody is there."""
        event.stop()
        event.prevent_default()
        self.leave(True)

    def on_click(self, event: events.Click) -> None:
        """Somebody is there."""
        event.stop()
        self.leave(True)

    def action_back(self) -> None:
        """Somebody is there."""
        self.leave(True)

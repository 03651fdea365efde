"""What all questions over a screen share: a frame in the middle, Esc that takes the harmless way out."""

from collections.abc import Iterable
from typing import ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from kiosk.tui.layouts import layout_classes
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import LeftOnce, Result
from kiosk.tui.widgets.plain import Plain


# Textual takes the style of the first of them.
class KioskModal(ModalScreen[Result], LeftOnce[Result], Generic[Result], inherit_bindings=False):
    """A question over the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down,right", "app.focus_next", show=False),
        Binding("shift+tab,up,left", "app.focus_previous", show=False),
        Binding("escape", "back", show=False),
    ]

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        self.add_class(*layout_classes(self.app.size))
        yield Vertical(*self.body(), classes="frame")
        yield Plain(self.scene.texts("tui.frame.too_small"), classes="too-small")

    def body(self) -> Iterable[Widget]:
        """Return what stands in the frame."""
        return ()

    def action_back(self) -> None:
        """Leave without doing anything."""
        self.leave(None)

"""A question with two answers; the harmless one has the cursor."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from kiosk.tui.scene import Scene
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.plain import Plain


class ConfirmModal(KioskModal[bool]):
    """Ends with true when it is to be done."""

    def __init__(self, scene: Scene, question: str, *, keep: str, do: str) -> None:
        super().__init__(scene)
        self._question = question
        self._keep = keep
        self._do = do

    def body(self) -> Iterable[Widget]:
        """Lay out the question, what it is about, and its two answers."""
        lines = self._question.splitlines()
        asked = [line for line in lines if line.endswith("?")] or lines[:1]
        yield Plain("\n".join(asked), classes="title")
        yield from (Plain(line, classes="about") for line in lines if line not in asked)
        yield Horizontal(
            Button(Content(self._keep), id="keep"),
            Button(Content(self._do), id="do", classes="-quiet"),
            classes="row",
        )

    def on_mount(self) -> None:
        """Put the cursor on the harmless answer."""
        self.query_one("#keep", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take an answer."""
        event.stop()
        self.leave(event.button.id == "do")

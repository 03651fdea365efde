"""A question with two answers; the harmless one has the cursor."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from kiosk.tui.scene import Scene
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.plain import Plain


class ConfirmModal(KioskModal[bool]):
    """Ends with true when it is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(1)", show=False),
    ]
    DEFAULT_CSS = "ConfirmModal #about { height: auto; max-height: 50vh; scrollbar-size-vertical: 1; }"

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
        about = [Plain(line, classes="about") for line in lines if line not in asked]
        if about:  # however much it is, question and answers stay in sight
            yield VerticalScroll(*about, id="about", can_focus=False)
        yield Horizontal(
            Button(Content(self._keep), id="keep"),
            Button(Content(self._do), id="do", classes="-quiet"),
            classes="row",
        )

    def on_mount(self) -> None:
        """Put the cursor on the harmless answer."""
        self.query_one("#keep", Button).focus()

    def action_scroll(self, step: int) -> None:
        """Read on where it is about more than there is room for."""
        for about in self.query(VerticalScroll):
            about.scroll_relative(y=step * max(1, about.size.height - 1), animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take an answer."""
        event.stop()
        self.leave(event.button.id == "do")

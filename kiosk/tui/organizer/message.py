"""A message to all kiosks: one line, shown at the top of every screen until it is taken back."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.tui.scene import Scene
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField


class MessageModal(KioskModal[str]):
    """Ends with the message; an empty one takes the last back, none leaves it."""

    def __init__(self, scene: Scene, standing: str) -> None:
        super().__init__(scene)
        self._standing = standing

    def body(self) -> Iterable[Widget]:
        """Lay out the line and its buttons."""
        texts = self.scene.texts
        yield Plain(texts("organizer.message.title"), classes="title")
        yield TypedField(
            texts("organizer.message.words"),
            value=self._standing,
            placeholder=texts("organizer.message.hint"),
            id="words",
        )
        if self._standing:
            yield Plain(texts("organizer.message.stands"), classes="quiet")
        yield Horizontal(
            Button(Content(texts("organizer.message.send")), id="send"),
            Button(Content(texts("organizer.message.back")), id="back", classes="-quiet"),
            classes="row",
        )

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#words", TypedField).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send it."""
        event.stop()
        self.leave(self.query_one("#words", TypedField).text)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Send it, or leave what stands."""
        event.stop()
        self.leave(self.query_one("#words", TypedField).text if event.button.id == "send" else None)

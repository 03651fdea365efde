"""The organizer's way in: the PIN, and nothing else, opens the pages of `kiosk.tui.organizer`."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.errors import SignInPaused
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused, asked, take_worker
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.notice import Mark, Notice, sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField


class PinModal(KioskModal[bool], inherit_bindings=False):
    """Ends with true when the PIN was right."""

    # Esc is none of them: one that was pressed on the screen below would come here as a binding.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down,right", "app.focus_next", show=False),
        Binding("shift+tab,up,left", "app.focus_previous", show=False),
    ]

    class PinAccepted(Message):
        """It is the organizer."""

    class Ready(Message):
        """Keys come into the field now."""

    def __init__(self, scene: Scene, typed: str = "") -> None:
        super().__init__(scene)
        self.field = TypedField(scene.texts("tui.organizer.pin"), value=typed, password=True, id="pin")
        """Where the PIN is typed; `typed` stands in it already."""

    def body(self) -> Iterable[Widget]:
        """Lay out the field; a demo shows its PIN."""
        texts, pin = self.scene.texts, self.scene.options.demo_pin
        yield Plain(texts("tui.organizer.title"), classes="title")
        yield self.field
        if pin:
            yield Plain(texts("tui.organizer.demo_pin", pin=pin), classes="quiet")
        yield Notice()
        yield Horizontal(
            Button(Content(texts("tui.organizer.open")), id="open"),
            Button(Content(texts("tui.organizer.back")), id="back", classes="-quiet"),
            classes="row",
        )

    def on_mount(self) -> None:
        """Begin to type, behind what was typed before."""
        self.set_focus(self.field)
        self.field.cursor_position = len(self.field.value)
        self.post_message(self.Ready())

    def on_key(self, event: events.Key) -> None:
        """Leave by Esc."""
        if event.key == "escape":
            event.stop()
            self.action_back()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take Enter for the button."""
        event.stop()
        self._open()

    def _open(self) -> None:
        """Check the PIN in a thread: it is slow on purpose."""
        field = self.field
        pin = field.value.strip()
        if not pin:
            field.focus()
            return
        field.value = ""
        self.query_one(Notice).tell(self.scene.texts("tui.organizer.checking"), Mark.UNDERWAY)
        self.run_worker(partial(self._check, pin), thread=True, exit_on_error=False, exclusive=True)

    def _check(self, pin: str) -> None:
        check, station = self.scene.services.check_organizer_pin, self.scene.options.station
        message = asked("pin", partial(check, pin, station), lambda _: self.PinAccepted())
        if not take_worker().is_cancelled:
            self.post_message(message)

    def on_refused(self, event: Refused) -> None:
        """Say that it was not right, or when it can be tried again."""
        event.stop()
        texts, error = self.scene.texts, event.error
        paused = texts("organizer.pauses.here", **error.values) if isinstance(error, SignInPaused) else ""
        self.query_one(Notice).tell(paused or sentence(error, texts))

    def on_pin_modal_pin_accepted(self, event: PinAccepted) -> None:
        """Open the menu."""
        event.stop()
        self.leave(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open or leave by touch."""
        event.stop()
        if event.button.id == "open":
            self._open()
        else:
            self.action_back()

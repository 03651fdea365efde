"""A professional without a phone: the badge or the personal code, then the PIN."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.people import Professional
from kiosk.services.answers import SignedIn
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.notice import Mark, sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField


class SignInScreen(KioskScreen[None]):
    """Asks for what proves who the professional is; nothing of it stays."""

    CSS_PATH = "sign_in.tcss"
    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "sign_in", show=False)]

    class LetIn(Message):
        """Code and PIN fit together."""

        def __init__(self, code: str, signed_in: SignedIn) -> None:
            super().__init__()
            self.code = code
            self.professional: Professional = signed_in.professional

    class Left(Message):
        """The professional went away."""

    def __init__(self, scene: Scene, code: str = "") -> None:
        super().__init__(scene)
        self._badge = code

    def body(self) -> Iterable[Widget]:
        """Lay out the fields; a badge that was read needs the PIN alone."""
        texts = self.scene.texts
        yield Vertical(
            Plain(texts("tui.sign_in.title"), classes="title"),
            Plain(texts("tui.sign_in.badge_read" if self._badge else "tui.sign_in.hint"), classes="quiet", id="how"),
            TypedField(texts("tui.sign_in.code"), id="code"),
            TypedField(texts("tui.sign_in.pin"), password=True, id="pin"),
            Button(Content(texts("tui.sign_in.button")), id="go"),
            id="door",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of signing in."""
        return (self.back_hint(), self.hint("next_field"), self.hint("sign_in", "sign_in"))

    def on_mount(self) -> None:
        """Begin with what is missing."""
        self.query_one("#code").display = not self._badge
        self.query_one("#pin" if self._badge else "#code", TypedField).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the PIN, then sign in; a reader's Enter behind the badge finds no PIN and does nothing."""
        event.stop()
        if event.input.id == "code":
            self.query_one("#pin", TypedField).focus()
        else:
            self.action_sign_in()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Sign in by touch."""
        event.stop()
        self.action_sign_in()

    def action_sign_in(self) -> None:
        """Check code and PIN in a thread: it is slow on purpose."""
        pin = self.query_one("#pin", TypedField)
        code, typed = self._badge or self.query_one("#code", TypedField).text, pin.text
        if not typed or not code:
            return
        pin.value = ""
        self.say(self.scene.texts("tui.organizer.checking"), Mark.UNDERWAY)
        check, device = self.scene.services.sign_in_with_pin, f"station:{self.scene.options.station}"
        self.ask("sign in", partial(check, code, typed, device, False), partial(self.LetIn, code))

    def on_refused(self, event: Refused) -> None:
        """Say that it was not right."""
        event.stop()
        self.say(sentence(event.error, self.scene.texts))

    def action_back(self) -> None:
        """Go away."""
        if self.is_on_top:
            self.post_message(self.Left())

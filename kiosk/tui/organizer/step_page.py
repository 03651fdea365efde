"""What the short steps of the set-up share: a title, a sentence, fields, one button and one key that does it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField


class StepPage(OrganizerPage[bool]):
    """One step; ends with true when it was done. `STEP` names its sentences in the catalogue."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "do", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("up", "line(-1)", show=False),
    ]
    STEP: ClassVar[str]
    _is_over = False

    def body(self) -> Iterable[Widget]:
        """Lay out title, sentence, fields, the button and room for what came of it."""
        yield Plain(self.words("title"), classes="title")
        yield Plain(self.words("what"), classes="what", id="what")
        yield from self.fields()
        yield Button(Content(self.words("do")), id="do")
        yield VerticalScroll(Plain("", id="outcome"), id="outcome-side", can_focus=False)

    def fields(self) -> Iterable[TypedField]:
        """Return the fields."""
        return ()

    def words(self, name: str, **values: object) -> str:
        """Return one of the step's own sentences."""
        return self.scene.texts(f"organizer.{self.STEP}.{name}", **values)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of a step."""
        keys = (
            self.hint("next_field"),
            self.hint("do", "do"),
            self.hint("go_on", "go_on"),
            self.hint("scroll", "page(1)"),
        )
        return (self.back_hint(), *keys)

    def on_mount(self) -> None:
        """Begin with the first field, or with the button."""
        self._offer()
        # How long the outcome is gets known a moment after it is shown.
        self.watch(self.query_one("#outcome-side"), "virtual_size", self._offer, init=False)
        first = next(iter(self.query(TypedField)), None) or self.query_one("#do", Button)
        first.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; after the last one, do it."""
        event.stop()
        if event.input is self.query(TypedField).last():
            self.action_do()
        else:
            self.focus_next()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do it by touch."""
        event.stop()
        self.action_do()

    def show_outcome(self, text: str) -> None:
        """Show what came of it, in place of what led there: it is not done a second time by accident."""
        for part in (*self.query(TypedField), self.query_one("#do"), self.query_one("#what")):
            part.display = False
        self.query_one("#outcome", Plain).update(text)
        self._is_over = True
        self.set_focus(None)
        self._offer()
        self.call_after_refresh(self._offer)  # what was hidden has left its room to the outcome

    def _offer(self) -> None:
        """Name the keys that do something: those of the step, or once it is done those that lead on and show more."""
        is_longer = self.query_one("#outcome-side").max_scroll_y > 0
        hidden = {"go_on", "page(1)"}
        if self._is_over:
            hidden = {"", "do"} if is_longer else {"", "do", "page(1)"}
        self.query_one(KeyBar).offer(lambda action: action not in hidden)

    def action_page(self, way: int) -> None:
        """Show the next part of what came of it, or the part before."""
        side = self.query_one("#outcome-side")
        side.scroll_relative(y=way * max(1, side.size.height - 1), animate=False)

    def action_line(self, way: int) -> None:
        """Show one more line of what came of it, or one before."""
        self.query_one("#outcome-side").scroll_relative(y=way, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Go on with Enter once there is nothing left to do here."""
        if self._is_over and event.key == "enter":
            event.stop()
            self.leave(True)

    def action_go_on(self) -> None:
        """Go on by touch."""
        self.leave(True)

    def action_do(self) -> None:
        """Do the step."""
        raise NotImplementedError

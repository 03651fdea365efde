"""A field to type in. It edits and nothing else: no copying to a clipboard that the next student could paste."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from kiosk.plaintext import clean

_LONGEST = 160


class TypedField(Input, inherit_bindings=False):
    """One line of typed text, cleaned; its label stands in its border."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("home", "home", show=False),
        Binding("end", "end", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w,ctrl+backspace", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("enter", "submit", show=False),
    ]

    def __init__(
        self, label: str, *, value: str = "", placeholder: str = "", password: bool = False, id: str | None = None
    ) -> None:
        super().__init__(
            value=value,
            placeholder=placeholder,
            password=password,
            id=id,
            max_length=_LONGEST,
            select_on_focus=False,
        )
        # A border title is read as markup when it is a string; ours is fixed text without brackets.
        self.border_title = label

    @property
    def text(self) -> str:
        """What was typed, clean."""
        return clean(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual would call its own handler after this one and paste twice.
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean(event.text)[:_LONGEST])

"""A field to type in. It edits and nothing else: no copying to a clipboard that the next student could paste."""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events
from textual.widgets import Input

from kiosk.plaintext import clean

_LONGEST = 160
_EDITING: Final[Mapping[str, str]] = {
    "left": "cursor_left",
    "right": "cursor_right",
    "home": "home",
    "end": "end",
    "ctrl+left": "cursor_left_word",
    "ctrl+right": "cursor_right_word",
    "backspace": "delete_left",
    "delete": "delete_right",
    "ctrl+w": "delete_left_word",
    "ctrl+backspace": "delete_left_word",
    "ctrl+u": "delete_left_all",
    "enter": "submit",
}
"""What keys do here; nothing else of what Textual's field can do, such as copying."""


class TypedField(Input, inherit_bindings=False):
    """One line of typed text, cleaned; its label stands in its border."""

    KEYS: ClassVar[Mapping[str, str]] = _EDITING
    """What its keys do, at once and in their order."""

    def __init__(  # noqa: PLR0913 - all but the label by name
        self,
        label: str,
        *,
        value: str = "",
        placeholder: str = "",
        password: bool = False,
        id: str | None = None,
        suggested: bool = False,
    ) -> None:
        """Make a field; what is only `suggested` in it is selected on arrival, and gives way to what is typed."""
        super().__init__(
            value=value,
            placeholder=placeholder,
            password=password,
            id=id,
            max_length=_LONGEST,
            select_on_focus=suggested,
        )
        # A border title is read as markup when it is a string; ours is fixed text without brackets.
        self.border_title = label

        self._taken = ""

    @property
    def text(self) -> str:
        """What was typed, clean."""
        return clean(self.value)

    @property
    def is_taken(self) -> bool:
        """Whether it holds words that were chosen, and nothing else."""
        return bool(self._taken) and self.value == self._taken

    def take(self, words: str) -> None:
        """Put in words that were chosen; a letter behind them begins something else, after a comma."""
        self.value = self._taken = words
        self.cursor_position = len(words)

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what is typed."""
        goes_on = self.is_taken and self.cursor_position == len(self._taken)
        self._taken = ""
        super().insert_text_at_cursor(f", {text}" if goes_on and text[:1].isalnum() else text)

    def touch(self, letter: str) -> None:
        """Insert a letter of the painted keyboard."""
        self.insert_text_at_cursor(letter)

    async def _on_key(self, event: events.Key) -> None:
        # A binding would go up to the app and come back behind the letters that follow: whoever cleared the field and
        # typed on quickly lost the first of them.
        action = self.KEYS.get(event.key)
        if action:
            event.prevent_default()
            event.stop()
            await self.run_action(action)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual would call its own handler after this one and paste twice.
        event.prevent_default()
        event.stop()
        self.replace(clean(event.text)[:_LONGEST], *sorted(self.selection))


class NameField(TypedField):
    """A field for a name: painted letters have no shift to hold, so each word of it begins with a capital."""

    def touch(self, letter: str) -> None:
        """Insert a letter, a capital at the beginning of a word."""
        before = self.value[: self.cursor_position][-1:]
        super().touch(letter if before.strip() else letter.upper())


class QueryField(TypedField):
    """A field over a list: its arrows move the list's cursor, before the Enter that is right behind them is read."""

    KEYS: ClassVar[Mapping[str, str]] = {
        **_EDITING,
        "down": "screen.move('cursor_down')",
        "up": "screen.move('cursor_up')",
        "pagedown": "screen.move('page_down')",
        "pageup": "screen.move('page_up')",
    }

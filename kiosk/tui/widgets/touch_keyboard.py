"""Letters to touch, for somebody who has touched the screen and pressed no key. It writes into the field in focus."""

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from kiosk.texts import Texts
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_DIGITS: Final = ("1234567890", "@.,-_'&/:", "áéíñóúçèêü")
_BACK, _ENTER, _SPACE, _SHIFT, _OTHER = "⌫", "⏎", "space", "⇧", "123"


class TouchKey(Plain):
    """One key."""

    def __init__(self, name: str, words: str = "", classes: str = "") -> None:
        super().__init__(words or name, classes=classes)
        self.key = name

    class Pressed(Message):
        """It was touched."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_click(self, event: events.Click) -> None:
        """Press it."""
        event.stop()
        # A message, because the keyboard may take this very key away.
        self.post_message(self.Pressed(self.key))


class TouchKeyboard(Vertical):
    """Three rows of letters, or of digits and signs, and a row of what is not a letter."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._letters = texts.lines("tui.keyboard.rows")
        self._space = texts("tui.keyboard.space")
        self._is_upper = False
        self._has_digits = False

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield from self._rows()

    def _rows(self) -> Sequence[Horizontal]:
        rows = _DIGITS if self._has_digits else [row.upper() if self._is_upper else row for row in self._letters]
        last = (
            TouchKey(_OTHER, "abc" if self._has_digits else "123"),
            TouchKey(_SHIFT),
            TouchKey(_SPACE, self._space, classes="-space"),
            TouchKey("@"),
            TouchKey("."),
            TouchKey(_BACK),
            TouchKey(_ENTER, classes="-enter"),
        )
        return [*(Horizontal(*(TouchKey(letter) for letter in row)) for row in rows), Horizontal(*last)]

    async def on_touch_key_pressed(self, event: TouchKey.Pressed) -> None:
        """Do what the key does in the field in focus."""
        event.stop()
        key = event.key
        if key in (_OTHER, _SHIFT):
            self._has_digits ^= key == _OTHER
            self._is_upper ^= key == _SHIFT
            await self._lay_out_again()
            return
        field = self.screen.focused
        if not isinstance(field, TypedField):
            return
        if key == _BACK:
            field.action_delete_left()
        elif key == _ENTER:
            await field.action_submit()
        else:
            field.touch(" " if key == _SPACE else key)
        if self._is_upper:
            self._is_upper = False
            await self._lay_out_again()

    async def _lay_out_again(self) -> None:
        async with self.batch():
            await self.remove_children()
            await self.mount_all(self._rows())

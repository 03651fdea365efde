"""One of a few words, chosen by arrow keys, the space bar or a touch; nothing can be typed wrong."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from kiosk.tui.widgets.plain import Plain


class Choice(Plain):
    """One of the words; the mark in front says whether it is chosen, not the colour alone."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__("")
        self.key = name
        self._words = words

    def show(self, chosen: bool) -> None:
        """Mark it as chosen or not."""
        self.update(f"{'◉' if chosen else '○'} {self._words}")
        self.set_class(chosen, "-chosen")


class OneOf(Horizontal, can_focus=True):
    """A framed line of choices with its label in the frame, beside fields to type in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, id: str) -> None:
        super().__init__(id=id)
        self.border_title = label
        self._choices = choices
        """Name and word of each."""
        self._value = choices[0][0]

    def compose(self) -> ComposeResult:
        """Lay out the words side by side."""
        for name, words in self._choices:
            yield Choice(name, words)

    def on_mount(self) -> None:
        """Show what is chosen to begin with."""
        self._paint()

    @property
    def value(self) -> str:
        """The name of what is chosen."""
        return self._value

    @value.setter
    def value(self, name: str) -> None:
        self._value = name
        self._paint()

    def action_turn(self, step: int) -> None:
        """Choose the next one, or the one before; after the last comes the first."""
        names = [name for name, _ in self._choices]
        self.value = names[(names.index(self._value) + step) % len(names)]

    def on_click(self, event: events.Click) -> None:
        """Take what was touched."""
        event.stop()
        if isinstance(event.widget, Choice):
            self.value = event.widget.key

    def _paint(self) -> None:
        for choice in self.query(Choice):
            choice.show(choice.key == self._value)

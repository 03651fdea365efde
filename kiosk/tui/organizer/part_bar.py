"""The parts of a page side by side; one is shown. A touch chooses, a mark tells which without colour."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from kiosk.tui.widgets.plain import Plain


class Part(Plain):
    """One of them, with how much it holds."""

    def __init__(self, index: int) -> None:
        super().__init__("")
        self.index = index


class PartBar(Horizontal):
    """A row of parts."""

    class Chosen(Message):
        """Another part is wanted."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, names: Sequence[str], keys: str = "") -> None:
        """Make it for parts of these names; `keys` are named beside them where the line of keys has no room."""
        super().__init__()
        self._keys = keys
        self._names = tuple(names)
        self._counts: tuple[str, ...] = ("",) * len(self._names)
        self.chosen = 0

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        for index in range(len(self._names)):
            yield Part(index)
        if self._keys:
            yield Plain(self._keys, classes="quiet")

    def on_mount(self) -> None:
        """Mark the first."""
        self._paint()

    def choose(self, index: int) -> None:
        """Mark another part."""
        self.chosen = index
        self._paint()

    def count(self, counts: Sequence[str]) -> None:
        """Show how much each holds."""
        self._counts = tuple(counts)
        self._paint()

    def on_click(self, event: events.Click) -> None:
        """Choose by touch."""
        event.stop()
        if isinstance(event.widget, Part):
            self.post_message(self.Chosen(event.widget.index))

    def _paint(self) -> None:
        for part in self.query(Part):
            here = part.index == self.chosen
            name, count = self._names[part.index], self._counts[part.index]
            part.update(
                Content.assemble(
                    ("▌" if here else " ", "$accent"),
                    (name, "bold $accent" if here else "$ink"),
                    (f" {count}" if count else "", "$soft"),
                    " ",
                )
            )

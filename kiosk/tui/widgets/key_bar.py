"""The line at the bottom of every screen: which keys do what here. Each is a button too."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Hint:
    """One key of a screen."""

    key: str
    """As printed on the keyboard."""
    words: str
    """What it does."""
    action: str = ""
    """The screen's action that a click runs; empty for keys that only move."""


class KeyHint(Static):
    """One key and what it does; a click does it."""

    def __init__(self, hint: Hint) -> None:
        label = Content.assemble((f" {hint.key} ", "$on-accent on $accent"), (f" {hint.words} ", "$ink"))
        super().__init__(label, markup=False, classes="-acts" if hint.action else "")
        self._hint = hint

    @property
    def action(self) -> str:
        """The screen's action that it runs; empty for keys that only move."""
        return self._hint.action

    async def on_click(self, event: events.Click) -> None:
        """Do what the key does."""
        event.stop()
        if self._hint.action:
            await self.screen.run_action(self._hint.action)


class KeyBar(Horizontal):
    """The keys of a screen, most useful first, Start over last on the right."""

    def __init__(self, *hints: Hint, aside: Hint | None = None) -> None:
        super().__init__()
        self._hints = hints
        self._aside = aside

    def compose(self) -> ComposeResult:
        """Lay out the keys."""
        for hint in self._hints:
            yield KeyHint(hint)
        yield Static(classes="spring")
        if self._aside:
            yield KeyHint(self._aside)

    def offer(self, possible: Callable[[str], bool]) -> None:
        """Show only the keys whose action is possible now."""
        for hint in self.query(KeyHint):
            hint.display = possible(hint.action)

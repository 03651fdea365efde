"""The line at the bottom of every screen: which keys do what here. Each is a button too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

_GAP: Final = 1


@dataclass(frozen=True, slots=True)
class Hint:
    """One key of a screen."""

    key: str
    """As printed on the keyboard."""
    words: str
    """What it does."""
    action: str = ""
    """The screen's action that a click runs; empty for keys that only move."""
    gives_way: bool = False
    """Left out before others that act where there is no room for all."""
    short: str = ""
    """What it does in fewer letters, for where the words leave no room for other keys; empty for the same words."""


class KeyHint(Static):
    """One key and what it does; a click does it."""

    def __init__(self, hint: Hint) -> None:
        self._hint = hint
        self._label = self._labelled(hint.words)
        super().__init__(self._label, markup=False, classes="-acts" if hint.action else "")

    @property
    def hint(self) -> Hint:
        """The key and what it does."""
        return self._hint

    @property
    def cells(self) -> int:
        """Columns that it takes, with the gap behind it."""
        return self._label.cell_length + _GAP

    def say(self, *, briefly: bool) -> None:
        """Say what it does, in full or in fewer letters."""
        label = self._labelled(self._hint.short if briefly and self._hint.short else self._hint.words)
        if label != self._label:
            self._label = label
            self.update(label)

    def reword(self, hint: Hint) -> None:
        """Say that the key does something else now."""
        self._hint = hint
        self.say(briefly=False)

    def _labelled(self, words: str) -> Content:
        return Content.assemble((f" {self._hint.key} ", "$on-accent on $accent"), (f" {words} ", "$ink"))

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
        self._possible: Callable[[str], bool] = lambda _: True

    def compose(self) -> ComposeResult:
        """Lay out the keys."""
        for hint in self._hints:
            yield KeyHint(hint)
        yield Static(classes="spring")
        if self._aside:
            yield KeyHint(self._aside)

    def offer(self, possible: Callable[[str], bool]) -> None:
        """Show only the keys whose action is possible now."""
        self._possible = possible
        self._arrange()

    def reword(self, hint: Hint) -> None:
        """Say what the key of an action does now: the same as its button."""
        for shown in self.query(KeyHint):
            if shown.action == hint.action:
                shown.reword(hint)
        self._arrange()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self._arrange()

    def _arrange(self) -> None:
        """Leave out what there is no room for, rather than cut it: first letters, then the keys that only move."""
        hints = [hint for hint in self.query(KeyHint) if self._possible(hint.action)]
        for briefly in (False, True):
            for hint in hints:
                hint.say(briefly=briefly)
            room = self.content_size.width - sum(hint.cells for hint in hints)
            if room >= 0:
                break
        moving = [hint for hint in reversed(hints) if not hint.action]
        acting = [hint for hint in hints if hint.action]
        spare = [hint for keys in (moving, acting) for hint in sorted(keys, key=lambda each: not each.hint.gives_way)]
        for hint in self.query(KeyHint):
            hint.display = hint in hints
        for hint in spare:
            hint.display = room >= 0
            room += 0 if hint.display else hint.cells

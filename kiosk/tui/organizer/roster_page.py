"""A roster file to look at: its parts on top, the lines of one of them, and the line under the cursor in full.

It asks no service. What each part shows stands in `preview_parts`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from kiosk.plaintext import clean
from kiosk.roster.report import Roster
from kiosk.services.import_preview import ImportPreview
from kiosk.tui.organizer import preview_parts as parts
from kiosk.tui.organizer.part_bar import PartBar
from kiosk.tui.organizer.preview_words import headline
from kiosk.tui.organizer.undoing import UndoPage
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.ledger import Ledger
from kiosk.tui.widgets.plain import Plain


class RosterPage(UndoPage):
    """Shows what a file was read as, and once it was compared what importing it would do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "part(-1)", show=False, priority=True),
        Binding("right", "part(1)", show=False, priority=True),
    ]

    def __init__(self, scene: Scene, path: Path) -> None:
        super().__init__(scene)
        self._path = path
        self._details: dict[str, str] = {}
        self._rows: Mapping[str, int] = {}
        """By the lines of this part that are about people: their rows."""
        self.roster: Roster | None = None
        self.preview: ImportPreview | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out headline, parts, list and the line under the cursor in full."""
        texts = self.scene.texts
        yield Plain(clean(self._path.name), classes="title")
        yield Plain(texts("organizer.preview.reading"), id="headline")
        yield PartBar([texts(f"organizer.preview.parts.{name}") for name in parts.NAMES])
        yield Ledger((), id="part")
        yield VerticalScroll(Plain("", id="detail"), id="detail-side", can_focus=False)
        yield Button(Content(texts("organizer.preview.import")), id="import")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the preview."""
        names = (("parts", ""), ("import", "take"), ("sync", "sync"), ("letters", "letters"), ("edit", "mend"))
        return (self.back_hint(), *(self.hint(name, action) for name, action in names))

    def show_headline(self, words: str | None = None) -> None:
        """Say how the file was read and what it would do, or `words` instead."""
        if words is None and self.roster is not None:
            words = headline(self.roster, self.preview, self.scene.texts)
        if words is not None:
            self.query_one("#headline", Plain).update(words)

    def show_counts(self) -> None:
        """Say how much each part holds."""
        if self.roster is not None:
            self.query_one(PartBar).count(parts.counts(self.roster, self.preview, self.scene.texts))

    def show_part(self, index: int) -> None:
        """Show one part, from its first line."""
        if self.roster is None:
            return
        self.query_one(PartBar).choose(index)
        part = parts.part(parts.NAMES[index], self.roster, self.preview, self.scene.texts)
        self._details, self._rows = dict(part.details), part.rows
        self.query_one(KeyBar).offer(lambda action: action != "mend" or bool(part.rows))
        self.query_one("#part", Ledger).show(part.lines, part.columns)
        self._detail(self.query_one("#part", Ledger).current or part.empty)

    @property
    def part_shown(self) -> int:
        """Which part is shown, as a place in `preview_parts.NAMES`."""
        return self.query_one(PartBar).chosen

    @property
    def row_shown(self) -> int | None:
        """The row of the person whom the line under the cursor is about."""
        return self._rows.get(self.query_one("#part", Ledger).current)

    def on_part_bar_chosen(self, event: PartBar.Chosen) -> None:
        """Show another part."""
        event.stop()
        self.show_part(event.index)

    def action_part(self, step: int) -> None:
        """Go to the part on the left or on the right."""
        self.show_part((self.part_shown + step) % len(parts.NAMES))

    def on_ledger_moved(self, event: Ledger.Moved) -> None:
        """Show the line under the cursor in full."""
        event.stop()
        if event.key in self._details:
            self._detail(event.key)

    def _detail(self, key: str) -> None:
        self.query_one("#detail", Plain).update(self._details.get(key, key))

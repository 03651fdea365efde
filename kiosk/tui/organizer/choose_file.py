"""Choose a roster file: places on the left, removable drives first; the folder on the right; or a typed path."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from textual import events
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kiosk.plaintext import clean
from kiosk.services.browse_files import Folder, FolderEntry, Place
from kiosk.texts import clock_time, day
from kiosk.tui.organizer.preview import PreviewScreen
from kiosk.tui.organizer.undoing import UndoPage
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.ledger import WITH_DAY, Column, Ledger, Line
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField


class ChooseFileScreen(UndoPage):
    """Opens the preview of the file that was chosen."""

    BINDINGS = [Binding("backspace", "up", show=False)]  # noqa: RUF012 - declared so by Textual

    class PlacesFound(Message):
        """Where a file may lie."""

        def __init__(self, places: tuple[Place, ...]) -> None:
            super().__init__()
            self.places = places

    class FolderOpened(Message):
        """What stands in a folder."""

        def __init__(self, folder: Folder) -> None:
            super().__init__()
            self.folder = folder

    def __init__(self, scene: Scene, *, is_step: bool = False) -> None:
        super().__init__(scene)
        self._is_step = is_step
        """A step of the set-up ends with the import; otherwise the page stays for the next file."""
        self._folder: Folder | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the path, the places and the folder."""
        texts = self.scene.texts
        yield Plain(texts("organizer.files.title"), classes="title")
        yield TypedField(texts("organizer.files.path"), placeholder=texts("organizer.files.path_hint"), id="path")
        yield Horizontal(
            Vertical(Ledger([Column(texts("organizer.files.places"), 10, 1)], id="places"), id="places-side"),
            Vertical(
                Plain("", id="folder-name"),
                Ledger(self._columns(), empty=texts("organizer.files.empty"), id="folder"),
                id="folder-side",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of choosing."""
        return (
            self.back_hint(),
            self.hint("next_part"),
            self.hint("open"),
            self.hint("up", "up"),
            self.hint("undo_import", "undo"),
        )

    def on_mount(self) -> None:
        """Look for places."""
        self.ask("places", self.scene.services.list_places, self.PlacesFound)

    def on_screen_resume(self) -> None:
        """Look again into the folder: a file was saved meanwhile, perhaps."""
        if self._folder is not None:
            self._open(self._folder.path)

    def on_choose_file_screen_places_found(self, event: PlacesFound) -> None:
        """Show them and open the first in which a roster may lie."""
        event.stop()
        first = next((one for one in event.places if one.has_roster), next(iter(event.places), None))
        lines = [Line(str(place.path), (self._called(place),)) for place in event.places]
        self.query_one("#places", Ledger).show(lines, at=str(first.path) if first else "")
        if first is not None:
            self._open(first.path)

    def on_choose_file_screen_folder_opened(self, event: FolderOpened) -> None:
        """Show a folder; the cursor stands on its first file, which is the newest."""
        event.stop()
        self.say("")
        self._folder = folder = event.folder
        self.query_one("#folder-name", Plain).update(clean(str(folder.path)))
        first = next((str(entry.path) for entry in folder.entries if not entry.is_folder), "")
        ledger = self.query_one("#folder", Ledger)
        here = ledger.current if any(str(entry.path) == ledger.current for entry in folder.entries) else first
        ledger.show([self._line(entry) for entry in folder.entries], at=here)
        if not self._is_typing(folder.path):
            ledger.focus_lines()

    def _is_typing(self, shown: Path) -> bool:
        """Tell whether somebody is in the middle of a path: the answer about a folder must not take their cursor."""
        field = self.query_one("#path", TypedField)
        return field.has_focus and bool(field.text) and Path(field.text.strip().strip("'\"")).expanduser() != shown

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Go into a folder, or take a file."""
        event.stop()
        self._take(Path(event.key))

    def on_key(self, event: events.Key) -> None:
        """Take a letter as part of a path, wherever the cursor stands.

        One that was on its way to the list when the letter before it took the cursor comes here too; what the field
        has taken does not.
        """
        field = self.query_one("#path", TypedField)
        if event.is_printable and event.character:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take a typed path."""
        event.stop()
        typed = event.input.value.strip().strip("'\"")
        if typed:
            self._take(Path(typed).expanduser())

    def action_up(self) -> None:
        """Go to the folder above."""
        if self._folder is not None:
            self._open(self._folder.path.parent)

    def _take(self, path: Path) -> None:
        entries = self._folder.entries if self._folder else ()
        known = {entry.path: entry.is_folder for entry in entries}
        is_place = self.query_one("#places", Ledger).has_focus_within
        if known.get(path, False) or is_place or (path not in known and not path.suffix):
            self._open(path)
        elif self.is_on_top:
            preview = PreviewScreen(self.scene, path, is_step=self._is_step)
            self.app.push_screen(preview, lambda imported: self.leave(True) if imported else None)

    def _open(self, path: Path) -> None:
        self.ask("folder", partial(self.scene.services.open_folder, path), self.FolderOpened)

    def _columns(self) -> list[Column]:
        name, size, changed = self.scene.texts.lines("organizer.files.columns")
        # A name is told from the next by its end, so it has the room; which is the newest is told by the hour.
        return [Column(name, 16, 1), Column(size, 7, from_width=64), Column(changed, WITH_DAY, from_width=44)]

    def _called(self, place: Place) -> str:
        name = clean(place.path.name) or str(place.path)
        return self.scene.texts("organizer.files.drive", name=name) if place.is_drive else name

    def _line(self, entry: FolderEntry) -> Line:
        name = clean(entry.path.name)
        zone = self.scene.event.time_zone if self.scene.event else "UTC"
        if entry.is_folder:
            return Line(str(entry.path), ((f"{name}/", "$soft"), "", ""))
        return Line(
            str(entry.path),
            (name, size_in_words(entry.size), f"{day(entry.changed_at, zone)} {clock_time(entry.changed_at, zone)}"),
        )


def size_in_words(size: int) -> str:
    """Return a file's size as people read it: `12 kB`."""
    return f"{size} B" if size < 1000 else f"{size // 1000} kB" if size < 1_000_000 else f"{size // 1_000_000} MB"

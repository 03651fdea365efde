"""A roster file before it is imported: who is in it, columns as understood, accented names, problems, the difference.

What each part shows stands in `preview_parts`; this file asks the services and takes the decisions.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.people import Professional
from kiosk.plaintext import clean
from kiosk.roster.report import Roster
from kiosk.services.answers import ImportReceipt
from kiosk.services.import_preview import ImportPreview
from kiosk.tui.organizer import preview_parts as parts
from kiosk.tui.organizer.part_bar import PartBar
from kiosk.tui.organizer.preview_columns import ask_column
from kiosk.tui.organizer.undoing import UndoPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.ledger import Ledger
from kiosk.tui.widgets.plain import Plain

_ENCODINGS: Final = ("", "utf-8", "cp1252", "mac_roman", "cp1250", "utf-16", "cp932")
"""Tried one after the other while the names look wrong; empty is as the reader recognises it."""


class PreviewScreen(UndoPage):
    """Reads one file and imports it when everything that has to be asked was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "take", show=False),
        Binding("f4", "sync", show=False),
        Binding("f6", "letters", show=False),
        Binding("e", "mend", show=False),
        Binding("left", "part(-1)", show=False, priority=True),
        Binding("right", "part(1)", show=False, priority=True),
    ]

    class FileRead(Message):
        """The file was understood, as far as it can be."""

        def __init__(self, roster: Roster) -> None:
            super().__init__()
            self.roster = roster

    class Compared(Message):
        """What the import would change."""

        def __init__(self, preview: ImportPreview) -> None:
            super().__init__()
            self.preview = preview

    class Imported(Message):
        """The roster is in the database."""

        def __init__(self, receipt: ImportReceipt) -> None:
            super().__init__()
            self.receipt = receipt

    def __init__(self, scene: Scene, path: Path, *, is_step: bool = False) -> None:
        super().__init__(scene)
        self._is_step = is_step
        """Ends with the import, as a step of the set-up does."""
        self._path = path
        self._roster: Roster | None = None
        self._preview: ImportPreview | None = None
        self._encoding = ""
        self._mapping: Mapping[str, str] = {}
        """Field -> header, where a person put right what was read from which column."""
        self._sync = False
        self._volunteered = False
        self._skipping = False
        self._doubling = False
        """Who has another address than on the roster is somebody else."""
        self._emptying = False
        """Many are to lose what stands in a field."""
        self._newest: bool | None = None
        """Of somebody who stands twice the lower row is taken; None where the timestamps of a form decide."""
        self._taking = False
        """The import goes on as soon as the file was read again and compared."""
        self._asked_twice = False
        self._mending = False
        """The file is being mended: F2 reads it anew before anything else."""
        self._part = ""
        """Which part to show once the file was read again; empty for the one that matters most."""
        self._busy = True
        self._comparing = False
        """What the import would do, and what has to be asked, is not known yet."""
        self._details: dict[str, str] = {}
        self._rows: Mapping[str, int] = {}
        """By the lines of this part that are about people: their rows."""
        self._mended: dict[int, Professional] = {}
        """Row -> the person as somebody has put them right here."""

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

    def on_mount(self) -> None:
        """Read the file."""
        self._read()
        self.query_one("#part", Ledger).focus_lines()

    def _read(self) -> None:
        self._busy = True
        self.say("")
        self.query_one("#headline", Plain).update(self.scene.texts("organizer.preview.reading"))
        read = partial(self.scene.services.read_roster_file, self._path, self._encoding, self._newest, self._mapping)
        self.ask("file", read, self.FileRead)

    def on_preview_screen_file_read(self, event: FileRead) -> None:
        """Show it, and compare it with the database."""
        event.stop()
        self._busy = False
        self._roster, self._preview = event.roster.mended(self._mended), None
        self.query_one("#import", Button).display = True
        self._headline()
        self.query_one(PartBar).count(parts.counts(self._roster, None, self.scene.texts))
        part, self._part = self._part or ("problems" if event.roster.has_errors else "people"), ""
        self._show(parts.NAMES.index(part))
        self._compare()

    def _compare(self) -> None:
        if self._roster is not None and self._roster.rows:
            compare = partial(
                self.scene.services.preview_import,
                self._roster.professionals,
                self._sync,
                absent=self._roster.absent,
            )
            self._comparing, self._emptying, self._doubling = True, False, False
            self.ask("difference", compare, self.Compared)

    def on_preview_screen_compared(self, event: Compared) -> None:
        """Show the difference."""
        event.stop()
        self._preview, self._comparing = event.preview, False
        self._headline()
        self._offer(event.preview)
        if self._roster is not None:
            self.query_one(PartBar).count(parts.counts(self._roster, event.preview, self.scene.texts))
        self._show(self.query_one(PartBar).chosen)
        if self._taking:
            self._taking = False
            self.action_take()

    def _offer(self, preview: ImportPreview) -> None:
        """Offer the import only where it would change anything; a step of the set-up goes on without it."""
        button, is_new = self.query_one("#import", Button), parts.changes_anything(preview)
        button.label = Content(self.scene.texts(f"organizer.preview.{'import' if is_new else 'go_on'}"))
        if not is_new and not self._is_step and button.has_focus:
            self.query_one("#part", Ledger).focus_lines()
        button.display = is_new or self._is_step

    def on_refused(self, event: Refused) -> None:
        """Say what cannot be done; the file can be looked at all the same."""
        self._busy = self._comparing = False
        if event.question == "file":
            self.query_one("#headline", Plain).update("")
            self._mapping, self._mending = {}, True  # the file may have other columns by now
        super().on_refused(event)

    # --- looking ------------------------------------------------------------------------------------------

    def _headline(self) -> None:
        if self._roster is not None:
            self.query_one("#headline", Plain).update(parts.headline(self._roster, self._preview, self.scene.texts))

    def on_part_bar_chosen(self, event: PartBar.Chosen) -> None:
        """Show another part."""
        event.stop()
        self._show(event.index)

    def action_part(self, step: int) -> None:
        """Go to the part on the left or on the right."""
        self._show((self.query_one(PartBar).chosen + step) % len(parts.NAMES))

    def _show(self, index: int) -> None:
        if self._roster is None:
            return
        self.query_one(PartBar).choose(index)
        part = parts.part(parts.NAMES[index], self._roster, self._preview, self.scene.texts)
        self._details, self._rows = dict(part.details), part.rows
        hidden = "letters" if part.rows else "mend"  # there is no room for all keys
        self.query_one(KeyBar).offer(lambda action: action != hidden)
        self.query_one("#part", Ledger).show(part.lines, part.columns)
        self._detail(self.query_one("#part", Ledger).current or part.empty)

    def on_ledger_moved(self, event: Ledger.Moved) -> None:
        """Show the line under the cursor in full."""
        event.stop()
        if event.key in self._details:
            self._detail(event.key)

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Ask what stands in a column, and read the file again so."""
        event.stop()
        is_of_columns = parts.NAMES[self.query_one(PartBar).chosen] == "columns"
        if self._roster is not None and not self._busy and is_of_columns:
            ask_column(self, self._roster, event.key, self._mapping, self._read_so)

    def _read_so(self, mapping: Mapping[str, str]) -> None:
        self._mapping, self._part = mapping, "columns"
        self._read()

    def _detail(self, key: str) -> None:
        self.query_one("#detail", Plain).update(self._details.get(key, key))

    def action_mend(self) -> None:
        """Put right the person whom the line under the cursor is about; the import takes them so."""
        row = self._rows.get(self.query_one("#part", Ledger).current)
        if self._roster is None or row is None or self._busy or not self.is_on_top:
            return
        person = next((one.professional for one in self._roster.rows if one.row == row), None)
        if person is None:
            self.say(self.scene.texts("organizer.preview.not_kept"))
            return
        from kiosk.tui.organizer.mending import MendScreen  # noqa: PLC0415 - it reads as rosters are read

        self.app.push_screen(MendScreen(self.scene, person), partial(self._mend, row))

    def _mend(self, row: int, person: Professional | None) -> None:
        if person is None or self._roster is None:
            return
        self._mended[row] = person
        self._roster = self._roster.mended(self._mended)
        self.say(self.scene.texts("organizer.preview.mended", name=person.name))
        self._compare()

    def action_letters(self) -> None:
        """Read the file in another encoding, because the accents look wrong."""
        if not self._busy:
            self._encoding = _ENCODINGS[(_ENCODINGS.index(self._encoding) + 1) % len(_ENCODINGS)]
            self._part = "names"
            self._read()

    def action_sync(self) -> None:
        """Take those off the roster who are not in the file, or leave them."""
        if not self._busy and self._roster is not None:
            self._sync = not self._sync
            self.say(self.scene.texts(f"organizer.preview.sync_{'on' if self._sync else 'off'}"))
            self._compare()

    # --- importing ----------------------------------------------------------------------------------------

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Import by touch."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Ask what has to be asked, one question after the other, then import."""
        roster, texts = self._roster, self.scene.texts
        if self._busy:
            return
        if self._mending or roster is None:
            self._mending, self._mended = False, {}  # other people may stand in these rows by now
            self._read()
        elif not roster.rows:
            self._mending = True
            self.say(texts("organizer.preview.nobody"))
        elif parts.answered_twice(roster) and not self._asked_twice:
            self._ask_which(roster)
        elif self._preview is not None and not parts.changes_anything(self._preview):
            self._go_on()
        elif roster.is_contact_book and not self._volunteered:
            self._question("volunteers", "_volunteered", count=len(roster.rows))
        elif roster.has_errors and not self._skipping:
            self._question("skip", "_skipping", count=roster.error_count, rest=len(roster.rows))
        elif self._comparing:
            self.say(texts("organizer.preview.no_difference_yet"))
        elif parts.emptied(self._preview, texts) and not self._emptying:
            self._question("emptied", "_emptying", fields=parts.emptied(self._preview, texts))
        elif parts.perhaps(self._preview) and not self._doubling:
            self._question("perhaps", "_doubling", names=parts.perhaps(self._preview))
        else:
            self._import(roster)

    def _go_on(self) -> None:
        """Say that there is nothing to import; a step of the set-up is done."""
        if self._is_step:
            self.leave(True)
            return
        self._mending = True
        self.say(self.scene.texts("organizer.preview.same_again"))

    def _question(self, name: str, flag: str, **values: object) -> None:
        texts = self.scene.texts

        def answered(sure: bool | None) -> None:
            if sure:
                setattr(self, flag, True)
                self.action_take()
            elif flag == "_skipping":
                self._mending = True
                self.say(texts("organizer.preview.mending"))

        key = f"organizer.preview.{name}"
        modal = ConfirmModal(
            self.scene, texts(f"{key}.question", **values), keep=texts(f"{key}.keep"), do=texts(f"{key}.do")
        )
        self.app.push_screen(modal, answered)

    def _ask_which(self, roster: Roster) -> None:
        """Ask which row counts of those who stand twice, then import them."""
        texts = self.scene.texts

        def answered(lower: bool | None) -> None:
            if lower is None:
                return
            self._asked_twice, self._newest = True, lower
            if lower:
                self._taking = True
                self._read()
            else:
                self.action_take()

        key = "organizer.preview.twice"
        question = texts.plural(
            f"{key}.question", parts.answered_twice(roster), people=parts.twice_words(roster, texts)
        )
        modal = ConfirmModal(self.scene, question, keep=texts(f"{key}.keep"), do=texts(f"{key}.do"))
        self.app.push_screen(modal, answered)

    def _import(self, roster: Roster) -> None:
        self._busy = True
        self.say(self.scene.texts("organizer.preview.importing"))
        services, people = self.scene.services, roster.professionals
        bring = partial(services.import_roster, people, False, self._sync, absent=roster.absent)
        self.ask("import", bring, self.Imported)

    def on_preview_screen_imported(self, event: Imported) -> None:
        """Say what was done and compare again: nothing is left to do."""
        event.stop()
        self._busy = False
        if self._is_step:
            self.leave(True)
            return
        self._compare()
        said = parts.receipt(event.receipt, self.scene)
        self.say(f"{said} {self.scene.texts('organizer.preview.takes_back')}")

    def after_undo(self) -> None:
        """Compare with the roster as it is again."""
        self._compare()

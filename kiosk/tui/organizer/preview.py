"""A roster file before it is imported: read, compared, put right, asked about, brought in.

What is looked at stands in `roster_page`; this file asks the services and takes the decisions.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from kiosk.people import Professional
from kiosk.roster.report import Roster
from kiosk.services.answers import ImportReceipt
from kiosk.services.import_preview import ImportPreview
from kiosk.tui.organizer import preview_parts as parts
from kiosk.tui.organizer.preview_columns import ask_column
from kiosk.tui.organizer.preview_questions import (
    RAISED_BY_COMPARING,
    Question,
    answered_twice,
    changes_anything,
    questions,
    twice_words,
)
from kiosk.tui.organizer.preview_words import receipt
from kiosk.tui.organizer.roster_page import RosterPage
from kiosk.tui.roster_file import RosterFile, changed_fields
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.ledger import Ledger
from kiosk.tui.widgets.notice import Mark


class PreviewScreen(RosterPage):
    """Reads one file and imports it when everything that has to be asked was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "take", show=False),
        Binding("f4", "sync", show=False),
        Binding("f6", "letters", show=False),
        Binding("e,E", "mend", show=False),
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
        super().__init__(scene, path)
        self._is_step = is_step
        """Ends with the import, as a step of the set-up does."""
        self._file = RosterFile(path)
        self._agreed: set[str] = set()
        """The names of the questions that were answered with yes."""
        self._asked_twice = False
        self._taking = False
        """The import goes on as soon as the file was read again and compared."""
        self._mending = False
        """The file is being mended: F2 reads it anew before anything else."""
        self._mended: dict[int, dict[str, Any]] = {}
        """Row -> what somebody has put right here, by field; the rest is as the file is read."""
        self._part = ""
        """Which part to show once the file was read again; empty for the one that matters most."""
        self._busy = True
        self._comparing = False
        """What the import would do, and what has to be asked, is not known yet."""

    def on_mount(self) -> None:
        """Read the file."""
        self._read()
        self.query_one("#part", Ledger).focus_lines()

    def _read(self) -> None:
        self._busy = True
        self.say("")
        self.show_headline(self.scene.texts("organizer.preview.reading"))
        self.ask("file", partial(self._file.read, self.scene.services), self.FileRead)

    def on_preview_screen_file_read(self, event: FileRead) -> None:
        """Show it, and compare it with the database."""
        event.stop()
        self._busy = False
        self.roster, self.preview = event.roster.mended(self._mended), None
        self.query_one("#import", Button).display = True
        self.show_headline()
        self.show_counts()
        part, self._part = self._part or ("problems" if event.roster.has_errors else "people"), ""
        self.show_part(parts.NAMES.index(part))
        self._compare()

    def _compare(self) -> None:
        if self.roster is not None and self.roster.rows:
            self._comparing = True
            self._agreed -= RAISED_BY_COMPARING
            self.ask("difference", partial(self._file.compare, self.scene.services, self.roster), self.Compared)

    def on_preview_screen_compared(self, event: Compared) -> None:
        """Show the difference."""
        event.stop()
        self.preview, self._comparing = event.preview, False
        self.show_headline()
        self._offer(event.preview)
        self.show_counts()
        self.show_part(self.part_shown)
        if self._taking:
            self._taking = False
            self.action_take()

    def _offer(self, preview: ImportPreview) -> None:
        """Offer the import only where it would change anything; a step of the set-up goes on without it."""
        button, is_new = self.query_one("#import", Button), changes_anything(preview)
        button.label = Content(self.scene.texts(f"organizer.preview.{'import' if is_new else 'go_on'}"))
        if not is_new and not self._is_step and button.has_focus:
            self.query_one("#part", Ledger).focus_lines()
        button.display = is_new or self._is_step

    def on_refused(self, event: Refused) -> None:
        """Say what cannot be done; the file can be looked at all the same."""
        self._busy = self._comparing = self._taking = False
        if event.question == "file":
            self.show_headline("")
            self._file, self._mending = replace(self._file, mapping={}), True  # it may have other columns by now
        super().on_refused(event)

    # --- putting right -------------------------------------------------------------------------------------

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Ask what stands in a column, and read the file again so."""
        event.stop()
        is_of_columns = parts.NAMES[self.part_shown] == "columns"
        if self.roster is not None and not self._busy and is_of_columns:
            ask_column(self, self.roster, event.key, self._file.mapping, self._read_so)

    def _read_so(self, mapping: Mapping[str, str]) -> None:
        self._file, self._part = replace(self._file, mapping=mapping), "columns"
        self._read()

    def action_mend(self) -> None:
        """Put right the person whom the line under the cursor is about; the import takes them so."""
        row = self.row_shown
        if self.roster is None or row is None or self._busy or not self.is_on_top:
            return
        person = next((one.professional for one in self.roster.rows if one.row == row), None)
        if person is None:
            self.say(self.scene.texts("organizer.preview.not_kept"))
            return
        from kiosk.tui.organizer.mending import MendScreen  # noqa: PLC0415 - it reads as rosters are read

        self.app.push_screen(MendScreen(self.scene, person), partial(self._mend, row))

    def _mend(self, row: int, person: Professional | None) -> None:
        if person is None or self.roster is None:
            return
        read = next(one.professional for one in self.roster.rows if one.row == row)
        self._mended.setdefault(row, {}).update(changed_fields(read, person))
        self.roster = self.roster.mended(self._mended)
        self.say(self.scene.texts("organizer.preview.mended", name=person.name), Mark.DONE)
        self._compare()

    def action_letters(self) -> None:
        """Read the file in another encoding, because the accents look wrong."""
        if not self._busy:
            self._file, self._part = self._file.in_next_encoding(), "names"
            self._read()

    def action_sync(self) -> None:
        """Take those off the roster who are not in the file, or leave them."""
        if not self._busy and self.roster is not None:
            self._file = replace(self._file, sync=not self._file.sync)
            self.say(self.scene.texts(f"organizer.preview.sync_{'on' if self._file.sync else 'off'}"))
            self._compare()

    # --- importing ----------------------------------------------------------------------------------------

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Import by touch."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Ask what has to be asked, one question after the other, then import."""
        roster, texts = self.roster, self.scene.texts
        if self._busy:
            return
        if self._mending or roster is None:
            self._mending, self._mended = False, {}  # other people may stand in these rows by now
            self._read()
        elif not roster.rows:
            self._mending = True
            self.say(texts("organizer.preview.nobody"))
        elif answered_twice(roster) and not self._asked_twice:
            self._ask_which(roster)
        elif self.preview is not None and not changes_anything(self.preview):
            self._go_on()
        elif question := self._unanswered(roster):
            self._question(question)
        elif self._comparing:
            self.say(texts("organizer.preview.no_difference_yet"))
        elif self.preview is None:  # the comparison failed: what has to be asked is not known
            self._taking = True
            self._compare()
        else:
            self._import(roster)

    def _go_on(self) -> None:
        """Say that there is nothing to import; a step of the set-up is done."""
        if self._is_step:
            self.leave(True)
            return
        self._mending = True
        self.say(self.scene.texts("organizer.preview.same_again"))

    def _unanswered(self, roster: Roster) -> Question | None:
        known = None if self._comparing else self.preview
        return next((one for one in questions(roster, known, self.scene.texts) if one.name not in self._agreed), None)

    def _question(self, question: Question) -> None:
        texts = self.scene.texts

        def answered(sure: bool | None) -> None:
            if sure:
                self._agreed.add(question.name)
                self.action_take()
            elif question.name == "skip":
                self._mending = True
                self.say(texts("organizer.preview.mending"))

        key = f"organizer.preview.{question.name}"
        modal = ConfirmModal(
            self.scene, texts(f"{key}.question", **question.values), keep=texts(f"{key}.keep"), do=texts(f"{key}.do")
        )
        self.app.push_screen(modal, answered)

    def _ask_which(self, roster: Roster) -> None:
        """Ask which row counts of those who stand twice, then import them."""
        texts = self.scene.texts

        def answered(lower: bool | None) -> None:
            if lower is None:
                return
            self._asked_twice, self._file = True, replace(self._file, newest=lower)
            if lower:
                self._taking = True
                self._read()
            else:
                self.action_take()

        key = "organizer.preview.twice"
        question = texts.plural(f"{key}.question", answered_twice(roster), people=twice_words(roster, texts))
        modal = ConfirmModal(self.scene, question, keep=texts(f"{key}.keep"), do=texts(f"{key}.do"))
        self.app.push_screen(modal, answered)

    def _import(self, roster: Roster) -> None:
        self._busy = True
        self.say(self.scene.texts("organizer.preview.importing"), Mark.UNDERWAY)
        self.ask("import", partial(self._file.bring_in, self.scene.services, roster), self.Imported)

    def on_preview_screen_imported(self, event: Imported) -> None:
        """Say what was done and compare again: nothing is left to do."""
        event.stop()
        self._busy = False
        if self._is_step:
            self.leave(True)
            return
        self._compare()
        said = receipt(event.receipt, self.scene)
        self.say(f"{said} {self.scene.texts('organizer.preview.takes_back')}", Mark.DONE)

    def after_undo(self) -> None:
        """Compare with the roster as it is again."""
        self._compare()

"""Taking the last import back, on every page that deals with roster files: one key, one question."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.services.answers import UndoReceipt
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.notice import Mark


class UndoPage(OrganizerPage[bool]):
    """A page whose F8 takes the last import back; ends with true when it was one step of the set-up and is done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "undo", show=False)]

    class Undone(Message):
        """The roster is as it was before the last import."""

        def __init__(self, receipt: UndoReceipt) -> None:
            super().__init__()
            self.receipt = receipt

    def action_undo(self) -> None:
        """Ask before the last import is taken back."""
        texts = self.scene.texts
        modal = ConfirmModal(
            self.scene,
            texts("organizer.undo.question"),
            keep=texts("organizer.undo.keep"),
            do=texts("organizer.undo.do"),
        )
        self.app.push_screen(modal, lambda sure: self._undo() if sure else None)

    def _undo(self) -> None:
        self.ask("undo", self.scene.services.undo_import, self.Undone)

    def on_undo_page_undone(self, event: Undone) -> None:
        """Say what it did."""
        event.stop()
        done, texts = event.receipt, self.scene.texts
        words = texts("organizer.undo.done", removed=len(done.removed), restored=len(done.restored))
        kept = texts("organizer.undo.kept", names=", ".join(done.kept)) if done.kept else ""
        self.after_undo()
        self.say(" ".join(part for part in (words, kept) if part), Mark.DONE)

    def after_undo(self) -> None:
        """Look at what has changed; pages that show the roster do so."""

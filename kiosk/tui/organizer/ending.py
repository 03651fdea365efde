"""The end of the evening: who is still to meet, files to keep, data to delete; then the kiosk closes."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.tui.closing import (
    badge_line,
    delete,
    delete_badges,
    deletion_question,
    keep_report,
    keep_tables,
    mark_met,
    open_lines,
    retention_line,
    unmarked,
)
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from kiosk.services.forget_people import Receipt


class EndScreen(OrganizerPage[bool]):
    """Ends with true when the kiosk is to close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
    ]

    class BookingsSeen(Message):
        """How all bookings stand, and which pages of badges are still there."""

        def __init__(self, bookings: Sequence[Booking], pages: Sequence[Path]) -> None:
            super().__init__()
            self.bookings = tuple(bookings)
            self.pages = tuple(pages)

    class Marked(Message):
        """So many were marked as met."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Done(Message):
        """Files are on the disk, or data is gone."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    class Weighed(Message):
        """What a deletion would delete."""

        def __init__(self, found: "Receipt") -> None:
            super().__init__()
            self.found = found

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._over: tuple[Booking, ...] = ()
        """Confirmed and over, not marked yet."""

    def body(self) -> Iterable[Widget]:
        """Lay out what is still open, what becomes of phones and data, and what can be done."""
        yield Plain(self._words("title"), classes="title")
        yield VerticalScroll(
            Plain("", id="open"),
            Plain(self._words("phones"), classes="quiet what"),
            Plain(retention_line(self.scene), classes="quiet what"),
            Plain("", id="badge-pages", classes="quiet what"),
            can_focus=False,
        )
        yield Horizontal(*map(self._button, ("keep", "report", "tables")), classes="row")
        yield Horizontal(*map(self._button, ("met", "badges", "purge", "do")), classes="row")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return (self.back_hint(), self.hint("choose"), self.hint("press"))

    def _button(self, name: str) -> Button:
        words = self._words(f"{name}.button" if name in ("purge", "badges") else name)
        return Button(Content(words), id=name, classes="" if name == "keep" else "-quiet")

    def _words(self, name: str, **values: object) -> str:
        return self.scene.texts(f"organizer.close.{name}", **values)

    def on_mount(self) -> None:
        """Put the cursor on the harmless answer, and look what is open."""
        self.query_one("#met", Button).display = self.query_one("#badges", Button).display = False
        self.query_one("#keep", Button).focus()
        self._look()

    def _look(self) -> None:
        services = self.scene.services

        def work() -> tuple[Sequence[Booking], Sequence[Path]]:
            return services.list_bookings(), services.list_badge_pages()

        self.ask("bookings", work, lambda found: self.BookingsSeen(*found))

    def on_end_screen_bookings_seen(self, event: BookingsSeen) -> None:
        """Say who is still to meet, and what is over and not marked."""
        event.stop()
        self._over = unmarked(event.bookings, self.scene.options.clock())
        self.query_one("#open", Plain).update("\n".join(open_lines(event.bookings, self.scene)))
        self.query_one("#met", Button).display = bool(self._over)
        self.query_one("#badges", Button).display = bool(event.pages)
        line = self.query_one("#badge-pages", Plain)
        line.update(badge_line(event.pages, self.scene.texts))
        line.display = bool(event.pages)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what was pressed; only two of them end this."""
        event.stop()
        ways: dict[str, Callable[[], None]] = {
            "keep": lambda: self.leave(False),
            "do": lambda: self.leave(True),
            "met": lambda: self.ask("met", partial(mark_met, self.scene, self._over), self.Marked),
            "report": lambda: self.ask("files", partial(keep_report, self.scene), self.Done),
            "tables": lambda: self.ask("files", partial(keep_tables, self.scene), self.Done),
            "badges": lambda: self.ask("files", partial(delete_badges, self.scene), self.Done),
            "purge": lambda: self.ask("purge", self.scene.services.preview_deletion, self.Weighed),
        }
        ways[event.button.id or "keep"]()

    def on_end_screen_weighed(self, event: Weighed) -> None:
        """Say what would go and ask: it cannot be taken back."""
        event.stop()
        question = deletion_question(event.found, self.scene)
        keep, do = self._words("purge.keep"), self._words("purge.do")
        work = partial(delete, self.scene)
        self.app.push_screen(
            ConfirmModal(self.scene, question, keep=keep, do=do),
            lambda sure: self.ask("purge", work, self.Done) if sure else None,
        )

    def on_end_screen_marked(self, event: Marked) -> None:
        """Say how many, and look again."""
        event.stop()
        self.say(self.scene.texts.plural("organizer.close.marked", event.count), Mark.DONE)
        self.query_one("#keep", Button).focus()
        self._look()

    def on_end_screen_done(self, event: Done) -> None:
        """Say where it is, and look again."""
        event.stop()
        self.say(event.said, Mark.DONE)
        self.query_one("#keep", Button).focus()
        self._look()

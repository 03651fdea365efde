"""The end of the evening: who is still to meet, what is not marked, the report as a file; then the kiosk closes."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import KioskError
from kiosk.services.bundle import Services
from kiosk.tui.organizer.badge_step import free_name
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Found, Refused, asked, take_worker
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.widgets.notice import Notice, sentence
from kiosk.tui.widgets.plain import Plain

_MOST: Final = 2
"""Meetings that are named; more than these are a number."""


class EndModal(KioskModal[bool]):
    """Ends with true when the kiosk is to close."""

    DEFAULT_CSS = "EndModal .frame { width: 78; max-height: 100%; overflow-y: auto; }"

    class BookingsSeen(Message):
        """How all bookings stand."""

        def __init__(self, bookings: Sequence[Booking]) -> None:
            super().__init__()
            self.bookings = tuple(bookings)

    class Marked(Message):
        """So many were marked as met."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Written(Message):
        """The report is on the disk."""

        def __init__(self, file: Path) -> None:
            super().__init__()
            self.file = file

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._over: tuple[Booking, ...] = ()
        """Confirmed and over, not marked yet."""

    def body(self) -> Iterable[Widget]:
        """Lay out what is still open, what becomes of the phones, and what can be done."""
        yield Plain(self._words("title"), classes="title")
        yield Plain("", id="open")
        yield Plain(self._words("phones"), classes="quiet")
        yield Notice()
        yield Horizontal(self._button("keep"), self._button("report"), classes="row")
        yield Horizontal(self._button("met"), self._button("do"), classes="row")

    def _button(self, name: str) -> Button:
        return Button(Content(self._words(name)), id=name, classes="" if name == "keep" else "-quiet")

    def _words(self, name: str, **values: object) -> str:
        return self.scene.texts(f"organizer.close.{name}", **values)

    def on_mount(self) -> None:
        """Put the cursor on the harmless answer, and look what is open."""
        self.query_one("#met", Button).display = False
        self.query_one("#keep", Button).focus()
        self._look()

    def _look(self) -> None:
        self._ask("bookings", self.scene.services.list_bookings, self.BookingsSeen)

    def _ask(self, question: str, work: Callable[[], Found], tell: Callable[[Found], Message]) -> None:
        def find_out() -> None:
            message = asked(question, work, tell)
            if not take_worker().is_cancelled:
                self.post_message(message)

        self.run_worker(find_out, group=question, exclusive=True, thread=True, exit_on_error=False)

    def on_end_modal_bookings_seen(self, event: BookingsSeen) -> None:
        """Say who is still to meet, and what is over and not marked."""
        event.stop()
        now, texts = self.scene.options.clock(), self.scene.texts
        agreed = [one for one in event.bookings if one.status is Status.CONFIRMED]
        ahead = [one for one in agreed if one.ends_at > now]
        self._over = tuple(one for one in agreed if one.ends_at <= now)
        lines = [texts.plural("organizer.close.ahead", len(ahead)), *map(self._line, ahead[:_MOST])]
        if len(ahead) > _MOST:
            lines.append(f"  {texts('organizer.plain.more', count=len(ahead) - _MOST)}")
        if self._over:
            lines.append(texts.plural("organizer.close.over", len(self._over)))
        self.query_one("#open", Plain).update("\n".join(lines))
        self.query_one("#met", Button).display = bool(self._over)

    def _line(self, one: Booking) -> str:
        return f"  {self.scene.time(one.starts_at)}  {one.professional.name}, {one.card.short_name}"

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what was pressed; only two of them end this."""
        event.stop()
        if event.button.id in ("keep", "do"):
            self.leave(event.button.id == "do")
        elif event.button.id == "met":
            mark = partial(_mark_met, self.scene.services, self._over, self.scene.options.station)
            self._ask("met", mark, self.Marked)
        else:
            self._ask("report", self._write, self.Written)

    def _write(self) -> Path:
        return self.scene.services.write_report(free_name(Path.cwd(), Path.home(), name="report"))

    def on_end_modal_marked(self, event: Marked) -> None:
        """Say how many, and look again."""
        event.stop()
        self.query_one(Notice).tell(self.scene.texts.plural("organizer.close.marked", event.count))
        self.query_one("#keep", Button).focus()
        self._look()

    def on_end_modal_written(self, event: Written) -> None:
        """Say where the report is."""
        event.stop()
        self.query_one(Notice).tell(self.scene.texts("report.written", file=event.file))

    def on_refused(self, event: Refused) -> None:
        """Say what could not be done; the kiosk can be closed all the same."""
        event.stop()
        self.query_one(Notice).tell(sentence(event.error, self.scene.texts))


def _mark_met(services: Services, bookings: Sequence[Booking], station: str) -> int:
    """Mark those that nobody marked; whoever did not come was to be marked before."""
    marked = 0
    for one in bookings:
        try:
            services.move_booking(one.id, Status.MET, Party.ORGANIZER, Via.DESK, station)
        except KioskError:  # marked by somebody else meanwhile
            continue
        marked += 1
    return marked

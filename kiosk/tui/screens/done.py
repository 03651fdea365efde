"""The end of a booking: what the student takes along, and another one or goodbye."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.services.answers import FoundMatch
from kiosk.tui.codes import done_words
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused, StartedOver
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.wording import first_name

_STAYS = 46
"""Seconds until the next student gets the kiosk: whoever comes must not find a name, a reference and a visit.

Long enough to read everything twice and to undo it; later My booking cancels.
"""

_LONG_NAME = 24
"""Columns; with more the three buttons do not fit beside each other at 80 columns."""


class DoneScreen(KioskScreen[None]):
    """Ends in another informational interview, or in the end of the visit."""

    CSS_PATH = "done.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "another", show=False),
        Binding("f8", "undo", show=False),
    ]

    class AnotherWanted(Message):
        """The student wants one more: with whoever is named on the button, or with somebody yet to be chosen."""

        def __init__(self, is_named: bool) -> None:
            super().__init__()
            self.is_named = is_named

    class Undone(Message):
        """The student did not mean it: the time is free again."""

        def __init__(self, booking: Booking) -> None:
            super().__init__()
            self.booking = booking

    class Delayed(Message):
        """The request waits for the database: it is not on its way yet."""

    class PlacesCounted(Message):
        """How many more the student may ask for."""

        def __init__(self, left: int) -> None:
            super().__init__()
            self.left = left

    def __init__(
        self,
        scene: Scene,
        visit: CurrentVisit,
        booking: Booking,
        status: Status,
        following: FoundMatch | None = None,
    ) -> None:
        """`following`: whoever fits next and has a free time; not offered by a name too long for a button."""
        super().__init__(scene)
        is_short = following is not None and cell_len(following.professional.name) <= _LONG_NAME
        self._following = following if is_short else None
        self._visit = visit
        self._booking = booking
        self._status = status
        self._left = 1
        self._seconds = _STAYS

    def body(self) -> Iterable[Widget]:
        """Lay out the summary and the ways on."""
        texts = self.scene.texts
        title, summary = self._words()
        yield Plain(title, classes="title")
        yield Plain(summary, id="summary")
        yield Plain(texts("tui.done.kit"), id="kit")
        yield Horizontal(
            Button(Content(texts("tui.done.finish")), id="finish"),
            Button(Content(self._another), id="another", classes="-quiet"),
            Button(Content(texts("tui.done.undo")), id="undo", classes="-quiet"),
            classes="row",
        )
        yield Plain("", id="leaving")

    def _words(self, *, is_late: bool = False) -> tuple[str, Content]:
        """Return the title, and what was booked and becomes of it."""
        texts, booking = self.scene.texts, self._booking
        title, outcome = done_words(booking, self._status, self.scene, is_late=is_late)
        where = texts("tui.done.table", table=booking.table) if booking.table else ""
        summary = Content.assemble(
            (booking.professional.name, "bold $ink"),
            "\n",
            (texts("tui.done.when", time=self.scene.moment(booking.starts_at)), "bold $accent"),
            (where, "bold $accent"),
            "\n\n",
            (outcome, "$ink"),
            "\n",
            (texts("tui.done.reference", reference=booking.reference), "$soft"),
        )
        return title, summary

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys: goodbye, or another."""
        return (self.hint("finish", "back"), self._another_hint(), self.hint("undo", "undo"))

    def _another_hint(self) -> Hint:
        """Return the key of another one: it says what the button says, in as many letters as there is room for."""
        hint, following = self.hint("another", "another"), self._following
        short = self._named(first_name(following.professional)) if following else hint.words
        return replace(hint, words=self._another, short=short, gives_way=True)

    def _named(self, name: str) -> str:
        return self.scene.texts("tui.done.named", name=name)

    @property
    def _another(self) -> str:
        """The way on to whoever fits next, or to somebody yet to be chosen."""
        following = self._following
        return self._named(following.professional.name) if following else self.scene.texts("tui.done.another")

    def on_mount(self) -> None:
        """Say goodbye by itself after a while."""
        self.query_one("#finish", Button).focus()
        self._tick()
        self.set_interval(1, self._tick)
        visit = self._visit.as_visit(self.scene.texts.language)
        self.ask("places", lambda: self.scene.services.places_left(visit), self.PlacesCounted)

    def on_done_screen_delayed(self, event: Delayed) -> None:
        """Say that the code is good and the request waits."""
        event.stop()
        self.query_one("#summary", Plain).update(self._words(is_late=True)[1])

    def on_done_screen_places_counted(self, event: PlacesCounted) -> None:
        """Offer another only to those who may have one."""
        event.stop()
        self._left = event.left
        another = self.query_one("#another", Button)
        another.label = Content(self._another_words(event.left))
        another.display = event.left > 0
        self.query_one(KeyBar).offer(lambda action: action != "another" or event.left > 0)

    def _another_words(self, left: int) -> str:
        return self._another if self._following and left else self.scene.texts.plural("tui.done.left", left)

    def on_refused(self, event: Refused) -> None:
        """Say nothing about a number that only helps; say why a booking stays."""
        event.stop()
        if event.question == "undo":
            self.say(sentence(event.error, self.scene.texts))

    def _tick(self) -> None:
        self._seconds -= 1
        self.query_one("#leaving", Plain).update(self.scene.texts("tui.done.leaving", seconds=self._seconds))
        if self._seconds <= 0 and self.is_on_top:
            self.action_back()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take one of the three."""
        event.stop()
        ways = {"another": self.action_another, "undo": self.action_undo}
        ways.get(str(event.button.id), self.action_back)()

    def action_another(self) -> None:
        """Book another one; who the student is stays known."""
        if self._left != 0:
            self.post_message(self.AnotherWanted(self._following is not None))

    def action_undo(self) -> None:
        """Give the time back at once: it can be taken again."""
        move, station = self.scene.services.move_booking, self.scene.options.station
        work = partial(move, self._booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
        self.ask("undo", work, self.Undone)

    def action_back(self) -> None:
        """Say goodbye."""
        self.post_message(StartedOver())

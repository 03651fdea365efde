"""A place in line for a full professional: the code that opens it on a phone, and the freed time when it comes.

A freed time is held five minutes; it is taken by a key, never by leaving, so that nobody who has gone keeps it from
whoever is next.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.payload import Payload
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.services.bundle import Services
from kiosk.tui.codes import place_steps
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.answer import Answer
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.points import Points
from kiosk.tui.widgets.qr_drawing import QrDrawing
from kiosk.tui.wording import first_name, minutes_left, place

_POLL: Final = 1.0
"""Seconds between two looks at the line."""


def look_at(services: Services, wait_id: int) -> tuple[Waiting, Booking | None]:
    """Return a place in line as it stands, and the booking that it has become."""
    waiting = services.show_wait(wait_id)
    return waiting, None if waiting.booking_id is None else services.show_booking(waiting.booking_id)


class WaitingScreen(KioskScreen[None]):
    """Stays until the student takes the freed time, leaves the line, or goes on and keeps the place."""

    CSS_PATH = "code.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "take", show=False)]

    class Looked(Message):
        """How the line stands."""

        def __init__(self, waiting: Waiting, booking: Booking | None) -> None:
            super().__init__()
            self.waiting = waiting
            self.booking = booking

    class TurnTaken(Message):
        """The freed time is the student's, and its professional is asked."""

        def __init__(self, booking: Booking, codes: Sequence[Payload]) -> None:
            super().__init__()
            self.booking = booking
            self.codes = codes
            """Those of the place that are not scanned yet; they open the booking now."""

    class WentOn(Message):
        """The student looks for somebody else; the place in line is as it was left."""

    def __init__(self, scene: Scene, waiting: Waiting, codes: Sequence[Payload]) -> None:
        super().__init__(scene)
        self._waiting = waiting
        self._codes = list(codes)
        self._booking: Booking | None = None
        self._looking = False

    def body(self) -> Iterable[Widget]:
        """Lay out the code on the left, the words on the right."""
        texts, person = self.scene.texts, self._waiting.professional
        chip = (f" {self._waiting.reference} ", "bold $ink on $raised")
        yield Horizontal(
            QrDrawing([self._codes[0].text], texts("tui.code.no_room"), self.scene.options.drawing_mode),
            Vertical(
                Points(person.name, place_steps(self.scene, self._codes[0]), numbered=True, id="steps"),
                Plain(Content.assemble((texts("tui.code.reference"), "$soft"), " ", chip), id="reference"),
                Answer(texts, first_name(person), ""),
                Plain("", id="offer"),
                Plain("", id="countdown"),
                Button(Content(texts("tui.waiting.stay")), id="done"),
                id="words",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys: take it or go on, or leave the line."""
        return (self.hint("turn", "go_on"), self.hint("leave_line", "back"))

    def on_mount(self) -> None:
        """Begin to watch the line."""
        self.query_one("#done", Button).focus()
        self._paint()
        self._look()
        self.set_interval(_POLL, self._look)
        self.set_interval(1, self._count_down)

    # --- the line -----------------------------------------------------------------------------------------

    @property
    def _is_turn(self) -> bool:
        return self._booking is not None and self._booking.status is Status.HELD

    def _look(self) -> None:
        settled = self._booking is not None and not self._is_turn
        if not self._looking and not settled and (self._waiting.is_open or self._is_turn):
            self._looking = True
            work = partial(look_at, self.scene.services, self._waiting.id)
            self.ask("line", work, lambda found: self.Looked(*found))

    def on_waiting_screen_looked(self, event: Looked) -> None:
        """Show the place, or the time that is free."""
        event.stop()
        self._looking = False
        self.say("")
        self._waiting, self._booking = event.waiting, event.booking
        if self._booking is not None and self._booking.is_open and not self._is_turn:
            self._show_booking(self._booking)  # taken on the phone
        else:
            self._paint()

    def on_refused(self, event: Refused) -> None:
        """Keep watching; the place in line stays whatever the line to the database does."""
        event.stop()
        self._looking = False
        self.say(sentence(event.error, self.scene.texts))

    def _paint(self) -> None:
        texts, answer, where = self.scene.texts, self.query_one(Answer), self._where()
        if self._is_turn:
            answer.tell("tui.waiting.turn", "✓", where=where)
        elif self._waiting.is_open:
            key = "first" if self._waiting.position == 1 else "behind"
            answer.tell(f"tui.waiting.{key}", "…", position=self._waiting.position)
        else:
            lapsed = self._booking is not None and self._booking.status is Status.EXPIRED
            answer.tell("tui.waiting.lapsed" if lapsed else "tui.waiting.over", "×")
        offer = texts("tui.waiting.take_key", where=where) if self._is_turn else ""
        self.query_one("#offer", Plain).say(Content.styled(offer, "bold $accent") if offer else "")
        self._offer_onward()
        self._count_down()

    def _onward(self) -> tuple[str, str]:
        """Return what leads on from here: its entry among the keys, and the words of its button."""
        if self._is_turn:
            return "take", "tui.waiting.take"
        if not self._waiting.is_open:
            return "others", "tui.waiting.on"
        return ("turn", "tui.waiting.stay") if len(self._codes) == 1 else ("next_code", "tui.waiting.next_code")

    def _offer_onward(self) -> None:
        """Say it on the button and beside its key; a line that is left already cannot be left again."""
        key, words = self._onward()
        self.query_one("#done", Button).label = Content(self.scene.texts(words, where=self._where()))
        bar = self.query_one(KeyBar)
        bar.reword(self.hint(key, "go_on"))
        bar.offer(lambda action: action != "back" or key != "others")

    def _where(self) -> str:
        return place(self._booking, self.scene) if self._booking is not None else ""

    def _count_down(self) -> None:
        left = ""
        if self._is_turn and self._booking is not None and self._booking.due_at is not None:
            left = self.scene.texts("tui.waiting.countdown", time=minutes_left(self._booking.due_at, self.scene))
        self.query_one("#countdown", Plain).say(Content.styled(left, "$soft") if left else "")

    # --- what the student does ----------------------------------------------------------------------------

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take it, or go on."""
        event.stop()
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Take the time that is free; else show the next code, or look for somebody else and keep the place."""
        if self._is_turn:
            self.action_take()
        elif self._waiting.is_open and len(self._codes) > 1:
            await self._next_code()
        else:
            self._leave_here()

    def _leave_here(self) -> None:
        if self.is_on_top:
            self.post_message(self.WentOn())

    async def _next_code(self) -> None:
        """Show the code that is scanned after this one."""
        del self._codes[0]
        self._paint()
        self.query_one(QrDrawing).show([self._codes[0].text])
        await self.query_one("#steps", Points).show(place_steps(self.scene, self._codes[0]))

    def action_take(self) -> None:
        """Take the time that is free."""
        if self._is_turn:
            self._move(Status.REQUESTED)

    def action_back(self) -> None:
        """Ask before a place or a time is given up."""
        if not self._is_turn and not self._waiting.is_open:
            self._leave_here()
            return
        texts, name = self.scene.texts, first_name(self._waiting.professional)
        key = "give_back" if self._is_turn else "leave"
        question = texts(f"tui.waiting.{key}", name=name, where=self._where())
        modal = ConfirmModal(self.scene, question, keep=texts("tui.waiting.keep"), do=texts("tui.waiting.do"))
        self.app.push_screen(modal, lambda sure: self._give_up() if sure else None)

    def _give_up(self) -> None:
        if self._is_turn:
            self._move(Status.CANCELLED)
            return
        services, number = self.scene.services, self._waiting.id

        def leave() -> tuple[Waiting, Booking | None]:
            services.leave_line(number)
            return look_at(services, number)

        self.ask("line", leave, lambda found: self.Looked(*found))

    def _move(self, status: Status) -> None:
        if self._booking is not None:
            services, station = self.scene.services, self.scene.options.station
            move = partial(services.move_booking, self._booking.id, status, Party.STUDENT, Via.KIOSK, station)
            self.ask("line", move, lambda booking: self.Looked(self._waiting, booking))

    def _show_booking(self, booking: Booking) -> None:
        # Under a question too, which the flow closes: the line is not looked at again once it is settled.
        self.post_message(self.TurnTaken(booking, self._codes))

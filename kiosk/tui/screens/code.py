"""The booking's code, large; what to do with it, step by step; and the answer as soon as there is one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.payload import Payload, PayloadKind
from kiosk.booking.qr_cells import Drawing, Fitted
from kiosk.booking.status import Party, Status, Via
from kiosk.tui.codes import code_steps
from kiosk.tui.scene import Scene
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.screens.watching import WatchingScreen
from kiosk.tui.ways_on import best_words
from kiosk.tui.widgets.answer import Answer
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.points import Points
from kiosk.tui.widgets.qr_drawing import QrDrawing
from kiosk.tui.wording import first_name, kept_until, place


class CodeScreen(WatchingScreen[None]):
    """What the student came for."""

    CSS_PATH = "code.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", show=False),
    ]

    class GivenBack(Message):
        """The time is free again."""

    class Over(Message):
        """The booking is no more; the student goes on elsewhere."""

        def __init__(self, booking: Booking, status: Status) -> None:
            super().__init__()
            self.booking = booking
            self.status = status

    class Shown(Message):
        """The code stands on the screen."""

    class Finished(Message):
        """The student has the code."""

        def __init__(self, booking: Booking, status: Status) -> None:
            super().__init__()
            self.booking = booking
            self.status = status

    def __init__(self, scene: Scene, booking: Booking, codes: Sequence[Payload]) -> None:
        super().__init__(scene, booking)
        self._codes = list(codes)

    def body(self) -> Iterable[Widget]:
        """Lay out the code on the left, the words on the right."""
        texts, booking = self.scene.texts, self._booking
        yield Horizontal(
            QrDrawing(self._says(), texts("tui.code.no_room"), self.scene.options.drawing_mode),
            Vertical(
                Points(self._meeting(), self._steps(None), numbered=True, id="steps"),
                Plain(self._reference(), id="reference"),
                Answer(
                    texts,
                    first_name(booking.professional),
                    place(booking, self.scene),
                    on_phone=self._codes[-1].kind is PayloadKind.ADDRESS,
                ),
                Plain("", id="offer"),
                Plain("", id="countdown"),
                Plain("", id="demo-hint"),
                Button("", id="done"),
                id="words",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys: done, or give it back."""
        ways = (self.hint("accept", "take"), self.hint("first", "keep_first"))
        # Three more keys leave room for a word less.
        give_back = replace(self.hint("give_back", "back"), short=self.back_hint().words)
        return (self.hint("done", "done"), give_back, *ways)

    def on_mount(self) -> None:
        """Begin to watch for the answer."""
        self.query_one("#done", Button).focus()
        self.show_ways()
        self.paint()
        self.watch_booking()
        self.set_interval(1, self._count_down)

    # --- words --------------------------------------------------------------------------------------------

    def _meeting(self) -> str:
        """Return whom, when and where: what a photo of the screen is looked at for."""
        return f"{self._booking.professional.name}\n{place(self._booking, self.scene)}"

    def _says(self) -> tuple[str, ...]:
        """Return what the code says, and what it says where that has no room."""
        code = self._codes[0]
        # A network has its own words to type; anything else can come down to the reference.
        smaller = () if code.kind is PayloadKind.WIFI else (self._booking.reference.upper(),)
        return tuple(dict.fromkeys((code.text, *smaller)))

    async def on_qr_drawing_fits(self, event: QrDrawing.Fits) -> None:
        """Say what to do with the code that is drawn: without room it is the reference alone, or none."""
        event.stop()
        self.post_message(self.Shown())
        await self.query_one("#steps", Points).show(self._steps(event.fitted))

    def _steps(self, fitted: Fitted | None) -> tuple[str, ...]:
        kind = ""
        if fitted is not None and fitted.drawing is Drawing.TEXT:
            kind = "text"
        elif fitted is not None and fitted.says != self._codes[0].text:
            kind = "reference"
        return code_steps(self.scene, self._codes[0], self._booking, kind)

    def _onward(self) -> tuple[str, str]:
        """Return what leads on from here: its entry among the keys, and the words of its button."""
        if self.is_lost:
            return "others", "tui.waiting.on"
        return ("done", "tui.code.done") if len(self._codes) == 1 else ("next_code", "tui.code.next_code")

    def _offer_onward(self) -> None:
        """Say it on the button and beside its key."""
        key, words = self._onward()
        self.query_one("#done", Button).label = Content(self.scene.texts(words))
        self.query_one(KeyBar).reword(self.hint(key, "done"))
        self._offer_keys()

    def _offer_keys(self) -> None:
        """Show the keys that do something; what is over cannot be given back."""
        possible = {
            "back": not self.is_lost,
            "take": bool(self._way_lines()),
            "keep_first": not self.is_lost and self.ways is not None and self.ways.first is not None,
        }
        self.query_one(KeyBar).offer(lambda action: possible.get(action, True))

    async def _next_code(self) -> None:
        """Show the code that is scanned after this one."""
        del self._codes[0]
        self._offer_onward()
        await self.query_one("#steps", Points).show(self._steps(None))
        self.query_one(QrDrawing).show(self._says())

    def _reference(self) -> Content:
        texts = self.scene.texts
        return Content.assemble(
            (texts("tui.code.reference"), "$soft"), " ", (f" {self._booking.reference} ", "bold $ink on $raised")
        )

    def _count_down(self) -> None:
        due_at = None if self._has_left else self._due_at
        left = kept_until(self._status, self._booking, due_at, self.scene)
        self.query_one("#countdown", Plain).say(Content.styled(left, "$soft") if left else "")
        person = self._booking.professional
        say_hint = self.scene.options.demo_hint
        hint = say_hint(person.id, first_name(person), self.scene.texts) if due_at is not None else ""
        self.query_one("#demo-hint", Plain).say(Content.styled(hint, "$accent") if hint else "")

    # --- the answer ---------------------------------------------------------------------------------------

    def show_ways(self) -> None:
        """Say what the keys take."""
        lines = self._way_lines()
        self.query_one("#offer", Plain).say(Content.styled("\n".join(lines), "bold $accent") if lines else "")
        self._offer_keys()

    def _way_lines(self) -> list[str]:
        """Return what the keys take, as far as it is known."""
        texts, scene, ways = self.scene.texts, self.scene, self.ways
        if ways is None:
            return []
        if self.is_lost:
            return [best_words(ways.best, "tui.code.take_next", scene)] if ways.best is not None else []
        if self._status is not Status.COUNTERED:
            return []
        lines = [texts("tui.code.take_proposal", where=place(ways.booking, scene))]
        return lines + ([texts("tui.code.keep_first", time=scene.moment(ways.first.starts_at))] if ways.first else [])

    def paint(self) -> None:
        """Show when and where the booking is, and its answer."""
        answer = self.query_one(Answer)
        answer.show(Status.CANCELLED if self._has_left else self._status, place(self._booking, self.scene))
        if self._has_left:
            answer.tell("tui.answer.left", "×")
        elif self._status is Status.REQUESTED and self._booking.keeps_first:
            answer.tell("tui.answer.kept", "…")
        self.set_class(self._status is Status.CONFIRMED and not self.is_lost, "-confirmed")
        self.set_class(self.is_lost, "-over")
        self._offer_onward()
        self._count_down()

    # --- leaving ------------------------------------------------------------------------------------------

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Be done by touch."""
        event.stop()
        await self.action_done()

    async def action_done(self) -> None:
        """The student has the code and wants the next or is done, or the booking is over and they go on."""
        if self.is_lost:
            self._go_on(self._status)
        elif len(self._codes) > 1:
            await self._next_code()
        elif self.is_on_top:
            self.post_message(self.Finished(self._booking, self._status))

    def _go_on(self, status: Status) -> None:
        if self.is_on_top:
            self.post_message(self.Over(self._booking, status))

    def action_back(self) -> None:
        """Ask before a time is given back: the code may already be on a phone."""
        if self.is_lost:
            self._go_on(self._status)
            return
        texts = self.scene.texts
        self.app.push_screen(
            ConfirmModal(
                self.scene,
                texts("tui.code.give_back", name=first_name(self._booking.professional)),
                keep=texts("tui.code.keep"),
                do=texts("tui.code.cancel"),
            ),
            self._answered,
        )

    def _answered(self, give_back: bool | None) -> None:
        if give_back:
            move, station = self.scene.services.move_booking, self.scene.options.station
            work = partial(move, self._booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
            self.ask("cancel", work, lambda _: self.GivenBack())

    def on_code_screen_given_back(self, event: GivenBack) -> None:
        """Go back to the professional's other times."""
        event.stop()
        self._go_on(Status.CANCELLED)

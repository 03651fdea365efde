"""Answers of the desk to a booking: each by a key, the last one taken back by another; slips are asked about."""

from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via, may_move
from kiosk.tui.desk_words import answer_question
from kiosk.tui.organizer.moving import MovingPage
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.notice import Mark

ANSWERS: Final = {
    "confirm": Status.CONFIRMED,
    "decline": Status.DECLINED,
    "cancel": Status.CANCELLED,
    "met": Status.MET,
    "no_show": Status.NO_SHOW,
}


class AnsweringPage(MovingPage):
    """A page whose keys answer the booking that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,C", "answer('confirm')", show=False),
        Binding("d,D", "answer('decline')", show=False),
        Binding("x,X", "answer('cancel')", show=False),
        Binding("m,M", "answer('met')", show=False),
        Binding("n,N", "answer('no_show')", show=False),
        Binding("u,U", "undo", show=False),
    ]

    class Answered(Message):
        """One booking has moved."""

        def __init__(self, booking: Booking, *, taken_back: bool = False) -> None:
            super().__init__()
            self.booking = booking
            self.taken_back = taken_back

    last: int | None = None
    """The booking that was answered last: what U takes back."""

    def answered(self, booking: Booking) -> None:
        """Show what a booking is now."""
        raise NotImplementedError

    def look(self) -> None:
        """Look at all bookings again."""
        raise NotImplementedError

    def action_answer(self, name: str) -> None:
        """Answer the booking that was chosen; what is easily a slip is asked about first."""
        booking = self.current_booking()
        if booking is None:
            return
        wanted = ANSWERS[name]
        if not may_answer(booking, wanted):
            words = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
            self.say(self.scene.texts("organizer.bookings.not_now", reference=booking.reference, status=words))
            return
        question = answer_question(booking, wanted, self.scene)
        if not question:
            self._answer(booking, wanted)
            return
        keep, do = (self.scene.texts(f"organizer.bookings.sure.{name}") for name in ("keep", "do"))
        modal = ConfirmModal(self.scene, question, keep=keep, do=do)
        self.app.push_screen(modal, lambda sure: self._answer(booking, wanted) if sure else None)

    def _answer(self, booking: Booking, wanted: Status) -> None:
        move, station = self.scene.services.move_booking, self.scene.options.station
        work = partial(move, booking.id, wanted, Party.ORGANIZER, Via.DESK, station)
        self.ask("answer", work, self.Answered)

    def on_moving_page_moved(self, event: MovingPage.Moved) -> None:
        """Say where it waits now."""
        event.stop()
        self.post_message(self.Answered(event.booking))

    def action_undo(self) -> None:
        """Take the last answer back; possible for a minute."""
        if self.last is None:
            self.say(self.scene.texts("organizer.bookings.nothing_to_undo"))
            return
        take_back, station = self.scene.services.take_back, self.scene.options.station
        work = partial(take_back, self.last, Party.ORGANIZER, Via.DESK, station)
        self.ask("answer", work, partial(self.Answered, taken_back=True))

    def on_answering_page_answered(self, event: Answered) -> None:
        """Say what it is now."""
        event.stop()
        booking = event.booking
        is_proposed = booking.status is Status.COUNTERED and not event.taken_back
        # The first time was given up at once, so there is nothing to go back to: the student accepts or not.
        self.last = None if event.taken_back or is_proposed else booking.id
        status = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
        said = "taken_back" if event.taken_back else "proposed" if is_proposed else "answered"
        self.say(
            self.scene.texts(
                f"organizer.bookings.{said}",
                reference=booking.reference,
                status=status,
                student=booking.card.short_name,
                name=booking.professional.name,
            ),
            Mark.DONE,
        )
        self.answered(booking)

    def on_refused(self, event: Refused) -> None:
        """Say why, and look again: somebody else was faster."""
        super().on_refused(event)
        if event.question == "answer":
            self.look()


def may_answer(booking: Booking, wanted: Status) -> bool:
    """Tell whether the desk may take a booking there."""
    return may_move(booking.status, wanted, Party.ORGANIZER)

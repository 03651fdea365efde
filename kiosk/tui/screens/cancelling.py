"""A booking called off, and for a minute taken again; a place in line left."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, SlotTaken, TableTaken
from kiosk.tui.regret import may_regret
from kiosk.tui.screens.base import Refused, Result
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.screens.moving import MovingScreen
from kiosk.tui.screens.undoing import OFFERED_S
from kiosk.tui.ways_on import WaysOn, find_ways
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.wording import first_name


class CancellingScreen(MovingScreen[Result], Generic[Result]):
    """A screen about one booking, or one place in line; `BookingShown` says how it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "cancel", show=False)]

    class BookingShown(Message):
        """The database knows it: a booking with where it leads, or a place in line that is none yet."""

        def __init__(self, found: WaysOn | Waiting) -> None:
            super().__init__()
            self.found = found

    class GivenBack(Message):
        """It is called off; for a minute it can be taken again, unless the line has it already."""

        def __init__(self, answer: tuple[Booking, bool]) -> None:
            super().__init__()
            self.booking, self.possible = answer

    _given_back: Booking | None = None
    _booking: Booking | None = None
    _waiting: Waiting | None = None

    def offer_keys(self) -> None:
        """Show the keys that do something now."""

    def action_cancel(self) -> None:
        """Ask before it is called off; a place in line is left at once."""
        if self._waiting is not None and self._waiting.is_open:
            leave = partial(self.scene.services.leave_line, self._waiting.id)
            self.ask("booking", leave, self.BookingShown)
            return
        if self._booking is None or not self._booking.is_open:
            self.action_undo()
            return
        texts = self.scene.texts
        question = texts("tui.my_booking.sure", name=first_name(self._booking.professional))
        self.app.push_screen(
            ConfirmModal(self.scene, question, keep=texts("tui.my_booking.keep"), do=texts("tui.my_booking.cancel")),
            lambda sure: self._give_back() if sure else None,
        )

    def _give_back(self) -> None:
        booking, station = self._booking, self.scene.options.station
        if booking is not None:
            services = self.scene.services

            def work() -> tuple[Booking, bool]:
                free = services.move_booking(booking.id, Status.CANCELLED, Party.STUDENT, Via.KIOSK, station)
                return free, may_regret(services, free)

            self.ask("booking", work, self.GivenBack)

    def on_cancelling_screen_given_back(self, event: GivenBack) -> None:
        """Show that it is called off, and offer for a minute to take it again."""
        event.stop()
        self._given_back = event.booking if event.possible else None
        self.post_message(self.BookingShown(WaysOn(event.booking)))
        self.ask_ways(event.booking.id)
        if not event.possible:
            return
        self.set_timer(OFFERED_S, partial(self._offer_no_more, event.booking))

    def _offer_no_more(self, booking: Booking) -> None:
        if self._given_back is booking:
            self._given_back = None
            self.offer_keys()
            self.say("")

    def action_undo(self) -> None:
        """Take the time again that was just called off."""
        if self._given_back is not None:
            take, station = self.scene.services.take_back, self.scene.options.station
            self.ask_booking(partial(take, self._given_back.id, Party.STUDENT, Via.KIOSK, station))

    def on_refused(self, event: Refused) -> None:
        """Say so; a time that is somebody else's by now is offered no more, and there is no other to choose here."""
        if self.refused_way(event):
            return
        gone = self._given_back
        if gone is None or event.error is None or isinstance(event.error, (DatabaseUnavailable, DatabaseBusy)):
            return
        event.stop()
        event.prevent_default()  # Textual would call what all screens do as well
        self._given_back = None
        self.offer_keys()
        texts, time = self.scene.texts, self.scene.moment(gone.starts_at)
        taken = texts("tui.undo.gone", name=first_name(gone.professional), time=time)
        self.say(taken if isinstance(event.error, (SlotTaken, TableTaken)) else sentence(event.error, texts))

    def ask_booking(self, work: Callable[[], Booking]) -> None:
        """Do something about the booking, and show how it stands then."""
        services, scene = self.scene.services, self.scene
        self.ask("booking", lambda: find_ways(services, work(), scene), self.BookingShown)

"""What a professional regrets at the kiosk: a meeting is called off, after a question; a step is taken back.

The same as the phone offers, through the same services, and taken back for a minute as there.
"""

from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.screens.evening_controls import EveningControls

_OFFERED_S: Final = 55.0
"""A little less than the minute that the database gives."""


class EveningRegrets(EveningControls):
    """Two keys beside the answers."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "take_back", show=False)]
    _regrettable: Booking | None = None
    """What was answered last, while the answer can be taken back."""

    def on_evening_controls_answered(self, event: EveningControls.Answered) -> None:
        """Offer to take it back; Textual calls this beside the screen's own handler."""
        # A proposal is the student's to answer, and what was taken back once is answered anew.
        final = not event.is_back and event.booking.status is not Status.COUNTERED
        self._regrettable = event.booking if final else None
        if final:
            self.set_timer(_OFFERED_S, partial(self._offer_no_more, event.booking))
        self.arrange_keys()

    def _offer_no_more(self, booking: Booking) -> None:
        if self._regrettable is booking:
            self._regrettable = None
            self.arrange_keys()

    def arrange_keys(self) -> None:
        """Show the keys that do something now; `EveningScreen` knows them all."""

    def action_take_back(self) -> None:
        """Take the last answer back."""
        booking, self._regrettable = self._regrettable, None
        if booking is not None:
            take, station = self.scene.services.take_back, self.scene.options.station
            work = partial(take, booking.id, Party.PROFESSIONAL, self._via, station)
            self.ask("answer", work, partial(self.Answered, is_back=True))
            self.arrange_keys()

    def ask_to_call_off(self, booking: Booking) -> None:
        """Call a meeting off, once that is confirmed."""
        texts = self.scene.texts

        def call_off(sure: bool | None) -> None:
            if sure:
                move, station = self.scene.services.move_booking, self.scene.options.station
                work = partial(move, booking.id, Status.CANCELLED, Party.PROFESSIONAL, self._via, station)
                self.ask("answer", work, self.Answered)

        question = texts("tui.evening.sure", name=booking.card.student)
        words = {"keep": texts("tui.evening.keep"), "do": texts("web.evening.call_off_now")}
        self.app.push_screen(ConfirmModal(self.scene, question, **words), call_off)

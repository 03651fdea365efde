"""What the shortlist and a professional's times share: a time given back can be taken again for a minute."""

from functools import partial
from typing import ClassVar, Final, Generic

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, ProfessionalFull, SlotTaken, TableTaken
from kiosk.tui.regret import may_regret
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused, Result
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.wording import first_name, taken_words

OFFERED_S: Final = 55.0
"""A little less than the minute that the database gives."""


def given_back_words(booking: Booking | None, scene: Scene) -> str:
    """Return what to say about a time that can be taken again; empty where there is none."""
    if booking is None:
        return ""
    name, time = first_name(booking.professional), scene.moment(booking.starts_at)
    return scene.texts("tui.undo.given_back", name=name, time=time)


class UndoingScreen(KioskScreen[Result], Generic[Result]):
    """A screen to which a student comes back without a booking that they had."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "undo", show=False)]
    _given_back: Booking | None = None
    _taking: Booking | None = None
    """What is being taken again; the service has not answered yet."""
    _taken: Booking | None = None
    """What somebody else has by now."""

    class Regrettable(Message):
        """Whether a time that was given back is there yet."""

        def __init__(self, booking: Booking, possible: bool) -> None:
            super().__init__()
            self.booking = booking
            self.possible = possible

    class TakenAgain(Message):
        """The booking stands again, as a request."""

        def __init__(self, booking: Booking) -> None:
            super().__init__()
            self.booking = booking

    def offer_keys(self) -> None:
        """Show the keys that do something now; `can_undo` says whether taking again is one."""

    @property
    def can_undo(self) -> bool:
        """Whether a time that was given back can be taken again."""
        return self._given_back is not None

    def _note_given_back(self, booking: Booking | None) -> None:
        self._given_back = booking
        self.offer_keys()

    def offer_undo(self, booking: Booking) -> None:
        """Say that a time is given back, and which key takes it again; or that the line has it already."""
        self.ask("regret", partial(may_regret, self.scene.services, booking), partial(self.Regrettable, booking))

    def on_undoing_screen_regrettable(self, event: Regrettable) -> None:
        """Offer the key for a minute where it can do something."""
        event.stop()
        self._taken = None if event.possible else event.booking
        self._note_given_back(event.booking if event.possible else None)
        self.say_undo()
        self.set_timer(OFFERED_S, self._offer_no_more)

    def say_undo(self) -> None:
        """Say what became of a time that was given back, or nothing where there is none."""
        if self._taken is not None:
            self.say(taken_words(self._taken, self.scene))
        else:
            self.say(given_back_words(self._given_back, self.scene), Mark.DONE)

    def _offer_no_more(self) -> None:
        self._taken = None
        self._note_given_back(None)
        self.say("")

    def action_undo(self) -> None:
        """Take the time again."""
        given_back = self._given_back
        if given_back is not None:
            self._note_given_back(None)
            self._taking = given_back
            take, station = self.scene.services.take_back, self.scene.options.station
            self.ask("undo", partial(take, given_back.id, Party.STUDENT, Via.KIOSK, station), self.TakenAgain)

    def on_refused(self, event: Refused) -> None:
        """Keep the offer where the database was only away; Textual calls this behind the screen's own handler."""
        if event.question == "undo" and isinstance(event.error, (SlotTaken, TableTaken, ProfessionalFull)):
            event.prevent_default()  # all screens would say the error: there is no other time to choose here
            self._taken = self._taking
            self.say_undo()
        passes = event.error is None or isinstance(event.error, (DatabaseUnavailable, DatabaseBusy))
        if event.question == "undo" and passes and self._given_back is None:
            self._note_given_back(self._taking)

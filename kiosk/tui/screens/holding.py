"""A time asked for, once, or a place in line; where the time has gone meanwhile, what can be had at once instead.

Who asks, and how it is laid out, is the business of the screen that shares it.
"""

from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.waiting import Waiting
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, InvalidStudent, KioskError
from kiosk.services.answers import FoundMatch
from kiosk.services.forms import HoldForm, WaitForm
from kiosk.tui.lost_time import GONE, Instead, find_instead, instead_words, lost_words
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen, Refused
from kiosk.tui.screens.professional import Meeting
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.key_bar import KeyBar
from kiosk.tui.widgets.notice import Mark, sentence
from kiosk.tui.wording import first_name


class HoldingScreen(KioskScreen[KioskError | None]):
    """Ends with the reason when nothing can be had; has a button `#book`, and `#instead` for what is offered then."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "take_instead", show=False)]

    class SlotHeld(Message):
        """The time is the student's; `code` opens the ticket."""

        def __init__(self, booking: Booking, code: str) -> None:
            super().__init__()
            self.booking = booking
            self.code = code

    class LineJoined(Message):
        """The student has a place in line; `code` opens it, and the booking that it becomes."""

        def __init__(self, waiting: Waiting, code: str) -> None:
            super().__init__()
            self.waiting = waiting
            self.code = code

    class InsteadFound(Message):
        """The time has gone; `instead` is what can be had at once, if anything can."""

        def __init__(self, error: KioskError, instead: Instead | None) -> None:
            super().__init__()
            self.error = error
            self.instead = instead

    def __init__(  # noqa: PLR0913, PLR0917 - whose time, for whom, and who else fits
        self,
        scene: Scene,
        visit: CurrentVisit,
        found: FoundMatch,
        slot: Slot | None,
        meeting: Meeting,
        people: tuple[FoundMatch, ...] = (),
    ) -> None:
        """Ask who wants `slot`; without one, who wants to wait for any. `people` is the shortlist."""
        super().__init__(scene)
        self._visit = visit
        self._found = found
        self._slot = slot
        self._questions = meeting.questions
        self._people = people
        # Made before the first attempt: whatever happens on the way, a repeat books the same time once.
        self._key = new_key()
        self._code = new_booking_code()
        self._holding = False
        self._instead: Instead | None = None
        self._gone: KioskError | None = None
        """Why the time that was chosen on the screen before cannot be had."""

    def action_book(self) -> None:
        """Ask for the time once it is known who wants it; what is offered instead is asked for by this too."""

    def question(self) -> str:
        """Return what the student wants to ask."""
        return ""

    def time_changed(self) -> None:
        """Say that another time is asked for."""

    def hold(self) -> None:
        """Ask for the time, or for a place in line; a second key changes nothing."""
        if self._holding:
            return
        self._holding = True
        self.query_one("#book", Button).disabled = True
        services, code = self.scene.services, self._code
        if self._slot is not None:
            self.say(self.scene.texts("tui.about_you.holding"), Mark.UNDERWAY)
            hold = partial(services.hold_slot, HoldForm(**self._wish(), starts_at=self._slot.starts_at))
            self.ask("hold", hold, lambda held: self.SlotHeld(held, code))
        else:
            self.say(self.scene.texts("tui.about_you.joining"), Mark.UNDERWAY)
            join = partial(services.wait_in_line, WaitForm(**self._wish()))
            self.ask("hold", join, lambda waiting: self.LineJoined(waiting, code))

    def _wish(self) -> dict[str, Any]:
        """Return what a time and a place in line are asked for with."""
        return {
            "key": self._key,
            "code": self._code,
            "professional_id": self._found.professional.id,
            "visit": self._visit.as_visit(self.scene.texts.language),
            "question": self.question(),
            "reasons": self._found.match.reasons,
            "station": self.scene.options.station,
        }

    def on_refused(self, event: Refused) -> None:
        """Stay where another try can help; else go back to the professional with the reason."""
        event.stop()
        self._holding = False
        self.query_one("#book", Button).disabled = False
        error = event.error
        if isinstance(error, GONE) and self._slot is not None and event.question == "hold":
            self._look_instead(error, self._slot)
        elif error is None or isinstance(error, (InvalidStudent, DatabaseBusy, DatabaseUnavailable)):
            self.say(sentence(error, self.scene.texts))
        else:
            self.leave(error)

    def _look_instead(self, error: KioskError, slot: Slot) -> None:
        """Find out what can be had at once; nothing that was typed is lost."""
        scene, wanted = self.scene, (self._found, slot)
        self._gone = error if self._gone is None else self._gone
        self.say(lost_words(error, *wanted, scene))
        work = partial(find_instead, self._visit, wanted, self._people, scene)
        self.ask("instead", work, partial(self.InsteadFound, error))

    def on_holding_screen_instead_found(self, event: InsteadFound) -> None:
        """Say what happened, and offer what can be had with one key."""
        event.stop()
        if self._slot is not None:
            wanted = (self._found, self._slot)
            self.say(instead_words(event.error, wanted, event.instead, "tui.lost", self.scene))
            self.offer(event.instead)

    def offer(self, instead: Instead | None) -> None:
        """Offer what can be had with one key; none takes the offer back."""
        self._instead = instead
        button = self.query_one("#instead", Button)
        if instead is not None:
            name, time = first_name(instead.found.professional), self.scene.moment(instead.slot.starts_at)
            button.label = Content(self.scene.texts("tui.lost.take", name=name, time=time))
        button.display = self.query_one("#book", Button).disabled = instead is not None
        self.query_one(KeyBar).offer(lambda action: action != "take_instead" or instead is not None)

    def action_take_instead(self) -> None:
        """Book what is offered in place of the time that has gone, with everything that was typed."""
        if self._instead is None or self._holding:
            return
        self._found, self._slot, self._questions = self._instead.found, self._instead.slot, self._instead.questions
        self._key, self._code = new_key(), new_booking_code()
        self.offer(None)
        self.time_changed()
        self.action_book()

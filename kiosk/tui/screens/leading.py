"""What the code screen and My booking share: the first time kept, or whoever fits next best taken, in one key."""

from functools import partial
from typing import ClassVar, Final, Generic

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, WrongStatus
from kiosk.services.forms import InsteadForm
from kiosk.tui.lost_time import GONE, lost_words
from kiosk.tui.screens.base import KioskScreen, Refused, Result
from kiosk.tui.ways_on import WaysOn, find_ways, instead_form, keep_first, same_or_new, show_ways
from kiosk.tui.widgets.notice import sentence

_TAKES: Final = frozenset({"instead", "move"})
"""Questions that give a booking up for another one."""


class LeadingScreen(KioskScreen[Result], Generic[Result]):
    """A screen about one booking; `ways` is what it leads to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "keep_first", show=False),
        Binding("f7", "take_next", show=False),
    ]
    ways: WaysOn | None = None
    _form: InsteadForm | None = None
    _lost = ""
    """Why something could not be had; said until something else is done."""

    class WaysFound(Message):
        """Where the booking leads."""

        def __init__(self, ways: WaysOn) -> None:
            super().__init__()
            self.ways = ways

    class TakenInstead(Message):
        """Another time is the student's in place of the one that came to nothing; `code` opens its ticket."""

        def __init__(self, lost: Booking, booking: Booking, code: str) -> None:
            super().__init__()
            self.lost = lost
            self.booking = booking
            self.code = code

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stay while a time is being taken: whoever left now would lose the old one and never see the new."""
        taking = (one.group in _TAKES and one.node is self and not one.is_finished for one in self.workers)
        if action in ("back", "start_over") and any(taking):
            return False
        return super().check_action(action, parameters)

    def ask_ways(self, number: int) -> None:
        """Find out where a booking leads; the answer comes as `WaysFound`."""
        self.ask("ways", partial(show_ways, self.scene.services, number, self.scene), self.WaysFound)

    def say_lost(self) -> None:
        """Say again what could not be had, or nothing."""
        self.say(self._lost)

    def action_keep_first(self) -> None:
        """Ask for the first time again; what was proposed is kept where that has gone."""
        ways, services, scene = self.ways, self.scene.services, self.scene
        if ways is None or ways.first is None:
            return
        number = ways.booking.id
        self._lost = ""
        self.ask("first", lambda: find_ways(services, keep_first(services, number, scene), scene), self.WaysFound)

    def action_take_next(self) -> None:
        """Take whoever fits next best; a booking that still stands is called off with it."""
        ways, scene = self.ways, self.scene
        if ways is None or ways.best is None:
            return
        wish = instead_form(ways.booking, ways.best, scene.options.station)
        form = self._form = same_or_new(self._form, wish)
        self._lost = ""
        lost = ways.booking
        take = partial(scene.services.hold_instead, form)
        self.ask("instead", take, lambda held: self.TakenInstead(lost, held, form.code))

    def refused_way(self, event: Refused) -> bool:
        """Say what could not be had and offer what is left now; tell whether the refusal was about that."""
        if event.question not in ("first", "instead") or self.ways is None:
            return False
        event.stop()
        event.prevent_default()  # Textual would call what all screens do as well
        passes = event.error is None or isinstance(event.error, (DatabaseUnavailable, DatabaseBusy))
        self._lost = self._lost_words(event)
        self.say_lost()
        if not passes:
            number = self.ways.booking.id
            self._form = None  # that time has gone: there may be another
            self.ask_ways(number)
        return True

    def _lost_words(self, event: Refused) -> str:
        """Return why something could not be had; where the booking stands otherwise by now, that says it itself."""
        if isinstance(event.error, WrongStatus):
            return ""
        best = self.ways.best if self.ways is not None else None
        if best is not None and event.question == "instead" and isinstance(event.error, GONE):
            return lost_words(event.error, best.found, best.slot, self.scene)
        return sentence(event.error, self.scene.texts)

"""A booking watched while its code is on the screen: where it stands, and what is taken in one key when that changes.

How it is said is the business of the screen that shares it.
"""

from datetime import datetime
from functools import partial
from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking, Glance
from kiosk.booking.status import LOST, Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused, Result
from kiosk.tui.screens.leading import LeadingScreen
from kiosk.tui.ways_on import WaysOn, find_ways
from kiosk.tui.widgets.notice import sentence

_POLL = 0.5
"""Seconds between two glances; an answer is on the screen within a second."""
_RETRY = 2.0
"""Seconds until what comes next is asked for again."""


class WatchingScreen(LeadingScreen[Result], Generic[Result]):
    """Looks at one booking twice a second until it is over."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "take", show=False)]

    class Glanced(Message):
        """Where the booking stands now."""

        def __init__(self, glance: Glance) -> None:
            super().__init__()
            self.glance = glance

    def __init__(self, scene: Scene, booking: Booking) -> None:
        super().__init__(scene)
        self._booking = booking
        self._status = booking.status
        self._due_at: datetime | None = booking.due_at
        self._has_left = False
        self._glancing = False

    def paint(self) -> None:
        """Show where the booking stands."""

    def show_ways(self) -> None:
        """Show what is offered."""

    def watch_booking(self) -> None:
        """Begin to look."""
        self.set_interval(_POLL, self._look)

    def _look(self) -> None:
        if self._glancing or self._status in LOST:
            return
        self._glancing = True
        self.ask("glance", partial(self.scene.services.glance, self._booking.id), self.Glanced)

    def on_watching_screen_glanced(self, event: Glanced) -> None:
        """Show where the booking stands."""
        event.stop()
        self._glancing = False
        self.say("")
        self._due_at = event.glance.due_at
        stands = (event.glance.status, event.glance.has_left)
        if stands != (self._status, self._has_left):
            self._status, self._has_left = stands
            self.ways, self._lost = None, ""
            self.paint()
            self._offer()

    @property
    def is_lost(self) -> bool:
        """Whether the booking is over, or its professional has gone."""
        return self._status in LOST or self._has_left

    def _offer(self) -> None:
        """Offer what comes next in one key: the proposed time, the first one, or whoever fits next best."""
        self.show_ways()
        if self.is_lost or self._status is Status.COUNTERED:
            self.ask_ways(self._booking.id)

    def on_leading_screen_ways_found(self, event: LeadingScreen.WaysFound) -> None:
        """Show what is offered with its keys, and when and where the booking is now."""
        event.stop()
        self.ways = event.ways
        self._booking, self._has_left = event.ways.booking, event.ways.has_left
        self._status = self._booking.status
        self.paint()
        self.show_ways()
        self.say_lost()

    def action_take(self) -> None:
        """Take what is offered."""
        services, number, station = self.scene.services, self._booking.id, self.scene.options.station
        if self.is_lost:
            self.action_take_next()
        elif self._status is Status.COUNTERED:
            self._lost = ""

            def accept() -> WaysOn:
                taken = services.move_booking(number, Status.CONFIRMED, Party.STUDENT, Via.KIOSK, station)
                return find_ways(services, taken, self.scene)

            self.ask("accept", accept, self.WaysFound)

    def action_take_next(self) -> None:
        """Take whoever fits next best where that is what is offered; with a proposal it is F6 that takes."""
        if self.is_lost:
            super().action_take_next()

    def on_refused(self, event: Refused) -> None:
        """Keep watching; the code stays good whatever the line to the database does."""
        event.stop()
        self._glancing = False
        if self.refused_way(event):
            return
        self.say(sentence(event.error, self.scene.texts))
        if event.question == "ways" and isinstance(event.error, (DatabaseUnavailable, DatabaseBusy)):
            self.set_timer(_RETRY, self._offer)  # nobody glances any more once it is over

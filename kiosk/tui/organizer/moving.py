"""Another time for a request, proposed at the desk: the free times of the same professional, one of them chosen."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.status import Party, Status, Via, may_move
from kiosk.tui.desk_words import time_question
from kiosk.tui.evening_words import slot_words
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal


class MovingPage(OrganizerPage[None]):
    """A page whose T proposes another time for a booking; the student accepts it or not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t,T", "another_time", show=False)]

    class Proposable(Message):
        """The times that can be proposed for a booking."""

        def __init__(self, booking: Booking, slots: Sequence[Slot]) -> None:
            super().__init__()
            self.booking = booking
            self.slots = slots

    class Moved(Message):
        """The booking waits at another time for the student's answer."""

        def __init__(self, booking: Booking) -> None:
            super().__init__()
            self.booking = booking

    def current_booking(self) -> Booking | None:
        """Return the booking under the cursor."""
        raise NotImplementedError

    def action_another_time(self) -> None:
        """Ask which times can be proposed."""
        booking = self.current_booking()
        if booking is None:
            return
        if booking.status is Status.CONFIRMED:
            who = {"reference": booking.reference, "student": booking.card.short_name}
            self.say(self.scene.texts("organizer.bookings.agreed", **who))
            return
        if not may_move(booking.status, Status.COUNTERED, Party.ORGANIZER):
            words = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
            self.say(self.scene.texts("organizer.bookings.not_now", reference=booking.reference, status=words))
            return
        work = partial(self.scene.services.list_counter_slots, booking.id)
        self.ask("slots", work, partial(self.Proposable, booking))

    def on_moving_page_proposable(self, event: Proposable) -> None:
        """Let one be chosen."""
        event.stop()
        texts, booking = self.scene.texts, event.booking
        if not event.slots:
            self.say(texts("organizer.bookings.no_time", student=booking.card.student))
            return
        question = time_question(booking, self.scene)
        times = [slot_words(slot, self.scene) for slot in event.slots]

        def propose(chosen: int | None) -> None:
            if chosen is not None:
                self._propose(booking, event.slots[chosen].starts_at)

        self.app.push_screen(ChooseModal(self.scene, question, times), propose)

    def _propose(self, booking: Booking, starts_at: datetime) -> None:
        counter, station = self.scene.services.counter_booking, self.scene.options.station
        self.ask("answer", partial(counter, booking.id, starts_at, Party.ORGANIZER, Via.DESK, station), self.Moved)

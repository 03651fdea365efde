"""A booking gets another time with the same professional; the first is given up once the new one is the student's."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking, Slot
from kiosk.tui.evening_words import slot_words
from kiosk.tui.screens.base import Result
from kiosk.tui.screens.choose import ChooseModal
from kiosk.tui.screens.leading import LeadingScreen
from kiosk.tui.ways_on import moved_form, same_or_new
from kiosk.tui.wording import first_name


class MovingScreen(LeadingScreen[Result], Generic[Result]):
    """A screen about one booking whose time can be changed; `movable` is that booking, as long as it can be."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "move", show=False)]

    class TimesFound(Message):
        """The other times that both have free."""

        def __init__(self, booking: Booking, slots: Sequence[Slot]) -> None:
            super().__init__()
            self.booking = booking
            self.slots = slots

    @property
    def movable(self) -> Booking | None:
        """The booking that can have another time; none where there is none."""
        return None

    def action_move(self) -> None:
        """Ask which other times there are."""
        booking = self.movable
        if booking is not None:
            work = partial(self.scene.services.list_counter_slots, booking.id)
            self.ask("times", work, partial(self.TimesFound, booking))

    def on_moving_screen_times_found(self, event: TimesFound) -> None:
        """Let one be chosen; until then nothing changes."""
        event.stop()
        texts, scene, booking = self.scene.texts, self.scene, event.booking
        name = first_name(booking.professional)
        if not self.is_on_top or self.movable != booking:
            return
        if not event.slots:
            self.say(texts("tui.my_booking.move_none", name=name))
            return
        question = texts("tui.my_booking.move_to", name=name, time=scene.moment(booking.starts_at))
        times = [slot_words(slot, scene) for slot in event.slots]

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._take(booking, event.slots[chosen])

        self.app.push_screen(ChooseModal(scene, question, times), take)

    def _take(self, booking: Booking, slot: Slot) -> None:
        form = self._form = same_or_new(self._form, moved_form(booking, slot, self.scene.options.station))
        hold = partial(self.scene.services.hold_instead, form)
        self.ask("move", hold, lambda held: self.TakenInstead(booking, held, form.code))

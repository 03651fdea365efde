"""The list of a professional's bookings at the kiosk: those that wait for an answer first, then by time."""

from collections.abc import Iterable

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from kiosk.booking.booking import Booking
from kiosk.booking.status import ASKED
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.choice_list import ChoiceList


class MeetingList(ChoiceList):
    """Rows made from plain text; the cursor stays with its booking while others come and go."""

    class CursorMoved(Message):
        """Another booking is under the cursor, or the same one stands differently; none when there is none."""

        def __init__(self, booking: Booking | None) -> None:
            super().__init__()
            self.booking = booking

    def __init__(self, scene: Scene) -> None:
        super().__init__(markup=False)
        self._scene = scene
        self._bookings: tuple[Booking, ...] = ()
        self._next_wanted = True
        self.can_focus = False

    def show(self, bookings: tuple[Booking, ...]) -> None:
        """Show bookings in this order; the list is left alone while nothing has changed."""
        if bookings == self._bookings and not self._next_wanted:
            return
        here = 0 if self._next_wanted else self._place_of(self.current(), bookings)
        self._next_wanted = False
        self._bookings = bookings
        self.clear_options()
        self.add_options([Option(self._row(booking)) for booking in bookings])
        self.highlighted = here if bookings else None
        self.post_message(self.CursorMoved(self.current()))

    def go_to_next(self) -> None:
        """Put the cursor on the first row when the list is shown again: it is what waits longest."""
        self._next_wanted = True

    def go_to(self, reference: str) -> None:
        """Put the cursor on the booking with this reference, if there is one."""
        for index, booking in enumerate(self._bookings):
            if reference and booking.reference == reference:
                self.highlighted = index

    def current(self) -> Booking | None:
        """Return the booking under the cursor."""
        index = self.highlighted
        return self._bookings[index] if index is not None and index < len(self._bookings) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.CursorMoved(self.current()))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do nothing more: a badge reader ends with Enter, which must not answer."""
        event.stop()

    @staticmethod
    def _place_of(booking: Booking | None, bookings: tuple[Booking, ...]) -> int:
        numbers = [each.id for each in bookings]
        return numbers.index(booking.id) if booking and booking.id in numbers else 0

    def _row(self, booking: Booking) -> Content:
        texts = self._scene.texts
        colour = "bold $accent" if booking.status in ASKED else "$soft"
        return Content.assemble(
            (f"{self._scene.moment(booking.starts_at)}  ", "bold $ink"),
            (booking.card.student, "bold $ink"),
            "\n",
            (texts(f"web.meeting.{booking.status.value}.words"), colour),
        )


def in_order(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    """Return bookings with those that wait for an answer first, longest waiting first; the rest by time."""
    known = tuple(bookings)
    waiting = sorted((each for each in known if each.status in ASKED), key=lambda each: each.created_at)
    return (*waiting, *sorted((each for each in known if each.status not in ASKED), key=lambda each: each.starts_at))

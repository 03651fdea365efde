"""Somebody has to leave: their times stop, what stands is called off after one question, and it is said who knows."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.tui.departing import Departure, leave, leaving_answers, leaving_question, to_come
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal


class LeavingPage(OrganizerPage[None]):
    """A page whose L lets the professional under the cursor leave now."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("l,L", "leave_now", show=False)]

    class Asked(Message):
        """What stands for somebody who has to leave."""

        def __init__(self, identity: str, name: str, bookings: Sequence[Booking]) -> None:
            super().__init__()
            self.identity = identity
            self.name = name
            self.bookings = tuple(bookings)

    class Left(Message):
        """They have left."""

        def __init__(self, departure: Departure) -> None:
            super().__init__()
            self.departure = departure

    def who_leaves(self) -> tuple[str, str]:
        """Return `Professional.id` and name of whoever is under the cursor; empty for nobody."""
        raise NotImplementedError

    def action_leave_now(self) -> None:
        """Look up what stands for whoever is under the cursor."""
        identity, name = self.who_leaves()
        if identity:
            work = partial(self.scene.services.list_evening, identity)
            self.ask("leaving", work, partial(self.Asked, identity, name))

    def on_leaving_page_asked(self, event: Asked) -> None:
        """Ask once: what stands is named, and called off or not."""
        event.stop()
        standing = to_come(event.bookings, self.scene.options.clock())

        def chosen(answer: int | None) -> None:
            if answer is not None:
                calls_off = bool(standing) and answer == 0
                work = partial(leave, self.scene, event.identity, event.name, standing, calls_off=calls_off)
                self.ask("change", work, self.Left)

        question = leaving_question(event.name, standing, self.scene)
        answers = leaving_answers(standing, self.scene.texts)
        self.app.push_screen(ChooseModal(self.scene, question, answers), chosen)

"""Somebody has to leave, now or at a time: what stands then is called off or not, and it is said who knows."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking
from kiosk.services.answers import EveningStanding
from kiosk.tui.departing import (
    Departure,
    leave,
    leaving_answers,
    leaving_choices,
    leaving_question,
    to_come,
)
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal


class LeavingPage(OrganizerPage[None]):
    """A page whose L asks when the professional under the cursor leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("l,L", "leave_now", show=False)]

    class Asked(Message):
        """How the evening stands for somebody who has to leave."""

        def __init__(self, identity: str, name: str, bookings: Sequence[Booking], standing: EveningStanding) -> None:
            super().__init__()
            self.identity = identity
            self.name = name
            self.bookings = tuple(bookings)
            self.standing = standing

    class Left(Message):
        """They have left, or will."""

        def __init__(self, departure: Departure) -> None:
            super().__init__()
            self.departure = departure

    def who_leaves(self) -> tuple[str, str]:
        """Return `Professional.id` and name of whoever is under the cursor; empty for nobody."""
        raise NotImplementedError

    def action_leave_now(self) -> None:
        """Look up what stands for whoever is under the cursor."""
        identity, name = self.who_leaves()
        if not identity:
            return
        services = self.scene.services

        def work() -> tuple[Sequence[Booking], EveningStanding]:
            return services.list_evening(identity), services.show_evening(identity)

        self.ask("leaving", work, lambda found: self.Asked(identity, name, *found))

    def on_leaving_page_asked(self, event: Asked) -> None:
        """Ask when; where no time is left to leave at, it is now."""
        event.stop()
        choices = leaving_choices(event.standing, self.scene)
        if len(choices) == 1:
            self._ask_what_stands(event, None)
            return

        def chosen(answer: int | None) -> None:
            if answer is not None:
                self._ask_what_stands(event, choices[answer][1])

        question = self.scene.texts("organizer.leaving.when", name=event.name)
        self.app.push_screen(ChooseModal(self.scene, question, [words for words, _ in choices]), chosen)

    def _ask_what_stands(self, event: Asked, at: datetime | None) -> None:
        """Ask once: what stands is named, and called off or not."""
        standing = to_come(event.bookings, self.scene.options.clock(), at)

        answers = leaving_answers(standing, self.scene.texts, at)

        def chosen(index: int | None) -> None:
            if index is not None:
                answer = answers[index][1]
                how = {"calls_off": answer in ("call_off", "off"), "is_off": answer == "off"}
                self.ask("change", partial(leave, self.scene, event.identity, event.name, at=at, **how), self.Left)

        question = leaving_question(event.name, standing, self.scene, at)
        self.app.push_screen(ChooseModal(self.scene, question, [words for words, _ in answers]), chosen)

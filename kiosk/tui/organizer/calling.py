"""Calling somebody in line on all kiosks, or making room for the next: asked first, from any page with W."""

from datetime import datetime
from functools import partial

from textual.message import Message

from kiosk.booking.board import BoardPlace
from kiosk.tui.calling_words import answered, call_choices, place_words
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.screens.choose import ChooseModal


class CallingPage(OrganizerPage[None]):
    """A page whose W calls whoever stands under the cursor."""

    class Called(Message):
        """Somebody in line was called, or gave way to the next."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def ask_to_call(self, place: BoardPlace, at: datetime) -> None:
        """Ask what to do about a place in line; what was done arrives as `Called`."""
        question = place_words(place, at, self.scene)
        answers = call_choices(place, self.scene.texts)
        self.app.push_screen(ChooseModal(self.scene, question, answers), partial(self._call, place))

    def _call(self, place: BoardPlace, answer: int | None) -> None:
        if answer is None:
            return
        do, said = answered(place, self.scene, gives_way=answer == 1)
        self.ask("call", do, lambda _: self.Called(said))

"""What is changed about a professional at the desk: each change is said, and the last one can be taken back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.board import BoardPerson
from kiosk.people import Mode
from kiosk.services.answers import PersonEdit
from kiosk.services.forms import SEATS
from kiosk.tui.departing import come_back, departure_words, return_words
from kiosk.tui.desk_words import edited, taken_back
from kiosk.tui.evening_change import change_at_desk, desk_form
from kiosk.tui.organizer.leaving import LeavingPage
from kiosk.tui.screens.choose import ChooseModal
from kiosk.tui.widgets.notice import Mark


class ChangingPage(LeavingPage):
    """A page whose keys change the evening or the entry of whoever is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,H", "here", show=False),
        Binding("p,P", "pause", show=False),
        Binding("m,M", "mode", show=False),
        Binding("s,S", "seats", show=False),
        Binding("e,E", "edit", show=False),
        Binding("u,U", "undo", show=False),
    ]

    class Changed(Message):
        """Somebody was changed; `take_back` makes it as before."""

        def __init__(self, said: str, take_back: Callable[[], str]) -> None:
            super().__init__()
            self.said = said
            self.take_back = take_back

    class TakenBack(Message):
        """What was done last holds no more."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    regret: Callable[[], str] | None = None
    """What takes the last change back and says so."""

    def chosen_person(self) -> BoardPerson | None:
        """Return whoever is chosen."""
        raise NotImplementedError

    def look(self) -> None:
        """Look at what has changed."""
        raise NotImplementedError

    def who_leaves(self) -> tuple[str, str]:
        """Return whoever is chosen."""
        one = self.chosen_person()
        return (one.seen.id, one.seen.name) if one is not None else ("", "")

    def action_here(self) -> None:
        """Mark whoever is chosen as here, or as not here."""
        one = self.chosen_person()
        if one is not None:
            # Whoever had left and is back has their times again.
            self._change(one, "away" if one.is_here else "here", present=not one.is_here, staying=one.has_left)

    def action_pause(self) -> None:
        """Let whoever is chosen pause, or go on."""
        one = self.chosen_person()
        if one is not None:
            self._change(one, "", paused=not one.seen.paused)

    def action_mode(self) -> None:
        """Ask when whoever is chosen meets students: tonight, later, both, or as the event has it."""
        texts = self.scene.texts
        changes: list[dict[str, Any]] = [{"as_event": True}]
        changes += [{"mode": mode} for mode in Mode]
        words = [texts(f"organizer.people.modes.{name}") for name in ("event", *Mode)]
        self._choose("mode_question", words, changes)

    def action_seats(self) -> None:
        """Ask how many students share a slot of whoever is chosen."""
        words = [self.scene.texts.plural("organizer.people.seats", number) for number in SEATS]
        self._choose("seats_question", words, [{"seats": number} for number in SEATS])

    def _choose(self, question: str, words: Sequence[str], changes: Sequence[dict[str, Any]]) -> None:
        one = self.chosen_person()
        if one is None:
            return

        def chosen(index: int | None) -> None:
            if index is not None:
                self._change(one, "mode", **changes[index])

        asked = self.scene.texts(f"organizer.people.{question}", name=one.seen.name)
        self.app.push_screen(ChooseModal(self.scene, asked, words), chosen)

    def _change(self, one: BoardPerson, said: str, **changes: Any) -> None:
        work = partial(change_at_desk, self.scene, desk_form(self.scene, one.seen.id, **changes), said)
        self.ask("change", work, lambda done: self.Changed(*done))

    def action_edit(self) -> None:
        """Change the entry of whoever is chosen."""
        one = self.chosen_person()
        if one is not None and self.is_on_top:
            from kiosk.tui.organizer.person_form import PersonFormScreen  # noqa: PLC0415 - it reads as rosters are read

            form = PersonFormScreen(self.scene, one.seen.id, one.seen.name, one.seen.table)
            self.app.push_screen(form, self._edited)

    def _edited(self, edit: PersonEdit | None) -> None:
        if edit is None:
            return
        texts = self.scene.texts

        def take_back() -> str:
            return taken_back(self.scene.services.change_person(edit.was), texts)

        self.post_message(self.Changed(edited(edit, texts), take_back))

    def on_leaving_page_left(self, event: LeavingPage.Left) -> None:
        """Say what was called off and who knows."""
        event.stop()
        done = event.departure

        def take_back() -> str:
            return return_words(come_back(self.scene, done), self.scene)

        self.post_message(self.Changed(departure_words(done, self.scene), take_back))

    def on_changing_page_changed(self, event: Changed) -> None:
        """Say what holds now, and that it can be taken back."""
        event.stop()
        self.regret = event.take_back
        self.say(f"{event.said} {self.scene.texts('organizer.people.takes_back')}", Mark.DONE)
        self.look()

    def action_undo(self) -> None:
        """Take the last change back, or the last departure."""
        if self.regret is None:
            self.say(self.scene.texts("organizer.people.nothing_to_undo"))
            return
        self.ask("change", self.regret, self.TakenBack)

    def on_changing_page_taken_back(self, event: TakenBack) -> None:
        """Say so; it is taken back once."""
        event.stop()
        self.regret = None
        self.say(event.said, Mark.DONE)
        self.look()

"""What is typed, and the newest answer to it: one field, one question at a time, asked again while the line is down.

How an answer looks and what is opened is the business of the screen that shares it.
"""

from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from kiosk.people import Stage
from kiosk.services.answers import FoundMatch, FoundMatches
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.browsing import BEHIND, BrowsingScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.notice import sentence
from kiosk.tui.widgets.shortlist_view import ShortlistView
from kiosk.tui.widgets.stage_choice import StageChoice
from kiosk.tui.widgets.typed_field import TypedField

_LIMIT = 12
"""More people than anybody reads while others wait."""
_RETRY = 1.5


class FindingScreen(BrowsingScreen):
    """Looks for people as words grow in its `#query`, for where the student stands."""

    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "change_stage", show=False)]

    class MatchesFound(Message):
        """The shortlist for what was typed when it was asked."""

        def __init__(self, asked: tuple[str, Stage | None], answer: FoundMatches) -> None:
            super().__init__()
            self.asked = asked
            self.answer = answer

    def __init__(self, scene: Scene, visit: CurrentVisit, typed: str) -> None:
        super().__init__(scene, visit)
        self._typed = typed
        self._asking: tuple[str, Stage | None] | None = None
        self.answer: FoundMatches | None = None
        """The newest; none while nothing is typed."""
        self.answered: tuple[str, Stage | None] | None = None
        """What it answers."""

    def words_changed(self) -> None:
        """Hear that other words are looked for."""

    def show_answer(self, answer: FoundMatches, stays: FoundMatch | None) -> None:
        """Show an answer to what is typed, with the cursor on `stays`."""

    def on_screen_resume(self) -> None:
        """Refresh the free times after somebody looked at a person and came back."""
        if self.answer is not None:
            self._asking = None
            self.seek()

    @property
    def shown(self) -> str:
        """The query whose shortlist is on the screen; empty while there is none."""
        return self.answer.shortlist.query if self.answer is not None else ""

    # --- asking -------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> tuple[str, Stage | None]:
        """What is typed, and where the student stands."""
        return self.query_one("#query", TypedField).text, self._visit.stage

    def seek(self) -> None:
        """Ask for the newest words, one question at a time: the next is asked when this one is answered."""
        wanted = self.wanted
        if not wanted[0]:
            self.answer = None
            self._visit.settle()
            self.show_offered()
            return
        if self._asking is not None:
            return
        self._asking = wanted
        work = partial(self.scene.services.find_matches, wanted[0], wanted[1], _LIMIT)
        self.ask("matches", work, partial(self.MatchesFound, wanted))

    def _seek_again(self) -> None:
        """Look once more while the line is down; the list stays as it is until there is an answer."""
        if self.is_on_top:
            self.seek()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for people as the words grow."""
        event.stop()
        self.words_changed()
        self.seek()

    def on_finding_screen_matches_found(self, event: MatchesFound) -> None:
        """Show the shortlist, unless the words have changed since; then ask again."""
        self._asking = None
        if event.asked != self.wanted:
            self.seek()
            return
        # The same words once more, after a look at somebody: the cursor stays on them.
        stays = self.query_one(ShortlistView).current() if event.asked == self.answered else None
        self.answer, self.answered = event.answer, event.asked
        self._visit.note_answer(event.answer.shortlist)
        if event.answer.is_away:
            self.say(self.scene.texts("errors.DatabaseUnavailable.told"))
        else:
            self.say_undo()
        self.show_answer(event.answer, stays)
        if event.answer.is_away:
            self.set_timer(_RETRY, self._seek_again)

    def on_refused(self, event: Refused) -> None:
        """Say so and try again by itself; the words stay."""
        if event.question == BEHIND:
            return  # nobody asked for it but the screen itself
        event.stop()
        self._asking = None
        self.say(sentence(event.error, self.scene.texts))
        if event.question == "matches":
            self.set_timer(_RETRY, self.seek)

    # --- typing -------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Take letters that were typed before the field was there, or after a touch elsewhere.

        Those that were on their way elsewhere when the first of them took the cursor come here too; what the field
        has taken does not.
        """
        if event.is_printable and event.character:
            event.stop()
            self.type_more(event.character)

    def type_more(self, letters: str) -> None:
        """Add letters to the field and put the cursor behind them; they wait where there is no field yet."""
        if not self.query("#query"):
            self._typed += letters
            return
        field = self.query_one("#query", TypedField)
        field.focus()
        field.cursor_position = len(field.value)
        field.insert_text_at_cursor(letters)

    def action_change_stage(self) -> None:
        """Go on to the other stage: not said, exploring, job-seeking."""
        self.query_one(StageChoice).turn()

    def on_stage_choice_changed(self, event: StageChoice.Changed) -> None:
        """Order the shortlist for where the student stands."""
        self._visit.stage = event.stage
        self.seek()

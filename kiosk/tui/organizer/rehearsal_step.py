"""A rehearsal of tonight on a copy of the roster: who overflows, how long people wait, what nobody covers."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from textual.message import Message

from kiosk.booking.paper.rehearsal_lines import rehearsal_lines
from kiosk.booking.rehearsal import Rehearsal
from kiosk.tui.organizer.step_page import StepPage
from kiosk.tui.screens.base import Refused
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.typed_field import TypedField

_STUDENTS: Final = 60
_MOST: Final = 1000


class RehearsalStepScreen(StepPage):
    """Lets students come who are none, and shows what it was like."""

    STEP = "rehearsal"

    class Rehearsed(Message):
        """The evening was played."""

        def __init__(self, found: Rehearsal) -> None:
            super().__init__()
            self.found = found

    _busy = False

    def fields(self) -> Iterable[TypedField]:
        """Return the field with the number of students."""
        yield TypedField(self.words("students"), value=str(_STUDENTS), id="students", suggested=True)

    def action_do(self) -> None:
        """Play the evening in a thread; nothing of it is kept."""
        typed = self.query_one("#students", TypedField).text
        if self._busy:
            return
        if not typed.isdecimal() or not 0 < int(typed) <= _MOST:
            self.say(self.words("not_a_number", most=_MOST))
            return
        self._busy = True
        self.say(self.words("playing"), Mark.UNDERWAY)
        self.ask("rehearse", partial(self.scene.services.rehearse, int(typed)), self.Rehearsed)

    def on_rehearsal_step_screen_rehearsed(self, event: Rehearsed) -> None:
        """Show what it was like."""
        event.stop()
        self._busy = False
        self.say("")
        self.show_outcome("\n".join([*rehearsal_lines(event.found), "", self.words("over")]))

    def on_refused(self, event: Refused) -> None:
        """Let it be tried again."""
        self._busy = False
        super().on_refused(event)

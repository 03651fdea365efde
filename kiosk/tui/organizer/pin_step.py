"""The organizer's PIN, typed twice; it is the way behind the students' screen and out of it."""

from collections.abc import Iterable
from functools import partial

from textual.message import Message

from kiosk.tui.organizer.step_page import StepPage
from kiosk.tui.screens.base import Refused
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.typed_field import TypedField


class PinStepScreen(StepPage):
    """Sets the PIN and ends."""

    STEP = "pin"

    _busy = False

    class PinSet(Message):
        """The PIN holds from now on."""

    def fields(self) -> Iterable[TypedField]:
        """Return the two fields."""
        yield TypedField(self.words("pin"), password=True, id="pin")
        yield TypedField(self.words("again"), password=True, id="again")

    def action_do(self) -> None:
        """Set it when both agree."""
        if self._busy:  # one Enter too many: what was typed twice is being kept
            return
        first, second = (self.query_one(f"#{name}", TypedField) for name in ("pin", "again"))
        pin, again = first.text, second.text
        if pin and not again:
            self.say(self.words("again_too"))
            second.focus()
            return
        first.value = second.value = ""  # whatever comes of it, it is typed anew from the first field on
        first.focus()
        if not pin or pin != again:
            self.say(self.words("differ" if pin else "none"))
            return
        self._busy = True
        self.say(self.words("setting"), Mark.UNDERWAY)
        self.ask("pin", partial(self.scene.services.set_organizer_pin, pin), lambda _: self.PinSet())

    def on_pin_step_screen_pin_set(self, event: PinSet) -> None:
        """Go back to the steps."""
        event.stop()
        self.leave(True)

    def on_refused(self, event: Refused) -> None:
        """Let another one be typed."""
        self._busy = False
        super().on_refused(event)

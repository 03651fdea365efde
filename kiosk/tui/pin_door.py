"""The way to the organizer's PIN: from Ctrl+O on every key is the PIN's, whatever the kiosk is in the middle of.

A screen that opens or ends in that moment would get the digits otherwise: into a student's field, for all to read.
"""

from typing import TYPE_CHECKING, Final

from textual import events, on

from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.professional_door import ProfessionalDoor
from kiosk.tui.screens.base import OrganizerAsked
from kiosk.tui.screens.idle import IdleModal

if TYPE_CHECKING:  # imported where it opens, not for the first frame
    from textual.screen import Screen

    from kiosk.tui.screens.organizer import PinModal

_KEY: Final = "ctrl+o"


class PinDoor(ProfessionalDoor, inherit_bindings=False):
    """From that key to an answer; keys wait here until the field for the PIN can take them."""

    _held: list[events.Key] | None = None
    """Keys for a PIN whose field is not there yet, in order; none while there is nothing to wait for."""

    def takes_for_pin(self, event: events.Event) -> bool:
        """Tell whether an event is none of the screen's: the key that asks for the PIN, or one that belongs to it."""
        if not isinstance(event, events.Key):
            return False
        if event.key == _KEY and not self._is_behind_it():
            self.ask_pin()
            return True
        if self._held is None:
            return False
        self._held.append(event)
        return True

    @on(OrganizerAsked)
    def ask_pin(self) -> None:
        """Ask for the PIN, over whatever stands there; nothing else leads out."""
        if self._pin_modal() is None and not self._is_behind_it():
            self._open_pin("")

    async def pin_answered(self, accepted: bool | None) -> None:
        """Open what the PIN opens, if it was right."""

    async def on_pin_modal_ready(self) -> None:
        """Hand on the keys that waited, in front of those that follow."""
        modal = self._pin_modal()
        if modal is None:
            return  # it has gone again, and another one follows
        held, self._held = self._held or [], None
        if self.screen is not modal:
            return  # something stands over it, as after a badge: keys are that screen's now, and a PIN is not for it
        for key in held:
            await super().on_event(key)

    async def end_visit(self) -> None:
        """Forget the visit; whoever types the PIN meanwhile types on."""
        modal = self._pin_modal()
        if modal is not None:
            self._hold()
        await super().end_visit()
        if modal is not None:
            self._open_pin(modal.field.value)

    async def close_pin(self) -> None:
        """Take the question for the PIN off the screen: nobody is there."""
        self._held = None
        if self.screen is self._pin_modal():
            await self.pop_screen()

    def uncover(self, *kinds: "type[Screen[object]]") -> bool:
        """Close the questions over a screen; the one for the PIN comes back over what follows."""
        modal = self._pin_modal()
        found = super().uncover(*kinds)
        if modal is not None and self._pin_modal() is None:
            self._hold()
            self.call_next(lambda: self._open_pin(modal.field.value))
        return found

    def _open_pin(self, typed: str) -> None:
        from kiosk.tui.screens.organizer import PinModal  # noqa: PLC0415

        self._hold()
        if isinstance(self.screen, IdleModal):
            self.screen.leave(True)  # somebody is there
        self.push_screen(PinModal(self.scene, typed), self._stop_waiting)

    async def _stop_waiting(self, accepted: bool | None) -> None:
        self._held = None  # by touch it can be left before it is ready
        await self.pin_answered(accepted)

    def _hold(self) -> None:
        if self._held is None:
            self._held = []

    def _pin_modal(self) -> "PinModal | None":
        from kiosk.tui.screens.organizer import PinModal  # noqa: PLC0415

        return next((one for one in self.screen_stack if isinstance(one, PinModal)), None)

    def _is_behind_it(self) -> bool:
        return any(isinstance(one, OrganizerPage) for one in self.screen_stack)

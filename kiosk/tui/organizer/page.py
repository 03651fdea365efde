"""What all pages behind the PIN share: keys from their own catalogue, and one key back to the students."""

from typing import Generic

from kiosk.errors import KioskError
from kiosk.tui.screens.base import KioskScreen, Result
from kiosk.tui.widgets.key_bar import Hint


class OrganizerPage(KioskScreen[Result], Generic[Result]):
    """A screen of the organizer's; F5 leaves all of them at once."""

    CSS_PATH = "organizer.tcss"
    KEYS = "organizer.keys"

    def action_organizer(self) -> None:
        """Stay: this is behind the PIN already."""

    def refusal_words(self, error: KioskError | None) -> str:
        """Say what somebody behind the PIN can mend."""
        return error.told_at_desk(self.scene.texts) if error else super().refusal_words(error)

    def aside(self) -> Hint | None:
        """Return the key that gives the kiosk back to the students."""
        return self.hint("students", "start_over")

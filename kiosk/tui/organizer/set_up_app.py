"""The set-up as a program of its own, before the doors open: there is no student yet to be kept out."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.lockdown import guard_signals
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.set_up import SetUpScreen
from kiosk.tui.quiet_app import QuietApp
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import StartedOver
from kiosk.tui.screens.organizer import PinModal


class SetUpApp(QuietApp[bool], inherit_bindings=False):
    """Ends with true when the doors are to open, with false when it was left; what was done stays done."""

    TITLE = "kiosk"
    CSS_PATH = ["../app.tcss"]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "leave", show=False)]

    def __init__(
        self, services: Services, options: KioskOptions, texts: Texts = ENGLISH, *, asks_pin: bool = False
    ) -> None:
        """Prepare the steps.

        Args:
            services: every use case.
            options: how this station shows them.
            texts: the event's own sentences.
            asks_pin: the organizer has a PIN, without which nobody gets to the steps.
        """
        super().__init__()
        self._scene = Scene(services, replace(options, own_texts=texts), texts)
        self._asks_pin = asks_pin
        self.dress(options.theme)

    def on_mount(self) -> None:
        """Open the steps; when they are left, so is the program."""
        if not self.is_headless:
            guard_signals(self.exit)
        if self._asks_pin:
            self.push_screen(PinModal(self._scene), self._let_in)
        else:
            self._let_in(True)

    def _let_in(self, accepted: bool | None) -> None:
        if accepted:
            self.push_screen(SetUpScreen(self._scene, is_first=True), lambda opens: self.exit(bool(opens)))
        else:
            self.exit(False)

    def on_started_over(self, event: StartedOver) -> None:
        """Go back to the steps from whatever is open over them; there are no students to go back to."""
        event.stop()
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def action_leave(self) -> None:
        """Leave."""
        self.exit(False)

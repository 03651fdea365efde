"""The board as a program of its own, for the organizer's laptop or a screen in the room."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.options import KioskOptions
from kiosk.tui.organizer.board_screen import BoardScreen
from kiosk.tui.organizer.room_screen import RoomScreen
from kiosk.tui.quiet_app import QuietApp
from kiosk.tui.scene import Scene


class BoardApp(QuietApp[None], inherit_bindings=False):
    """One board; unlike the kiosk it is left by Esc, q or ctrl+c."""

    TITLE = "kiosk board"
    CSS_PATH = ["../app.tcss"]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q,q", "leave", show=False)]

    def __init__(self, services: Services, options: KioskOptions, texts: Texts = ENGLISH, *, room: bool) -> None:
        super().__init__()
        self._scene = Scene(services, options, texts)
        self._room = room
        self.dress(options.theme)

    def on_mount(self) -> None:
        """Open the board; when it is left, so is the program."""
        scene = replace(self._scene, event=self._scene.services.show_event())
        self.push_screen(RoomScreen(scene) if self._room else BoardScreen(scene), lambda _: self.exit())

    def on_started_over(self) -> None:
        """Leave: there are no students here to go back to."""
        self.exit()

    def action_leave(self) -> None:
        """Leave."""
        self.exit()

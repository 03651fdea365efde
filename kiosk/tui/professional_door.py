"""The professional's way in at the kiosk: a badge read on any screen, or the personal code; then the PIN.

It decides what follows what. A student's visit that was open stays as it was underneath.
"""

from typing import TYPE_CHECKING

from kiosk.booking.codes import BADGE_PREFIX
from kiosk.booking.status import Via
from kiosk.tui.badge_reader import Scan, take_back
from kiosk.tui.flow import VisitFlow
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.widgets.typed_field import TypedField

if TYPE_CHECKING:
    from kiosk.tui.screens.evening import EveningScreen
    from kiosk.tui.screens.sign_in import SignInScreen


class ProfessionalDoor(VisitFlow, inherit_bindings=False):
    """From a badge to the requests and back."""

    _fresh_door = True

    def on_welcome_screen_professional_came(self) -> None:
        """Ask for code and PIN."""
        if isinstance(self.screen, WelcomeScreen):
            self._open_door("", fresh=True)

    def badge_scanned(self, scan: Scan) -> None:
        """Ask whose badge was read for the PIN; the letters go out of the field they fell into."""
        self._early = None
        field = self.screen.focused
        if isinstance(field, TypedField):
            # In the field's own line of events, behind the letters that are still on their way; the last never came.
            field.call_later(take_back, field, scan.code[:-1])
        self._open_door(scan.code, fresh=scan.fresh)

    def _open_door(self, code: str, *, fresh: bool) -> None:
        from kiosk.tui.screens.evening import EveningScreen  # noqa: PLC0415 - not for the first frame
        from kiosk.tui.screens.sign_in import SignInScreen  # noqa: PLC0415

        if self.scene.event is None:
            return
        screen = SignInScreen(self.scene, code)
        if isinstance(self.screen, EveningScreen | SignInScreen):
            self.switch_screen(screen)
        else:
            self._fresh_door = fresh
            self.push_screen(screen)

    def on_sign_in_screen_let_in(self, event: "SignInScreen.LetIn") -> None:
        """Show the professional's requests in place of the question for the PIN."""
        from kiosk.tui.screens.evening import EveningScreen  # noqa: PLC0415
        from kiosk.tui.screens.sign_in import SignInScreen  # noqa: PLC0415

        if self.uncover(SignInScreen):
            via = Via.BADGE if event.code.startswith(BADGE_PREFIX) else Via.CODE
            self.switch_screen(EveningScreen(self.scene, event.professional, via))

    async def on_sign_in_screen_left(self) -> None:
        """Go back to where the badge was read."""
        await self._close_door()

    async def on_evening_screen_left(self, event: "EveningScreen.Left") -> None:
        """Sign the professional out, and go back to where the badge was read."""
        event.stop()
        await self._close_door()

    async def _close_door(self) -> None:
        from kiosk.tui.screens.evening import EveningScreen  # noqa: PLC0415
        from kiosk.tui.screens.sign_in import SignInScreen  # noqa: PLC0415

        if not self.uncover(EveningScreen, SignInScreen):
            return  # two keys, one after the other: the first has closed it
        if self._fresh_door:
            # The reader's first letters may have begun a visit that nobody is at.
            await self.end_visit()
        else:
            await self.pop_screen()

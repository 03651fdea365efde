"""The kiosk's screen as one program: locked, watched for idle students, ended by the organizer or a signal only.

What follows what stands in `flow`; this file keeps the kiosk on the screen.
"""

import os
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.driver import Driver

from kiosk.booking.qr_cells import AUTO
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.badge_reader import BadgeReader
from kiosk.tui.fingers import Fingers
from kiosk.tui.forgiving_driver import forgiving
from kiosk.tui.idle import IdleWatch
from kiosk.tui.lockdown import guard_signals
from kiosk.tui.options import KioskOptions
from kiosk.tui.pin_door import PinDoor
from kiosk.tui.screens.idle import IdleModal
from kiosk.tui.screens.out_of_order import OutOfOrderScreen
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.station_watch import DrawingKept, StationWatch
from kiosk.tui.wording import order_words


class KioskApp(PinDoor, inherit_bindings=False):
    """The whole kiosk. It has no binding of its own: no key quits, suspends or opens a palette."""

    # The bottom screen's own sheet is named here: Textual reads a screen's sheet when it is pushed, which this one
    # never is.
    CSS_PATH = ["app.tcss", "screens/welcome.tcss"]  # noqa: RUF012 - declared so by Textual
    BINDINGS: ClassVar[list[BindingType]] = []
    ALLOW_SELECT = False

    def __init__(self, services: Services, options: KioskOptions, texts: Texts = ENGLISH) -> None:
        # Textual would let the keyboard send signals with this variable set.
        os.environ.pop("TEXTUAL_ALLOW_SIGNALS", None)
        own = replace(options, announcement=self._announcement, kept_mode=self._kept_mode, own_texts=texts)
        super().__init__(services, own, texts)
        self.dress(options.theme)
        self._idle: IdleWatch | None = None
        self._reader = BadgeReader()
        self._fingers = Fingers(self)
        self._station: StationWatch | None = None

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that no byte from the terminal ends."""
        return forgiving(super().get_driver_class())

    def on_mount(self) -> None:
        """Close the ways out that no binding decides, and begin to watch for idle students."""
        if not self.is_headless:
            guard_signals(self.exit)
        self.call_after_refresh(self.warm_up)
        self._idle = IdleWatch(self, self.scene.options.idle_seconds, self._left_alone)
        report = self.scene.services.report_station
        self._station = StationWatch(self, report, self.scene.options.station, self.follow_orders)
        self.call_after_refresh(self._station.tell)

    async def on_event(self, event: events.Event) -> None:
        """Take every key and touch as a sign of life, and a badge that is read as one, on every screen."""
        if self._exit and isinstance(event, events.InputEvent):
            return  # what was typed before the order to end came must not hold it up
        if self._idle is not None:
            self._idle.notice(event)
        self._fingers.notice(event)
        if isinstance(event, events.MouseEvent) and self._is_stray(event):
            return
        scan = self._reader.notice(event, fresh=len(self.screen_stack) == 1)
        if scan is not None:
            event.stop()
            self.badge_scanned(scan)
            return
        if self.takes_for_pin(event):
            event.stop()
            return
        await super().on_event(event)

    def _is_stray(self, event: events.MouseEvent) -> bool:
        return isinstance(self.screen, WelcomeScreen) and not self.screen.takes(event)

    # --- nobody there --------------------------------------------------------------------------------------

    async def _left_alone(self) -> None:
        if len(self.screen_stack) == 1:
            self._early = None  # typed before the database answered, by somebody who has gone
            await self.back_to_default()
            return
        if isinstance(self.screen, (IdleModal, OutOfOrderScreen)):
            return
        self.push_screen(IdleModal(self.scene, self.scene.options.idle_warning_seconds), self._answered)

    async def _answered(self, somebody: bool | None) -> None:
        if not somebody:
            await self.close_pin()
            await self.end_visit()

    # --- one of several ------------------------------------------------------------------------------------

    def _announcement(self) -> str:
        return order_words(self._station.orders, self.scene.options.own_texts) if self._station else ""

    def _kept_mode(self) -> str:
        return self._station.orders.drawing if self._station else AUTO

    @on(DrawingKept)
    def draw_so(self, event: DrawingKept) -> None:
        """Draw the next code as the organizer kept it."""
        if self._station is not None:
            self._station.follow_drawing(event.mode)

    def follow_orders(self) -> None:
        """Show that this kiosk is out of order, or work again; a visit under way is finished first."""
        is_closed = self._station is not None and self._station.orders.is_closed
        if is_closed and len(self.screen_stack) == 1:
            self.push_screen(OutOfOrderScreen(self.scene))
        elif not is_closed and isinstance(self.screen, OutOfOrderScreen):
            self.pop_screen()

    async def end_visit(self) -> None:
        """Forget the visit; a kiosk that was set out of order meanwhile says so now."""
        await super().end_visit()
        self._fingers.forget()
        self.follow_orders()

    # --- the organizer ------------------------------------------------------------------------------------

    async def pin_answered(self, accepted: bool | None) -> None:
        """Open the menu; without the PIN everything is as it was."""
        from kiosk.tui.organizer.menu import OrganizerScreen  # noqa: PLC0415 - not for the first frame

        if accepted:
            if not isinstance(self.screen, (WelcomeScreen, OutOfOrderScreen)):
                await self.end_visit()  # the kiosk is the organizer's now; a code that was seen stays good
            self.push_screen(OrganizerScreen(self.scene), self._close)
        else:
            self.follow_orders()

    def _close(self, wanted: bool | None) -> None:
        if wanted:
            self.exit()
        else:
            self.follow_orders()

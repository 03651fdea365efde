"""One visit after the other: whose it is, in which language, and what of it is left when it ends.

It knows the screens at which a visit begins and from which it chooses; `flow` knows the way through all of them.
"""

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import Any, Final

from textual.screen import Screen

from kiosk.heap import settle
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.afterwards import Afterwards
from kiosk.tui.lockdown import forget_drawn_text
from kiosk.tui.options import KioskOptions
from kiosk.tui.quiet_app import QuietApp
from kiosk.tui.scene import Scene
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.visit import CurrentVisit

_AFTERGLOW: Final = 1.0
"""Seconds after the end of a visit by which all that was on its way has been drawn."""
_LATER: Final = (
    "kiosk.tui.screens.professional",
    "kiosk.tui.screens.compare",
    "kiosk.tui.screens.about_you",
    "kiosk.tui.screens.code",
    "kiosk.tui.screens.waiting",
    "kiosk.tui.screens.done",
    "kiosk.tui.screens.my_booking",
    "kiosk.tui.screens.organizer",
    "kiosk.tui.organizer.menu",
    "kiosk.tui.screens.sign_in",
    "kiosk.tui.screens.evening",
)


class VisitApp(QuietApp[None], inherit_bindings=False):
    """Where every visit begins and ends."""

    TITLE = "kiosk"

    def __init__(self, services: Services, options: KioskOptions, texts: Texts = ENGLISH) -> None:
        super().__init__()
        self.scene = Scene(services, options, texts)
        self._default_texts = texts
        self.visit = CurrentVisit()
        self.afterwards = Afterwards(services, options.station)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the welcome screen; it stays at the bottom for the whole evening."""
        return WelcomeScreen(self.scene)

    def warm_up(self) -> None:
        """Import the later screens and read the names of interests in a thread, while the first student looks."""

        def work() -> None:
            for name in _LATER:
                import_module(name)
            for texts in self._default_texts.others():
                texts.interest("")

        self.run_worker(work, thread=True, exit_on_error=False)

    # --- its language -------------------------------------------------------------------------------------

    async def on_welcome_screen_language_turned(self) -> None:
        """Go on in the next language until the visit ends."""
        if isinstance(self.screen, WelcomeScreen):
            await self._speak(self.screen, self.scene.texts.others()[0])

    async def _speak(self, welcome: WelcomeScreen, texts: Texts) -> None:
        if texts.language != self.scene.texts.language:
            self.scene = replace(self.scene, texts=texts)
            await welcome.speak(texts)

    async def back_to_default(self) -> None:
        """Say everything in the event's own language again."""
        welcome = self.screen_stack[0]
        if isinstance(welcome, WelcomeScreen):
            await self._speak(welcome, self._default_texts)

    # --- its screens --------------------------------------------------------------------------------------

    def uncover(self, *kinds: type[Screen[Any]]) -> bool:
        """Close the questions that lie over a screen; return whether one of these kinds is on top then.

        An answer may come while the kiosk asks whether anybody is there, or after its screen has gone.
        """
        while isinstance(self.screen, KioskModal) and any(isinstance(one, kinds) for one in self.screen_stack):
            self.pop_screen()
        return isinstance(self.screen, kinds)

    async def back_to_shortlist(self) -> None:
        """End every screen above the shortlist."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, InterestsScreen):
            await self.pop_screen()

    # --- the end ------------------------------------------------------------------------------------------

    async def on_started_over(self) -> None:
        """End the visit."""
        await self.end_visit()

    async def end_visit(self) -> None:
        """Forget everything of the visit, on the screen and in memory; a code that was shown becomes a request."""
        self.run_worker(self._what_is_left(self.visit.unkept), thread=True, exit_on_error=False)
        self.visit = CurrentVisit()
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.back_to_default()
        forget_drawn_text()
        # What was on its way to the screen may still be measured and drawn once more.
        self.set_timer(_AFTERGLOW, self._forget_the_rest)

    def _forget_the_rest(self) -> None:
        forget_drawn_text()
        self.scene.services.forget_typed()  # in a while: the last key's search may still run
        settle()

    def _what_is_left(self, bookings: Collection[int]) -> Callable[[], None]:
        """Return what hands on what this visit leaves."""
        self.visit.settle()
        return partial(self.afterwards.finish, tuple(bookings), tuple(self.visit.looked_for.values()))

    def hand_on(self) -> None:
        """End the visit under which the screen failed: a code that was seen is good, one that was not lapses."""
        super().hand_on()
        threading.Thread(target=self._what_is_left(self.visit.unkept & self.visit.seen)).start()
        self.scene.services.forget_typed()

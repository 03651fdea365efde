"""The way from screen to screen: forward by a message, back by the end of a screen. Screens know nothing of it.

It decides what follows what and when a visit ends; it draws nothing.
"""

import logging
import time
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import App
from textual.screen import Screen

from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, KioskError
from kiosk.matching.shortlist import Shortlist
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.lockdown import forget_drawn_text
from kiosk.tui.options import KioskOptions
from kiosk.tui.scene import Scene
from kiosk.tui.screens.about_you import AboutYouScreen
from kiosk.tui.screens.base import StartedOver
from kiosk.tui.screens.code import CodeScreen
from kiosk.tui.screens.done import DoneScreen
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.my_booking import MyBookingScreen
from kiosk.tui.screens.professional import ProfessionalScreen
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.visit import CurrentVisit
from kiosk.tui.widgets.notice import sentence

log = logging.getLogger(__name__)

_TRIES = 3
"""How often a finished booking is handed to the database before its hold is left to lapse."""


class VisitFlow(App[None], inherit_bindings=False):
    """The path of a visit."""

    def __init__(self, services: Services, options: KioskOptions, texts: Texts = ENGLISH) -> None:
        super().__init__()
        self.scene = Scene(services, options, texts)
        self.visit = CurrentVisit()

    def get_default_screen(self) -> Screen[None]:
        """Begin with the welcome screen; it stays at the bottom for the whole evening."""
        return WelcomeScreen(self.scene)

    # --- forward ------------------------------------------------------------------------------------------

    @on(WelcomeScreen.EveningSeen)
    def know_event(self, event: WelcomeScreen.EveningSeen) -> None:
        """Keep the event for the screens that follow."""
        self.scene = replace(self.scene, event=event.evening.event)

    @on(WelcomeScreen.Started)
    def show_interests(self, event: WelcomeScreen.Started) -> None:
        """Begin a visit; letters typed faster than the screen opens are not lost."""
        if isinstance(self.screen, InterestsScreen):
            self.screen.type_more(event.typed)
        elif isinstance(self.screen, WelcomeScreen) and self.scene.event is not None:
            self.push_screen(InterestsScreen(self.scene, self.visit, event.typed))

    @on(WelcomeScreen.MyBookingAsked)
    def show_my_booking(self) -> None:
        """Look a booking up."""
        if isinstance(self.screen, WelcomeScreen) and self.scene.event is not None:
            self.push_screen(MyBookingScreen(self.scene))

    @on(InterestsScreen.PersonOpened)
    def show_professional(self, event: InterestsScreen.PersonOpened) -> None:
        """Open somebody of the shortlist."""
        if isinstance(self.screen, InterestsScreen):
            self.visit.looked_for[event.answer.shortlist.query] = event.answer.shortlist
            self.push_screen(ProfessionalScreen(self.scene, self.visit, event.found, event.people))

    @on(ProfessionalScreen.TimeChosen)
    def show_about_you(self, event: ProfessionalScreen.TimeChosen) -> None:
        """Ask who the student is; a time that is gone leads back with the reason."""
        if not isinstance(professional := self.screen, ProfessionalScreen):
            return

        def come_back(error: KioskError | None) -> None:
            if error is not None:
                professional.refuse(sentence(error, self.scene.texts), event.slot.starts_at)

        screen = AboutYouScreen(self.scene, self.visit, event.found, event.slot, event.meeting)
        self.push_screen(screen, come_back)

    @on(AboutYouScreen.SlotHeld)
    def show_code(self, event: AboutYouScreen.SlotHeld) -> None:
        """Show the code in place of the questions."""
        self.visit.unkept.add(event.booking.id)
        payload = self.scene.options.code_address(event.code, event.booking.reference)
        self.switch_screen(CodeScreen(self.scene, event.booking, payload))

    @on(CodeScreen.Over)
    def go_on_elsewhere(self, event: CodeScreen.Over) -> None:
        """Forget a booking that is no more, and lead on: to other times, or to other people."""
        self.visit.unkept.discard(event.booking.id)
        self.pop_screen()
        if event.status is not Status.CANCELLED and isinstance(self.screen, ProfessionalScreen):
            self.pop_screen()

    @on(CodeScreen.Finished)
    def show_done(self, event: CodeScreen.Finished) -> None:
        """Keep the booking and say goodbye, or go on to another."""
        if not isinstance(self.screen, CodeScreen):
            return
        self.visit.unkept.discard(event.booking.id)
        self._keep(event.booking.id)
        self.switch_screen(DoneScreen(self.scene, self.visit, event.booking, event.status))

    @on(DoneScreen.AnotherWanted)
    async def look_further(self) -> None:
        """Go back to the shortlist; who the student is stays known."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, InterestsScreen):
            await self.pop_screen()

    # --- the end ------------------------------------------------------------------------------------------

    @on(StartedOver)
    async def end_visit(self) -> None:
        """Forget everything of the visit, on the screen and in memory; a code that was shown becomes a request."""
        visit, self.visit = self.visit, CurrentVisit()
        for booking_id in visit.unkept:
            self._keep(booking_id)
        self._record(tuple(visit.looked_for.values()))
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        forget_drawn_text()

    def _keep(self, booking_id: int) -> None:
        work = partial(keep_booking, self.scene.services, booking_id, self.scene.options.station)
        self.run_worker(work, thread=True, exit_on_error=False)

    def _record(self, shortlists: tuple[Shortlist, ...]) -> None:
        if shortlists:
            work = partial(record_queries, self.scene.services, shortlists)
            self.run_worker(work, thread=True, exit_on_error=False)


def keep_booking(services: Services, booking_id: int, station: str) -> None:
    """Ask the professional for a booking whose code was shown; the student has gone, so nobody is told."""
    for attempt in range(_TRIES):
        try:
            services.move_booking(booking_id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, station)
        except (DatabaseUnavailable, DatabaseBusy):
            time.sleep(1 + attempt)
        except KioskError as error:  # confirmed, declined or lapsed before the student left
            log.info("booking %s was not requested: %s", booking_id, type(error).__name__)
            return
        except Exception:
            log.exception("booking %s could not be requested", booking_id)
            return
        else:
            return
    log.warning("booking %s could not be requested: no database", booking_id)


def record_queries(services: Services, shortlists: tuple[Shortlist, ...]) -> None:
    """Keep what was looked for, anonymously; the evening goes on without it."""
    for shortlist in shortlists:
        try:
            services.record_query(shortlist)
        except Exception:
            log.exception("a query could not be recorded")

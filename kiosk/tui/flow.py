"""The way from screen to screen: forward by a message, back by the end of a screen. Screens know nothing of it.

It decides what follows what; what a visit is, and what is left of it, stands in `visit_app`. It draws nothing.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kiosk.booking.booking import Booking
from kiosk.booking.status import Status
from kiosk.errors import KioskError
from kiosk.services.answers import FoundMatch
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.tui.codes import booking_codes, place_codes
from kiosk.tui.options import KioskOptions
from kiosk.tui.screens.base import take_worker
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.undoing import UndoingScreen
from kiosk.tui.screens.welcome import WelcomeScreen
from kiosk.tui.visit_app import VisitApp
from kiosk.tui.widgets.notice import sentence

if TYPE_CHECKING:  # imported where they open: half of the time to the first frame went into screens not yet seen
    from kiosk.tui.screens.code import CodeScreen
    from kiosk.tui.screens.compare import Compared, Pair
    from kiosk.tui.screens.done import DoneScreen
    from kiosk.tui.screens.holding import HoldingScreen
    from kiosk.tui.screens.leading import LeadingScreen
    from kiosk.tui.screens.professional import ProfessionalScreen
    from kiosk.tui.screens.waiting import WaitingScreen


class VisitFlow(VisitApp, inherit_bindings=False):
    """The path of a visit."""

    def __init__(self, services: Services, options: KioskOptions, texts: Texts = ENGLISH) -> None:
        super().__init__(services, options, texts)
        self._early: str | None = None

    # --- forward ------------------------------------------------------------------------------------------

    def on_welcome_screen_evening_seen(self, event: WelcomeScreen.EveningSeen) -> None:
        """Keep the event for the screens that follow."""
        self.scene = replace(self.scene, event=event.evening.event)
        if self._early is not None:
            early, self._early = self._early, None
            self._open_interests(early)

    def on_welcome_screen_started(self, event: WelcomeScreen.Started) -> None:
        """Begin a visit; letters typed faster than the screen opens are not lost."""
        if isinstance(self.screen, InterestsScreen):
            self.screen.type_more(event.typed)
        elif self.scene.event is None:
            self._early = (self._early or "") + event.typed
        else:
            self._open_interests(event.typed)

    def _open_interests(self, typed: str) -> None:
        if isinstance(self.screen, WelcomeScreen):
            self.push_screen(InterestsScreen(self.scene, self.visit, typed.lstrip()), self._went_back)

    async def _went_back(self, _: None) -> None:
        # Whoever stands at the welcome screen next may be somebody else.
        await self.end_visit()

    def on_welcome_screen_my_booking_asked(self) -> None:
        """Look a booking up."""
        from kiosk.tui.screens.my_booking import MyBookingScreen  # noqa: PLC0415

        if isinstance(self.screen, WelcomeScreen) and self.scene.event is not None:
            self.push_screen(MyBookingScreen(self.scene))

    def on_interests_screen_person_opened(self, event: InterestsScreen.PersonOpened) -> None:
        """Open somebody of the shortlist."""
        from kiosk.tui.screens.professional import ProfessionalScreen  # noqa: PLC0415

        if isinstance(self.screen, InterestsScreen):
            self.visit.looked_for[event.answer.shortlist.query] = event.answer.shortlist
            screen = ProfessionalScreen(self.scene, self.visit, event.found, event.people)
            self.push_screen(screen, partial(self._compare_again, event))

    def on_interests_screen_compare_asked(self, event: InterestsScreen.CompareAsked) -> None:
        """Show two of the shortlist side by side."""
        self._compare(event.pair, event.people)

    def _compare(self, pair: "Pair", people: tuple[FoundMatch, ...], side: int = 0) -> None:
        from kiosk.tui.screens.compare import CompareScreen  # noqa: PLC0415

        if isinstance(self.screen, InterestsScreen):
            self.push_screen(CompareScreen(self.scene, pair, people, side), self._open_compared)

    def _open_compared(self, compared: "Compared | None") -> None:
        if compared is not None and isinstance(self.screen, InterestsScreen):
            self.screen.open_compared(compared)

    def _compare_again(self, opened: InterestsScreen.PersonOpened, seen: FoundMatch | None) -> None:
        """Go back to the two of whom one was opened, or to whoever was looked at last in the list."""
        if opened.compared is not None:
            self._compare(opened.compared.pair, opened.people, opened.compared.side)
        elif seen is not None and isinstance(self.screen, InterestsScreen):
            self.screen.point_at(seen)

    def on_professional_screen_time_chosen(self, event: "ProfessionalScreen.TimeChosen") -> None:
        """Ask who the student is; a time that is gone leads back with the reason."""
        from kiosk.tui.screens.about_you import AboutYouScreen  # noqa: PLC0415
        from kiosk.tui.screens.professional import ProfessionalScreen  # noqa: PLC0415

        if not isinstance(professional := self.screen, ProfessionalScreen):
            return

        def come_back(error: KioskError | None) -> None:
            if error is not None:
                professional.refuse(sentence(error, self.scene.texts), event.slot.starts_at)

        screen = AboutYouScreen(self.scene, self.visit, event.found, event.slot, event.meeting, event.people)
        self.push_screen(screen, come_back)

    def on_professional_screen_line_wanted(self, event: "ProfessionalScreen.LineWanted") -> None:
        """Ask who wants to wait; a time that became free meanwhile leads back."""
        from kiosk.tui.screens.about_you import AboutYouScreen  # noqa: PLC0415
        from kiosk.tui.screens.professional import ProfessionalScreen  # noqa: PLC0415

        if not isinstance(professional := self.screen, ProfessionalScreen):
            return

        def come_back(error: KioskError | None) -> None:
            if error is not None:
                professional.refuse(sentence(error, self.scene.texts))

        screen = AboutYouScreen(self.scene, self.visit, event.found, None, event.meeting)
        self.push_screen(screen, come_back)

    def on_holding_screen_line_joined(self, event: "HoldingScreen.LineJoined") -> None:
        """Show the place in line in place of the questions."""
        from kiosk.tui.screens.about_you import AboutYouScreen  # noqa: PLC0415
        from kiosk.tui.screens.waiting import WaitingScreen  # noqa: PLC0415

        if not self.uncover(AboutYouScreen):
            return
        self.switch_screen(
            WaitingScreen(self.scene, event.waiting, place_codes(self.scene, event.code, event.waiting))
        )

    def on_waiting_screen_turn_taken(self, event: "WaitingScreen.TurnTaken") -> None:
        """Show the booking that the place in line has become; its code is the same."""
        from kiosk.tui.screens.code import CodeScreen  # noqa: PLC0415
        from kiosk.tui.screens.waiting import WaitingScreen  # noqa: PLC0415

        if self.uncover(WaitingScreen):
            self.switch_screen(CodeScreen(self.scene, event.booking, event.codes))

    async def on_waiting_screen_went_on(self) -> None:
        """Go back to the shortlist; a place in line stays theirs."""
        await self.back_to_shortlist()

    def on_holding_screen_slot_held(self, event: "HoldingScreen.SlotHeld") -> None:
        """Show the code in place of the questions."""
        self._show_code(event.code, event.booking)

    async def on_code_screen_over(self, event: "CodeScreen.Over") -> None:
        """Forget a booking that is no more, and lead on: to other times, or to other people."""
        from kiosk.tui.screens.code import CodeScreen  # noqa: PLC0415
        from kiosk.tui.screens.professional import ProfessionalScreen  # noqa: PLC0415

        if not self.uncover(CodeScreen):
            return
        self.visit.forget_booking(event.booking)
        await self.pop_screen()
        if event.status is Status.CANCELLED and isinstance(self.screen, ProfessionalScreen):
            self.screen.offer_undo(event.booking)
        elif isinstance(self.screen, ProfessionalScreen):
            self.pop_screen()
        elif isinstance(self.screen, WelcomeScreen):  # it began at My booking
            await self.end_visit()

    def on_leading_screen_taken_instead(self, event: "LeadingScreen.TakenInstead") -> None:
        """Show the code of what was taken in place of a booking that came to nothing."""
        self.visit.forget_booking(event.lost)
        self.visit.name = self.visit.name or event.lost.card.student  # found under My booking, they are known by it
        self._show_code(event.code, event.booking)

    def _show_code(self, code: str, booking: Booking) -> None:
        from kiosk.tui.screens.about_you import AboutYouScreen  # noqa: PLC0415
        from kiosk.tui.screens.code import CodeScreen  # noqa: PLC0415
        from kiosk.tui.screens.my_booking import MyBookingScreen  # noqa: PLC0415

        if not self.uncover(AboutYouScreen, CodeScreen, MyBookingScreen):
            return
        self.visit.unkept.add(booking.id)
        self.visit.note_booking(booking)
        self.switch_screen(CodeScreen(self.scene, booking, booking_codes(self.scene, code, booking)))

    def on_code_screen_finished(self, event: "CodeScreen.Finished") -> None:
        """Keep the booking and say goodbye, or go on to another."""
        from kiosk.tui.screens.code import CodeScreen  # noqa: PLC0415
        from kiosk.tui.screens.done import DoneScreen  # noqa: PLC0415

        if not isinstance(self.screen, CodeScreen):
            return
        self.visit.unkept.discard(event.booking.id)
        done = DoneScreen(self.scene, self.visit, event.booking, event.status, self._following())
        self.switch_screen(done)

        def keep() -> None:
            take_worker()  # the pool's thread must not go on holding this screen
            if not self.afterwards.keep_booking(event.booking.id):
                done.post_message(done.Delayed())

        self.run_worker(keep, thread=True, exit_on_error=False)

    def on_code_screen_shown(self) -> None:
        """Note that the student has the code, whatever ends the visit now."""
        self.visit.seen |= self.visit.unkept

    def _following(self) -> FoundMatch | None:
        """Return whoever of the shortlist fits next and has not been asked, if anybody is left."""
        lists = (one for one in self.screen_stack if isinstance(one, InterestsScreen))
        return next((one.following(self.visit.booked.keys()) for one in lists), None)

    async def on_done_screen_another_wanted(self, event: "DoneScreen.AnotherWanted") -> None:
        """Go on to whoever was named, in front of the shortlist; who the student is stays known."""
        await self.back_to_shortlist()
        if isinstance(self.screen, InterestsScreen):
            self.screen.offer_another(self.visit.booked.keys())
            if event.is_named:
                self.screen.action_open()
        else:
            await self.end_visit()

    async def on_done_screen_undone(self, event: "DoneScreen.Undone") -> None:
        """Go back to the shortlist without the booking."""
        self.visit.forget_booking(event.booking)
        await self.back_to_shortlist()
        if isinstance(self.screen, InterestsScreen):
            self.screen.offer_undo(event.booking)
        else:
            await self.end_visit()

    def on_undoing_screen_taken_again(self, event: UndoingScreen.TakenAgain) -> None:
        """Say that the booking stands again; its code is where the student has it, and the reference opens it too."""
        from kiosk.tui.screens.done import DoneScreen  # noqa: PLC0415

        if self.uncover(UndoingScreen):
            self.visit.note_booking(event.booking)
            done = DoneScreen(self.scene, self.visit, event.booking, event.booking.status, self._following())
            self.push_screen(done)

"""What a professional without a phone changes at the kiosk: another time for a request, here, pause, leaving, cap.

The same as the phone offers, through the same services; `EveningScreen` shows the requests.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party, Via
from kiosk.people import Professional
from kiosk.services.answers import EveningStanding
from kiosk.services.forms import EveningForm
from kiosk.tui.evening_words import cap_choices, evening_choices, may_propose, slot_words, standing_words
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import KioskScreen
from kiosk.tui.screens.choose import ChooseModal
from kiosk.tui.widgets.meeting_list import MeetingList
from kiosk.tui.widgets.notice import Mark


class EveningControls(KioskScreen[None]):
    """Keys beside the answers; the messages of `EveningScreen` say what came of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "other_time", show=False),
        Binding("f4", "my_evening", show=False),
    ]

    class Proposable(Message):
        """The slots that can be proposed for a request."""

        def __init__(self, booking: Booking, slots: Sequence[Slot]) -> None:
            super().__init__()
            self.booking = booking
            self.slots = slots

    class Answered(Message):
        """A booking went where the professional wanted it; `is_back` when that was a step back."""

        def __init__(self, booking: Booking, *, is_back: bool = False) -> None:
            super().__init__()
            self.booking = booking
            self.is_back = is_back

    class Told(Message):
        """The professional said how a meeting was."""

    class Standing(Message):
        """How the professional's evening stands; `changed` when they have just changed it."""

        def __init__(self, standing: EveningStanding, *, changed: bool) -> None:
            super().__init__()
            self.standing = standing
            self.changed = changed

    def __init__(self, scene: Scene, professional: Professional, via: Via) -> None:
        super().__init__(scene)
        self._professional = professional
        self._via = via
        self._said, self._mark = "", Mark.DONE

    # --- another time ---------------------------------------------------------------------------------------

    def action_other_time(self) -> None:
        """Ask which times can be proposed for the request under the cursor."""
        booking = self.query_one(MeetingList).current()
        if booking is not None and may_propose(booking):
            work = partial(self.scene.services.list_counter_slots, booking.id)
            self.ask("slots", work, partial(self.Proposable, booking))

    def on_evening_controls_proposable(self, event: Proposable) -> None:
        """Let one be chosen."""
        event.stop()
        texts, booking = self.scene.texts, event.booking
        if not event.slots:
            self._tell(texts("web.times.none"), Mark.WRONG)
            return
        words = {"name": booking.card.student, "time": self.scene.moment(booking.starts_at)}
        times = [slot_words(slot, self.scene) for slot in event.slots]

        def propose(chosen: int | None) -> None:
            if chosen is not None:
                self._propose(booking, event.slots[chosen].starts_at)

        self.app.push_screen(ChooseModal(self.scene, texts("web.times.text", **words), times), propose)

    def _propose(self, booking: Booking, starts_at: datetime) -> None:
        counter, station = self.scene.services.counter_booking, self.scene.options.station
        work = partial(counter, booking.id, starts_at, Party.PROFESSIONAL, self._via, station)
        self.ask("answer", work, self.Answered)

    # --- afterwards -----------------------------------------------------------------------------------------

    def ask_how_it_was(self, booking: Booking) -> None:
        """Ask of a meeting that has been whether it was useful; it is counted only, and Esc says nothing."""
        texts = self.scene.texts
        give = self.scene.services.give_feedback
        verdicts = {Verdict.USEFUL: "web.evening.met", Verdict.NOT_USEFUL: "web.evening.met_not"}

        def told(chosen: int | None) -> None:
            if chosen is not None:
                verdict = list(verdicts)[chosen]
                work = partial(give, booking.id, Party.PROFESSIONAL, verdict, self._via)
                self.ask("verdict", work, lambda _: self.Told())

        answers = [texts(key) for key in verdicts.values()]
        question = f"{texts('web.ticket.met_title')} {texts('web.feedback.counted')}"
        self.app.push_screen(ChooseModal(self.scene, question, answers), told)

    def on_evening_controls_told(self, event: Told) -> None:
        """Say that it was counted."""
        event.stop()
        self._tell(self.scene.texts("web.feedback.thanks"))

    # --- the evening ----------------------------------------------------------------------------------------

    def action_my_evening(self) -> None:
        """Ask how the evening stands."""
        work = partial(self.scene.services.show_evening, self._professional.id)
        self.ask("evening", work, partial(self.Standing, changed=False))

    def on_evening_controls_standing(self, event: Standing) -> None:
        """Say how it stands, or let something about it be changed."""
        event.stop()
        if event.changed:
            self._tell(standing_words(event.standing, self.scene))
            return
        standing, texts = event.standing, self.scene.texts
        caps = partial(self._let_choose, texts("web.controls.cap"), cap_choices(standing, self.scene))
        more = [(texts("tui.evening.cap"), caps)]
        choices = evening_choices(standing, self.scene)
        self._let_choose(standing_words(standing, self.scene), choices, more)

    def _let_choose(
        self,
        question: str,
        choices: Sequence[tuple[str, dict[str, Any]]],
        more: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Let one of `choices` be made; `more`, listed behind the first two, lead on to others."""
        doing: list[tuple[str, Callable[[], None]]] = []
        doing.extend((words, partial(self._change, wanted)) for words, wanted in choices)
        doing[2:2] = more

        def do(chosen: int | None) -> None:
            if chosen is not None:
                doing[chosen][1]()

        self.app.push_screen(ChooseModal(self.scene, question, [words for words, _ in doing]), do)

    def _change(self, wanted: dict[str, Any]) -> None:
        form = EveningForm(
            professional_id=self._professional.id,
            party=Party.PROFESSIONAL,
            via=self._via,
            station=self.scene.options.station,
            **wanted,
        )
        work = partial(self.scene.services.change_evening, form)
        self.ask("change", work, partial(self.Standing, changed=True))

    def _tell(self, words: str, mark: Mark = Mark.DONE) -> None:
        self._said, self._mark = words, mark
        self.say(words, mark)

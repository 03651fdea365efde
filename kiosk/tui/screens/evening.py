"""A professional's evening at the kiosk: who asks and why, answered with one key each. For those without a phone.

The keys that answer are no letters: a badge reader types letters, and a badge must never answer for somebody.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from kiosk.booking.booking import Booking
from kiosk.booking.codes import read_reference
from kiosk.booking.status import ASKED, Party, Status, Via
from kiosk.people import Professional
from kiosk.tui.evening_words import ANSWERS, fits, may_propose
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.screens.evening_controls import EveningControls
from kiosk.tui.screens.evening_regrets import EveningRegrets
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.meeting_list import MeetingList, in_order
from kiosk.tui.widgets.notice import Mark, sentence
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.request_card import request_card

_REFRESH = 2.0
"""Seconds after which the list is asked for again."""
_BUTTONS: Final = {"confirm": True, "decline": False, "met": True, "no_show": False, "call_off": False}
"""What fingers press, and whether it is the answer that most give."""
_REFERENCE: Final = 7
"""Letters of a reference with its dash."""


class EveningScreen(EveningRegrets):
    """Requests first, then who comes when."""

    CSS_PATH = "evening.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "answer('confirm')", show=False),
        Binding("f8", "refuse", show=False),
        Binding("f6", "answer('met')", show=False),
        Binding("f7", "answer('no_show')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
    ]

    class Listed(Message):
        """The professional's bookings as they stand."""

        def __init__(self, bookings: tuple[Booking, ...]) -> None:
            super().__init__()
            self.bookings = bookings

    class Left(Message):
        """The professional is done here."""

    def __init__(self, scene: Scene, professional: Professional, via: Via) -> None:
        super().__init__(scene, professional, via)
        self._typed = ""

    def body(self) -> Iterable[Widget]:
        """Lay out the list, and beside it the request under the cursor."""
        texts = self.scene.texts
        yield Plain(texts("tui.evening.hello", name=self._professional.name), classes="title")
        yield Plain("", id="count")
        yield Horizontal(
            MeetingList(self.scene),
            Vertical(
                VerticalScroll(Plain("", id="card"), can_focus=False),
                Horizontal(
                    *(
                        Button(Content(texts(f"tui.evening.{name}")), id=name, classes="" if quiet else "-quiet")
                        for name, quiet in _BUTTONS.items()
                    ),
                    classes="row",
                ),
                id="beside",
            ),
            id="columns",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return one key for each answer."""
        return (
            self.hint("sign_out", "back"),
            self.hint("confirm", "answer('confirm')"),
            self.hint("decline", "answer('decline')"),
            self.hint("call_off", "answer('call_off')"),
            self.hint("met", "answer('met')"),
            self.hint("no_show", "answer('no_show')"),
            replace(self.hint("other_time", "other_time"), gives_way=True),
            self.hint("take_back", "take_back"),
            self.hint("my_evening", "my_evening"),
        )

    def aside(self) -> Hint | None:
        """Return none: signing out is all there is."""
        return None

    def on_mount(self) -> None:
        """List the bookings, and again now and then."""
        self.query_one("#beside").display = False
        for button in self.query(Button):
            # For fingers only: the Enter with which a reader ends must not press one.
            button.can_focus = False
        self._look()
        self.set_interval(_REFRESH, self._look)

    def _look(self) -> None:
        self.ask("list", partial(self.scene.services.list_evening, self._professional.id), self.Listed)

    def on_evening_screen_listed(self, event: Listed) -> None:
        """Show the list; the cursor stays with its booking."""
        event.stop()
        self.say(self._said, self._mark)
        bookings = in_order(event.bookings)
        waiting = sum(booking.status in ASKED for booking in bookings)
        self.query_one("#count", Plain).say(self.scene.texts.plural("tui.evening.waiting", waiting))
        self.query_one(MeetingList).show(bookings)
        self.query_one(MeetingList).display = bool(bookings)

    def on_meeting_list_cursor_moved(self, event: MeetingList.CursorMoved) -> None:
        """Show the request under the cursor, with what can be said to it."""
        event.stop()
        booking = event.booking
        self.query_one("#beside").display = booking is not None
        self.arrange_keys()
        if booking is None:
            return
        self.query_one("#card", Plain).update(request_card(booking, self.scene))
        for name in ANSWERS:
            self.query_one(f"#{name}", Button).display = self._fits(booking, name)

    def arrange_keys(self) -> None:
        """Show the keys that do something for the request under the cursor."""
        self.query_one(KeyBar).offer(partial(self._is_possible, self.query_one(MeetingList).current()))

    def _is_possible(self, booking: Booking | None, action: str) -> bool:
        """Tell whether a key does anything for the request under the cursor."""
        if action == "other_time":
            return booking is not None and may_propose(booking)
        if action == "take_back":
            return self._regrettable is not None
        name = action.removeprefix("answer('").removesuffix("')")
        return name not in ANSWERS or (booking is not None and self._fits(booking, name))

    def _fits(self, booking: Booking, name: str) -> bool:
        return fits(booking, name, self.scene.options.clock())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer by touch."""
        event.stop()
        self.action_answer(str(event.button.id))

    def action_answer(self, name: str) -> None:
        """Answer the request under the cursor, where that answer fits."""
        booking = self.query_one(MeetingList).current()
        if booking is None or not self._fits(booking, name):
            return
        if name == "call_off":
            self.ask_to_call_off(booking)
            return
        move, station = self.scene.services.move_booking, self.scene.options.station
        work = partial(move, booking.id, ANSWERS[name], Party.PROFESSIONAL, self._via, station)
        self.ask("answer", work, self.Answered)

    def action_refuse(self) -> None:
        """Decline a request, or call off what was promised: of the two at most one fits."""
        for name in ("decline", "call_off"):
            self.action_answer(name)

    def on_evening_controls_answered(self, event: EveningControls.Answered) -> None:
        """Say what came of it; the next request that waits comes under the cursor."""
        event.stop()
        booking = event.booking
        self._said = self.scene.texts(f"web.meeting.{booking.status.value}.done", name=booking.card.student)
        self._mark = Mark.DONE
        self.say(self._said, self._mark)
        self.query_one(MeetingList).go_to_next()
        self._look()
        if booking.status is Status.MET and not event.is_back:
            self.ask_how_it_was(booking)

    def on_refused(self, event: Refused) -> None:
        """Say how it stands now: somebody was quicker, or it lapsed."""
        event.stop()
        self._said = sentence(event.error, self.scene.texts) if event.question in ("answer", "change") else ""
        self._mark = Mark.WRONG
        self.say(sentence(event.error, self.scene.texts))

    def on_key(self, event: events.Key) -> None:
        """Let go of what was said before; a student's reference, read or typed, finds its request."""
        self._said = ""
        if not event.is_printable or not event.character:
            self._typed = ""
            return
        self._typed = (self._typed + event.character)[-_REFERENCE:]
        self.query_one(MeetingList).go_to(read_reference(self._typed))

    def action_move(self, step: str) -> None:
        """Move the cursor, wherever the focus is."""
        getattr(self.query_one(MeetingList), f"action_{step}")()

    def action_back(self) -> None:
        """Sign out."""
        if self.is_on_top:
            self.post_message(self.Left())

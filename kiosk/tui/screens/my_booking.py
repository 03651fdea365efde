"""A booking looked up by its reference and the student's first name: status, cancel, other times, other people."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Party, Status, Via
from kiosk.booking.waiting import Waiting
from kiosk.tui.screens.cancelling import CancellingScreen
from kiosk.tui.screens.leading import LeadingScreen
from kiosk.tui.screens.undoing import given_back_words
from kiosk.tui.ways_on import WaysOn, best_words, find_ways, may_change_time
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField
from kiosk.tui.wording import place, where_it_stands

_OFFERED: Final = {Status.COUNTERED: Status.CONFIRMED, Status.HELD: Status.REQUESTED}
"""What the student may take, and what it becomes."""


class MyBookingScreen(CancellingScreen[None]):
    """For students who have no phone at hand."""

    CSS_PATH = "my_booking.tcss"
    TYPES = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6", "accept", show=False)]

    def body(self) -> Iterable[Widget]:
        """Lay out the two fields and the place for the booking."""
        texts = self.scene.texts
        yield Plain(texts("tui.my_booking.title"), classes="title")
        yield Plain(texts("tui.my_booking.hint"), classes="quiet")
        yield Horizontal(
            TypedField(
                texts("tui.my_booking.reference"), placeholder=texts("tui.my_booking.example"), id="reference"
            ),
            TypedField(texts("tui.my_booking.first_name"), id="first-name"),
            Button(Content(texts("tui.my_booking.look")), id="look"),
            id="fields",
        )
        yield Vertical(
            Plain("", id="found"),
            Plain("", id="stands"),
            Horizontal(
                Button(Content(texts("tui.my_booking.accept")), id="accept"),
                Button(Content(texts("tui.my_booking.first")), id="keep-first", classes="-quiet"),
                id="times-row",
                classes="row",
            ),
            Plain("", id="best"),
            Horizontal(
                Button(Content(texts("tui.my_booking.next")), id="take-next"),
                Button(Content(texts("tui.my_booking.move")), id="move", classes="-quiet"),
                Button(Content(texts("tui.my_booking.cancel")), id="cancel", classes="-quiet"),
                Button(Content(texts("tui.my_booking.undo")), id="undo", classes="-quiet"),
                classes="row",
            ),
            id="result",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of looking a booking up."""
        ways = (self.hint("accept", "accept"), self.hint("first", "keep_first"), self.hint("instead", "take_next"))
        # With all of them at once there is no room for those that have their button.
        move, cancel = (replace(self.hint(name, name), gives_way=True) for name in ("move", "cancel"))
        back = (move, cancel, self.hint("undo", "undo"))
        return (self.back_hint(), self.hint("next_field"), self.hint("look"), *ways, *back)

    def on_mount(self) -> None:
        """Begin with the reference."""
        self.query_one("#reference", TypedField).focus()
        self.query_one("#result").display = False
        self.offer_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the name, then look."""
        event.stop()
        if event.input.id == "reference":
            self.query_one("#first-name", TypedField).focus()
        else:
            self._look()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Look, accept or cancel by touch."""
        event.stop()
        ways = {"look": self._look, "accept": self.action_accept, "cancel": self.action_cancel}
        ways |= {"keep-first": self.action_keep_first, "take-next": self.action_take_next}
        ways |= {"move": self.action_move}
        ways.get(str(event.button.id), self.action_undo)()

    def _look(self) -> None:
        reference = self.query_one("#reference", TypedField).text
        name = self.query_one("#first-name", TypedField).text
        if not reference or not name:
            self.say(self.scene.texts("tui.my_booking.both"))
            return
        self._forget()
        services, station = self.scene.services, self.scene.options.station

        def work() -> WaysOn | Waiting:
            found = services.find_mine(reference, name, station)
            return find_ways(services, found, self.scene) if isinstance(found, Booking) else found

        self.ask("booking", work, self.BookingShown)

    def _forget(self) -> None:
        """Show no booking: it may be another student who looks now, and finds none."""
        self._booking = self._waiting = self._given_back = None
        self.ways, self._form, self._lost = None, None, ""
        self.query_one("#result").display = False
        self.offer_keys()
        self.say("")

    def on_cancelling_screen_booking_shown(self, event: CancellingScreen.BookingShown) -> None:
        """Show it, with what can be done about it."""
        event.stop()
        self.ways = event.found if isinstance(event.found, WaysOn) else None
        self._form = None
        known = event.found.booking if isinstance(event.found, WaysOn) else event.found
        found = as_shown(known, self.scene.texts)
        if found != self._given_back:
            self._given_back = None
        mark = Mark.WRONG if self._lost else Mark.DONE
        self.say(self._lost or given_back_words(self._given_back, self.scene), mark)
        self._booking, self._waiting = (found, None) if isinstance(found, Booking) else (None, found)
        what, stands = self._words(found) if isinstance(found, Booking) else self._place_words(found)
        self.query_one("#found", Plain).update(what)
        self.query_one("#stands", Plain).update(Content.styled(stands, "$ink"))
        self.query_one("#result").display = True
        self._show_buttons()
        self.offer_keys()

    def on_leading_screen_ways_found(self, event: LeadingScreen.WaysFound) -> None:
        """Show it as it stands now."""
        event.stop()
        self.post_message(self.BookingShown(event.ways))

    def _show_buttons(self) -> None:
        """Show what can be pressed; the cursor goes to what most want."""
        texts, scene, ways = self.scene.texts, self.scene, self.ways
        accept, first = self.query_one("#accept", Button), self.query_one("#keep-first", Button)
        cancel, best = self.query_one("#cancel", Button), self.query_one("#take-next", Button)
        accept.label = Content(texts(f"tui.my_booking.{'take' if self._is_held else 'accept'}"))
        cancel.label = Content(texts(f"tui.my_booking.{'leave' if self._waiting else 'cancel'}"))
        found = self._booking or self._waiting
        accept.display, cancel.display = self._can_accept, found is not None and found.is_open
        first.display = ways is not None and ways.first is not None
        offered = ways.best if ways is not None else None
        self.query_one("#best", Plain).say(best_words(offered, "tui.my_booking.best", scene) if offered else "")
        best.display = offered is not None
        best.set_class(self._can_accept, "-quiet")
        self.query_one("#times-row").display = accept.display or first.display
        for button in (accept, best):
            if button.display:
                button.focus()
                return

    @property
    def _can_accept(self) -> bool:
        """Whether there is a time to take: one that is held, or the one that was proposed."""
        left = self.ways is not None and self.ways.has_left
        return self._booking is not None and self._booking.status in _OFFERED and not left

    @property
    def movable(self) -> Booking | None:
        """The booking that is shown, where it may have another time."""
        left = self.ways is not None and self.ways.has_left
        booking = None if left else self._booking
        return booking if booking is not None and may_change_time(booking, self.scene) else None

    def offer_keys(self) -> None:
        """Show the key that calls off where something can be, and the one that takes it again just after."""
        found = self._booking or self._waiting
        possible = {
            "accept": self._can_accept,
            "keep_first": self.ways is not None and self.ways.first is not None,
            "take_next": self.ways is not None and self.ways.best is not None,
            "cancel": found is not None and found.is_open,
            "move": self.movable is not None,
            "undo": self._given_back is not None,
        }
        for name in ("undo", "move"):
            self.query_one(f"#{name}", Button).display = possible[name]
        self.query_one(KeyBar).offer(lambda action: possible.get(action, True))

    @property
    def _is_held(self) -> bool:
        return self._booking is not None and self._booking.status is Status.HELD

    def _place_words(self, waiting: Waiting) -> tuple[Content, str]:
        key = "waiting" if waiting.is_open else "left"
        said = self.scene.texts(f"tui.my_booking.status.{key}", position=waiting.position)
        return Content.styled(waiting.professional.name, "bold $accent"), said

    def _words(self, booking: Booking) -> tuple[Content, str]:
        where = (place(booking, self.scene), "bold $ink")
        what = Content.assemble((booking.professional.name, "bold $accent"), "\n", where)
        return what, where_it_stands(booking, self.scene, self.ways)

    def action_accept(self) -> None:
        """Take the time that the professional proposed instead, or the one that is held."""
        if self._booking is not None and self._can_accept:
            self._move(_OFFERED[self._booking.status])

    def _move(self, status: Status) -> None:
        if self._booking is not None:
            move, station = self.scene.services.move_booking, self.scene.options.station
            self._lost = ""
            self.ask_booking(partial(move, self._booking.id, status, Party.STUDENT, Via.KIOSK, station))

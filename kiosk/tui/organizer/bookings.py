"""All bookings of the evening at the desk: found by reference or name, answered and taken back by a key each."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kiosk.booking.board import Board
from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Status, Via, may_move
from kiosk.texts import minutes_until
from kiosk.tui.calling_words import next_to_call
from kiosk.tui.organizer.calling import CallingPage
from kiosk.tui.organizer.moving import MovingPage
from kiosk.tui.organizer.part_bar import PartBar
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.widgets.key_bar import Hint, KeyBar
from kiosk.tui.widgets.ledger import HOUR, WITH_DAY, Column, Ledger, Line
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

_REFRESH: Final = 3.0
"""Seconds between two looks into the database."""
_WAITING: Final = (Status.HELD, Status.REQUESTED, Status.COUNTERED)
_PARTS: Final = {"waiting": _WAITING, "confirmed": (Status.CONFIRMED,), "all": tuple(Status)}
_KEYS: Final = {
    "confirm": Status.CONFIRMED,
    "decline": Status.DECLINED,
    "cancel": Status.CANCELLED,
    "met": Status.MET,
    "no_show": Status.NO_SHOW,
}
_STYLES: Final = {
    Status.HELD: "$soft",
    Status.REQUESTED: "bold $warn",
    Status.COUNTERED: "$warn",
    Status.CONFIRMED: "bold $good",
    Status.MET: "$good",
    Status.NO_SHOW: "$bad",
}


class BookingsScreen(MovingPage, CallingPage):
    """Answers for those who have no phone at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c,C", "answer('confirm')", show=False),
        Binding("d,D", "answer('decline')", show=False),
        Binding("x,X", "answer('cancel')", show=False),
        Binding("m,M", "answer('met')", show=False),
        Binding("n,N", "answer('no_show')", show=False),
        Binding("u,U", "undo", show=False),
        Binding("w,W", "call", show=False),
        Binding("slash", "search", show=False),
        Binding("left", "part(-1)", show=False),
        Binding("right", "part(1)", show=False),
    ]

    class BookingsSeen(Message):
        """All bookings as they stand."""

        def __init__(self, bookings: tuple[Booking, ...]) -> None:
            super().__init__()
            self.bookings = bookings

    class Answered(Message):
        """One booking has moved."""

        def __init__(self, booking: Booking, *, taken_back: bool = False) -> None:
            super().__init__()
            self.booking = booking
            self.taken_back = taken_back

    class BoardSeen(Message):
        """Who stands in line, looked up for one booking."""

        def __init__(self, board: Board, booking: Booking) -> None:
            super().__init__()
            self.board = board
            self.booking = booking

    def __init__(self, scene: Scene, *, find: str = "") -> None:
        super().__init__(scene)
        self._find = find
        self._bookings: dict[str, Booking] = {}
        self._last: int | None = None
        """The booking that was answered last: what U takes back."""

    def body(self) -> Iterable[Widget]:
        """Lay out search, parts, list and the booking under the cursor."""
        texts = self.scene.texts
        yield Plain(texts("organizer.bookings.title"), classes="title")
        yield TypedField(
            texts("organizer.bookings.search"),
            value=self._find,
            placeholder=texts("organizer.bookings.search_hint"),
            id="search",
        )
        names = [texts(f"organizer.bookings.parts.{name}") for name in _PARTS]
        yield PartBar(names, keys=self.hint("lists").key)  # the line of keys has room for answers only
        yield Ledger(self._columns(()), empty=texts("organizer.bookings.none"), id="bookings")
        yield Plain("", id="detail")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the desk."""
        answers = (self.hint(name, f"answer('{name}')") for name in _KEYS)
        return (
            self.back_hint(),
            *answers,
            self.hint("another_time", "another_time"),
            self.hint("undo", "undo"),
            self.hint("call", "call"),
        )

    def aside(self) -> Hint | None:
        """Return the key that searches; the way back to the students is in the menu."""
        return replace(self.hint("search", "search"), gives_way=True)

    def on_mount(self) -> None:
        """Look, and again now and then."""
        self.query_one("#bookings", Ledger).focus_lines()
        self._look()
        self.set_interval(_REFRESH, self._look)

    def _look(self) -> None:
        if self.is_on_top:
            self.ask("bookings", self.scene.services.list_bookings, self.BookingsSeen)

    def on_bookings_screen_bookings_seen(self, event: BookingsSeen) -> None:
        """Show them; the cursor stays on its booking."""
        event.stop()
        self._bookings = {str(one.id): one for one in event.bookings}
        self._show()

    def _show(self) -> None:
        typed = self.query_one("#search", TypedField).text.casefold()
        found = [one for one in self._bookings.values() if _fits(one, typed)]
        bar = self.query_one(PartBar)
        bar.count([str(sum(one.status in statuses for one in found)) for statuses in _PARTS.values()])
        statuses = tuple(_PARTS.values())[bar.chosen]
        shown = [one for one in found if one.status in statuses]
        if bar.chosen == 0:
            shown.sort(key=lambda one: one.changed_at)
        ledger = self.query_one("#bookings", Ledger)
        ledger.show([self._line(one) for one in shown], self._columns(shown))
        self._detail(ledger.current)

    # --- looking ------------------------------------------------------------------------------------------

    def on_part_bar_chosen(self, event: PartBar.Chosen) -> None:
        """Show another part."""
        event.stop()
        self._choose(event.index)

    def action_part(self, step: int) -> None:
        """Go to the part on the left or on the right."""
        self._choose((self.query_one(PartBar).chosen + step) % len(_PARTS))

    def _choose(self, index: int) -> None:
        self.query_one(PartBar).choose(index)
        self._show()

    def action_search(self) -> None:
        """Type a reference or a name."""
        self.query_one("#search", TypedField).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show who fits; a search looks through all bookings."""
        event.stop()
        if event.value.strip():
            self.query_one(PartBar).choose(list(_PARTS).index("all"))
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.query_one("#bookings", Ledger).focus_lines()

    def on_ledger_moved(self, event: Ledger.Moved) -> None:
        """Show the booking under the cursor in full."""
        event.stop()
        self._detail(event.key)

    def _detail(self, key: str) -> None:
        booking = self._bookings.get(key)
        self.query_one("#detail", Plain).update(self._words(booking) if booking else "")
        steps = {f"answer('{name}')" for name, wanted in _KEYS.items() if booking and _may(booking, wanted)}
        steps |= {"call"} if booking and booking.status is Status.HELD else set()
        steps |= {"undo"} if self._last is not None else set()
        self.query_one(KeyBar).offer(
            lambda action: not action.startswith(("answer", "call", "undo")) or action in steps
        )

    def _words(self, booking: Booking) -> str:
        card = booking.card
        topics = filter(None, (reason.topic for reason in card.reasons))
        parts = (card.student, card.year, card.question, " · ".join(topics))
        return " · ".join(part for part in parts if part)

    # --- answering ----------------------------------------------------------------------------------------

    def action_answer(self, name: str) -> None:
        """Answer the booking under the cursor at the desk."""
        booking = self.current_booking()
        if booking is None:
            return
        wanted = _KEYS[name]
        if not _may(booking, wanted):
            words = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
            self.say(self.scene.texts("organizer.bookings.not_now", reference=booking.reference, status=words))
            return
        move, station = self.scene.services.move_booking, self.scene.options.station
        work = partial(move, booking.id, wanted, Party.ORGANIZER, Via.DESK, station)
        self.ask("answer", work, self.Answered)

    def current_booking(self) -> Booking | None:
        """Return the booking under the cursor."""
        return self._bookings.get(self.query_one("#bookings", Ledger).current)

    def on_moving_page_moved(self, event: MovingPage.Moved) -> None:
        """Say where it waits now."""
        event.stop()
        self.post_message(self.Answered(event.booking))

    def action_call(self) -> None:
        """Call the student for whom this time is held, or give it to the next in line."""
        booking = self.current_booking()
        if booking is not None:
            self.ask("board", self.scene.services.show_board, lambda board: self.BoardSeen(board, booking))

    def on_bookings_screen_board_seen(self, event: BoardSeen) -> None:
        """Ask, where the booking comes from a place in line."""
        event.stop()
        place = next_to_call(event.board.line, event.booking.reference)
        if place is None:
            self.say(self.scene.texts("organizer.bookings.not_in_line", reference=event.booking.reference))
        else:
            self.ask_to_call(place, event.board.at)

    def on_calling_page_called(self, event: CallingPage.Called) -> None:
        """Say what was done, and look again."""
        event.stop()
        self.say(event.said)
        self._look()

    def action_undo(self) -> None:
        """Take the last answer back; possible for a minute."""
        if self._last is None:
            self.say(self.scene.texts("organizer.bookings.nothing_to_undo"))
            return
        take_back, station = self.scene.services.take_back, self.scene.options.station
        work = partial(take_back, self._last, Party.ORGANIZER, Via.DESK, station)
        self.ask("answer", work, partial(self.Answered, taken_back=True))

    def on_bookings_screen_answered(self, event: Answered) -> None:
        """Say what it is now."""
        event.stop()
        booking = event.booking
        is_proposed = booking.status is Status.COUNTERED and not event.taken_back
        # The first time was given up at once, so there is nothing to go back to: the student accepts or not.
        self._last = None if event.taken_back or is_proposed else booking.id
        status = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
        said = "taken_back" if event.taken_back else "proposed" if is_proposed else "answered"
        self.say(
            self.scene.texts(
                f"organizer.bookings.{said}",
                reference=booking.reference,
                status=status,
                student=booking.card.short_name,
                name=booking.professional.name,
            )
        )
        self._bookings[str(booking.id)] = booking
        self._show()

    def on_refused(self, event: Refused) -> None:
        """Say why, and look again: somebody else was faster."""
        super().on_refused(event)
        if event.question == "answer":
            self._look()

    def _columns(self, shown: Iterable[Booking]) -> list[Column]:
        time, table, professional, student, status, since, reference = self.scene.texts.lines(
            "organizer.bookings.columns"
        )
        is_tonight = all(self.scene.is_tonight(one.starts_at) for one in shown)
        return [
            Column(time, HOUR if is_tonight else WITH_DAY),
            Column(table, 5, from_width=70 if is_tonight else 90),
            Column(student, 10, 2),
            Column(professional, 11, 2),
            Column(status, 11),
            Column(since, 6),
            Column(reference, 8),
        ]

    def _line(self, booking: Booking) -> Line:
        word = self.scene.texts(f"organizer.bookings.status.{booking.status.value}")
        waited = minutes_until(self.scene.options.clock(), booking.changed_at)
        return Line(
            str(booking.id),
            (
                self.scene.time(booking.starts_at),
                booking.table,
                booking.card.student,
                booking.professional.name,
                (word, _STYLES.get(booking.status, "$soft")),
                self.scene.texts("organizer.bookings.minutes", minutes=waited),
                (booking.reference, "$soft"),
            ),
        )


def _may(booking: Booking, wanted: Status) -> bool:
    return may_move(booking.status, wanted, Party.ORGANIZER)


def _fits(booking: Booking, typed: str) -> bool:
    """Tell whether a booking is meant: by its reference with or without the dash, or by a part of a name."""
    reference = booking.reference.casefold()
    names = (booking.card.student, booking.professional.name, booking.professional.id)
    is_reference = typed in reference or typed.replace("-", "") in reference.replace("-", "")
    return is_reference or any(typed in name.casefold() for name in names)

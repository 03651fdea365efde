"""All bookings of the evening at the desk: found by reference or name, chosen, answered and taken back by a key."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from kiosk.booking.board import Board
from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import UNANSWERED, Status
from kiosk.texts import minutes_until
from kiosk.tui.calling_words import next_to_call
from kiosk.tui.desk_words import booking_line
from kiosk.tui.organizer.answering import ANSWERS, AnsweringPage, may_answer
from kiosk.tui.organizer.calling import CallingPage
from kiosk.tui.organizer.finding import FindPage
from kiosk.tui.organizer.part_bar import PartBar
from kiosk.tui.scene import Scene
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.ledger import HOUR, WITH_DAY, Column, Ledger, Line
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.plain import Plain
from kiosk.tui.widgets.typed_field import TypedField

"""Seconds between two looks into the database."""
_PARTS: Final = {"waiting": UNANSWERED, "confirmed": {Status.CONFIRMED}, "all": frozenset(Status)}
_STYLES: Final = {
    Status.HELD: "$soft",
    Status.REQUESTED: "bold $warn",
    Status.COUNTERED: "$warn",
    Status.CONFIRMED: "bold $good",
    Status.MET: "$good",
    Status.NO_SHOW: "$bad",
}


class BookingsScreen(FindPage, AnsweringPage, CallingPage):
    """Answers for those who have no phone at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,W", "call", show=False),
        Binding("left", "part(-1)", show=False),
        Binding("right", "part(1)", show=False),
    ]

    class BookingsSeen(Message):
        """All bookings as they stand."""

        def __init__(self, bookings: tuple[Booking, ...]) -> None:
            super().__init__()
            self.bookings = bookings

    class BoardSeen(Message):
        """Who stands in line, looked up for one booking."""

        def __init__(self, board: Board, booking: Booking) -> None:
            super().__init__()
            self.board = board
            self.booking = booking

    def __init__(self, scene: Scene, *, find: str = "") -> None:
        super().__init__(scene)
        self._find = find
        """What is looked for to begin with: its first booking is the one that was chosen before."""
        self._bookings: dict[str, Booking] = {}
        self._at = ""
        """Which booking the cursor goes to when the list is shown next."""
        self._looked_for = ""

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
        yield Ledger(self._columns(()), empty=texts("organizer.bookings.none"), is_chosen_by_hand=True, id="bookings")
        yield Plain("", id="detail")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the desk."""
        answers = (self.hint(name, f"answer('{name}')") for name in ANSWERS)
        return (
            self.back_hint(),
            self.hint("choose"),
            self.hint("open", "open"),
            self.hint("undo", "undo"),
            *answers,
            # There is not always room for all keys; what Enter opens has this one too.
            replace(self.hint("another_time", "another_time"), gives_way=True),
            self.hint("call", "call"),
        )

    def look(self) -> None:
        """Look at all bookings again."""
        if self.is_on_top:
            self.ask("bookings", self.scene.services.list_bookings, self.BookingsSeen)

    def on_bookings_screen_bookings_seen(self, event: BookingsSeen) -> None:
        """Show them; the cursor stays on its booking."""
        event.stop()
        self._bookings = {str(one.id): as_shown(one, self.scene.texts) for one in event.bookings}
        self.show_list()

    def show_list(self) -> None:
        """Show who fits what is typed; it looks through all bookings."""
        bar = self.query_one(PartBar)
        if self.typed and self.typed != self._looked_for:
            bar.choose(list(_PARTS).index("all"))
        self._looked_for = self.typed
        found = [one for one in self._bookings.values() if _fits(one, self.typed)]
        bar.count([str(sum(one.status in statuses for one in found)) for statuses in _PARTS.values()])
        statuses = tuple(_PARTS.values())[bar.chosen]
        shown = [one for one in found if one.status in statuses]
        if bar.chosen == 0:
            shown.sort(key=lambda one: one.changed_at)
        if self._find and shown:
            self._at, self._find = str(shown[0].id), ""
        at, self._at = self._at, ""
        self.ledger.show([self._line(one) for one in shown], self._columns(shown), at=at)
        self._detail()

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
        self.show_list()

    def on_ledger_moved(self, event: Ledger.Moved) -> None:
        """Show the booking under the cursor in full."""
        super().on_ledger_moved(event)
        self._detail()

    def _detail(self) -> None:
        booking = self.current_booking()
        self.query_one("#detail", Plain).update(self._words(booking) if booking else "")
        self.offer_keys()

    def acts(self, action: str) -> bool:
        """Tell whether a key does something: an answer needs a booking that was chosen and can take it."""
        if action in ("back", "search"):
            return True
        booking = self.current_booking()
        if action == "undo":
            return self.last is not None
        if booking is None:
            return False
        if action == "call":
            return booking.status is Status.HELD
        if action == "another_time":
            return booking.status is not Status.CONFIRMED and may_answer(booking, Status.COUNTERED)
        possible = {f"answer('{name}')" for name, wanted in ANSWERS.items() if may_answer(booking, wanted)}
        return action == "open" or action in possible

    def doings(self) -> tuple[str, list[tuple[str, str]]]:
        """Return what the chosen booking is, and what can be answered to it."""
        booking, texts = self.current_booking(), self.scene.texts
        if booking is None:
            return "", []
        doings = [(texts(f"organizer.bookings.doing.{name}"), f"answer('{name}')") for name in ANSWERS]
        doings += [(texts(f"organizer.bookings.doing.{name}"), name) for name in ("another_time", "call")]
        possible = [(words, action) for words, action in doings if self.acts(action)]
        words = texts(f"organizer.bookings.status.{booking.status.value}")
        if not possible:
            return texts("organizer.bookings.nothing_to_do", reference=booking.reference, status=words), []
        return booking_line(booking, self.scene), possible

    def _words(self, booking: Booking) -> str:
        card = booking.card
        topics = filter(None, (reason.topic for reason in card.reasons))
        parts = (card.student, card.year, card.question, " · ".join(topics))
        return " · ".join(part for part in parts if part)

    def current_booking(self) -> Booking | None:
        """Return the booking that was chosen."""
        return self._bookings.get(self.ledger.current)

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

    def answered(self, booking: Booking) -> None:
        """Show what a booking is now."""
        self._bookings[str(booking.id)] = booking
        self._at = str(booking.id)  # what was taken back is chosen again
        self.show_list()

    def on_calling_page_called(self, event: CallingPage.Called) -> None:
        """Say what was done, and look again."""
        event.stop()
        self.say(event.said, Mark.DONE)
        self.look()

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


def _fits(booking: Booking, typed: str) -> bool:
    """Tell whether a booking is meant: by its reference with or without the dash, or by a part of a name."""
    reference = booking.reference.casefold()
    names = (booking.card.student, booking.professional.name, booking.professional.id)
    is_reference = typed in reference or typed.replace("-", "") in reference.replace("-", "")
    return is_reference or any(typed in name.casefold() for name in names)

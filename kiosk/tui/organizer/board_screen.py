"""The live board: the evening in numbers and lists, looked at again every few seconds.

One list at a time on a small terminal, all of them side by side on a large one.
"""

from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget

from kiosk.booking.board import Board
from kiosk.booking.pauses import PinPause
from kiosk.tui.calling_words import next_to_call
from kiosk.tui.organizer.board_lines import PANES, columns, lines, pause_key
from kiosk.tui.organizer.bookings import BookingsScreen
from kiosk.tui.organizer.calling import CallingPage
from kiosk.tui.organizer.figures import Figures
from kiosk.tui.organizer.message import MessageModal
from kiosk.tui.organizer.part_bar import PartBar
from kiosk.tui.organizer.professionals import ProfessionalsScreen, marks_legend
from kiosk.tui.pause_words import pause_words, pauses_said
from kiosk.tui.scene import Scene
from kiosk.tui.screens.confirm import ConfirmModal
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.ledger import Ledger
from kiosk.tui.widgets.notice import Mark
from kiosk.tui.widgets.plain import Plain

_REFRESH: Final = 5.0
"""Seconds between two looks; on 200 x 60 cells a look every three took more than a twentieth of a core."""
_THREE: Final = 160
"""Columns from which there is room for three lists beside each other: the first has to tell times and names."""
_SAID: Final = 20.0
"""Seconds that a sentence about what was just done stays."""


class BoardScreen(CallingPage):
    """Shows the evening; Enter on a line goes to the desk for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b,B", "bookings", show=False),
        Binding("p,P", "people", show=False),
        Binding("m,M", "message", show=False),
        Binding("w,W", "call", show=False),
        Binding("left", "part(-1)", show=False),
        Binding("right", "part(1)", show=False),
    ]

    class BoardSeen(Message):
        """The evening as it is now."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    class Ordered(Message):
        """A station, or all of them, will follow."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._said, self._said_at = "", 0.0
        """What was just done, and when (monotonic seconds): it stays in sight for a while."""
        self._out_of_order: dict[str, bool] = {}
        self._announcement = ""
        self._board: Board | None = None

    def body(self) -> Iterable[Widget]:
        """Lay out the numbers, then the lists."""
        texts = self.scene.texts
        yield Figures(texts)
        yield PartBar([texts(f"organizer.board.panes.{name}") for name in PANES])
        yield Container(
            *(
                Vertical(
                    Plain(texts(f"organizer.board.panes.{name}"), classes="pane-title"),
                    Ledger(columns(name, self.scene), empty=texts(f"organizer.board.empty.{name}"), id=name),
                    *([Plain(marks_legend(self.scene), classes="legend")] if name == "now" else []),
                    id=f"pane-{name}",
                    classes="pane",
                )
                for name in PANES
            ),
            id="panes",
        )

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the board."""
        acts = (
            self.hint("lists"),
            self.hint("desk"),
            self.hint("bookings", "bookings"),
            self.hint("people", "people"),
            self.hint("message", "message"),
            self.hint("call", "call"),
        )
        return (self.back_hint(), *acts)

    def aside(self) -> Hint | None:
        """Return nothing: the keys fill the line."""
        return None

    def on_mount(self) -> None:
        """Look, and again every few seconds."""
        self._choose(0)
        self._look()
        self.set_interval(_REFRESH, self._look)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lists out in as many columns as can be read."""
        self.set_class(event.size.width >= _THREE, "-three")

    def on_screen_resume(self) -> None:
        """Look at once after the desk was left."""
        self._look()

    def _look(self) -> None:
        if self.is_on_top:
            self.ask("board", self.scene.services.show_board, self.BoardSeen)

    def on_board_screen_board_seen(self, event: BoardSeen) -> None:
        """Show it."""
        event.stop()
        self._board = board = event.board
        if monotonic() - self._said_at < _SAID:
            self.say(self._said, Mark.DONE)
        else:
            self.say(pauses_said(board.pauses, self.scene))
        self._out_of_order = {one.name: one.is_closed for one in board.stations}
        self._announcement = board.announcement
        self.query_one(Figures).show(board)
        shown = {name: lines(name, board, self.scene) for name in PANES}
        self.query_one(PartBar).count([str(len(shown[name])) for name in PANES])
        for name in PANES:
            self.query_one(f"#{name}", Ledger).show(shown[name], columns(name, self.scene, board))

    def on_part_bar_chosen(self, event: PartBar.Chosen) -> None:
        """Show another list."""
        event.stop()
        self._choose(event.index)

    def action_part(self, step: int) -> None:
        """Go to the list on the left or on the right."""
        self._choose((self.query_one(PartBar).chosen + step) % len(PANES))

    def _choose(self, index: int) -> None:
        self.query_one(PartBar).choose(index)
        for number, name in enumerate(PANES):
            self.query_one(f"#pane-{name}").set_class(number == index, "-chosen")
        self.query_one(f"#{PANES[index]}", Ledger).focus_lines()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Go to the desk with whatever was chosen."""
        event.stop()
        if event.ledger.id == "waiting":
            self.app.push_screen(BookingsScreen(self.scene, find=event.key))
        elif event.ledger.id == "line":
            self.action_call()
        elif event.ledger.id in ("now", "absent"):
            self.app.push_screen(ProfessionalsScreen(self.scene, at=event.key))
        elif event.ledger.id == "stations":
            pauses = {pause_key(one): one for one in self._board.pauses} if self._board else {}
            if event.key in pauses:
                self._ask_to_end(pauses[event.key])
            else:
                self._ask_to_close(event.key)

    def _ask_to_end(self, pause: PinPause) -> None:
        """Let a PIN be tried again at once, after one question."""
        texts = self.scene.texts
        question = texts("organizer.pauses.question", line=pause_words(pause, self.scene))
        keep, do = texts("organizer.pauses.keep"), texts("organizer.pauses.do")
        work = partial(self.scene.services.end_pauses, pause.id)
        modal = ConfirmModal(self.scene, question, keep=keep, do=do)
        door = texts(f"organizer.pauses.door.{pause.door.value}", name=pause.name)
        where = pause.station or texts("organizer.pauses.phone")
        said = texts("organizer.pauses.ended", door=door, where=where)
        self.app.push_screen(modal, lambda sure: self._order(work, said) if sure else None)

    def _order(self, work: Callable[[], object], said: str) -> None:
        self.ask("station", work, lambda _: self.Ordered(said))

    def _ask_to_close(self, name: str) -> None:
        texts, closed = self.scene.texts, self._out_of_order.get(name, False)
        key = "organizer.board.open_station" if closed else "organizer.board.close_station"
        modal = ConfirmModal(
            self.scene,
            texts(f"{key}.question", name=name),
            keep=texts("organizer.board.keep"),
            do=texts(f"{key}.do"),
        )
        work = partial(self.scene.services.close_station, name, not closed)
        said = texts(f"{key}.done", name=name)
        self.app.push_screen(modal, lambda sure: self._order(work, said) if sure else None)

    def action_call(self) -> None:
        """Call whoever is next in line for the professional under the cursor, or the very student under it."""
        pane = PANES[self.query_one(PartBar).chosen]
        key = self.query_one(f"#{pane}", Ledger).current
        board = self._board
        if board is None:
            return
        place = next_to_call(board.line, key)
        if place is None:
            who = next((one.seen.name for one in board.people if one.seen.id == key), "")
            self.say(self._nobody_called(board, who))
            return
        self.ask_to_call(place, board.at)

    def _nobody_called(self, board: Board, who: str) -> str:
        texts = self.scene.texts
        if not board.line:
            return texts("organizer.board.empty.line")
        where = texts("organizer.board.call.where", pane=texts("organizer.board.panes.line"))
        return texts("organizer.board.call.nobody", name=who) if who else where

    def on_calling_page_called(self, event: CallingPage.Called) -> None:
        """Say what was done, once the board is up to date."""
        event.stop()
        self._tell(event.said)

    def _tell(self, said: str) -> None:
        self._said, self._said_at = said, monotonic()
        self.say(said, Mark.DONE)
        self._look()

    def action_message(self) -> None:
        """Write to all stations."""

        def written(words: str | None) -> None:
            if words is not None:
                self.ask("station", partial(self.scene.services.announce, words), self._announced)

        self.app.push_screen(MessageModal(self.scene, self._announcement), written)

    def _announced(self, shown: str) -> Message:
        name = "shown" if shown else "gone"
        return self.Ordered(self.scene.texts(f"organizer.message.{name}", words=shown))

    def on_board_screen_ordered(self, event: Ordered) -> None:
        """Say so and look again: the stations follow within ten seconds."""
        event.stop()
        self._tell(event.said)

    def action_bookings(self) -> None:
        """Go to the bookings."""
        self.app.push_screen(BookingsScreen(self.scene))

    def action_people(self) -> None:
        """Go to the professionals."""
        self.app.push_screen(ProfessionalsScreen(self.scene))

"""A second screen for the room: who meets whom at which table, now and next. First names by consent, and tables."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Digits

from kiosk.booking.board import Board, BoardMeeting, first_name
from kiosk.tui.organizer.page import OrganizerPage
from kiosk.tui.scene import Scene
from kiosk.tui.screens.base import Refused
from kiosk.tui.widgets.key_bar import Hint
from kiosk.tui.widgets.ledger import Column, Ledger, Line
from kiosk.tui.widgets.plain import Plain

_REFRESH: Final = 5.0
_TURN: Final = 8.0
"""Seconds that one page of names stays."""
_AHEAD: Final = timedelta(minutes=45)


class RoomScreen(OrganizerPage[None]):
    """Turns its pages by itself; it has nothing to choose."""

    class BoardSeen(Message):
        """The evening as it is now."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._lines: list[Line] = []
        self._page = 0

    def body(self) -> Iterable[Widget]:
        """Lay out the clock, what this is, and the list."""
        texts = self.scene.texts
        time, table, who, student = texts.lines("organizer.room.columns")
        yield Horizontal(
            Digits("", id="hour"),
            Plain(texts("organizer.room.title"), id="room-title", classes="title"),
            id="room-head",
        )
        yield Ledger(
            [Column(time, 6), Column(table, 8), Column(who, 16, 1), Column(student, 16, 1)],
            empty=texts("organizer.room.nobody"),
            has_cursor=False,
            id="room",
        )
        yield Plain("", id="room-more", classes="quiet")

    def hints(self) -> tuple[Hint, ...]:
        """Return the one key."""
        return (self.back_hint(),)

    def aside(self) -> Hint | None:
        """Return nothing: nobody uses this screen."""
        return None

    def on_mount(self) -> None:
        """Look now and then, and turn the page."""
        self._look()
        self.set_interval(_REFRESH, self._look)
        self.set_interval(_TURN, self._turn)

    def _look(self) -> None:
        self.ask("board", self.scene.services.show_board, self.BoardSeen)

    def on_room_screen_board_seen(self, event: BoardSeen) -> None:
        """Show who meets whom."""
        event.stop()
        self.say("")
        board = event.board
        self.query_one("#hour", Digits).update(self.scene.hour(board.at))
        soon = [one for one in board.coming if one.starts_at <= board.at + _AHEAD]
        self._lines = [self._line(one, board) for one in soon]
        self._show()

    def on_refused(self, event: Refused) -> None:
        """Say nothing to the room; the list stays as it is."""
        event.stop()

    def _line(self, one: BoardMeeting, board: Board) -> Line:
        is_now = one.starts_at <= board.at
        style = "bold $good" if is_now else "$ink"
        when = self.scene.texts("organizer.room.now") if is_now else self.scene.hour(one.starts_at)
        # The reference would let whoever reads it look the booking up.
        student = first_name(one.student) if one.room_consent else self.scene.texts("organizer.room.student")
        cells = ((when, style), (one.table, "bold $accent"), first_name(one.professional), student)
        return Line(one.reference, cells)

    def _turn(self) -> None:
        self._page += 1
        self._show()

    def _show(self) -> None:
        room = max(1, self.query_one("#room", Ledger).size.height - 1)
        pages: Sequence[list[Line]] = [self._lines[at : at + room] for at in range(0, len(self._lines), room)] or [[]]
        self._page %= len(pages)
        self.query_one("#room", Ledger).show(pages[self._page])
        words = self.scene.texts("organizer.room.page", page=self._page + 1, pages=len(pages))
        self.query_one("#room-more", Plain).update(words if len(pages) > 1 else "")

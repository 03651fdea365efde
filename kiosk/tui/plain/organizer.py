"""The organizer's menu behind the PIN, line by line: the evening, kiosks, messages, and the way to the rest."""

from collections.abc import Callable
from functools import partial
from typing import Final

from kiosk.booking.board import Board
from kiosk.booking.pauses import PinPause
from kiosk.booking.payload import MADE_UP
from kiosk.booking.qr import half_block_rows, make_code
from kiosk.booking.stations import StationSeen
from kiosk.texts import minutes_until
from kiosk.tui.calling_words import place_words
from kiosk.tui.pause_words import pause_words
from kiosk.tui.plain.menu import Back
from kiosk.tui.plain.organizer_bookings import BookingsTalk
from kiosk.tui.plain.organizer_end import EndTalk
from kiosk.tui.plain.organizer_line import LineTalk
from kiosk.tui.plain.organizer_people import PeopleTalk, add_walk_in
from kiosk.tui.plain.organizer_roster import RosterTalk
from kiosk.tui.plain.organizer_set_up import SetUpTalk
from kiosk.tui.plain.part import Part

_MOST: Final = 12
"""Lines of one list that are told unasked; a longer one can be heard in full."""


class OrganizerTalk(Part):
    """One organizer at the keyboard, who has given the PIN."""

    def run(self) -> None:
        """Do what is chosen until the organizer goes back to the students.

        Raises:
            Closed: the kiosk is to close.
        """
        pages: dict[str, Callable[[], None]] = {
            "board": self._tell_evening,
            "bookings": BookingsTalk(self._talk).run,
            "line": LineTalk(self._talk).run,
            "professionals": PeopleTalk(self._talk).run,
            "roster": RosterTalk(self._talk).run,
            "walk_in": partial(add_walk_in, self._talk),
            "stations": self._change_stations,
            "message": self._write_message,
            "set_up": SetUpTalk(self._talk).run,
            "codes": self._test_code,
            "back": lambda: None,
            "close": EndTalk(self._talk).run,
        }
        while True:
            self._talk.say("", self._texts("organizer.menu.title"))
            try:
                wish = self._talk.choose([(self._title(name), name) for name in pages])
            except Back:
                return
            if wish == "back":
                return
            try:
                pages[wish]()
            except Back:
                continue

    def _title(self, name: str) -> str:
        if name in ("line", "stations", "message"):
            return self._texts(f"organizer.plain.{name}")
        return self._texts.lines(f"organizer.menu.{name}")[0]

    def _test_code(self) -> None:
        """Draw a code of no booking as students see theirs, to be scanned with a phone."""
        console, code = self._talk.console, make_code(self._talk.scene.options.code_address(*MADE_UP).text)
        is_drawn = console.draws and code is not None
        self._talk.say("", self._texts(f"organizer.plain.{'code_drawn' if is_drawn else 'code_not_drawn'}"))
        if is_drawn and code is not None:
            console.draw(half_block_rows(code))
        self._talk.write(self._talk.text("enter"))

    # --- the evening --------------------------------------------------------------------------------------

    def _tell_evening(self) -> None:
        board = self._talk.do(self._services.show_board)
        if board is None:
            return
        texts = self._texts
        figures = ", ".join(
            f"{number} {texts(f'organizer.board.figures.{name}')}" for name, number in board.figures.items()
        )
        taken = texts("organizer.board.taken", taken=board.taken, total=board.offered)
        self._talk.say("", figures, taken)
        panes = self._panes(board)
        for name, lines in panes.items():
            self._tell(name, lines, _MOST)
        longer = [name for name, lines in panes.items() if len(lines) > _MOST]
        if not longer:
            self._talk.write(self._talk.text("enter"))
        while longer:
            rest = [
                (texts("organizer.plain.whole", pane=texts(f"organizer.board.panes.{name}")), name) for name in longer
            ]
            name = self._talk.choose(rest)
            self._tell(name, panes[name], len(panes[name]))

    def _panes(self, board: Board) -> dict[str, list[str]]:
        """Return the lines of each list."""
        scene = self._talk.scene
        paused = [pause_words(one, scene) for one in board.pauses]
        return {
            "waiting": self._waiting(board),
            "line": [place_words(one, board.at, scene) for one in board.line],
            "now": self._now(board),
            "absent": [one.seen.name for one in board.absent],
            "niches": [f"{one.free}  {one.name}" for one in board.scarce],
            "stations": [*paused, *(self._station(board, one) for one in board.stations)],
        }

    def _tell(self, name: str, lines: list[str], most: int) -> None:
        more = [self._texts("organizer.plain.more", count=len(lines) - most)] if len(lines) > most else []
        shown = lines[:most] or [self._texts(f"organizer.plain.empty.{name}")]
        self._talk.say("", self._texts(f"organizer.board.panes.{name}"), *(f"  {line}" for line in (*shown, *more)))

    def _waiting(self, board: Board) -> list[str]:
        lines = []
        for one in board.waiting:
            waited = self._texts("organizer.bookings.minutes", minutes=minutes_until(board.at, one.since))
            lines.append(f"{waited}: {one.professional}, {one.student}, {one.reference}")
        return lines

    def _now(self, board: Board) -> list[str]:
        moment = self._talk.scene.moment
        return [
            f"{moment(one.starts_at)}  {one.table}  {one.professional}, {one.student}".replace("    ", "  ")
            for one in board.coming
        ]

    def _station(self, board: Board, one: StationSeen) -> str:
        return f"{one.name}: {self._texts(f'organizer.board.station.{one.state(board.at)}')}"

    # --- kiosks and messages ------------------------------------------------------------------------------

    def _change_stations(self) -> None:
        while True:
            board = self._talk.do(self._services.show_board)
            if board is None:
                return
            if not board.stations and not board.pauses:
                self._talk.say("", self._texts("organizer.board.empty.stations"))
                return
            self._talk.say("", self._texts("organizer.plain.stations_hint"))
            choices: list[tuple[str, StationSeen | PinPause]] = []
            choices += [(pause_words(one, self._talk.scene), one) for one in board.pauses]
            choices += [(self._station(board, one), one) for one in board.stations]
            chosen = self._talk.choose(choices)
            if isinstance(chosen, PinPause):
                self._talk.do(partial(self._services.end_pauses, chosen.id))
            else:
                self._talk.do(partial(self._services.close_station, chosen.name, not chosen.is_closed))

    def _write_message(self) -> None:
        texts = self._texts
        board = self._talk.do(self._services.show_board)
        standing = board.announcement if board else ""
        self._talk.say("", texts("organizer.message.title"))
        if standing:
            self._talk.say(texts("organizer.plain.message_stands", words=standing))
        words = self._talk.write(self._talk.text("needed", label=texts("organizer.message.words")))
        shown = self._talk.do(partial(self._services.announce, words))
        if shown is not None:
            said = texts("organizer.message.shown", words=shown) if shown else ""
            self._talk.say(said or texts("organizer.message.gone"))

"""Use case: the evening at one moment, for the organizer's board; asked every few seconds, so it reads little."""

from collections.abc import Callable
from datetime import datetime

from kiosk.booking.board import Board, make_board
from kiosk.database import Database, Transaction, board, events
from kiosk.services.sweep_due import read_fresh


def show_board(database: Database, clock: Callable[[], datetime]) -> Board:
    """Return the board of the current event, once what is due has lapsed.

    Raises:
        NoEvent
    """

    def work(tx: Transaction) -> Board:
        event, now = events.current(tx), clock()
        return make_board(event, board.people(tx, event.id, now), board.meetings(tx, event.id), now)

    return read_fresh(database, clock, work)

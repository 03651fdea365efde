"""Use case: the evening at one moment, for the organizer's board; asked every few seconds, so it reads little."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.booking.board import Board, make_board
from kiosk.database import Database, Transaction, board, events, pins, stations
from kiosk.services.sweep_due import read_fresh

_A_DAY: Final = timedelta(days=1)
"""Machines that were silent for longer are none of this evening's."""


def show_board(database: Database, clock: Callable[[], datetime]) -> Board:
    """Return the board of the current event, once what is due has lapsed.

    Raises:
        NoEvent
    """

    def work(tx: Transaction) -> Board:
        event, now = events.current(tx), clock()
        people = board.people(tx, event.id, now, event.ends_at)
        offered = board.offered(tx, event.id, event.ends_at)
        made = make_board(event, people, board.meetings(tx, event.id), now, offered)
        seen = stations.load(tx, now - _A_DAY)
        line = board.line(tx, event.id)
        said, pauses = stations.announcement(tx, event.id), pins.paused(tx, event.id, now)
        return replace(made, line=line, stations=seen, announcement=said, pauses=pauses)

    return read_fresh(database, clock, work)

"""A station's sign of life, and what the organizer wants of it: told and heard every few seconds, in a thread."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual.app import App
from textual.message import Message

from kiosk.booking.stations import StationOrders
from kiosk.errors import KioskError
from kiosk.tui.screens.base import take_worker

log = logging.getLogger(__name__)

_EVERY: Final = 10.0
"""Seconds between two signs of life."""


class DrawingKept(Message):
    """The organizer keeps one of `qr_cells.MODES` for this station; the database has it."""

    def __init__(self, mode: str) -> None:
        super().__init__()
        self.mode = mode


class StationWatch:
    """Reports one station; what it hears stands in `orders`, and `heard` is called when that changes."""

    def __init__(
        self, app: App[None], report: Callable[[str], StationOrders], station: str, heard: Callable[[], object]
    ) -> None:
        self.orders = StationOrders()
        self._app = app
        self._report = report
        self._station = station
        self._heard = heard
        app.set_interval(_EVERY, self.tell)

    def tell(self) -> None:
        """Give a sign of life; without a database the last orders stay."""
        self._app.run_worker(self._ask, group="station", exclusive=True, thread=True, exit_on_error=False)

    def follow_drawing(self, drawing: str) -> None:
        """Draw codes as the organizer has just kept it, before the next sign of life says so."""
        self._hear(replace(self.orders, drawing=drawing))

    def _ask(self) -> None:
        take_worker()
        try:
            orders = self._report(self._station)
        except KioskError as error:
            log.info("no sign of life was kept: %s", type(error).__name__)
        except Exception:
            log.exception("no sign of life was kept")
        else:
            self._app.call_later(self._hear, orders)

    def _hear(self, orders: StationOrders) -> None:
        if orders != self.orders:
            self.orders = orders
            self._heard()

"""The station's sign of life, and what the organizer wants of it: out of order or not, and a message to everybody."""

import logging
import time
from typing import Final

from kiosk.booking.stations import StationOrders
from kiosk.errors import KioskError
from kiosk.tui.plain.console import VisitOver
from kiosk.tui.plain.menu import Talk
from kiosk.tui.wording import order_words

log = logging.getLogger(__name__)

_EVERY: Final = 10.0
"""Seconds between two signs of life."""


class Station:
    """One station while nobody is at it: it tells that it lives, and says what has changed."""

    def __init__(self) -> None:
        self.orders = StationOrders()
        self._told = -_EVERY

    def tell(self, talk: Talk) -> StationOrders:
        """Give a sign of life where it is time, and return the orders; without a database the last ones stay."""
        if time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            options = talk.scene.options
            try:
                self.orders = talk.scene.services.report_station(options.station)
            except KioskError as error:
                log.info("no sign of life was kept: %s", type(error).__name__)
            except Exception:
                log.exception("no sign of life was kept")
        return self.orders

    def watch(self, talk: Talk) -> bool:
        """Look while nobody types; true when a new message was said.

        Raises:
            VisitOver: the kiosk went out of order or works again, so the welcome begins anew.
        """
        before, now = self.orders, self.tell(talk)
        if before.is_closed is not now.is_closed:
            raise VisitOver
        said = order_words(now, talk.scene.texts)
        if not said or said == order_words(before, talk.scene.texts):
            return False
        talk.say("", "", said)
        return True

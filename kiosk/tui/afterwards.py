"""What is still to be done when a student has gone: a code that was shown becomes a request, queries are recorded.

Nobody is there to be told, so nothing here raises. It is slow where the database is; call it outside of any screen.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from kiosk.booking.status import Party, Status, Via
from kiosk.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseUnavailable,
    KioskError,
    SchemaOutdated,
    SchemaTooNew,
    WrongStatus,
)
from kiosk.matching.shortlist import Shortlist
from kiosk.services.bundle import Services

log = logging.getLogger(__name__)

PAUSE_S: Final = 3.0
"""Seconds between two tries while no database answers."""
_NOT_HEARD: Final = (DatabaseUnavailable, DatabaseBusy, DatabaseDamaged, SchemaOutdated, SchemaTooNew)
"""What says nothing about the booking itself."""


class Afterwards:
    """Hands on what visits leave. What no database takes now waits, as a number only, until one answers.

    What has lapsed meanwhile is asked for all the same where its time is still free: the student was told that it
    goes out. One thread does all the waiting, and it ends with the process.
    """

    def __init__(self, services: Services, station: str, pause: Callable[[float], object] = time.sleep) -> None:
        self._services = services
        self._station = station
        self._pause = pause
        self._late: deque[int] = deque()
        self._lock = threading.Lock()
        self._is_trying = False

    def finish(self, bookings: Iterable[int], shortlists: Iterable[Shortlist]) -> None:
        """Hand on what a visit leaves: bookings whose code was shown, and what was looked for."""
        for booking_id in bookings:
            self.keep_booking(booking_id)
        record_queries(self._services, shortlists)

    def keep_booking(self, booking_id: int) -> bool:
        """Ask the professional for a booking whose code was shown; false where that waits for the database."""
        if self._ask(booking_id):
            return True
        log.warning("booking %s waits for the database to be requested", booking_id)
        with self._lock:
            self._late.append(booking_id)
            if not self._is_trying:
                self._is_trying = True
                threading.Thread(target=self._try_on, name="late-requests", daemon=True).start()
        return False

    def _try_on(self) -> None:
        """Ask for what waits, the oldest first, until nothing does."""
        while True:
            with self._lock:
                if not self._late:
                    self._is_trying = False
                    return
                oldest = self._late[0]
            if self._ask(oldest, is_late=True):
                self._late.popleft()
            else:
                self._pause(PAUSE_S)

    def _ask(self, booking_id: int, *, is_late: bool = False) -> bool:
        """Ask once; false where nobody can tell whether it was heard: then, and only then, is it tried again."""
        try:
            try:
                self._services.move_booking(booking_id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, self._station)
            except WrongStatus:
                if not is_late:
                    raise
                self._services.request_late(booking_id, self._station)
        except _NOT_HEARD:
            return False
        except KioskError as error:  # confirmed, declined or lapsed before the student left
            log.info("booking %s was not requested: %s", booking_id, type(error).__name__)
        except Exception:
            if is_late:
                self._late.rotate(-1)  # it may never go through, and holds up nobody
            else:  # said once: it is tried every few seconds from now on
                log.exception("booking %s could not be requested", booking_id)
            return False
        return True


def record_queries(services: Services, shortlists: Iterable[Shortlist]) -> None:
    """Keep what was looked for, anonymously; the evening goes on without it."""
    for shortlist in shortlists:
        try:
            services.record_query(shortlist)
        except Exception:
            log.exception("a query could not be recorded")

"""What is still to be done when a student has gone: a code that was shown becomes a request, queries are recorded.

Nobody is there to be told, so nothing here raises. It is slow where the database is; call it outside of any screen.
"""

import logging
import time
from collections.abc import Iterable

from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, KioskError
from kiosk.matching.shortlist import Shortlist
from kiosk.services.bundle import Services

log = logging.getLogger(__name__)

_TRIES = 3
"""How often a finished booking is handed to the database before its hold is left to lapse."""


def finish(services: Services, station: str, bookings: Iterable[int], shortlists: Iterable[Shortlist]) -> None:
    """Hand on what a visit leaves: bookings whose code was shown, and what was looked for."""
    for booking_id in bookings:
        keep_booking(services, booking_id, station)
    record_queries(services, shortlists)


def keep_booking(services: Services, booking_id: int, station: str) -> None:
    """Ask the professional for a booking whose code was shown; the student has gone, so nobody is told."""
    for attempt in range(_TRIES):
        try:
            services.move_booking(booking_id, Status.REQUESTED, Party.STUDENT, Via.KIOSK, station)
        except (DatabaseUnavailable, DatabaseBusy):
            time.sleep(1 + attempt)
        except KioskError as error:  # confirmed, declined or lapsed before the student left
            log.info("booking %s was not requested: %s", booking_id, type(error).__name__)
            return
        except Exception:
            log.exception("booking %s could not be requested", booking_id)
            return
        else:
            return
    log.warning("booking %s could not be requested: no database", booking_id)


def record_queries(services: Services, shortlists: Iterable[Shortlist]) -> None:
    """Keep what was looked for, anonymously; the evening goes on without it."""
    for shortlist in shortlists:
        try:
            services.record_query(shortlist)
        except Exception:
            log.exception("a query could not be recorded")

"""The page of a place in line: which one, and the way out of it. Its address is that of the ticket it will become.

`ticket` hands over what is no booking yet; nothing here is shown once there is one.
"""

from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kiosk.booking.booking import Booking
from kiosk.booking.forgotten import as_shown
from kiosk.booking.status import Status
from kiosk.booking.waiting import Waiting
from kiosk.errors import NoSuchBooking
from kiosk.web.languages import speak
from kiosk.web.rendering import Live
from kiosk.web.site import Site, go

_LONGEST_CODE: Final = 64
_SECONDS: Final = 5
_RELOAD_SECONDS: Final = 10


class WaitingPages:
    """`/b/CODE` while it is a place in line."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the one route of its own: the way out."""
        return [Route("/b/{code}/leave", self.leave, methods=["POST"])]

    def show(self, request: Request) -> Response:
        """Show the place in line; it follows by itself and turns into the ticket."""
        waiting = self._find(request)
        speak(waiting.language)
        return self._site.page(
            "waiting.html",
            event=self._services.show_event(),
            live=_live(_code(request), waiting) if waiting.is_open else None,
            waiting=as_shown(waiting, self._site.texts),
            code=_code(request),
        )

    def state(self, request: Request) -> Response:
        """Answer with the version of the page as it is now."""
        return PlainTextResponse(_version(self._find(request)))

    def leave(self, request: Request) -> Response:
        """Give the place up; a place that has become a booking is called off on its ticket."""
        self._services.leave_line(self._find(request).id)
        return go(f"/b/{_code(request)}")

    def is_turn(self, booking: Booking, code: str) -> bool:
        """Tell whether a held booking is a freed time for somebody who waited, and who has to take it."""
        if booking.status is not Status.HELD:
            return False
        try:
            return self._services.open_wait(code).booking_id == booking.id
        except NoSuchBooking:
            return False

    def _find(self, request: Request) -> Waiting:
        try:
            return self._services.open_wait(_code(request))
        except NoSuchBooking as error:
            raise self._site.not_right(request, error) from None


def _live(code: str, waiting: Waiting) -> Live:
    return Live(watch=f"/b/{code}/state", version=_version(waiting), seconds=_SECONDS, reload_seconds=_RELOAD_SECONDS)


def _version(waiting: Waiting) -> str:
    return sha256(repr(("waiting", waiting.id, waiting.position)).encode()).hexdigest()[:12]


def _code(request: Request) -> str:
    return str(request.path_params["code"])[:_LONGEST_CODE]

"""The page that a phone opens to prove that phones get here. Opening it changes nothing; its button does."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.errors import NoSuchBooking
from kiosk.web.sightings import is_own
from kiosk.web.site import Site

_LONGEST = 64


class ReachPages:
    """`/reach/NONCE`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of the trial."""
        return [
            Route("/reach/{nonce}", self.show),
            Route("/reach/{nonce}", self.prove, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Show the button; an unknown nonce is a 404 like everything unknown."""
        nonce = _nonce(request)
        if not self._services.know_trial(nonce):
            raise self._site.not_right(request, NoSuchBooking())
        return self._page(nonce, "ask")

    def prove(self, request: Request) -> Response:
        """Take the proof, unless it comes from this very machine."""
        nonce = _nonce(request)
        if is_own(request.client.host if request.client else ""):
            if not self._services.know_trial(nonce):
                raise self._site.not_right(request, NoSuchBooking())
            return self._page(nonce, "self")
        if not self._services.prove_reach(nonce, self._site.address(request, "")):
            raise self._site.not_right(request, NoSuchBooking())
        return self._page(nonce, "proved")

    def _page(self, nonce: str, outcome: str) -> Response:
        return self._site.page("reach.html", event=self._services.show_event(), nonce=nonce, outcome=outcome)


def _nonce(request: Request) -> str:
    nonce = str(request.path_params["nonce"])
    if len(nonce) > _LONGEST:
        raise HTTPException(404)
    return nonce

"""The first page, and the answer by which others see that the phone pages are up."""

from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from kiosk import __version__
from kiosk.errors import NoEvent
from kiosk.texts import clock_time, day
from kiosk.web.rendering import STATIC
from kiosk.web.site import Site

_FILES: Final = ("look.css", "live.js", "icon.svg")
_FOREVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}


class StatusPages:
    """Pages `/`, `/healthz`, and the files that pages load."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[Route]:
        """Return the routes that belong to no person."""
        return [
            Route("/", self.show),
            Route("/healthz", self.health),
            *(Route(f"/{name}", self.file) for name in _FILES),
        ]

    def show(self, request: Request) -> Response:
        """Show whose pages these are and where to go from here."""
        try:
            event = self._site.services.show_event()
        except NoEvent:
            return self._site.page("status.html", when="", professional=None)
        hours = {
            "day": day(event.starts_at, event.time_zone, self._site.texts),
            "starts": clock_time(event.starts_at, event.time_zone),
            "ends": clock_time(event.ends_at, event.time_zone),
        }
        return self._site.page(
            "status.html",
            event=event,
            when=self._site.texts("web.front.when", **hours),
            professional=self._site.professional(request),
        )

    async def health(self, request: Request) -> Response:
        """Answer without touching the database: this process is up, and which one it is."""
        return JSONResponse({"ok": True, "instance": self._site.instance_id, "version": __version__})

    def file(self, request: Request) -> Response:
        """Answer with a style sheet, script or icon; its address changes with its content, so it may be kept."""
        return FileResponse(STATIC / request.url.path.lstrip("/"), headers=_FOREVER)

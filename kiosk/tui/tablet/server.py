"""The kiosk for browsers: one page, one process a tab up to a limit, nothing from elsewhere.

It serves the page and starts the processes; each of those is a whole kiosk with the same lock as on a terminal. What
textual-serve would offer besides (downloads, lists of its files, fonts of other hosts) is left out.
"""

import asyncio
import html
import shlex
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from string import Template
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from kiosk.texts import Texts

ENDED: Final = 4001
"""Close code of a socket whose kiosk the organizer closed (4000 to 4999 are free for use, RFC 6455 section 7.4.2)."""
_BROKEN: Final = 1011
_GRACE: Final = 10.0
"""Seconds that a kiosk may take to end."""
_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 500
"""More than any screen shows; a kiosk draws every cell, and one of a few thousand by as many fills the memory."""
_OWN: Final = Path(__file__).parent
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# xterm.js sets styles on the elements that it makes, so that 'unsafe-inline' is needed for styles, not for scripts.


class TabletServer(Server):
    """Serves one kiosk to each of at most `limit` tabs."""

    def __init__(self, command: Sequence[str], names: Sequence[str], texts: Texts, limit: int) -> None:
        """Serve `command`; `names` are the hosts that browsers may call this machine by."""
        # exec: the shell that textual-serve starts becomes the kiosk, so that what ends it ends the kiosk.
        super().__init__(f"exec {shlex.join(command)}", title=texts("tablet.title"))
        self._names = frozenset(name.lower() for name in names)
        self._texts = texts
        self._limit = limit
        self.tabs = 0
        """Kiosks that are open now."""

    def initialize_logging(self) -> None:
        """Leave the log as it is."""

    async def on_startup(self, app: web.Application) -> None:
        """Print nothing: the command has said where."""

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/", self.show_page),
                web.get("/ws", self.handle_websocket),
                web.get("/own/{name}", show_own),
                web.static("/static", self.statics_path),
            ]
        )
        return app

    def run(self, bound: socket.socket) -> None:
        """Serve on a listening socket until SIGINT or SIGTERM."""
        web.run_app(self._make_app(), sock=bound, print=None, access_log=None)

    async def show_page(self, _request: web.Request) -> web.Response:
        """Show the page with a kiosk, or say that all are in use."""
        free = self.tabs < self._limit
        values = {
            "language": self._texts.language,
            "title": self._texts("tablet.title"),
            "waiting": self._texts("tablet.waiting" if free else "tablet.full"),
            "noscript": self._texts("tablet.noscript"),
            "closed": self._texts("tablet.closed"),
            "ended": self._texts("tablet.ended"),
            "again": self._texts("tablet.again"),
            "limit": str(self._limit),
        }
        parts = {
            "script": '<script src="/static/js/textual.js" defer></script>' if free else "",
            "terminal": '<div id="terminal" class="textual-terminal"></div>' if free else "",
        }
        template = Template((_OWN / "page.html").read_text(encoding="utf-8"))
        page = template.substitute({name: html.escape(value) for name, value in values.items()} | parts)
        return web.Response(text=page, content_type="text/html", status=200 if free else 503)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Give a tab its kiosk, unless all are in use or the page is not ours."""
        if not self._is_ours(request.headers.get("Origin", "")):
            raise web.HTTPForbidden
        if self.tabs >= self._limit:
            raise web.HTTPServiceUnavailable
        query = request.query
        if _is_more(query.get("width", ""), _MOST_COLUMNS) or _is_more(query.get("height", ""), _MOST_ROWS):
            raise web.HTTPBadRequest
        self.tabs += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self.tabs -= 1

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        """Pass on what the tab sends until it or its kiosk ends.

        The page hears why: `ENDED` is the organizer's doing, anything else means that a new kiosk is wanted.
        """
        process = app_service._process  # nothing public of textual-serve tells how a kiosk ended
        if process is None:
            return

        async def close() -> None:
            status = 1
            with suppress(TimeoutError):
                status = await asyncio.wait_for(process.wait(), _GRACE)
            await websocket.close(code=ENDED if status == 0 else _BROKEN)

        async def watch() -> None:
            # A kiosk that was killed says no goodbye, and the page would show its last picture for ever.
            await process.wait()
            await close()

        resize = app_service.set_terminal_size

        async def resize_within_reason(width: int, height: int) -> None:
            await resize(min(max(width, 1), _MOST_COLUMNS), min(max(height, 1), _MOST_ROWS))

        app_service.set_terminal_size = resize_within_reason  # type: ignore[method-assign]
        app_service.remote_close = close
        watching = asyncio.create_task(watch())
        try:
            await super()._process_messages(websocket, app_service)
        finally:
            watching.cancel()
            # The tab has gone and its kiosk is asked to end; one that hangs must not keep its place among the others.
            asyncio.get_running_loop().call_later(_GRACE, _kill, process)

    def _is_ours(self, address: str) -> bool:
        return (urlsplit(address).hostname or "").lower() in self._names

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Answer to our own names only: a page elsewhere could let its name point here (DNS rebinding)."""
        if not self._is_ours(f"//{request.host}"):
            raise web.HTTPMisdirectedRequest
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response


def _is_more(typed: str, most: int) -> bool:
    try:
        return int(typed) > most
    except ValueError:  # what is no number is left out
        return False


def _kill(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        if process.returncode is None:
            process.kill()


async def show_own(request: web.Request) -> web.StreamResponse:
    """Return one of the two files that the page loads from here."""
    name = request.match_info["name"]
    if name not in ("tablet.css", "tablet.js"):
        raise web.HTTPNotFound
    return web.FileResponse(_OWN / name)

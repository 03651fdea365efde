"""One line a request, with the pattern of the route in place of the path: no code, secret or name is in a log."""

import logging
from time import perf_counter
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG: Final = logging.getLogger("kiosk.web.access")


class AccessLog:
    """ASGI middleware: logs method, route pattern, status and milliseconds. No address of a phone either."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log what came of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        status = 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            took = (perf_counter() - began) * 1000
            pattern = route_pattern(scope)
            LOG.log(_level(pattern, status), "%s %s %d %.0f ms", _method(scope), pattern, status, took)


def route_pattern(scope: Scope) -> str:
    """Return the pattern of the route that answers, such as `/b/{code}`; `-` where none did."""
    return str(getattr(scope.get("route"), "path", "-"))


def _level(pattern: str, status: int) -> int:
    # Hundreds of phones ask every few seconds whether something changed; that would be all the log holds.
    asked_often = pattern.endswith(("/state", "/healthz"))
    return logging.DEBUG if asked_often and status < 400 else logging.INFO


def _method(scope: Scope) -> str:
    # The method is the client's own text too.
    method = str(scope["method"])
    return method if method.isalpha() and len(method) <= 7 else "-"

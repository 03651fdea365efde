"""What a phone shows when something cannot be done: a status, a sentence, and the next step.

`KioskError` says what happened; which HTTP status that is, is decided here. An error that nobody foresaw leaves
its kind and its place in the log, never its words: they may hold a name or a code.
"""

import logging
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk import errors
from kiosk.errors import KioskError
from kiosk.texts import Texts
from kiosk.web.access_log import route_pattern
from kiosk.web.rendering import Live
from kiosk.web.site import Site

LOG: Final = logging.getLogger("kiosk.web")

_STATUSES: Final[Mapping[type[KioskError], int]] = {
    errors.NoSuchBooking: 404,
    errors.NoSuchProfessional: 404,
    errors.NoSuchSlot: 404,
    errors.SignInRefused: 403,
    errors.SignInPaused: 429,
    errors.WrongStatus: 409,
    errors.SlotTaken: 409,
    errors.TableTaken: 409,
    errors.StudentBusy: 409,
    errors.TooManyRequests: 409,
    errors.ProfessionalFull: 409,
    errors.ProfessionalAway: 409,
    errors.SlotPast: 409,
    errors.NoEvent: 503,
    errors.DatabaseBusy: 503,
    errors.DatabaseUnavailable: 503,
    errors.SchemaOutdated: 503,
    errors.SchemaTooNew: 503,
}

# What the organizer would type helps nobody on a phone: these have their own words here.
_NAMED: Final = {
    400: "bad",
    403: "foreign",
    404: "missing",
    405: "method",
    408: "slow",
    409: "conflict",
    413: "long",
    429: "paused",
    503: "unavailable",
}


_PAGES: Final = re.compile(r"/|/(?:me|b|p|sign-in|reach)(?:/[A-Za-z0-9-]{1,64}){0,3}")
"""Pages of ours by their address; nothing that leads elsewhere looks like one."""
_PRESSED_ON: Final = re.compile(r"/me|/b/[A-Za-z0-9]{1,64}|/p/[A-Za-z0-9]{1,64}|/sign-in")
_PATIENCE: Final = 5
"""Seconds until it is tried again."""


@dataclass(frozen=True, slots=True)
class Mishap:
    """What the page says."""

    status: int
    title: str
    message: str
    advice: str
    headers: Mapping[str, str]


def describe(error: Exception, texts: Texts) -> Mishap:
    """Return status and words for an error; one that is no `KioskError` and no HTTP status is `500`."""
    if isinstance(error, HTTPException):
        return _in_words(error.status_code, texts, dict(error.headers or {}))
    if not isinstance(error, KioskError):
        return _in_words(500, texts, {})
    status = next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), 400)
    headers = {"Retry-After": _wait(error)} if status in (429, 503) else {}
    plain = _in_words(status, texts, headers)
    if status in (404, 503):
        return plain
    return Mishap(status, plain.title, error.message(texts), _advice(error, plain, texts), headers)


def _in_words(status: int, texts: Texts, headers: Mapping[str, str]) -> Mishap:
    name = _NAMED.get(status, "broken")
    title, message, advice = (texts(f"web.mishap.{name}.{part}") for part in ("title", "message", "advice"))
    return Mishap(status, title, message, advice, headers)


def _advice(error: KioskError, plain: Mishap, texts: Texts) -> str:
    # A status that does not fit is told by the page where the button was; its advice names a command.
    return plain.advice if isinstance(error, errors.WrongStatus) else error.advice(texts)


def _wait(error: KioskError) -> str:
    minutes = error.values.get("minutes")
    return str(minutes * 60) if isinstance(minutes, int) else "5"


class MishapPages:
    """Turns errors into pages: as Starlette's exception handler, and as the last resort around everything."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(self, request: Request, error: Exception) -> Response:
        """Return the page for an error."""
        mishap = describe(error, self._site.texts)
        again = way_back(request) if mishap.status in (500, 503) else ""
        # What is away for a moment comes back without a touch; a form is never sent again by itself.
        asks = mishap.status == 503 and request.method == "GET" and bool(again)
        live = Live(watch=again, version="-", seconds=_PATIENCE, reload_seconds=_PATIENCE) if asks else None
        response = self._site.page("mishap.html", status=mishap.status, mishap=mishap, again=again, live=live)
        response.headers.update(mishap.headers)
        return response


def way_back(request: Request) -> str:
    """Return the page of ours to try again: the one that was asked for, or that whose button was pressed; else ""."""
    path = request.url.path
    if request.method == "GET":
        return path if _PAGES.fullmatch(path) else ""
    found = _PRESSED_ON.match(path)
    return found[0] if found else ""


class LastResort:
    """ASGI middleware: an error that nobody foresaw becomes a plain page and a log entry without its words."""

    def __init__(self, app: ASGIApp, *, pages: MishapPages) -> None:
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer for it where that failed."""
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception as error:
            if scope["type"] != "http":
                raise
            if not isinstance(error, HTTPException):
                LOG.error("%s in %s at %s", type(error).__name__, route_pattern(scope), _place(error))
            if not started:
                await self.pages(Request(scope), error)(scope, receive, send)


def _place(error: BaseException) -> str:
    frames: list[Any] = traceback.extract_tb(error.__traceback__)[-6:]
    return " < ".join(
        f"{frame.name} ({frame.filename.rpartition('/')[2]}:{frame.lineno})" for frame in reversed(frames)
    )

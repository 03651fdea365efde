"""The border of the phone pages: what a request must be before any page sees it.

A POST must come from a page of ours (Origin, RFC 6454; Fetch Metadata), bodies are short, and fixed words of a
path may be written in any letter case. It knows no page and no booking.
"""

import asyncio
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kiosk.plaintext import clean, clean_lines

BODY_LIMIT: Final = 4096
"""Bytes; the longest form has a code and a PIN."""
BODY_SECONDS: Final = 10.0
"""How long a body may take to arrive."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_CODE_AFTER: Final = ("b", "p", "reach")
_BODY: Final = "kiosk.body"


class Guard:
    """ASGI middleware: lets through what may change something, and refuses the rest with a status."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self.app = app
        self.secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the request, read its body, and pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["path"] = fixed_words_lower(scope["path"])
        if scope["method"] == "POST":
            check_origin(Request(scope), secure=self.secure)
            scope[_BODY] = await _read_body(receive)
        await self.app(scope, receive, send)


def form_fields(request: Request, *, lines: str = "") -> dict[str, str]:
    """Return the fields of a posted form, cleaned; a field that came twice counts once, the last time.

    The field that `lines` names keeps its line breaks, all others come on one line.

    Pages run in threads and cannot wait for a body, so the guard has read it before.
    """
    try:
        text = request.scope.get(_BODY, b"").decode()
        fields = parse_qsl(text, max_num_fields=20)
        return {name: (clean_lines if name == lines else clean)(value) for name, value in fields}
    except ValueError:
        raise HTTPException(400) from None


def fixed_words_lower(path: str) -> str:
    """Return a path with all but codes and secrets in lower case: `/B/K7QD/Cancel` is `/b/K7QD/cancel`."""
    parts = path.split("/")
    coded = len(parts) > 2 and parts[1].lower() in _CODE_AFTER
    return "/".join(part if coded and place == 2 else part.lower() for place, part in enumerate(parts))


def check_origin(request: Request, *, secure: bool) -> None:
    """Refuse a POST that no page of ours can have sent.

    `Sec-Fetch-Site` decides where a browser sends it (not over plain HTTP on a LAN). Else `Origin` must be this
    very origin; without one, the `Referer` must be. With none of the three nothing is proved, and it is refused.

    Raises:
        HTTPException: 403.
    """
    headers = request.headers
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        raise HTTPException(403)
    ours = _origin(f"{'https' if secure else request.url.scheme}://{headers.get('host', '')}")
    claimed = headers.get("origin")
    if claimed is None and site != "same-origin":
        claimed = headers.get("referer", "")
    if claimed is not None and (ours is None or _origin(claimed) != ours):
        raise HTTPException(403)


def _origin(url: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


async def _read_body(receive: Receive) -> bytes:
    try:
        # For all of it: a phone that sends a letter now and then is slow too.
        async with asyncio.timeout(BODY_SECONDS):
            return await _whole_body(receive)
    except TimeoutError:
        raise HTTPException(408) from None


async def _whole_body(receive: Receive) -> bytes:
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise HTTPException(400)
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > BODY_LIMIT:
            # What is left unread makes the server close this connection.
            raise HTTPException(413)
    return body

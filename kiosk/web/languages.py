"""Which language a page speaks: the browser's, unless the page belongs to a student who chose one at the kiosk.

A request has one language, kept where all that answers it finds it: pages run in threads, which inherit it.
"""

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kiosk.texts import LANGUAGES, Texts

_LONGEST: Final = 500
"""Characters of the header that are read."""
_SPOKEN: Final[ContextVar[str]] = ContextVar("spoken", default="")


def speak(language: str) -> None:
    """Let the rest of this request speak a language; an empty one leaves it as it is."""
    if language:
        _SPOKEN.set(language)


def spoken(texts: Texts) -> Texts:
    """Return the sentences of this request's language, `texts` where it named none that there is."""
    return texts.speaking(_SPOKEN.get())


def preferred(accepted: str) -> str:
    """Return the language of ours that a browser likes best (Accept-Language, RFC 9110 12.5.4); empty for none."""
    liked = sorted(_liked(accepted[:_LONGEST]), key=lambda each: -each[1])  # stable: equal ones as they were listed
    return next((language for language, weight in liked if weight > 0 and language in LANGUAGES), "")


def _liked(accepted: str) -> Iterator[tuple[str, float]]:
    for part in accepted.split(","):
        tag, _, parameter = part.partition(";")
        language = tag.strip().partition("-")[0].lower()
        name, _, value = parameter.partition("=")
        try:
            yield language, float(value) if name.strip() == "q" else 1.0
        except ValueError:
            yield language, 0.0


class Languages:
    """ASGI middleware: every request begins in the language that its browser prefers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its language known."""
        if scope["type"] == "http":
            _SPOKEN.set(preferred(Headers(scope=scope).get("accept-language", "")))
        await self.app(scope, receive, send)

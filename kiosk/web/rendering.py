"""Templates to answers: one Jinja environment, escaped throughout, and the two files that pages load. No service."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from kiosk.texts import Texts

STATIC: Final = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Live:
    """How a page keeps itself up to date: a script asks for a version; without scripts the page loads again."""

    watch: str
    """Path that answers with the version of what is shown now."""
    version: str
    """The version that this page shows."""
    seconds: int
    """How long the script waits between two questions."""
    reload_seconds: int
    """How long a browser without scripts waits before it loads the page again."""
    reload_path: str = ""
    """Where it then goes; empty is the same address."""


@cache
def static_version(name: str) -> str:
    """Return a short hash of a static file: its address changes with its content, so phones may keep it."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]


class Renderer:
    """Fills templates. What is given to it is text, never markup."""

    def __init__(self) -> None:
        self._environments: dict[str, Environment] = {}

    def page(
        self,
        template: str,
        context: Mapping[str, Any],
        texts: Texts,
        *,
        status: int = 200,
        live: Live | None = None,
    ) -> HTMLResponse:
        """Return a whole page in the language of `texts`; `live` makes it follow what it shows."""
        found = self._speaking(texts).get_template(template)
        return HTMLResponse(found.render(context, live=live), status_code=status)

    def _speaking(self, texts: Texts) -> Environment:
        # One environment a language: macros see an environment's globals and not what a page is given.
        if texts.language not in self._environments:
            self._environments[texts.language] = _environment(texts)
        return self._environments[texts.language]


def _environment(texts: Texts) -> Environment:
    templates = Environment(
        loader=PackageLoader("kiosk.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals.update(
        t=texts, plural=texts.plural, lines=texts.lines, language=texts.language, static=static_version
    )
    return templates

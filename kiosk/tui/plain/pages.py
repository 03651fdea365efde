"""A long list page by page: words find, Enter alone turns the page. It asks no service."""

from collections.abc import Sequence
from typing import Final

from kiosk.tui.plain.menu import Choice, Talk, Written

_MOST: Final = 20
"""Lines of a page."""


class Pages:
    """The page of one list at which somebody is; every line keeps its number on whichever page it stands."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._page = 0

    def choose(self, choices: Sequence[tuple[str, Choice]]) -> Choice | Written:
        """Show a page, turn it as often as is wanted, and return what was chosen, or the words that were typed."""
        pages = max(1, -(-len(choices) // _MOST))
        while True:
            self._page %= pages
            shown = range(self._page * _MOST, min(len(choices), (self._page + 1) * _MOST))
            if pages > 1:
                where = {"first": shown.start + 1, "last": shown.stop, "all": len(choices)}
                self._talk.say(self._talk.scene.texts("organizer.plain.page", **where))
            found = self._talk.choose_or_write(
                [(words if at in shown else "", one) for at, (words, one) in enumerate(choices)]
            )
            if pages == 1 or not isinstance(found, Written) or found.words:
                self._page = 0 if isinstance(found, Written) else self._page
                return found
            self._page += 1

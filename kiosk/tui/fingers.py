"""Whether a visit is made by fingers alone: touched, and no key pressed. It shows nothing by itself."""

from typing import Final

from textual import events
from textual.app import App

TOUCHED: Final = "-touched"
"""The app's class, for style sheets, while letters to touch are needed."""


class Fingers:
    """Marks the app from the first touch of a visit to its first key."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._has_keys = False

    def notice(self, event: events.Event) -> None:
        """Take one event of the app; keys that come back from a widget are not counted again."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._has_keys = True
            self._app.remove_class(TOUCHED)
        elif isinstance(event, events.MouseDown) and not self._has_keys:
            self._app.add_class(TOUCHED)

    def forget(self) -> None:
        """Know nothing of the next visit."""
        self._has_keys = False
        self._app.remove_class(TOUCHED)

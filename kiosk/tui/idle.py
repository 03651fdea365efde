"""When a visit has been left alone: one timer that every key and touch winds up again. It ends nothing itself."""

from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App

_SIGNS_OF_LIFE = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""Not a moving pointer: a shaken table moves it all evening."""


class IdleWatch:
    """Calls `left_alone` after `seconds` without a sign of life, and again after as long."""

    def __init__(self, app: App[None], seconds: float, left_alone: Callable[[], Awaitable[None]]) -> None:
        self._timer = app.set_interval(seconds, left_alone)

    def notice(self, event: events.Event) -> None:
        """Wind the timer up if the event comes from somebody."""
        if isinstance(event, _SIGNS_OF_LIFE):
            self._timer.reset()

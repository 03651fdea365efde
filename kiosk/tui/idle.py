"""When a visit has been left alone: every key and touch counts as somebody. It ends nothing itself."""

from collections.abc import Awaitable, Callable
from time import monotonic

from textual import events
from textual.app import App

_SIGNS_OF_LIFE = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""Not a moving pointer: a shaken table moves it all evening."""


def is_sign_of_life(event: events.Event) -> bool:
    """Tell whether an event comes from somebody's hand."""
    return isinstance(event, _SIGNS_OF_LIFE)


class IdleWatch:
    """Calls `left_alone` after `seconds` without a sign of life, and again after as long.

    It looks at the clock and winds no timer up anew: Textual's `Timer.reset` lets the time that runs end first,
    so that a key just after the start doubled the wait.
    """

    def __init__(
        self,
        app: App[None],
        seconds: float,
        left_alone: Callable[[], Awaitable[None]],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._app = app
        self._seconds = seconds
        self._left_alone = left_alone
        self._clock = clock
        self._seen = clock()
        """When somebody was last there."""
        self._app.set_timer(seconds, self._look)

    def notice(self, event: events.Event) -> None:
        """Take note if the event comes from somebody."""
        if is_sign_of_life(event):
            self._seen = self._clock()

    async def _look(self) -> None:
        left = self._seen + self._seconds - self._clock()
        if left > 0:
            self._app.set_timer(left, self._look)
            return
        self._seen = self._clock()
        self._app.set_timer(self._seconds, self._look)
        await self._left_alone()

"""A visit that was left alone is asked about, and then nothing of it remains."""

import gc
from collections.abc import Awaitable, Callable
from typing import cast

from textual import events
from textual._context import visible_screen_stack
from textual.app import App

from kiosk.booking.status import Status
from kiosk.tui.idle import IdleWatch
from tests.tui.driving import Kiosk, running

_BACKWARDS = "rehtaefllaub eniryhpeZ"
"""A name, kept backwards so that this test does not remember what it looks for."""


async def _wait_for(kiosk: Kiosk, screen: str) -> None:
    for _ in range(200):
        if kiosk.screen == screen:
            return
        await kiosk.pilot.pause(0.02)
    raise AssertionError(f"{screen} did not come; {kiosk.screen} is there")


def _remembered(backwards: str) -> list[str]:
    """Return where a string that contains a name is still held by a living object."""
    gc.unfreeze()  # what was taken out of the collector's sight is looked through too
    gc.collect()
    places = []
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if isinstance(held, str) and backwards[::-1] in held:
                places.append(f"{type(holder).__name__}: {str(held)[:60]!r}")
    return places


class _Timers:
    """An app that runs no time of its own: it keeps what is to be called, and when."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[tuple[float, Callable[[], Awaitable[None]]]] = []

    def set_timer(self, seconds: float, call: Callable[[], Awaitable[None]]) -> None:
        """Note it."""
        self.due.append((self.now + seconds, call))

    async def run_to(self, moment: float) -> None:
        """Let time pass and call what is due."""
        while due := [one for one in self.due if one[0] <= moment]:
            first = min(due, key=lambda one: one[0])
            self.due.remove(first)
            self.now = first[0]
            await first[1]()
        self.now = moment


async def test_the_question_comes_that_long_after_the_last_key() -> None:
    """A key shortly after the watch began, or shortly before it ends, moves the question by no more than that."""
    timers, asked = _Timers(), []

    async def ask() -> None:
        asked.append(timers.now)

    watch = IdleWatch(cast(App[None], timers), 90, ask, lambda: timers.now)
    for key in (1, 80, 100):
        await timers.run_to(key)
        watch.notice(events.Key("a", "a"))
    await timers.run_to(189)
    assert asked == []
    await timers.run_to(300)
    assert asked == [190, 280]


async def test_idle_student_is_asked_and_may_stay() -> None:
    """After a while without a key the kiosk asks, and any key keeps the visit with all that was typed."""
    async with running(idle_seconds=0.3) as kiosk:
        await kiosk.to_interests("sports")
        await _wait_for(kiosk, "IdleModal")
        await kiosk.settle()
        assert "Are you still there?" in kiosk.text()
        await kiosk.press("x")
        assert kiosk.screen == "InterestsScreen"
        assert "sports" in kiosk.text()
        assert "sportsx" not in kiosk.text()


async def test_welcome_screen_is_never_asked() -> None:
    """Where nobody has begun, nobody is asked whether they are there."""
    async with running(idle_seconds=0.1) as kiosk:
        await kiosk.pilot.pause(0.5)
        assert kiosk.screen == "WelcomeScreen"


async def test_nothing_remains_of_an_abandoned_visit() -> None:
    """When the countdown ends, the name is gone from the screen and from memory, and the booking is a request."""
    async with running() as kiosk:
        await kiosk.to_code(_BACKWARDS[::-1])
        first = kiosk.app.visit.id
        await kiosk.app._left_alone()
        await _wait_for(kiosk, "IdleModal")
        kiosk.app.screen._left = 1  # type: ignore[attr-defined]
        await _wait_for(kiosk, "WelcomeScreen")
        await kiosk.settle()
        assert kiosk.evening.bookings[1].status is Status.REQUESTED
        assert _BACKWARDS[::-1] not in kiosk.text()
        assert kiosk.app.visit.id != first
        assert len(kiosk.app.screen_stack) == 1
        # The fake database remembers, as a real one would; the screen must not.
        kiosk.evening.bookings.clear()
        kiosk.evening.forms.clear()
        # Painting from outside, as this test did, leaves the last screens in this task's own context.
        visible_screen_stack.set([])
        left = 1
        for _ in range(100):
            # Only how many: a place that is named holds the name, and would be found by the next look.
            left = len(_remembered(_BACKWARDS[:8]))
            if not left:
                break
            await kiosk.pilot.pause(0.05)
        assert left == 0, _remembered(_BACKWARDS[:8])


async def test_next_student_begins_afresh() -> None:
    """After Start over, the next student finds empty fields."""
    async with running() as kiosk:
        await kiosk.to_code(_BACKWARDS[::-1])
        await kiosk.press("f5")
        await kiosk.to_about_you()
        assert _BACKWARDS[::-1] not in kiosk.text()
        assert kiosk.app.screen.query_one("#name").value == ""  # type: ignore[attr-defined]

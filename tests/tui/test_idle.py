"""A visit that was left alone is asked about, and then nothing of it remains."""

import gc

from textual._context import visible_screen_stack

from kiosk.booking.status import Status
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
    gc.collect()
    places = []
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if isinstance(held, str) and backwards[::-1] in held:
                places.append(f"{type(holder).__name__}: {str(held)[:60]!r}")
    return places


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

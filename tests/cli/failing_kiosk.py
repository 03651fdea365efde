"""A kiosk whose interests screen fails when somebody types a certain word; started by the tests beside it.

    python failing_kiosk.py WORD [always] [code] [worker] [f10|f10=WAY] [small-log] [run|board|room]

The failure is in a handler of Textual's own loop, where a mistake of ours would be. With `always`, the welcome screen
fails too; with `code` the code screen fails, the first time; with `worker` the thread that books fails after it has
booked, the first time; with `f10` any screen fails that is given that key, in its own handler or another `WAY` of
`WAYS`, and says which screen it was. With `small-log` the log is put aside after 20,000 bytes. With `run`, `board` or
`room` it is that program and not `kiosk demo`, and no word fails.
"""

import asyncio
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Never

from textual.app import ComposeResult, RenderResult
from textual.widget import Widget
from textual.widgets import Input

from kiosk.booking.booking import Booking
from kiosk.bootstrap import composition
from kiosk.cli import upkeep
from kiosk.cli.main import main
from kiosk.services.hold_slot import hold_slot
from kiosk.tui.screens.base import KioskScreen
from kiosk.tui.screens.code import CodeScreen
from kiosk.tui.screens.idle import IdleModal
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.modal import KioskModal
from kiosk.tui.screens.welcome import WelcomeScreen

WORD = (*sys.argv, "")[1]


def _fail(screen: InterestsScreen, event: Input.Changed) -> None:
    typed = event.value  # stands among the values that a trace could show
    if WORD in typed:
        raise RuntimeError("a mistake of ours")


def _fail_at_once(screen: WelcomeScreen) -> None:
    raise RuntimeError("a mistake of ours")


def _fail_once(screen: CodeScreen) -> None:
    CodeScreen.on_mount = _MOUNTS  # type: ignore[method-assign]
    raise RuntimeError("a mistake of ours")


def _books_and_fails(*arguments: Any) -> Booking:
    booking = _BOOKS(*arguments)
    if not _FAILED:
        _FAILED.append(booking.id)
        raise RuntimeError("a mistake of ours")
    return booking


class _FailsToRender(Widget):
    def render(self) -> RenderResult:
        _fail_here(self.screen)


class _FailsToCompose(Widget):
    def compose(self) -> ComposeResult:
        _fail_here(self.screen)


class _FailsToMount(Widget):
    def on_mount(self) -> None:
        _fail_here(self.screen)


def _fail_here(screen: object) -> Never:
    raise RuntimeError(f"a mistake of ours in {type(screen).__name__}")


def _fail_in_a_callback(screen: Any) -> None:
    screen.call_later(_fail_here, screen)


def _fail_after_a_while(screen: Any) -> None:
    screen.set_timer(0.05, partial(_fail_here, screen))


def _fail_in_a_thread(screen: Any) -> None:
    screen.run_worker(partial(_fail_here, screen), thread=True)  # one that nobody told to keep it to itself


async def _fail_waiting(screen: Any) -> None:
    await asyncio.sleep(0.01)
    _fail_here(screen)


def _fail_by_running_out(screen: Any) -> None:
    def deeper() -> None:
        deeper()

    deeper()


WAYS: Final[dict[str, Callable[[Any], object]]] = {
    "handler": _fail_here,
    "async": _fail_waiting,
    "callback": _fail_in_a_callback,
    "timer": _fail_after_a_while,
    "thread": _fail_in_a_thread,
    "render": lambda screen: screen.mount(_FailsToRender()),
    "compose": lambda screen: screen.mount(_FailsToCompose()),
    "mount": lambda screen: screen.mount(_FailsToMount()),
    "recursion": _fail_by_running_out,
}
"""How a screen may fail."""


def fail_by_f10(way: str = "handler") -> None:
    """Let every screen and every question over one fail when it is given F10."""
    kinds: tuple[Any, ...] = (KioskScreen, KioskModal)
    for kind in kinds:
        kind.key_f10 = WAYS[way]
    IdleModal.on_key = lambda screen, _: WAYS[way](screen)  # type: ignore[assignment,method-assign] # takes any key


_MOUNTS = CodeScreen.on_mount
_BOOKS = hold_slot
_FAILED: list[int] = []

if __name__ == "__main__":
    program = next((word for word in ("run", "board", "room") if word in sys.argv), "")
    if not program:
        InterestsScreen.on_input_changed = _fail  # type: ignore[assignment,method-assign]
    if "always" in sys.argv:
        WelcomeScreen.on_mount = _fail_at_once  # type: ignore[assignment,method-assign]
    if "code" in sys.argv:
        CodeScreen.on_mount = _fail_once  # type: ignore[assignment,method-assign]
    if "worker" in sys.argv:
        setattr(composition, "hold_slot", _books_and_fails)  # noqa: B010 - it imports the name
    for word in sys.argv:
        if word.startswith("f10"):
            fail_by_f10(word[4:] or "handler")
    if "small-log" in sys.argv:
        setattr(upkeep, "_LOG_BYTES", 20_000)  # noqa: B010 - it is nobody else's
    sys.argv = ["kiosk", *{"": ["demo"], "room": ["board", "--room"]}.get(program, [program])]
    main()

"""A kiosk whose interests screen fails when somebody types a certain word; started by test_failing_screen.py.

    python failing_kiosk.py WORD [always] [code] [worker] [f10] [run]

The failure is in a handler of Textual's own loop, where a mistake of ours would be. With `always`, the welcome screen
fails too; with `code` the code screen fails, the first time; with `worker` the thread that books fails after it has
booked, the first time; with `f10` any screen fails that is given that key. With `run` it is `kiosk run` and not
`kiosk demo`, and no word fails.
"""

import sys
from typing import Any

from textual.widgets import Input

from kiosk import bootstrap
from kiosk.booking.booking import Booking
from kiosk.cli.main import main
from kiosk.services.hold_slot import hold_slot
from kiosk.tui.screens.base import KioskScreen
from kiosk.tui.screens.code import CodeScreen
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


def fail_by_f10() -> None:
    """Let every screen and every question over one fail in its own handler when it is given F10."""
    kinds: tuple[Any, ...] = (KioskScreen, KioskModal)
    for kind in kinds:
        kind.key_f10 = _fail_by_key


def _fail_by_key(screen: object) -> None:
    raise RuntimeError("a mistake of ours")


_MOUNTS = CodeScreen.on_mount
_BOOKS = hold_slot
_FAILED: list[int] = []

if __name__ == "__main__":
    if "run" not in sys.argv:
        InterestsScreen.on_input_changed = _fail  # type: ignore[assignment,method-assign]
    if "always" in sys.argv:
        WelcomeScreen.on_mount = _fail_at_once  # type: ignore[assignment,method-assign]
    if "code" in sys.argv:
        CodeScreen.on_mount = _fail_once  # type: ignore[assignment,method-assign]
    if "worker" in sys.argv:
        setattr(bootstrap, "hold_slot", _books_and_fails)  # noqa: B010 - it imports the name
    if "f10" in sys.argv:
        fail_by_f10()
    sys.argv = ["kiosk", "run" if "run" in sys.argv else "demo"]
    main()

"""`kiosk demo` whose interests screen fails when somebody types a certain word; started by test_failing_screen.py.

    python failing_kiosk.py WORD [always]

The failure is in a handler of Textual's own loop, where a mistake of ours would be. With `always`, the welcome screen
fails too.
"""

import sys

from textual.widgets import Input

from kiosk.cli.main import main
from kiosk.tui.screens.interests import InterestsScreen
from kiosk.tui.screens.welcome import WelcomeScreen

WORD = sys.argv[1]


def _fail(screen: InterestsScreen, event: Input.Changed) -> None:
    typed = event.value  # stands among the values that a trace could show
    if WORD in typed:
        raise RuntimeError("a mistake of ours")


def _fail_at_once(screen: WelcomeScreen) -> None:
    raise RuntimeError("a mistake of ours")


if __name__ == "__main__":
    InterestsScreen.on_input_changed = _fail  # type: ignore[assignment,method-assign]
    if "always" in sys.argv:
        WelcomeScreen.on_mount = _fail_at_once  # type: ignore[assignment,method-assign]
    sys.argv = ["kiosk", "demo"]
    main()

"""A crash forced in each screen, the organizer's too: the welcome screen is back, and nothing personal is on it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from kiosk.bootstrap import open_kiosk
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.cli.test_crash_in_flight import Machine, walk

_PIN: Final = "471193"
_NAME: Final = "Zebedee"
_F10: Final = "\x1b[21~"
_F2: Final = "\x1bOQ"
_F3: Final = "\x1bOR"
_F7: Final = "\x1b[18~"

Way = Sequence[tuple[str, str]]
"""What stands on the screen, and the keys for it; the last keys open the screen that is to fail."""

_INTERESTS: Final = (("begin", "\r"), ("in your own words", "crisis comunications"))
_TIMES: Final = (*_INTERESTS, ("you typed", "\r"))
_ABOUT: Final = (*_TIMES, ("Head of Press", "\r"))
_CODE: Final = (*_ABOUT, ("Your name", f"{_NAME} Quill{_F2}"))
_MENU: Final = (("begin", "\x0f"), ("PIN", f"{_PIN}\r"))


def _entry(keys: str, *more: tuple[str, str]) -> Way:
    return (*_MENU, ("Walk-in professional", keys), *more)


WAYS: Final[dict[str, tuple[Way, str]]] = {
    # name: the way there, and what stands there
    "welcome": ((), "begin"),
    "interests": (_INTERESTS, "you typed"),
    "times": (_TIMES, "Head of Press"),
    "about you": (_ABOUT, "Your name"),
    "code": (_CODE, "Reference to type"),
    "done": ((*_CODE, ("Reference to type", "\r")), "Almost there"),
    "give it back?": ((*_CODE, ("Reference to type", "\x1b")), "back?"),
    "my booking": ((("begin", _F3),), "Reference"),
    "professionals' door": ((("begin", _F7),), "Personal code"),
    "PIN": ((("begin", "\x0f"),), "PIN"),
    "menu": (_MENU, "Walk-in professional"),
    "board": (_entry("1"), "talking now"),
    "message": (_entry("1", ("talking now", "m")), "all kiosks"),
    "bookings": (_entry("2"), _NAME),
    "people": (_entry("3"), "are here"),
    "roster": (_entry("4"), "Which file"),
    "walk-in": (_entry("5"), "just come"),
    "code test": (_entry("6"), "Scan the code"),
    "set-up": (_entry("7"), "open doors"),
    "event": (_entry("7", ("open doors", "1")), "networking event"),
    "badges": (_entry("7", ("open doors", "4")), "Badges to print"),
    "close?": (_entry("0"), "Close"),
}
_SHORT: Final = ("bookings", "message")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A kiosk with a PIN and one booking."""
    machine = Machine(tmp_path)
    with open_kiosk(data_dir=tmp_path / "data") as kiosk:
        kiosk.services.set_organizer_pin(_PIN)
        (person,) = kiosk.services.list_professionals()
        slot = next(one for one in kiosk.services.show_professional(person.id).slots if one.free)
    when = slot.starts_at.strftime("%H:%M")
    machine.asks("book", "--professional", person.name, "--slot", when, "--student", f"{_NAME} Archer")
    return machine


def crash(kiosk: PseudoTerminal, name: str) -> float:
    """Walk to a screen, let it fail, and return after how many seconds the welcome screen is back."""
    way, there = WAYS[name]
    walk(kiosk, (*way, (there, "")))
    kiosk.write(_F10)
    gone = kiosk.wait_for("\x1b[?1049l", seconds=60)
    before = len(kiosk.seen)
    back = gone + kiosk.wait_for("begin", seconds=60)
    assert _NAME.encode() not in kiosk.seen[before:]
    assert b"Traceback" not in kiosk.seen
    return back


_NAMES: Final = [pytest.param(name, marks=() if name in _SHORT else pytest.mark.soak) for name in WAYS]


@pytest.mark.parametrize("name", _NAMES)
def test_a_crash_in_any_screen_ends_at_the_welcome_screen(machine: Machine, name: str) -> None:
    """The next student meets the welcome screen, no name is shown or logged, and every booking is whole."""
    books = WAYS[name][0][: len(_CODE)] == _CODE
    with machine.starts("f10") as kiosk:
        print(f"{name}: back after {crash(kiosk, name):.1f} s")
        log = machine.log.read_text()
        assert "a mistake of ours" in log
        assert _NAME not in log
        found = machine.bookings()
        assert len(found) == (2 if books else 1)
        assert {one["status"] for one in found} <= {"held", "requested"}

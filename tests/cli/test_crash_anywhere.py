"""A crash forced in every screen there is: the first screen is back, and nothing personal is on it.

The screens are found by code, so that none can be forgotten.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Final

import pytest
from textual.screen import Screen

import kiosk.tui
from kiosk.bootstrap import open_kiosk
from tests.cli.pseudo_terminal import PseudoTerminal
from tests.cli.test_crash_in_flight import Machine, walk

_PIN: Final = "471193"
_NAME: Final = "Zebedee"
_DOWN: Final = "\x1b[B"
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
_FULL: Final = (("begin", "\r"), ("in your own words", "Bo Lind"), ("Press Officer", "\r"), ("Wait in line", "w"))
_MENU: Final = (("begin", "\x0f"), ("PIN", f"{_PIN}\r"))
_ROOM: Final = "Who meets whom"
_STEPS: Final = "From here to open doors"
_CLOSED: Final = "out of order"


@dataclass(frozen=True)
class Walk:
    """The way to a screen, which stands in braces where it is the machine's own."""

    way: Way
    there: str
    """What stands on the screen that is to fail."""
    kind: str = ""
    """Its class, where the walk is called otherwise."""
    program: str = "run"
    back: str = "begin"
    """What the program's first screen says."""
    settings: dict[str, str] = field(default_factory=dict)
    is_new: bool = False
    """Nothing is set up yet."""
    is_closed: bool = False
    """The organizer has set this kiosk out of order."""
    names_people: bool = False
    """The first screen is the organizer's own, and full of names."""


def _entry(there: str, keys: str, *more: tuple[str, str]) -> Walk:
    return Walk((*_MENU, ("Walk-in professional", keys), *more), there)


def _step(there: str, keys: str) -> Walk:
    return _entry(there, "7", ("open doors", keys))


WALKS: Final[dict[str, Walk]] = {
    "WelcomeScreen": Walk((), "begin"),
    "InterestsScreen": Walk(_INTERESTS, "you typed"),
    "CompareScreen": Walk((*_INTERESTS, ("you typed", ", sports"), ("Bo Lind", _F2)), "Which of the two"),
    "ProfessionalScreen": Walk(_TIMES, "Head of Press"),
    "AboutYouScreen": Walk(_ABOUT, "Your name"),
    "CodeScreen": Walk(_CODE, "Reference to type"),
    "ConfirmModal": Walk((*_CODE, ("Reference to type", "\x1b")), "back?"),
    "DoneScreen": Walk((*_CODE, ("Reference to type", "\r")), "Almost there"),
    "WaitingScreen": Walk((*_FULL, ("Your name", f"{_NAME} Quill{_F2}")), "next for"),
    "IdleModal": Walk(_INTERESTS, "still there", settings={"KIOSK_IDLE_SECONDS": "20"}),
    "MyBookingScreen": Walk((("begin", _F3),), "Reference"),
    "OutOfOrderScreen": Walk((), _CLOSED, back=_CLOSED, is_closed=True),
    "SignInScreen": Walk((("begin", _F7),), "Personal code"),
    "EveningScreen": Walk((("begin", _F7), ("Personal code", "{code}\r"), ("PIN", "{pin}\r")), "Hello, Bo"),
    "PinModal": Walk((("begin", "\x0f"),), "PIN"),
    "OrganizerScreen": Walk(_MENU, "Walk-in professional"),
    "BoardScreen": _entry("talking now", "1"),
    "MessageModal": _entry("all kiosks", "1", ("talking now", "m")),
    "BookingsScreen": _entry(_NAME, "2"),
    "ProfessionalsScreen": _entry("are here", "3"),
    "ChooseModal": _entry("meet students", "3", ("are here", _DOWN), ("Leaves", "m")),
    "ChooseFileScreen": _entry("Which file", "4"),
    "PreviewScreen": _entry("whole event", "4", ("Which file", "{roster}"), ("roster.csv", "\r")),
    "MendScreen": _entry(
        "What they can talk about", "4", ("Which file", "{roster}"), ("roster.csv", "\r"), ("whole event", "e")
    ),
    "WalkInScreen": _entry("just come", "5"),
    "CodeTestScreen": _entry("Scan the code", "6"),
    "SetUpScreen": _entry("open doors", "7"),
    "EventFormScreen": _step("networking event", "1"),
    "ReachStepScreen": _step("Do phones get here", "3"),
    "BadgeStepScreen": _step("Badges to print", "4"),
    "PinStepScreen": _step("Your PIN", "5"),
    "RehearsalStepScreen": _step("A rehearsal", "6"),
    "EndScreen": _entry("students' data", "0"),
    "PersonFormScreen": _entry("Change ", "3", ("are here", _DOWN), ("Leaves", "e")),
    "RoomScreen": Walk((), _ROOM, program="room", back=_ROOM),
    "the board of its own": Walk(
        (), "talking now", kind="BoardScreen", program="board", back="talking now", names_people=True
    ),
    "the first set-up": Walk((), _STEPS, kind="SetUpScreen", back=_STEPS, is_new=True),
}
_SHORT: Final = ("BookingsScreen", "RoomScreen", "WaitingScreen")


def _all_screens() -> set[type[Screen[Any]]]:
    """Return every class of ours that Textual could show."""
    for module in walk_packages(kiosk.tui.__path__, "kiosk.tui."):
        import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    fresh: list[type[Screen[Any]]] = [Screen]
    while fresh:
        below = [kind for kind in fresh.pop().__subclasses__() if kind not in found]
        found.update(kind for kind in below if kind.__module__.startswith("kiosk.tui"))
        fresh += below
    return found


def test_no_screen_is_left_out() -> None:
    """Every screen that can be shown is one that a crash is forced in below."""
    files = (Path(__file__).parents[2] / "kiosk" / "tui").rglob("*.py")
    sources = "\n".join(file.read_text(encoding="utf-8") for file in files)
    shown = {
        kind.__name__
        for kind in _all_screens()
        if not kind.__subclasses__() or re.search(rf"(?<!class )\b{kind.__name__}\(", sources)
    }
    assert len(shown) > 30
    assert shown == {walk.kind or name for name, walk in WALKS.items()}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Machine, dict[str, str]]:
    """A kiosk with a PIN, two professionals of whom one has no time left, and what is needed to get behind doors."""
    folder = tmp_path_factory.mktemp("ready")
    machine = Machine(
        folder,
        "Name,Company,Job title,Topics,Available\n"
        "Ana Ruiz,Faro,Head of Press,Crisis communications,\n"
        "Bo Lind,Nord,Press Officer,Sports PR,{first_slot}\n",
    )
    machine.asks("book", "--professional", "Bo Lind", "--slot", machine.first, "--student", f"{_NAME} Archer")
    with open_kiosk(data_dir=machine.data) as opened:
        opened.services.set_organizer_pin(_PIN)
        badge = next(one for one in opened.services.make_badges(()) if one.professional.name == "Bo Lind")
    return machine, {"code": badge.personal_code, "pin": badge.pin, "roster": str(folder / "roster.csv")}


@pytest.fixture
def machine(ready: tuple[Machine, dict[str, str]], tmp_path: Path) -> Machine:
    """The same for one test."""
    return ready[0].copied(tmp_path)


def crash(shown: PseudoTerminal, to: Walk, own: dict[str, str]) -> float:
    """Walk to a screen, let it fail, and return after how many seconds the program's first screen is back."""
    walk(shown, (*((there, keys.format_map(own)) for there, keys in to.way), (to.there, "")))
    shown.write(_F10)
    gone = shown.wait_for("\x1b[?1049l", seconds=60)
    before = len(shown.seen)
    back = gone + shown.wait_for(to.back, seconds=60)
    assert to.names_people or _NAME.encode() not in shown.seen[before:]
    assert b"Traceback" not in shown.seen
    assert b"mistake" not in shown.seen
    return back


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in _SHORT else pytest.mark.soak) for name in WALKS]
)
def test_a_crash_in_any_screen_ends_at_the_first_one(
    ready: tuple[Machine, dict[str, str]], machine: Machine, name: str
) -> None:
    """The next student meets the welcome screen, no name is shown or logged, and every booking is whole."""
    to = WALKS[name]
    machine.environment |= to.settings
    if to.is_new:
        shutil.rmtree(machine.data)
    if to.is_closed:
        with open_kiosk(data_dir=machine.data) as opened:
            opened.services.report_station("kiosk-1")
            opened.services.close_station("kiosk-1", True)
    with machine.starts("f10", program=to.program) as shown:
        print(f"{name}: back after {crash(shown, to, ready[1]):.1f} s")
        log = machine.log.read_text()
        assert f"a mistake of ours in {to.kind or name}\n" in log
        assert _NAME not in log
        found = [] if to.is_new else machine.bookings()
        assert len(found) == (0 if to.is_new else 2 if to.way[: len(_CODE)] == _CODE else 1)
        assert {one["status"] for one in found} <= {"requested"}

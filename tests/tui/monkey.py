"""A monkey at the kiosk: random keys, pastes, touches, resizes, badges and absences, and what may never come of them.

It plants words of its own into every visit, and reads on every screen whether one of them outlived its visit.
"""

import asyncio
import gc
import itertools
import os
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from textual import events
from textual.geometry import Size
from textual.widget import Widget

from tests.tui.driving import Kiosk

_PLANTED = re.compile(r"zq[a-z]{6}qz")
_ORGANIZER: Final = ("kiosk.tui.organizer", "kiosk.tui.screens.organizer")
_KEYS: Final = (
    *"abcdefghijklmnopqrstuvwxyz 0123456789.,-'@[]/{}$\\%éß李🙂",
    *("enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("backspace", "delete", "space", *(f"f{number}" for number in range(1, 13))),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *("ctrl+backslash", "ctrl+@", "shift+home", "shift+end", "ctrl+left", "ctrl+right", "alt+f4", "super+c"),
)
_ON: Final = ("enter", "enter", "enter", "down", "tab", "n", "f2", "f4", "f6", "f8", "a")
_SIZES: Final = ((80, 24), (80, 24), (100, 30), (100, 30), (160, 50), (79, 24), (80, 23), (20, 5), (1, 1))
_INTERESTS: Final = ("crisis", "crisis comunications", "sport", "quantum", "click", "<script>", "[/]", "x", "drop")
_HOSTILE: Final = (
    "[@click=app.quit]go[/] [/]",
    "\x1b[31mred\x1b]0;title\x07\r\n\x00\x7f",
    "\u202egnorw\u2066 \u200d",
    "x" * 20_000,
    "'; DROP TABLE bookings;--\n\n\n",
    "\x1b[?1049l\x1bc",
)


@dataclass
class Seen:
    """What came of it."""

    steps: int = 0
    screens: Counter[str] = field(default_factory=Counter)
    visits: int = 0
    faults: list[str] = field(default_factory=list)
    resident: list[int] = field(default_factory=list)
    """Bytes of this process in memory, over time."""


class Monkey:
    """Drives a kiosk; `pin` and `badge` open the organizer's and the professional's screens."""

    def __init__(self, kiosk: Kiosk, seed: int, *, pin: str, badge: str) -> None:
        self._kiosk = kiosk
        self._dice = random.Random(seed)  # noqa: S311 - a monkey, not a secret
        self._pin = pin
        self._badge = badge
        self._numbers = itertools.count()
        self._owners: dict[str, set[tuple[str, int]]] = {}
        """Planted word -> the visits during which it was typed."""
        self._fresh: list[str] = []
        self._welcomes = 0
        self.seen = Seen()

    async def run(self, steps: int, rest: Callable[[], object] = lambda: None) -> Seen:
        """Do at least so many steps; `rest` is called now and then, between two visits or not."""
        for round_ in itertools.count():
            if self.seen.steps >= steps:
                break
            await self._burst()
            if round_ % 50 == 0:
                rest()
            if round_ % 200 == 0:
                gc.collect()
                self.seen.resident.append(resident())
        return self.seen

    async def visit_everything(self) -> None:
        """Walk once to every screen, so that even a short run has been there."""
        for keys in (
            "enter", "c", "r", "i", "s", "i", "s", "enter", "enter", "M", "f2", "f6", "enter", "f5", "f3", "escape",
            *self._badge, "enter", *self._pin, "enter", "f2", "escape", "ctrl+o", *self._pin, "enter", "1", "escape",
            "2", "escape", "3", "escape", "4", "escape", "5", "escape", "escape",
        ):  # fmt: skip
            await self._do(partial(self._key, keys))

    # --- one burst ------------------------------------------------------------------------------------

    async def _burst(self) -> None:
        ways: tuple[tuple[int, Callable[[], None]], ...] = (
            (24, self._hammer),
            (30, self._go_on),
            (12, self._plant),
            (10, self._touch),
            (8, self._touch_something),
            (6, self._scroll),
            (5, self._paste),
            (3, self._resize),
            (4, self._scan),
            (40 if len(self._kiosk.app.screen_stack) == 1 else 2, self._organize),
            (2, self._walk_away),
            (2, self._start_over),
        )
        (way,) = self._dice.choices([one for _, one in ways], [weight for weight, _ in ways])
        await self._do(way)

    async def _do(self, way: Callable[[], None]) -> None:
        before = self._visit
        self._fresh.clear()
        way()
        try:
            await asyncio.wait_for(self._kiosk.settle(), 60)
        except TimeoutError:
            self.seen.faults.append(f"{self._kiosk.screen} did not come to rest after {way}")
        if len(self._kiosk.app.screen_stack) == 1:
            self._welcomes += 1  # whoever stood here has gone, whether the kiosk has noticed it or not
        after = self._visit
        self.seen.visits += before != after
        for word in self._fresh:
            self._owners[word] = {before, after}
        self._look(after)

    @property
    def _visit(self) -> tuple[str, int]:
        return self._kiosk.app.visit.id, self._welcomes

    def _look(self, visit: tuple[str, int]) -> None:
        app = self._kiosk.app
        if app._exit or not app.is_running:
            raise AssertionError(f"the kiosk has ended on {self._kiosk.screen}")
        self.seen.screens[self._kiosk.screen] += 1
        if self._is_behind_a_pin:
            return  # names stand there by right
        is_welcome = len(app.screen_stack) == 1
        for word in set(_PLANTED.findall(self._kiosk.text())):
            if is_welcome or visit not in self._owners.get(word, {visit}):
                self.seen.faults.append(f"{word} stands on {self._kiosk.screen} and is of another visit")

    @property
    def _is_behind_a_pin(self) -> bool:
        stack = self._kiosk.app.screen_stack
        return self._kiosk.screen == "EveningScreen" or any(
            type(screen).__module__.startswith(_ORGANIZER) for screen in stack
        )

    # --- what a monkey does -----------------------------------------------------------------------------

    def _key(self, key: str) -> None:
        self.seen.steps += 1
        self._kiosk.send(key)

    def _send(self, event: events.Event) -> None:
        self.seen.steps += 1
        driver = self._kiosk.app._driver
        assert driver is not None
        driver.process_message(event)

    def _hammer(self) -> None:
        for _ in range(self._dice.randint(5, 60)):
            self._key(self._dice.choice(_KEYS))

    def _go_on(self) -> None:
        if self._kiosk.screen == "InterestsScreen" and self._dice.random() < 0.4:
            self._key("ctrl+u")
            for letter in self._dice.choice(_INTERESTS):
                self._key(letter)
        if self._kiosk.screen in ("PinModal", "SignInScreen") and self._dice.random() < 0.6:
            self._type_pin()
        elif self._kiosk.screen == "OrganizerScreen" and self._dice.random() < 0.6:
            self._key(self._dice.choice("1234567"))
        for _ in range(self._dice.choice((1, 1, 2, 3, 10))):
            self._key(self._dice.choice(_ON))

    def _word(self) -> str:
        """Return a planted word; behind a PIN nothing is planted, since names stay there by right."""
        if self._is_behind_a_pin:
            return "words"
        number, letters = next(self._numbers), ""
        for _ in range(6):
            number, digit = divmod(number, 26)
            letters += chr(97 + digit)
        word = f"zq{letters}qz"
        self._fresh.append(word)
        return word

    def _plant(self) -> None:
        for letter in self._word():
            self._key(letter)
        if self._dice.random() < 0.6:
            self._key("enter")

    def _paste(self) -> None:
        self._send(events.Paste(self._word() + self._dice.choice(_HOSTILE)))

    def _mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
        self._send(kind(None, x, y, 0, 0, button, False, False, False, x, y))

    def _tap(self, x: int, y: int) -> None:
        self._mouse(events.MouseMove, x, y, 0)
        button = self._dice.choice((1, 1, 1, 2, 3))
        self._mouse(events.MouseDown, x, y, button)
        if self._dice.random() < 0.2:  # a gesture
            x, y = x + self._dice.randint(-20, 20), y + self._dice.randint(-5, 5)
            self._mouse(events.MouseMove, x, y, button)
        self._mouse(events.MouseUp, x, y, button)

    def _touch(self) -> None:
        width, height = self._kiosk.app.size
        for _ in range(self._dice.randint(1, 12)):
            self._tap(self._dice.randint(-1, width), self._dice.randint(-1, height))

    def _touch_something(self) -> None:
        parts = [part for part in self._kiosk.app.screen.walk_children(Widget) if part.region and part.is_on_screen]
        if parts:
            region = self._dice.choice(parts).region
            self._tap(self._dice.randrange(region.x, region.right), self._dice.randrange(region.y, region.bottom))

    def _scroll(self) -> None:
        width, height = self._kiosk.app.size
        kind = self._dice.choice((events.MouseScrollDown, events.MouseScrollUp))
        x, y = self._dice.randrange(width), self._dice.randrange(height)
        for _ in range(self._dice.randint(1, 15)):
            self._mouse(kind, x, y, 0)

    def _resize(self) -> None:
        for _ in range(self._dice.randint(1, 3)):
            size = Size(*self._dice.choice(_SIZES))
            self._kiosk.app._driver._size = size  # type: ignore[union-attr] # as Textual's own pilot does
            self._send(events.Resize(size, size))

    def _scan(self) -> None:
        badge = self._dice.choice((self._badge, self._badge, "MK1P00000000", self._badge[:-1]))
        for letter in badge if self._dice.random() < 0.8 else badge.swapcase():
            self._key(letter)
        self._key("enter")
        if self._dice.random() < 0.7:
            self._type_pin()

    def _organize(self) -> None:
        self._key("ctrl+o")

    def _type_pin(self) -> None:
        for digit in self._pin if self._dice.random() < 0.7 else "000000":
            self._key(digit)
        self._key("enter")

    def _walk_away(self) -> None:
        self.seen.steps += 1
        self._kiosk.app.call_later(self._kiosk.app._left_alone)

    def _start_over(self) -> None:
        self._key("f5")


def resident() -> int:
    """Return how many bytes of memory this process has resident (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")

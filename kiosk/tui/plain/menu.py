"""Numbered choices: every list of the dialogue is answered with a number, and 0 always goes back.

A choice without words is not shown and cannot be made, and keeps its number: so the same number always does the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kiosk.booking.codes import BADGE_PREFIX, read_badge_or_personal
from kiosk.errors import KioskError
from kiosk.tui.afterwards import log
from kiosk.tui.plain.console import Console, VisitOver
from kiosk.tui.scene import Scene

Choice = TypeVar("Choice")
Found = TypeVar("Found")

BACK = "0"
START_OVER = "00"


class Back(Exception):
    """The student wants to go back one step."""


@dataclass(frozen=True)
class Talk:
    """A dialogue on one console: says, asks, lets choose, and turns what a service refuses into a sentence."""

    scene: Scene
    console: Console
    is_at_desk: bool = False
    """Behind the organizer's PIN: whoever reads can mend what the machine refuses."""

    def say(self, *lines: str) -> None:
        """Print lines."""
        self.console.say(*lines)

    def text(self, key: str, /, **values: object) -> str:
        """Return a sentence of the dialogue: `plain.<key>`."""
        return self.scene.texts(f"plain.{key}", **values)

    def write(self, prompt: str, *, hidden: bool = False) -> str:
        """Return what was typed.

        Raises:
            Back: 0 was typed.
            VisitOver: 00 was typed, or nobody is there.
        """
        while self._served(line := self.console.ask(prompt, hidden=hidden)):
            pass
        self._leave(line)
        return line

    def choose(self, choices: Sequence[tuple[str, Choice]], watch: Callable[[], bool] | None = None) -> Choice:
        """Show numbered choices and return the one whose number was typed; anything else asks again."""
        while True:
            found = self.choose_or_write(choices, watch)
            if not isinstance(found, Written):
                return found
            self.say(self.text("which", last=len(choices)) if len(choices) > 1 else self.text("only"))

    def choose_or_write(
        self, choices: Sequence[tuple[str, Choice]], watch: Callable[[], bool] | None = None, *, begin: bool = False
    ) -> "Choice | Written":
        """Show numbered choices and return one, or the words that were typed instead.

        `begin` is the first question of a visit: there is nothing to go back to, and nobody is waited for in vain.
        """
        line = self._number(choices, watch, begin=begin)
        while self._served(line):
            line = self._number(choices, watch, begin=begin)
        self._leave(line)
        if line.isdecimal() and 1 <= int(line) <= len(choices) and choices[int(line) - 1][0]:
            return choices[int(line) - 1][1]
        return Written(line)

    def _number(self, choices: Sequence[tuple[str, Choice]], watch: Callable[[], bool] | None, *, begin: bool) -> str:
        self.say(*(f"{number:3}  {label}" for number, (label, _) in enumerate(choices, start=1) if label))
        if begin:
            return self.console.wait(self.text("prompt"), watch)
        self.say(self.text("ways"))
        return self.console.ask(self.text("prompt"), watch=watch)

    def _served(self, line: str) -> bool:
        """Let a professional in whose badge was read in place of an answer; tell whether it was one."""
        code = line.strip().upper()
        if not code.startswith(BADGE_PREFIX) or not read_badge_or_personal(code):
            return False
        from kiosk.tui.plain.professional import let_professional_in  # noqa: PLC0415 - it talks as well

        let_professional_in(self, read_badge_or_personal(code))
        return True

    def do(self, work: Callable[[], Found]) -> Found | None:
        """Ask a service and return its answer; none after the sentence that says why there is none."""
        try:
            return work()
        except KioskError as error:
            self.refuse(error)
        except Exception:
            log.exception("a question to a service failed")
            self.console.warn(self.scene.texts("tui.mishap"))
        return None

    def refuse(self, error: KioskError) -> None:
        """Say calmly why something could not be done."""
        tell = error.told_at_desk if self.is_at_desk else error.told
        self.console.warn(tell(self.scene.texts))

    def _leave(self, line: str) -> None:
        if line == BACK:
            raise Back
        if line == START_OVER:
            raise VisitOver


@dataclass(frozen=True, slots=True)
class Written:
    """Words where a number could have stood."""

    words: str

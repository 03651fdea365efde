"""Lines in, lines out: a locked keyboard, a watch for students who have gone, and nothing left behind.

It knows no booking and no service. A line that was typed is plain text before anybody sees it.
"""

import math
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final, TextIO

from rich.cells import cell_len

from kiosk.plaintext import clean, has_controls
from kiosk.texts import Texts

_LONGEST: Final = 2000
"""Bytes of one line that are kept; a book that leans on the keyboard fills no memory."""
_STEP: Final = 0.5
"""Seconds between two looks at what is being waited for."""
_ON_PAPER: Final = "\x1b[38;2;0;0;0;48;2;255;255;255m"
_INDENT: Final = 5
"""Cells before a row that goes on: as far in as the words of a numbered choice."""
_BLANK_ROWS: Final = 100
"""Rows that push a visit out of sight where no sequence clears the terminal."""
_IN_SIGHT: Final = 12
"""Rows under a refusal that leave it on the smallest terminal, with what stands above."""


class VisitOver(Exception):
    """The student said goodbye, or has gone."""


class Closed(Exception):
    """The organizer closed the kiosk, or the terminal is no more."""


def broken(line: str, width: int) -> str:
    """Return a line as rows of at most `width` cells, which end between words; an address stays whole."""
    if width <= _INDENT or cell_len(line) <= width:
        return line
    rows, row = [], ""
    for word in re.findall(r"\s*\S+", line):
        if row and cell_len(row + word) > width:
            rows.append(row)
            row = " " * _INDENT + word.lstrip()
        else:
            row += word
    return "\n".join([*rows, row])


class Console:
    """A terminal as a typewriter: `ask` waits for one line."""

    def __init__(self, source: int, out: TextIO, texts: Texts, idle: float, warning: int) -> None:
        self.texts = texts
        self._source = source
        self._out = out
        self._idle = idle
        self._warning = warning
        self._typed = b""
        self._warning_line = ""
        self._rows_since = 0

    @property
    def draws(self) -> bool:
        """Whether the terminal understands colours."""
        return self._out.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")

    def say(self, *lines: str) -> None:
        """Print lines, broken between words; nothing in them can steer the terminal."""
        plain = (clean(line) if has_controls(line) else line for line in lines)
        self._print("\n".join(broken(line, self._width()) for line in plain))

    def warn(self, sentence: str) -> None:
        """Print why something could not be done; it is said again where a long list has pushed it off the screen."""
        self.say("", f"! {sentence}")
        self._warning_line, self._rows_since = sentence, 0

    def draw(self, rows: Sequence[str]) -> None:
        """Print rows in black on white, whatever the terminal's own colours are."""
        self._print("\n".join(f"{_ON_PAPER}{row}\x1b[0m" for row in rows))

    def _width(self) -> int:
        """Return the cells of a row; none where nobody knows."""
        if not self._out.isatty():
            return 0
        with suppress(OSError):
            return os.get_terminal_size(self._out.fileno()).columns
        return 0

    def _print(self, text: str, end: str = "\n") -> None:
        self._rows_since += text.count("\n") + 1
        try:
            print(text, end=end, file=self._out, flush=True)
        except OSError as error:  # the terminal has gone
            raise Closed from error

    def wait(self, prompt: str, watch: Callable[[], bool] | None = None) -> str:
        """Return the next line, cleaned, however long it takes: before a visit there is nothing to forget."""
        self._warn_again()
        self._print(prompt, end=" ")
        return clean(self._line(math.inf, prompt, watch) or "")

    def ask(self, prompt: str, *, hidden: bool = False, watch: Callable[[], bool] | None = None) -> str:
        """Return the next line, cleaned; `watch` is called while nothing is typed, and true says the prompt again.

        Raises:
            VisitOver: nobody answered, and nobody answered the question whether anybody is there.
            Closed: the terminal is no more.
        """
        self._warn_again()
        with self._echo(not hidden):
            self._print(prompt, end=" ")
            line = self._line(self._idle, prompt, watch)
            if line is None:
                self.say("", self.texts("plain.idle", seconds=self._warning))
                line = self._line(self._warning, prompt, watch)
                if line is None:
                    raise VisitOver
                if not line:
                    return self.ask(prompt, hidden=hidden, watch=watch)
        return clean(line)

    def forget(self) -> None:
        """Take everything off the terminal, what it keeps above the screen and half a typed line included."""
        self._typed, self._warning_line = b"", ""
        if os.isatty(self._source):
            import termios  # noqa: PLC0415 - not on every system

            termios.tcflush(self._source, termios.TCIFLUSH)
        self._print("\x1b[2J\x1b[3J\x1b[H" if self.draws else "\n" * _BLANK_ROWS)

    def _warn_again(self) -> None:
        sentence, self._warning_line = self._warning_line, ""
        if sentence and self._rows_since > _IN_SIGHT:
            self.say("", f"! {sentence}")

    def _line(self, seconds: float, prompt: str, watch: Callable[[], bool] | None) -> str | None:
        """Return a line, or none when none came in time."""
        end = time.monotonic() + seconds
        while b"\n" not in self._typed:
            left = end - time.monotonic()
            if left <= 0:
                return None
            ready, _, _ = select.select([self._source], [], [], min(left, _STEP))
            if ready:
                self._read()
            elif watch is not None and watch():
                self._print(prompt, end=" ")
        line, _, self._typed = self._typed.partition(b"\n")
        return line.decode("utf-8", "replace")

    def _read(self) -> None:
        try:
            piece = os.read(self._source, 4096)
        except OSError as error:
            raise Closed from error
        if not piece:
            raise Closed
        self._typed += piece.replace(b"\r", b"\n")
        if b"\n" not in self._typed:
            self._typed = self._typed[:_LONGEST]

    @contextmanager
    def _echo(self, on: bool) -> Iterator[None]:
        """Show what is typed, or not: a PIN is nobody's business."""
        if on or not os.isatty(self._source):
            yield
            return
        import termios  # noqa: PLC0415

        before = termios.tcgetattr(self._source)
        silent = list(before)
        silent[3] &= ~termios.ECHO
        termios.tcsetattr(self._source, termios.TCSADRAIN, silent)
        try:
            yield
        finally:
            termios.tcsetattr(self._source, termios.TCSADRAIN, before)
            self.say("")


@contextmanager
def open_console(texts: Texts, idle: float, warning: int) -> Iterator[Console]:
    """Yield this process's terminal with its keys locked; afterwards it is as it was."""
    # A serial console that is not UTF-8 shows question marks rather than nothing at all.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    source = sys.stdin.fileno()
    with _signals_closed(), _keys_closed(source):
        yield Console(source, sys.stdout, texts, idle, warning)


@contextmanager
def _keys_closed(source: int) -> Iterator[None]:
    """Make the keys that interrupt, suspend, abort and end a line of input letters that `clean` takes away."""
    if not os.isatty(source):
        yield
        return
    import termios  # noqa: PLC0415

    before = termios.tcgetattr(source)
    locked = [*before[:6], list(before[6])]
    locked[3] = (locked[3] | termios.ICANON | termios.ECHO) & ~termios.ISIG
    locked[6][termios.VEOF] = b"\x00"
    termios.tcsetattr(source, termios.TCSADRAIN, locked)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may have gone
            termios.tcsetattr(source, termios.TCSADRAIN, before)


@contextmanager
def _signals_closed() -> Iterator[None]:
    """End cleanly on SIGTERM and SIGHUP, and on nothing that a keyboard sends."""

    def leave(*_: object) -> None:
        raise Closed

    kept = {}
    for name, handler in (("SIGTERM", leave), ("SIGHUP", leave)):
        if hasattr(signal, name):
            kept[getattr(signal, name)] = signal.signal(getattr(signal, name), handler)
    for name in ("SIGINT", "SIGTSTP", "SIGQUIT"):
        if hasattr(signal, name):
            kept[getattr(signal, name)] = signal.signal(getattr(signal, name), signal.SIG_IGN)
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)

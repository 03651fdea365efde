"""A command on a terminal of its own (a pseudo-terminal), spoken with line by line."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Terminal:
    """What a person at that terminal does: read, type, wait."""

    def __init__(self, process: "subprocess.Popen[bytes]", main: int) -> None:
        self.process = process
        self._main = main
        self.prompt = "Number:"
        """What stands where a number is asked for."""
        self.heard = ""
        """Everything that was printed so far."""
        self._read_to = 0

    def expect(self, words: str, seconds: float = 30) -> str:
        """Wait for words after those last waited for; return what was printed up to them."""
        end = time.monotonic() + seconds
        while (found := self.heard.find(words, self._read_to)) < 0:
            assert time.monotonic() < end, f"waited in vain for {words!r} after: {self.heard[self._read_to :]}"
            self._listen(0.1)
        said = self.heard[self._read_to : found + len(words)]
        self._read_to = found + len(words)
        return said

    def answer(self, prompt: str, line: str) -> str:
        """Wait for a prompt and type a line; return what was printed up to the prompt."""
        said = self.expect(prompt)
        self.type(f"{line}\n")
        return said

    def choose(self, label: str) -> None:
        """Type the number that stands before a label, once the choices are complete."""
        said = self.expect(self.prompt)
        numbers = [row.split()[0] for row in said.splitlines() if label in row and row.split()[0].isdecimal()]
        assert numbers, f"no choice {label!r} in {said}"
        self.type(f"{numbers[0]}\n")

    def type(self, keys: str) -> None:
        """Type keys as they are."""
        os.write(self._main, keys.encode())

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self._main)
        self._main = -1

    def ended(self, seconds: float = 20) -> int:
        """Wait for the end and return the exit status."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            if self._main >= 0:
                self._listen(0.1)
            else:
                time.sleep(0.1)
        return self.process.wait(timeout=1)

    def _listen(self, seconds: float) -> None:
        if select.select([self._main], [], [], seconds)[0]:
            try:
                self.heard += os.read(self._main, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
            except OSError:  # the other end is closed
                time.sleep(seconds)


@contextmanager
def terminal(*words: str, **environment: str) -> Iterator[Terminal]:
    """Start `kiosk` with these words on a terminal that understands nothing but lines."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", *words],
        stdin=side,
        stdout=side,
        stderr=side,
        env=_environment(environment),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the keys that interrupt need it
    )
    os.close(side)
    found = Terminal(process, main)
    try:
        yield found
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if found._main >= 0:
            os.close(main)


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    return kept | {"TERM": "dumb", "PYTHONIOENCODING": "utf-8"} | more

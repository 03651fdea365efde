"""A program on a pseudo-terminal of its own: typed to, read from, ended like a system does it."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress


class PseudoTerminal:
    """Starts a program on a new pseudo-terminal; use it as a context manager, which ends what still runs."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        """Describe the program; it starts when the context is entered. `size` is columns, rows."""
        self._command, self._environment, self._size = list(command), dict(environment), size
        self.seen = b""
        """Everything the terminal received so far."""

    def __enter__(self) -> "PseudoTerminal":
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            columns, rows = self._size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(self._command[0], self._command, {**os.environ, **self._environment})  # noqa: S606 - no shell
        self._ended: int | None = None
        return self

    def __exit__(self, *_: object) -> None:
        if self._ended is None:
            self.end(signal.SIGTERM, seconds=10)
        if self._ended is None:
            self.end(signal.SIGKILL, seconds=10)
        os.close(self._terminal)

    def write(self, text: str) -> None:
        """Type text, a key after the other as fast as they are taken."""
        os.write(self._terminal, text.encode())

    def pour(self, data: bytes, quiet: float = 0.05) -> bytes:
        """Send bytes of any kind, and return what was received until nothing came for `quiet` seconds."""
        received = b""
        while True:
            readable, writable, _ = select.select([self._terminal], [self._terminal] if data else [], [], quiet)
            if not readable and not writable:
                return received
            if readable:
                try:
                    received += os.read(self._terminal, 65536)
                except OSError:  # Linux says EIO when the other side is gone
                    return received
            if writable:
                data = data[os.write(self._terminal, data[:512]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Be another size from now on; the system tells the program."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, wanted: str, seconds: float = 30.0) -> float:
        """Read until `wanted` comes anew; return after how many seconds. Fails when it does not come."""
        began = time.monotonic()
        fresh = b""
        while wanted.encode() not in fresh:
            assert time.monotonic() - began < seconds, f"waited in vain for {wanted!r}: {fresh[-2000:]!r}"
            if select.select([self._terminal], [], [], 0.1)[0]:
                try:
                    read = os.read(self._terminal, 65536)
                except OSError:  # Linux says EIO when the other side is gone
                    raise AssertionError(f"ended before {wanted!r}: {fresh[-2000:]!r}") from None
                fresh += read
                self.seen += read
        return time.monotonic() - began

    def end(self, number: int | None = None, seconds: float = 30.0) -> int | None:
        """Send a signal, or none, and return the exit status, or nothing when it still runs by then."""
        if number is not None:
            os.kill(self.pid, number)
        until = time.monotonic() + seconds
        while self._ended is None and time.monotonic() < until:
            if select.select([self._terminal], [], [], 0.05)[0]:
                with suppress(OSError):
                    self.seen += os.read(self._terminal, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._ended = os.waitstatus_to_exitcode(status)
        return self._ended

    def lose(self, seconds: float = 30.0) -> int | None:
        """Take the terminal away, as a closed window does, and return the exit status as `end` does."""
        os.close(self._terminal)
        self._terminal = os.open(os.devnull, os.O_RDONLY)
        return self.end(seconds=seconds)

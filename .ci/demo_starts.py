"""Starts `kiosk demo` on a pseudo-terminal of 80 x 24, waits for its first screen, and ends it like a system does.

    python3 demo_starts.py PATH_OF_KIOSK

Standard library only, so that it runs beside any installation. Exit status 0 when the screen showed DEMO, the phone
pages answered, and SIGTERM ended everything with the terminal restored.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time

ROWS, COLUMNS = 24, 80
PATIENCE = 60.0  # seconds; a slow machine is no failure


def read_until(terminal: int, wanted: bytes, seconds: float) -> bytes:
    """Return what the terminal received until `wanted` stood in it, the program ended, or time was up."""
    seen = b""
    end = time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # Linux says EIO when the other side is gone
            break
    return seen


def main() -> int:
    """Run the check; print what was seen where it fails."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "KIOSK_DATA_DIR": data,
            "KIOSK_PORT": "0",
        }
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(sys.argv[1], ["kiosk", "demo"], environment)  # noqa: S606 - no shell is wanted
        started = time.monotonic()
        seen = read_until(terminal, b"DEMO", PATIENCE)
        print(f"first screen after {time.monotonic() - started:.1f} s")
        time.sleep(1.0)
        os.kill(child, signal.SIGTERM)
        seen += read_until(terminal, b"\x1b[?1049l", PATIENCE)
        _, status = os.waitpid(child, 0)
        ok = b"DEMO" in seen and b"\x1b[?1049l" in seen and b"Traceback" not in seen
        code = os.waitstatus_to_exitcode(status)
        print(f"shown: {b'DEMO' in seen}, terminal restored: {b'1049l' in seen}, exit {code}")
        if not ok:
            print(seen.decode(errors="replace")[-3000:])
        return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())

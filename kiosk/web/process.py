"""The phone pages as a process of their own: started, watched, started again, and taken down with the kiosk.

Used by `kiosk run` and `kiosk demo`. It imports no web framework, so the screen does not pay for one, and a page
that hangs cannot freeze the screen. The child reads the other end of a pipe and ends when this process is gone,
however it went.
"""

import contextlib
import http.client
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Final

from kiosk.web.listening import listen, port_of

LOG: Final = logging.getLogger("kiosk.web.process")

UP: Final = "up"
RESTARTING: Final = "restarting"
DOWN: Final = "down"

_LOG_FILE: Final = "phone-pages.log"
_LOG_LIMIT: Final = 2_000_000
_HEAD_START: Final = 0.8
"""Seconds that the screen has the machine for itself: two interpreters that start together delay each other."""
_FIRST_PAUSE: Final = 0.2
_LONGEST_PAUSE: Final = 10.0
_STEADY_SECONDS: Final = 30.0
"""A child that lived so long starts with the shortest pause again."""
_PROBE_SECONDS: Final = 2.0
_MISSED_PROBES: Final = 10
"""So many unanswered questions in a row, and a child that does not come up is started anew."""
_MISSED_WHEN_UP: Final = 5
"""The same of one that was up and hangs: a slow machine is given ten seconds, and phones wait no longer."""
_END_SECONDS: Final = 5.0
_HUNG_SECONDS: Final = 1.0
"""What hangs hears no order to end."""


class PhonePages:
    """The phone process and its watch.

    Use it as a context manager: the port is bound when it is entered (`PortBusy` otherwise), and the child is gone
    when it is left.
    """

    def __init__(
        self,
        host: str,
        port: int,
        environment: Mapping[str, str],
        folder: Path,
        *,
        command: Sequence[str] = (sys.executable, "-m", "kiosk", "serve"),
    ) -> None:
        """Describe the process; nothing happens yet.

        Args:
            host: address to listen on.
            port: port to listen on; 0 takes any free one.
            environment: variables for the child besides this process's own.
            folder: where the child's output is kept (`phone-pages.log`); never on the terminal.
            command: what to start; the options that join it to this process are added.
        """
        self.instance_id = secrets.token_hex(8)
        """What `/healthz` of our own child says."""
        self._host, self._wanted_port = host, port
        self._environment = dict(environment)
        self._folder = folder
        self._command = tuple(command)
        self._status = DOWN
        self._child: subprocess.Popen[bytes] | None = None
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._keep_up, daemon=True, name="phone-pages")

    @property
    def status(self) -> str:
        """`up`, `restarting` or `down`."""
        return self._status

    @property
    def port(self) -> int:
        """The port that phones reach."""
        return self._port

    def __enter__(self) -> "PhonePages":
        self._socket = listen(self._host, self._wanted_port)
        self._port = port_of(self._socket)
        if os.name == "nt":
            # A socket cannot be inherited there by its number; the port was free a moment ago.
            self._socket.close()
        self._status = RESTARTING
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._watch.join(_END_SECONDS * 2)
        self._socket.close()
        self._status = DOWN

    def _keep_up(self) -> None:
        pause = _FIRST_PAUSE
        self._stop.wait(_HEAD_START)
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                self._start()
                self._wait_for_end()
            except OSError as error:
                LOG.error("the phone pages cannot start: %s", type(error).__name__)
            self._end()
            if self._stop.is_set():
                break
            self._status = RESTARTING if pause < _LONGEST_PAUSE else DOWN
            pause = _FIRST_PAUSE if time.monotonic() - began > _STEADY_SECONDS else min(pause * 2, _LONGEST_PAUSE)
            self._stop.wait(pause)

    def _start(self) -> None:
        with _log(self._folder) as output:
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own command
                [*self._command, *self._joined()],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                env={**os.environ, **self._environment},
                pass_fds=() if os.name == "nt" else (self._socket.fileno(),),
                # Keys and signals of the terminal are the screen's.
                start_new_session=True,
            )
        LOG.info("the phone pages started as process %d", self._child.pid)

    def _joined(self) -> list[str]:
        options = ["--lifeline", "--instance", self.instance_id]
        if os.name == "nt":
            return [*options, "--host", self._host, "--port", str(self._port)]
        return [*options, "--fd", str(self._socket.fileno())]

    def _wait_for_end(self) -> None:
        """Return when the child has ended or hangs; keep the status true meanwhile."""
        child = self._child
        missed, limit = 0, _MISSED_PROBES
        while child is not None and child.poll() is None and not self._stop.is_set():
            if self._answers():
                missed, limit = 0, _MISSED_WHEN_UP
                self._status = UP
            else:
                missed += 1
                # Silence of a child that was up is worth saying, and after a while worth ending it.
                self._status = RESTARTING if missed > 1 or self._status != UP else UP
            if missed > limit:
                LOG.warning("the phone pages do not answer")
                self._end(_HUNG_SECONDS)
                return
            self._pause(child, _PROBE_SECONDS if self._status == UP else _FIRST_PAUSE)
        if child is not None and child.returncode is not None:
            LOG.warning("the phone pages ended with %d", child.returncode)

    def _pause(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and child.poll() is None and not self._stop.wait(0.1):
            pass

    def _answers(self) -> bool:
        # The kernel takes connections for a dead child too, so only an answer with our own name counts.
        local = "127.0.0.1" if self._host in ("0.0.0.0", "") else "::1" if self._host == "::" else self._host  # noqa: S104
        connection = http.client.HTTPConnection(local, self._port, timeout=_PROBE_SECONDS)
        try:
            connection.request("GET", "/healthz")
            said = json.loads(connection.getresponse().read(1000))
            return bool(said.get("instance") == self.instance_id)
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _end(self, patience: float = _END_SECONDS) -> None:
        child = self._child
        if child is None:
            return
        with contextlib.suppress(OSError):
            if child.stdin:
                child.stdin.close()
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(patience)
            except subprocess.TimeoutExpired:
                child.kill()
        child.wait()


def _log(folder: Path) -> IO[bytes]:
    """Open the child's log, readable by its owner only; a long one is put aside first."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / _LOG_FILE
    with contextlib.suppress(OSError):
        if path.stat().st_size > _LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return os.fdopen(handle, "ab")

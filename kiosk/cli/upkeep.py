"""Keeping a screen up: one that ended by a mistake of ours starts again, and the log has why."""

import logging
import logging.handlers
import os
import signal
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kiosk.errors import ScreenFails
from kiosk.heap import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.settings import Settings
    from kiosk.tui.quiet_app import QuietApp

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

_FAILURES: Final = 5
_FAILURE_SECONDS: Final = 60.0
"""Five failures by itself within a minute: whoever watches this process (systemd, a person) has to know."""
_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 1.0
"""Seconds before the next try, more after each failure within the minute; a screen is back within three."""
_LOOK: Final = 0.05
_LOG_BYTES: Final = 1_000_000
_OLD_LOGS: Final = 3


def keep_showing(make_app: "Callable[[], QuietApp[Answer]]") -> "Answer | None":
    """Show a screen until somebody ends it, and return its answer; one that ended by a mistake starts again.

    The kiosk starts again at its welcome screen. One that failed under somebody's fingers does so however often: a
    visit has failed, and the next person begins anew. No try helps one that fails by itself again and again.

    Raises:
        ScreenFails: it ended so too often within a minute.
    """
    from kiosk.tui.lockdown import quiet_terminal

    recent: deque[float] = deque()
    alone: deque[float] = deque(maxlen=_FAILURES)
    with quiet_terminal() as drop_what_was_typed, _Order() as order:
        while not order.has_come:
            app = make_app()
            order.listen(app)
            drop_what_was_typed()
            app.run()
            order.listen()
            if not app.return_code:
                return app.return_value
            app.hand_on()
            recent.append(time.monotonic())
            if not app.was_touched:
                alone.append(recent[-1])
            if len(alone) == _FAILURES and alone[-1] - alone[0] < _FAILURE_SECONDS:
                raise ScreenFails
            log.error("the screen starts again")
            del app
            _rest(recent, order)
    return None


class _Order:
    """The order to end, which may come between two screens and while one stands up; afterwards as before it."""

    def __init__(self) -> None:
        self.has_come = False
        self._app: QuietApp[Any] | None = None
        names = (name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
        self._before = {number: signal.getsignal(number) for number in (getattr(signal, name) for name in names)}

    def __enter__(self) -> "_Order":
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before or signal.SIG_DFL)

    def listen(self, app: "QuietApp[Any] | None" = None) -> None:
        """Hear signals again, which asyncio resets at its end; a screen that stands hears them itself."""
        self._app = app
        for number in self._before:
            signal.signal(number, self._come)

    def _come(self, *_: object) -> None:
        self.has_come = True
        if self._app is not None:
            self._app.exit()


def _rest(failures: deque[float], order: _Order) -> None:
    """Wait before the next try, longer after many failures lately; what the screen held goes meanwhile."""
    while failures[0] < failures[-1] - _FAILURE_SECONDS:
        failures.popleft()
    settle()
    until = failures[-1] + min(_PAUSE * (len(failures) - 1), _LONGEST_PAUSE)
    while time.monotonic() < until and not order.has_come:
        time.sleep(_LOOK)


class PrivateLog(logging.handlers.RotatingFileHandler):
    """A log that rotates and whose files, the new one after a rotation too, are for the owner alone."""

    def _open(self) -> Any:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(handle, self.mode, encoding=self.encoding, errors=self.errors)


def keep_log(settings: "Settings") -> Path:
    """Send the log to a file that rotates; the screen is drawn on stderr, where nothing else may write."""
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = settings.data_dir / "kiosk.log"
    handler = PrivateLog(path, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    path.chmod(0o600)
    return path

"""A terminal's input that goes on after bytes that no keyboard sends. It knows no screen and no key."""

import logging
from functools import cache

from textual.driver import Driver

log = logging.getLogger(__name__)


@cache
def forgiving(driver: type[Driver]) -> type[Driver]:
    """Return a driver that does not end the program over what comes in.

    Textual's driver for terminals ends on the first byte that is not UTF-8: a scanner set to another alphabet, a
    paste, a bad line. Other drivers are returned as they are: they are not given bytes by people.
    """
    if not hasattr(driver, "_run_input_thread"):
        return driver

    class ForgivingDriver(driver):  # type: ignore[valid-type,misc] # which one is decided by the system
        """Reads on where the other one stops."""

        def _run_input_thread(self) -> None:
            while not self.exit_event.is_set():
                try:
                    self.run_input_thread()
                except OSError:  # the terminal has gone
                    self._app.call_later(self._app.exit)
                    return
                except Exception as error:
                    # What could not be read is dropped, and named nowhere: it may be what somebody typed.
                    log.info("input was left out: %s", type(error).__name__)

    return ForgivingDriver

"""Use case: the systemd unit that starts the kiosk with the machine. It writes no file and starts nothing.

Directives: systemd.unit(5), systemd.service(5), systemd.exec(5).
"""

from pathlib import Path
from string import Template
from typing import Final

from kiosk.errors import AutostartUnfit

_UNIT: Final = Path(__file__).with_name("autostart.service")
_TEXT_TERMINAL: Final = "TERM=linux"
_TOUCH: Final = "/usr/bin/cage -d -- /usr/bin/foot --fullscreen --font=monospace:size={size} --"
"""The Linux text console has neither mouse nor touch; cage shows one program on the whole screen, foot draws it."""
_TOUCH_SESSION: Final = """# A seat from logind, which hands screen, keyboard and touch to the session.
PAMName=login
UtmpIdentifier=%I
UtmpMode=user
"""
_TEXT_DEVICES: Final = "PrivateDevices=no\nDevicePolicy=closed\nDeviceAllow=char-tty rw\n"
_LARGE: Final = 20
"""Points: 80 columns on a 14-inch screen, read from a step away."""


def write_autostart(program: Path, user: str, terminal: str, *, touch: bool) -> str:
    """Return the text of the unit.

    Args:
        program: the `kiosk` that is started, absolute.
        user: account it runs as; it needs no password and no home.
        terminal: name of a text console, `tty1` to `tty63`.
        touch: under `cage` and `foot`, for a touch screen or a mouse.

    Raises:
        AutostartUnfit: one of them cannot stand in a unit.
    """
    if not program.is_absolute() or any(sign in str(program) for sign in " \"'\\%$\n"):
        raise AutostartUnfit(value=str(program))
    if not user.replace("-", "").replace("_", "").isalnum() or not user.isascii():
        raise AutostartUnfit(value=user)
    if not terminal.startswith("tty") or not terminal[3:].isdecimal() or not 1 <= int(terminal[3:]) <= 63:
        raise AutostartUnfit(value=terminal)
    command = f"{program} run"
    return Template(_UNIT.read_text(encoding="utf-8")).substitute(
        terminal=terminal,
        terminal_path=f"/dev/{terminal}",
        user=user,
        command=f"{_TOUCH.format(size=_LARGE)} {command}" if touch else command,
        environment="" if touch else _TEXT_TERMINAL,
        session=_TOUCH_SESSION if touch else "",
        devices="" if touch else _TEXT_DEVICES,
        home="yes" if _outside_home(program) else "read-only",
    )


def _outside_home(program: Path) -> bool:
    return not program.is_relative_to("/home") and not program.is_relative_to("/root")

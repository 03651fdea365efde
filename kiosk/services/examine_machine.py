"""Checks of the machine before the doors open: terminal, clock, port, disk. They change nothing on it."""

import http.client
import json
import os
import shutil
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.services.find_time_zone import is_time_zone
from kiosk.services.finding import Finding, failing, ok, warning

COLUMNS: Final = 80
ROWS: Final = 24
ROOMY: Final = (120, 42)
"""From this size on codes are drawn with coloured spaces, which every phone reads at twice the distance."""
_POOR: Final = {"": "dumb", "dumb": "dumb", "unknown": "dumb", "linux": "console"}
"""Values of TERM that promise less than the kiosk shows, and what is said about them."""
_SANE_YEARS: Final = range(2025, 2100)
FULL_BYTES: Final = 100 * 1024**2
"""With less room than this a booking could fail before the evening is over."""
_TIGHT_BYTES: Final = 1024**3
_HEALTH_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known of the terminal that the kiosk would be drawn on."""

    is_terminal: bool
    columns: int
    rows: int
    encoding: str
    term: str
    """TERM, such as xterm-256color."""


def look_at_terminal(environment: Mapping[str, str] = os.environ) -> Terminal:
    """Return what is known of this terminal; the kiosk is drawn on standard error, so that is what counts."""
    columns, rows = COLUMNS, ROWS
    is_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    if is_terminal:
        columns, rows = os.get_terminal_size(sys.stderr.fileno())
    return Terminal(
        is_terminal, columns, rows, getattr(sys.stderr, "encoding", "") or "", environment.get("TERM", "")
    )


def check_terminal(terminal: Terminal) -> Finding:
    """Tell whether the kiosk can be drawn here, and whether codes are drawn the better way."""
    columns, rows = terminal.columns, terminal.rows
    if not terminal.is_terminal:
        return warning("terminal", "none")
    if terminal.encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return failing("terminal", "encoding", encoding=terminal.encoding or "?")
    if columns < COLUMNS or rows < ROWS:
        return failing("terminal", "small", columns=columns, rows=rows)
    if terminal.term in _POOR:
        return warning("terminal", _POOR[terminal.term], term=terminal.term or "?")
    roomy = columns >= ROOMY[0] and rows >= ROOMY[1]
    return ok("terminal", "ok" if roomy else "tight", columns=columns, rows=rows)


def check_clock(now: datetime, zone: str) -> Finding:
    """Tell whether this machine's clock can be believed; `zone` is what the machine is set to."""
    if now.year not in _SANE_YEARS:
        return failing("clock", "year", year=now.year)
    if not is_time_zone(zone):
        return warning("clock", "zone", zone=zone or "?")
    return ok("clock", time=f"{now.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}", zone=zone)


def check_port(host: str, port: int) -> Finding:
    """Tell whether the phone pages can listen; a kiosk that answers there already is no trouble."""
    if not _is_free(host, 0):
        return failing("port", "nowhere", host=host)
    if port == 0 or _is_free(host, port):
        return ok("port", "any" if port == 0 else "ok", port=port)
    if _is_kiosk("127.0.0.1" if host in ("0.0.0.0", "::", "") else host, port):  # noqa: S104
        return ok("port", "kiosk", port=port)
    return failing("port", "busy", port=port, host=host)


def check_disk(folder: Path) -> Finding:
    """Tell whether there is room, and leave to write, where the kiosk keeps its data."""
    place = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if not os.access(place, os.W_OK | os.X_OK):
        return failing("disk", "unwritable", folder=place)
    free = shutil.disk_usage(place).free
    if free < FULL_BYTES:
        return failing("disk", "full", free=_size(free), folder=folder)
    if free < _TIGHT_BYTES:
        return warning("disk", "tight", free=_size(free), folder=folder)
    return ok("disk", free=_size(free), folder=folder)


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":  # on Windows it would let two programs share one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _is_kiosk(host: str, port: int) -> bool:
    """Ask whoever listens there for the phone pages' health."""
    connection = http.client.HTTPConnection(host, port, timeout=_HEALTH_SECONDS)
    try:
        connection.request("GET", "/healthz")
        answer = json.loads(connection.getresponse().read(4096))
        return isinstance(answer, dict) and answer.get("ok") is True and "version" in answer
    except (OSError, ValueError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _size(size: int) -> str:
    return f"{size / 1024**3:.1f} GB" if size >= 1024**3 else f"{size // 1024**2} MB"

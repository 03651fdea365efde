"""Find out which time zone this machine is set to, by its IANA name. It asks no network."""

import contextlib
import os
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

FALLBACK: Final = "UTC"


def find_time_zone(root: Path = Path("/")) -> str:
    """Return the IANA name of the machine's time zone, from TZ or /etc (`root` is for tests), else UTC."""
    for name in _candidates(root):
        if is_time_zone(name):
            return name
    return FALLBACK


def is_time_zone(name: str) -> bool:
    """Tell whether a name is one of an IANA time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown names, absolute paths, folders
        return False
    return bool(name)


def _candidates(root: Path) -> list[str]:
    found = [os.environ.get("TZ", "").lstrip(":")]
    with contextlib.suppress(OSError, ValueError):
        found.append((root / "etc/timezone").read_text(encoding="ascii").strip())
    link = (root / "etc/localtime").resolve().as_posix()
    if "/zoneinfo/" in link:
        found.append(link.rpartition("/zoneinfo/")[2].removeprefix("posix/"))
    return found

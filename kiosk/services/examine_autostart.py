"""Check whether the kiosk starts with the machine, where systemd runs it."""

from pathlib import Path
from typing import Final

from kiosk.services.finding import Finding, ok, warning

UNIT: Final = Path("/etc/systemd/system/mentor-kiosk.service")
SYSTEMD: Final = Path("/run/systemd/system")
"""There while systemd is the machine's first process: sd_booted(3)."""


def check_autostart(program: Path, unit: Path = UNIT, systemd: Path = SYSTEMD) -> Finding:
    """Tell whether the unit is there, is enabled, and starts this very program."""
    if not systemd.is_dir():
        return ok("autostart", "elsewhere")
    if not unit.is_file():
        return warning("autostart", "none", unit=unit, name=unit.name)
    if f"{program} run" not in unit.read_text(encoding="utf-8", errors="replace"):
        return warning("autostart", "other", unit=unit, program=program)
    if not (unit.parent / "multi-user.target.wants" / unit.name).exists():
        return warning("autostart", "disabled", unit=unit.name)
    return ok("autostart", unit=unit.name)

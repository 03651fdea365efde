"""What the top line of a station says: of the clock, the disk, the phone pages, and how phones get here."""

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.texts import Texts

if TYPE_CHECKING:
    from kiosk.booking.reach import Reach
    from kiosk.bootstrap import Kiosk

log = logging.getLogger(__name__)


def phones_line(texts: Texts, pages: str, reach: "Reach") -> str:
    """Return what the top line says about phones: trouble of the pages first, else how phones get here."""
    return texts(f"tui.phones.{pages}") or texts(f"reach.line.{reach.door.value}")


def clock_line(texts: Texts, off: int) -> str:
    """Return what the top line says of a clock that is so many seconds off; empty when it is not."""
    return texts("tui.clock.off", seconds=off) if off else ""


def disk_line(texts: Texts, folder: Path) -> str:
    """Return what the top line says of a disk that is almost full; empty while there is room."""
    from kiosk.services.examine_machine import FULL_BYTES

    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ""
    return texts("tui.disk.full") if free < FULL_BYTES else ""


def seconds_off(kiosk: "Kiosk") -> int:
    """Return by how many seconds this machine's clock differs from the server's; 0 when that is tolerable."""
    from kiosk.bootstrap import utc_now
    from kiosk.services.compare_clocks import check_clocks, clock_gap
    from kiosk.services.finding import State

    gap = clock_gap(kiosk.database, utc_now)
    found = check_clocks(gap)
    if found.state is State.OK:
        return 0
    log.warning("%s", found.message())
    return round(abs(gap).total_seconds())

"""What each side says of an informational interview afterwards, with one tap: counted, shown to nobody. Pure."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.booking.status import Status


class Verdict(StrEnum):
    """How it was."""

    USEFUL = "useful"
    NOT_USEFUL = "not-useful"
    NOT_HELD = "not-held"
    """It did not happen."""


_TOLD: Final = frozenset({Status.CONFIRMED, Status.MET, Status.NO_SHOW})


def may_tell(status: Status, starts_at: datetime, now: datetime) -> bool:
    """Tell whether somebody can say by now how it was."""
    return status in _TOLD and now >= starts_at


def status_of(verdict: Verdict) -> Status:
    """Return where a confirmed booking goes with a verdict."""
    return Status.NO_SHOW if verdict is Verdict.NOT_HELD else Status.MET

"""Hours of an evening for tests: every meeting lies as far from now whatever the clock says, also about midnight."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.services.forms import EventForm

BEGAN = timedelta(minutes=5)
"""So long ago the evening began: with meetings of a quarter of an hour the next one is never about to begin."""


def evening_now() -> EventForm:
    """Return an evening that began five minutes ago, for programs that read the clock of this machine.

    It is held in a zone where it is about noon: no evening ends after midnight.
    """
    utc = datetime.now(UTC).replace(second=0, microsecond=0)
    zone = f"Etc/GMT{utc.hour - 12:+d}"
    starts = utc.astimezone(ZoneInfo(zone)) - BEGAN
    ends = starts + timedelta(hours=3)
    return EventForm(name="PR Night", date=starts.date(), starts=starts.time(), ends=ends.time(), time_zone=zone)


class RunningClock:
    """A clock that runs as this machine's does, and showed the same when it was made."""

    def __init__(self, at: datetime) -> None:
        self._ahead = at - datetime.now(UTC)

    def __call__(self) -> datetime:
        """Return the time, aware."""
        return datetime.now(UTC) + self._ahead

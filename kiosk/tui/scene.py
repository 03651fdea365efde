"""What every screen is handed: the services, the options, the sentences and, once it is known, the event. Frozen."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.people import NetworkingEvent
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts, clock_time, day
from kiosk.tui.options import KioskOptions


@dataclass(frozen=True, slots=True)
class Scene:
    """The surroundings of a screen."""

    services: Services
    options: KioskOptions
    texts: Texts = ENGLISH
    event: NetworkingEvent | None = None
    """None until the database has answered for the first time."""

    def hour(self, moment: datetime) -> str:
        """Return the time of day of an aware moment in the event's zone: `18:40`."""
        return clock_time(moment, self.event.time_zone if self.event else "UTC")

    def date(self, moment: datetime) -> str:
        """Return the day of an aware moment, `Thu 10 Dec`; empty where it is the event's, and that is today."""
        if self.event is None:
            return ""
        zone = self.event.time_zone
        date = day(moment, zone, self.texts)
        tonight, today = (day(one, zone, self.texts) for one in (self.event.starts_at, self.options.clock()))
        return "" if date == tonight == today else date

    def moment(self, moment: datetime) -> str:
        """Return the time of day, with its day where a meeting is not on the event's: `Thu 10 Dec, 16:00`."""
        return ", ".join(part for part in (self.date(moment), self.hour(moment)) if part)

    def is_tonight(self, moment: datetime) -> bool:
        """Tell whether a meeting is during the event; others need their day beside the hour."""
        return self.event is None or self.event.starts_at <= moment < self.event.ends_at

    def time(self, moment: datetime) -> str:
        """Return the time of day of a meeting tonight, and before another one's its day: `Thu 10 Dec 16:00`."""
        if self.event is None or self.is_tonight(moment):
            return self.hour(moment)
        return f"{day(moment, self.event.time_zone, self.texts)} {self.hour(moment)}"

    @property
    def minutes(self) -> int:
        """Length of an informational interview tonight, in minutes."""
        return self.event.slot_minutes if self.event else 15

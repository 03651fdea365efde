"""What every screen is handed: the services, the options, the sentences and, once it is known, the event. Frozen."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.people import NetworkingEvent
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts, clock_time
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

    @property
    def minutes(self) -> int:
        """Length of an informational interview tonight, in minutes."""
        return self.event.slot_minutes if self.event else 15

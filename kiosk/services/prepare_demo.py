"""Use case: an evening that is always tonight, with the shipped roster. It needs nothing set up and keeps nothing."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.people import Professional, Window
from kiosk.roster import read_roster
from kiosk.services.bundle import BadgeSecrets, EventForm, Services
from kiosk.services.find_time_zone import find_time_zone
from kiosk.shipped import seed
from kiosk.texts import ENGLISH

DOORS: Final = time(18)
"""When the shipped roster's evening begins; its availability is written for that."""
HOURS: Final = 3


@dataclass(frozen=True, slots=True)
class Demo:
    """What somebody who tries the demo needs to play all three people."""

    organizer_pin: str
    badges: tuple[BadgeSecrets, ...]


def prepare_demo(services: Services, clock: Callable[[], datetime]) -> Demo:
    """Set up tonight's event with the shipped roster and return the secrets to show on the screen."""
    time_zone = find_time_zone()
    opens = doors(clock().astimezone(ZoneInfo(time_zone)))
    closes = (datetime.combine(opens.date(), opens.time()) + timedelta(hours=HOURS)).time()
    form = EventForm(
        name=ENGLISH("cli.demo.event"),
        date=opens.date(),
        starts=opens.time(),
        ends=closes,
        time_zone=time_zone,
        contact=ENGLISH("cli.demo.contact"),
        is_demo=True,
    )
    services.set_event(form)
    roster = read_roster(seed("demo_roster.csv"))
    services.import_roster([moved(person, opens.time()) for person in roster.professionals], False, False)
    pin = f"{secrets.randbelow(900_000) + 100_000}"
    services.set_organizer_pin(pin)
    return Demo(organizer_pin=pin, badges=services.make_badges(()))


def doors(now: datetime) -> datetime:
    """Return when the demo's doors open, local: this evening, or the coming quarter hour once evening is here."""
    tonight = now.replace(hour=DOORS.hour, minute=0, second=0, microsecond=0)
    if now < tonight:
        return tonight
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0) + timedelta(minutes=15)


def moved(person: Professional, opens: time) -> Professional:
    """Return the professional with their availability moved along with the doors."""
    delta = (opens.hour - DOORS.hour) * 60 + opens.minute - DOORS.minute

    def later(moment: time) -> time:
        minutes = (moment.hour * 60 + moment.minute + delta) % (24 * 60)
        return time(minutes // 60, minutes % 60)

    windows = tuple(Window(later(w.start), later(w.end), w.date) for w in person.available)
    return replace(person, available=windows)

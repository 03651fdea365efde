"""Use case: an evening that is always tonight, with the shipped roster. It needs nothing set up and keeps nothing."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from threading import Thread
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.booking.pins import new_pin
from kiosk.errors import KioskError
from kiosk.people import Professional, Window
from kiosk.roster import read_roster
from kiosk.services.answers import BadgeSecrets
from kiosk.services.bundle import Services
from kiosk.services.find_time_zone import find_time_zone
from kiosk.services.forms import EventForm
from kiosk.shipped import seed
from kiosk.texts import ENGLISH

LOG: Final = logging.getLogger(__name__)
DOORS: Final = time(18)
"""When the shipped roster's evening begins; its availability is written for that."""
HOURS: Final = 3


class Demo:
    """What somebody who tries the demo needs to play all three people."""

    def __init__(self, organizer_pin: str, make_badges: Callable[[], tuple[BadgeSecrets, ...]]) -> None:
        self.organizer_pin: Final = organizer_pin
        """Shown on the screen: the way out."""
        self._badges: dict[str, BadgeSecrets] = {}
        # Sixty slow hashes take seconds, and nobody needs a badge before the first booking.
        Thread(target=self._make, args=(make_badges,), daemon=True, name="demo-badges").start()

    def badge(self, professional_id: str) -> BadgeSecrets | None:
        """Return the badge of a `Professional.id`; none while it is being made."""
        return self._badges.get(professional_id)

    def _make(self, make_badges: Callable[[], tuple[BadgeSecrets, ...]]) -> None:
        try:
            self._badges = {badge.professional.id: badge for badge in make_badges()}
        except KioskError as error:  # the demo ended in the meantime, or its disk is full
            LOG.warning("no badges for the demo: %s", error)


def prepare_demo(services: Services, clock: Callable[[], datetime]) -> Demo:
    """Set up tonight's event with the shipped roster and return the secrets to show on the screen."""
    time_zone = find_time_zone()
    opens = doors(clock().astimezone(ZoneInfo(time_zone)))
    closes = (opens.replace(tzinfo=None) + timedelta(hours=HOURS)).time()
    form = EventForm(
        name=ENGLISH("cli.demo.event"),
        date=opens.date(),
        starts=opens.time(),
        ends=closes,
        time_zone=time_zone,
        is_demo=True,
    )
    services.set_event(form)
    roster = read_roster(seed("demo_roster.csv"))
    services.import_roster([moved(person, opens.time()) for person in roster.professionals], False, False)
    pin = new_pin()
    services.set_organizer_pin(pin)
    return Demo(pin, lambda: services.make_badges(()))


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

"""A real evening for whole visits: database, roster, badges and the kiosk on it, around now."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.bootstrap import Clock, Kiosk, open_kiosk
from kiosk.people import Professional
from kiosk.services.answers import BadgeSecrets
from kiosk.services.forms import EventForm
from kiosk.services.name_interest import name_interest
from kiosk.texts import Texts
from kiosk.tui.app import KioskApp
from kiosk.tui.options import KioskOptions
from tests.evening_hours import BEGAN, RunningClock
from tests.tui import driving
from tests.tui.fakes import FakeEvening

PEOPLE = (
    Professional(
        id="P1",
        name="Amara Okafor",
        position="Head of Crisis Communications",
        company="Brightwater Group",
        specialties=("Crisis communications", "Issues management"),
        industries=("Energy",),
        table="1",
    ),
    Professional(
        id="P2",
        name="Teo Marín",
        position="Press Officer",
        company="Club Norte",
        specialties=("Media relations",),
        industries=("Sports",),
        table="2",
    ),
)


@dataclass(frozen=True)
class House:
    """The evening and Amara's badge."""

    kiosk: Kiosk
    badge: BadgeSecrets
    clock: Clock
    """The time as the services and the screens read it."""

    def reference(self) -> str:
        """Return the reference of the one booking there is."""
        (booking,) = self.kiosk.services.list_bookings()
        return booking.reference

    def texts(self, language: str = "en") -> Texts:
        """Return the sentences as the doors are opened with."""
        return Texts(language, interests=name_interest)


def six_o_clock() -> Clock:
    """Return a clock that shows 18:05 now and runs on."""
    return RunningClock(datetime(2026, 12, 3, 18, 5, tzinfo=UTC))


@contextmanager
def house(folder: Path, clock: Clock | None = None) -> Iterator[House]:
    """Set the evening up with the real services; it began five minutes ago, which is at 18:00 by its own clock."""
    clock = clock or six_o_clock()
    starts = clock().replace(second=0, microsecond=0) - BEGAN
    ends = starts + timedelta(hours=3)
    with open_kiosk(data_dir=folder, clock=clock) as kiosk:
        kiosk.services.set_event(
            EventForm(name="PR Night", date=starts.date(), starts=starts.time(), ends=ends.time(), time_zone="UTC")
        )
        kiosk.services.import_roster(PEOPLE, False, False)
        badges = kiosk.services.make_badges(())
        yield House(kiosk, next(badge for badge in badges if badge.professional.id == "P1"), clock)


@asynccontextmanager
async def screen(home: House, size: tuple[int, int] = (80, 24), language: str = "en") -> AsyncIterator[driving.Kiosk]:
    """Show the kiosk on it, in the event's language."""
    app = KioskApp(home.kiosk.services, KioskOptions(station="door", clock=home.clock), home.texts(language))
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        shown = driving.Kiosk(app, pilot, FakeEvening())
        await shown.settle()
        yield shown

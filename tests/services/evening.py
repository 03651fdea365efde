"""A small real evening for the tests of the booking services: an event, three professionals, a clock to set."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from kiosk.booking.booking import Booking
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.status import Party, Status, Via
from kiosk.database import Database, Transaction
from kiosk.people import Professional, Reason, Visit
from kiosk.services.forms import EventForm, HoldForm
from kiosk.services.hold_slot import hold_slot
from kiosk.services.import_roster import import_roster
from kiosk.services.move_booking import move_booking
from kiosk.services.set_event import set_event

OPENS: Final = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
"""18:00 in Madrid."""

PEOPLE: Final = (
    Professional(id="ana", name="Ana Ruiz", company="Faro", specialties=("crisis",), table="1"),
    Professional(id="bo", name="Bo Lind", company="Nord", specialties=("sports",), table="2", capacity=2),
    Professional(id="cy", name="Cy Okoro", company="Oak", specialties=("health",), table="1", capacity=1),
)
"""Ana and Cy share a table; Bo gives two informational interviews at most, Cy one."""

CRISIS: Final = Reason(typed="crisis comunications", matched="crisis", field="specialties", how="typo")


def a_visit(name: str = "Ada Lovelace", **more: Any) -> Visit:
    """A student who begins a visit."""
    return Visit(id=new_key(), name=name, **more)


@dataclass
class Evening:
    """An evening in Madrid from 18:00 to 20:30, at a quarter to six."""

    database: Database
    now: datetime = field(default=OPENS - timedelta(minutes=15))

    def clock(self) -> datetime:
        """The time that the services are told."""
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)

    def form(self, person: str = "ana", minutes: int = 0, visit: Visit | None = None, **more: Any) -> HoldForm:
        """A student's wish for the slot that begins so many minutes after the doors open."""
        facts: dict[str, Any] = {"key": new_key(), "code": new_booking_code(), "reasons": (CRISIS,)}
        at = OPENS + timedelta(minutes=minutes)
        return HoldForm(**{**facts, **more}, professional_id=person, starts_at=at, visit=visit or a_visit())

    def hold(self, *args: Any, **more: Any) -> Booking:
        """Hold a slot."""
        return hold_slot(self.database, self.clock, self.form(*args, **more))

    def move(
        self, booking: Booking, wanted: Status, party: Party = Party.PROFESSIONAL, via: Via = Via.PHONE
    ) -> Booking:
        """Move a booking."""
        return move_booking(self.database, self.clock, booking.id, wanted, party, via, "here")

    def change(self, work: Callable[[Transaction], Any]) -> None:
        """Change something that no service changes yet."""
        self.database.write(work)


def begin(database: Database) -> Evening:
    """Set the evening up with the real services."""
    evening = Evening(database)
    night = EventForm(
        name="PR Night", date=date(2026, 12, 3), starts=time(18), ends=time(20, 30), time_zone="Europe/Madrid"
    )
    set_event(database, evening.clock, night)
    import_roster(database, evening.clock, PEOPLE, False, False)
    return evening

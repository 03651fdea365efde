"""What a student can do besides keeping a booking or calling it off: the first time again, or somebody else."""

from dataclasses import dataclass
from typing import Final

from kiosk.booking.booking import Booking, Slot
from kiosk.booking.codes import new_booking_code, new_key
from kiosk.booking.leaving import had_to_leave, leads_on
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable
from kiosk.services.answers import NextBest
from kiosk.services.bundle import Services
from kiosk.services.forms import InsteadForm
from kiosk.tui.scene import Scene

_CHANGED: Final = frozenset({Status.REQUESTED, Status.COUNTERED, Status.CONFIRMED})


@dataclass(frozen=True, slots=True)
class WaysOn:
    """A booking as it stands, and where it leads."""

    booking: Booking
    first: Slot | None = None
    """The time that the student asked for before another was proposed, where it can be kept."""
    best: NextBest | None = None
    """Who fits next best, where the booking leads to nobody any more or another time was proposed."""
    has_left: bool = False
    """The professional had to leave."""


def find_ways(services: Services, booking: Booking, scene: Scene) -> WaysOn:
    """Find out where a booking leads; it asks services and belongs into a worker."""
    now = scene.options.clock()
    first = services.find_first_time(booking.id) if booking.status is Status.COUNTERED else None
    best = services.next_best(booking.id) if leads_on(booking, now) else None
    return WaysOn(booking, first, best, had_to_leave(booking, now))


def show_ways(services: Services, number: int, scene: Scene) -> WaysOn:
    """Look a booking up and find out where it leads."""
    return find_ways(services, services.show_booking(number), scene)


def keep_first(services: Services, number: int, scene: Scene) -> Booking:
    """Ask for the first time again."""
    return services.keep_first_time(number, Party.STUDENT, Via.KIOSK, scene.options.station)


def instead_form(booking: Booking, best: NextBest, station: str) -> InsteadForm:
    """Return the wish for somebody else."""
    return _form(booking, best.found.professional.id, best.slot, station)


def moved_form(booking: Booking, slot: Slot, station: str) -> InsteadForm:
    """Return the wish for another time of the same professional."""
    return _form(booking, booking.professional.id, slot, station)


def same_or_new(before: InsteadForm | None, now: InsteadForm) -> InsteadForm:
    """Return the wish of before where this is the same one, so that a second try after a lost answer books once."""
    if before is None:
        return now
    wishes = [(one.booking_id, one.professional_id, one.starts_at) for one in (before, now)]
    return before if wishes[0] == wishes[1] else now


def take_instead(services: Services, wish: InsteadForm) -> Booking:
    """Take another time in place of a booking; where no answer comes it is asked once more, and booked once."""
    try:
        return services.hold_instead(wish)
    except (DatabaseBusy, DatabaseUnavailable):  # it may be done: the old time is given up with it
        return services.hold_instead(wish)


def may_change_time(booking: Booking, scene: Scene) -> bool:
    """Tell whether a student may ask for another time in place of the one that they have."""
    return booking.status in _CHANGED and booking.starts_at > scene.options.clock()


def _form(booking: Booking, professional_id: str, slot: Slot, station: str) -> InsteadForm:
    return InsteadForm(
        booking_id=booking.id,
        key=new_key(),
        code=new_booking_code(),
        professional_id=professional_id,
        starts_at=slot.starts_at,
        station=station,
    )


def best_words(best: NextBest, key: str, scene: Scene) -> str:
    """Return the sentence that offers somebody else: name, company and time."""
    person = best.found.professional
    return scene.texts(key, name=person.name, company=person.company, time=scene.moment(best.slot.starts_at))

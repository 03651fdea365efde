"""After a booking came to nothing: who fits next best, one tap away; and a cancellation taken back for a minute."""

from contextlib import suppress
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.booking.booking import Booking
from kiosk.booking.codes import code_after, hash_secret
from kiosk.booking.leaving import leads_on
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, KioskError, NoSuchBooking, WrongStatus
from kiosk.services.bundle import Services
from kiosk.services.forms import InsteadForm
from kiosk.web.controls_view import read_leaving
from kiosk.web.guard import form_fields
from kiosk.web.site import Site, go
from kiosk.web.wording import Occasion, reason, when

_LONGEST = 200
"""Characters of a `Professional.id` that a form may carry."""


@dataclass(frozen=True, slots=True)
class NextOffer:
    """The words of the next best match."""

    professional_id: str
    name: str
    about: str
    time: str
    starts_at: str
    """ISO 8601, as the form carries it back."""
    reasons: tuple[str, ...]
    is_instead: bool
    """The booking stands until then, and is called off with it."""


def next_offer(services: Services, booking: Booking, occasion: Occasion) -> NextOffer | None:
    """Return who fits next best and is free, while the event is on; none where a booking leads to nobody else."""
    if not leads_on(booking, occasion.now) or occasion.now >= occasion.event.ends_at:
        return None
    best = services.next_best(booking.id)
    if best is None:
        return None
    person = best.found.professional
    return NextOffer(
        professional_id=person.id,
        name=person.name,
        about=", ".join(part for part in (person.position, person.company) if part),
        time=when(best.slot.starts_at, occasion),
        starts_at=best.slot.starts_at.isoformat(),
        reasons=tuple(reason(each, "student", occasion.texts) for each in best.found.match.reasons[:2]),
        is_instead=booking.is_open,
    )


class NextPages:
    """Posts under `/b/CODE` that lead on."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes that lead on."""
        return [
            Route("/b/{code}/next", self.ask_next, methods=["POST"]),
            Route("/b/{code}/take-back", self.take_back, methods=["POST"]),
        ]

    def ask_next(self, request: Request) -> Response:
        """Ask the next best match, and show the new ticket; a time that is gone shows this one with another offer.

        Key and code of the new booking follow from this ticket's code, so a form that is sent twice books once.
        """
        booking, code = self._find(request), _code(request)
        fields = form_fields(request)
        person, moment = fields.get("professional", "")[:_LONGEST], read_leaving(fields.get("starts_at", ""))
        if not person or moment is None:
            raise HTTPException(400)
        if not leads_on(booking, self._site.clock()):
            return go(f"/b/{code}")
        new_code = code_after(code, person, moment.isoformat())
        form = InsteadForm(
            booking_id=booking.id,
            key=hash_secret(new_code)[:32],
            code=new_code,
            professional_id=person,
            starts_at=moment,
            via=Via.PHONE,
        )
        try:
            held = self._services.hold_instead(form)
        except WrongStatus:
            return go(f"/b/{code}")  # it stands after all: the ticket says how
        except (DatabaseBusy, DatabaseUnavailable):
            raise  # nothing has gone: it can be tried again
        except KioskError:
            return go(f"/b/{code}?lost=1")
        if held.status is Status.HELD:
            with suppress(KioskError):  # what it takes the place of is given up already: its own ticket can ask again
                self._services.move_booking(held.id, Status.REQUESTED, Party.STUDENT, Via.PHONE, "")
        return go(f"/b/{new_code}")

    def take_back(self, request: Request) -> Response:
        """Take a cancellation back, for a minute; whether it worked is what the ticket then shows."""
        booking = self._find(request)
        with suppress(KioskError):
            self._services.take_back(booking.id, Party.STUDENT, Via.PHONE, "")
        return go(f"/b/{_code(request)}")

    def _find(self, request: Request) -> Booking:
        try:
            return self._services.open_ticket(_code(request))
        except NoSuchBooking as error:
            raise self._site.not_right(request, error) from None


def _code(request: Request) -> str:
    return str(request.path_params["code"])[:64]

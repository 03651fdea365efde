"""What a professional changes about their evening: here, pause, leaving, a cap; and another time for a request.

Nothing here touches what is booked, but for the request to which another time is proposed.
"""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.booking.booking import Booking
from kiosk.booking.status import Party, Via
from kiosk.errors import KioskError, TooLate
from kiosk.people import Professional
from kiosk.services.forms import EveningForm
from kiosk.web.controls_view import Choice, read_leaving
from kiosk.web.evening_view import meeting
from kiosk.web.guard import form_fields
from kiosk.web.numbers import BOOKING
from kiosk.web.signing_in import safe_return
from kiosk.web.site import Site, go
from kiosk.web.wording import Occasion, place, when

_MOST: int = 99
"""A cap beyond this is a slip of the finger."""


class ControlPages:
    """Posts under `/me`, and the page with the times that can be proposed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of the controls."""
        return [
            *(Route(f"/me/{word}", self.change, methods=["POST"]) for word in ("here", "pause", "leaving", "cap")),
            Route(f"{BOOKING}/times", self.times),
            Route(f"{BOOKING}/counter", self.counter, methods=["POST"]),
            Route(f"{BOOKING}/take-back", self.take_back, methods=["POST"]),
        ]

    def change(self, request: Request) -> Response:
        """Change one thing about the evening; a value that cannot be is a 400."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        word = request.url.path.rpartition("/")[2]
        wanted = _wanted(word, form_fields(request).get("value", ""))
        self._services.change_evening(
            EveningForm(professional_id=professional.id, party=Party.PROFESSIONAL, via=Via.PHONE, **wanted)
        )
        return go("/me#controls")

    def times(self, request: Request) -> Response:
        """Show the times that can be proposed instead; each is one tap."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        booking = self._site.theirs(request, professional)
        return self._times_page(booking, professional)

    def counter(self, request: Request) -> Response:
        """Propose another time; one that is gone meanwhile leads back to the others with the reason."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        booking = self._site.theirs(request, professional)
        moment = read_leaving(form_fields(request).get("value", ""))
        if moment is None:
            raise HTTPException(400)
        try:
            self._services.counter_booking(booking.id, moment, Party.PROFESSIONAL, Via.PHONE, "")
        except KioskError as error:
            return self._times_page(self._services.show_booking(booking.id), professional, error)
        return go(f"/me?answered={booking.id}")

    def take_back(self, request: Request) -> Response:
        """Take the last step back, for a minute."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        booking = self._site.theirs(request, professional)
        try:
            self._services.take_back(booking.id, Party.PROFESSIONAL, Via.PHONE, "")
        except TooLate:
            return go("/me")
        back = safe_return(form_fields(request).get("back", ""))
        return go(f"/me?answered={booking.id}" if back == "/me" else back)

    def _times_page(self, booking: Booking, professional: Professional, error: KioskError | None = None) -> Response:
        event = self._services.show_event()
        occasion = Occasion(event, self._site.clock(), self._site.texts)
        slots = self._services.list_counter_slots(booking.id)
        choices = [
            Choice(
                slot.starts_at.isoformat(),
                ", ".join(
                    part for part in (when(slot.starts_at, occasion), place(slot.table, occasion.texts)) if part
                ),
            )
            for slot in slots
        ]
        return self._site.page(
            "times.html",
            status=409 if error else 200,
            event=event,
            professional=professional,
            meeting=meeting(booking, occasion),
            choices=choices,
            problem=error.message(self._site.texts) if error else "",
        )


def _wanted(word: str, value: str) -> dict[str, Any]:
    """Return what a post asks for, as fields of the form."""
    if word in ("here", "pause") and value in ("yes", "no"):
        return {"present" if word == "here" else "paused": value == "yes"}
    if word == "leaving":
        moment = read_leaving(value)
        if moment is not None or not value:
            return {"leaving_at": moment} if moment else {"staying": True}
    if word == "cap":
        if not value:
            return {"as_roster": True}
        if value.isascii() and value.isdigit() and int(value) <= _MOST:
            return {"capacity": int(value)}
    raise HTTPException(400)

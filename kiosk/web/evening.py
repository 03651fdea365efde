"""The professional's page: requests with one tap each, the list of the evening, and its answers.

A booking of somebody else is a 404 like one that does not exist.
"""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kiosk.booking.booking import Booking
from kiosk.booking.feedback import Verdict
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import NoSuchBooking, SignInRefused, WrongStatus
from kiosk.people import Professional
from kiosk.web.controls_view import controls
from kiosk.web.evening_view import Asides, evening, evening_live, evening_version, meeting
from kiosk.web.guard import form_fields
from kiosk.web.numbers import BOOKING
from kiosk.web.signing_in import safe_return
from kiosk.web.site import Site, go
from kiosk.web.wording import Occasion

ANSWERS: Final = {
    "confirm": Status.CONFIRMED,
    "decline": Status.DECLINED,
    "cancel": Status.CANCELLED,
    "met": Status.MET,
    "no-show": Status.NO_SHOW,
}
"""What the last word of the path does."""


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A booking and the professional whose phone asks for it."""

    booking: Booking
    professional: Professional


class EveningPages:
    """Pages under `/me`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of a professional's evening."""
        return [
            Route("/me", self.show),
            Route("/me/state", self.state),
            *(Route(f"{BOOKING}/{word}", self.answer, methods=["POST"]) for word in ANSWERS),
            *(Route(f"{BOOKING}/{verdict.value}", self.judge, methods=["POST"]) for verdict in Verdict),
        ]

    def show(self, request: Request) -> Response:
        """Show requests first, then who comes when; a phone that is not signed in is asked to."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        self._site.seen(request)
        now, event = self._site.clock(), self._services.show_event()
        bookings = self._services.list_evening(professional.id)
        occasion = Occasion(event, now, self._site.texts)
        answered = self._just_answered(request, professional)
        return self._site.page(
            "evening.html",
            event=event,
            live=evening_live(evening_version(bookings, now)),
            professional=professional,
            evening=evening(bookings, occasion, self._asides(professional.id)),
            answered=self._said(answered),
            undo=answered.id if answered and self._may_take_back(answered) else 0,
            controls=controls(self._services.show_evening(professional.id), occasion),
            back="/me",
        )

    def state(self, request: Request) -> Response:
        """Answer with the version of the page as it is now; 403 once the phone is signed out."""
        token = request.cookies.get(self._site.phone_cookie, "")
        try:
            glances = self._services.glance_evening(token) if token else None
        except SignInRefused:
            glances = None
        if glances is None:
            return PlainTextResponse("", status_code=403)
        self._site.seen(request)
        return PlainTextResponse(evening_version(glances, self._site.clock()))

    def answer(self, request: Request) -> Response:
        """Confirm, decline, call off, or tell whether they met."""
        found = self._theirs(request)
        if found is None:
            return go("/sign-in?next=/me")
        wanted = ANSWERS[request.url.path.rpartition("/")[2]]
        try:
            self._services.move_booking(found.booking.id, wanted, Party.PROFESSIONAL, Via.PHONE, "")
        except WrongStatus:
            return self._too_late(found)
        return self._back(request, found)

    def judge(self, request: Request) -> Response:
        """Say with one tap how it was; it is counted, and says whether the two met."""
        found = self._theirs(request)
        if found is None:
            return go("/sign-in?next=/me")
        verdict = Verdict(request.url.path.rpartition("/")[2].lower())
        try:
            self._services.give_feedback(found.booking.id, Party.PROFESSIONAL, verdict, Via.PHONE)
        except WrongStatus:
            return self._too_late(found)
        return self._back(request, found)

    def _back(self, request: Request, found: _Theirs) -> Response:
        """Lead back to the page that the answer was given on."""
        back = safe_return(form_fields(request).get("back", ""))
        return go(f"/me?answered={found.booking.id}" if back == "/me" else back)

    def _too_late(self, found: _Theirs) -> Response:
        """Say how the booking stands: somebody was quicker, or it lapsed meanwhile."""
        booking = self._services.show_booking(found.booking.id)
        event = self._services.show_event()
        view = meeting(booking, Occasion(event, self._site.clock(), self._site.texts))
        return self._site.page(
            "too_late.html", status=409, event=event, meeting=view, professional=found.professional
        )

    def _asides(self, professional_id: str) -> Asides:
        services = self._services
        return Asides(services.list_notes(professional_id), frozenset(services.list_feedback(professional_id)))

    def _theirs(self, request: Request) -> _Theirs | None:
        professional = self._site.professional(request)
        if professional is None:
            return None
        return _Theirs(self._site.theirs(request, professional), professional)

    def _said(self, booking: Booking | None) -> str:
        if booking is None:
            return ""
        return self._site.texts(f"web.meeting.{booking.status.value}.done", name=booking.card.student)

    def _may_take_back(self, booking: Booking) -> bool:
        return self._services.may_take_back(booking.id, Party.PROFESSIONAL)

    def _just_answered(self, request: Request, professional: Professional) -> Booking | None:
        """Return the booking that this phone has just answered: declined ones are on no list any more."""
        wanted = request.query_params.get("answered", "")
        if not wanted.isascii() or not wanted.isdigit() or len(wanted) > 9:
            return None
        try:
            booking = self._services.show_booking(int(wanted))
        except NoSuchBooking:
            return None
        return booking if booking.professional.id == professional.id else None

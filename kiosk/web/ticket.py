"""The pages of one booking: the student's ticket, or the confirm page for the professional who is asked.

The booking code opens it and can cancel it; it can never confirm it.
"""

from contextlib import suppress
from datetime import datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kiosk.booking.booking import Booking, Glance
from kiosk.booking.calendar import booking_calendar
from kiosk.booking.feedback import Verdict, may_tell
from kiosk.booking.forgotten import as_shown
from kiosk.booking.leaving import had_to_leave
from kiosk.booking.status import Party, Status, Via
from kiosk.errors import DatabaseBusy, DatabaseUnavailable, KioskError, NoSuchBooking, WrongStatus
from kiosk.people import NetworkingEvent, Professional
from kiosk.web.calendar_links import google_calendar, outlook_calendar
from kiosk.web.evening_view import meeting
from kiosk.web.known_tickets import KnownTickets
from kiosk.web.languages import speak
from kiosk.web.next_best import next_offer
from kiosk.web.rendering import Live
from kiosk.web.site import Site, go
from kiosk.web.ticket_view import ticket, ticket_live, ticket_version
from kiosk.web.waiting import WaitingPages
from kiosk.web.wording import Occasion

TOLD: Final = {"met": Status.MET, "no-show": Status.NO_SHOW}
"""What a student may say afterwards, by the last word of the path."""
_LONGEST_CODE: Final = 64
"""Characters; longer ones are not looked up."""


class TicketPages:
    """Pages under `/b/CODE`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services
        self._known = KnownTickets()
        self._waiting = WaitingPages(site)

    def routes(self) -> list[Route]:
        """Return the routes of a booking."""
        return [
            Route("/b/{code}", self.show),
            Route("/b/{code}/state", self.state),
            Route("/b/{code}/keep", self.keep, methods=["POST"]),
            Route("/b/{code}/cancel", self.cancel, methods=["POST"]),
            Route("/b/{code}/accept", self.accept, methods=["POST"]),
            Route("/b/{code}/first", self.keep_first, methods=["POST"]),
            *(Route(f"/b/{{code}}/{word}", self.tell, methods=["POST"]) for word in TOLD),
            *(Route(f"/b/{{code}}/{verdict.value}", self.judge, methods=["POST"]) for verdict in Verdict),
            Route("/b/{code}/interview.ics", self.calendar),
        ]

    def show(self, request: Request) -> Response:
        """Show the ticket, or the confirm page on the phone of the professional who is asked."""
        try:
            booking = self._services.open_ticket(_code(request))
        except NoSuchBooking:
            return self._waiting.show(request)
        self._site.seen(request)
        event = self._services.show_event()
        professional = self._site.professional(request)
        if professional and professional.id == booking.professional.id:
            return self._confirm_page(request, booking, event, professional)
        speak(booking.language)
        return self._ticket_page(request, booking, event)

    def state(self, request: Request) -> Response:
        """Answer with the version of the ticket as it is now."""
        code, now = _code(request), self._site.clock()
        known = self._known.find(code, now)
        try:
            known = known or self._known.remember(code, self._services.open_ticket(code), now)
        except NoSuchBooking:
            return self._waiting.state(request)
        try:
            glance = self._services.glance(known.id)
        except NoSuchBooking as error:
            self._known.forget(code)
            raise self._site.not_right(request, error) from None
        self._site.seen(request)
        return PlainTextResponse(ticket_version(glance, known, now))

    def keep(self, request: Request) -> Response:
        """Send the request to the professional; the student leaves the kiosk without pressing Done."""
        booking = self._find(request)
        if booking.status is Status.HELD:
            self._move(booking, Status.REQUESTED)
        return go(f"/b/{_code(request)}")

    def cancel(self, request: Request) -> Response:
        """Call the informational interview off for the student."""
        booking = self._find(request)
        if booking.is_open:
            self._move(booking, Status.CANCELLED)
        return go(f"/b/{_code(request)}")

    def accept(self, request: Request) -> Response:
        """Take the other time that the professional proposed; a booking that stands otherwise stays as it is."""
        booking = self._find(request)
        if booking.status is Status.COUNTERED:
            self._move(booking, Status.CONFIRMED)
        return go(f"/b/{_code(request)}")

    def keep_first(self, request: Request) -> Response:
        """Keep the time that the student asked for first; one that is gone meanwhile leaves everything as it was."""
        booking, code = self._find(request), _code(request)
        try:
            self._services.keep_first_time(booking.id, Party.STUDENT, Via.PHONE, "")
        except WrongStatus:
            return go(f"/b/{code}")  # answered meanwhile: the ticket says how it stands
        except (DatabaseBusy, DatabaseUnavailable):
            raise  # nothing has gone: it can be tried again
        except KioskError:
            return go(f"/b/{code}?lost=1")
        return go(f"/b/{code}")

    def tell(self, request: Request) -> Response:
        """Say whether the two met, once its time has come."""
        booking = self._find(request)
        if booking.status is Status.CONFIRMED and self._site.clock() >= booking.starts_at:
            self._move(booking, TOLD[request.url.path.rpartition("/")[2]])
        return go(f"/b/{_code(request)}")

    def judge(self, request: Request) -> Response:
        """Say with one tap how it was; it is counted, and says whether the two met."""
        booking = self._find(request)
        verdict = Verdict(request.url.path.rpartition("/")[2].lower())
        with suppress(WrongStatus):  # too early, or called off meanwhile: the ticket says how it stands
            self._services.give_feedback(booking.id, Party.STUDENT, verdict, Via.PHONE)
        return go(f"/b/{_code(request)}")

    def calendar(self, request: Request) -> Response:
        """Answer with the calendar entry (RFC 5545), which is a cancellation once it will not take place."""
        booking = self._find(request)
        speak(booking.language)
        event = self._services.show_event()
        url = self._site.address(request, f"/b/{_code(request)}")
        entry = booking_calendar(
            as_shown(booking, self._site.texts),
            event,
            url,
            questions=self._questions(booking),
            texts=self._site.texts,
        )
        method = "PUBLISH" if b"METHOD:PUBLISH" in entry else "CANCEL"
        return Response(
            entry,
            media_type=f"text/calendar; charset=utf-8; method={method}",
            headers={"Content-Disposition": 'inline; filename="interview.ics"'},
        )

    def _ticket_page(self, request: Request, booking: Booking, event: NetworkingEvent) -> Response:
        now, texts = self._site.clock(), self._site.texts
        visit = self._services.list_visit_bookings(booking.id)
        code = _code(request)
        return self._site.page(
            "ticket.html",
            event=event,
            live=self._live(code, booking, now),
            ticket=ticket(
                booking,
                Occasion(event, now, texts),
                questions=self._questions(booking),
                visit=visit,
                is_turn=self._waiting.is_turn(booking, code),
                first=self._services.find_first_time(booking.id) if booking.status is Status.COUNTERED else None,
                found=self._found(booking, now),
                prefill=self._site.prefill,
            ),
            code=code,
            next=next_offer(self._services, booking, Occasion(event, now, texts)),
            lost="lost" in request.query_params,
            undo=not booking.is_open and self._services.may_take_back(booking.id, Party.STUDENT),
            google=google_calendar(booking, event, texts),
            outlook=outlook_calendar(booking, event, texts),
        )

    def _confirm_page(
        self, request: Request, booking: Booking, event: NetworkingEvent, professional: Professional
    ) -> Response:
        now = self._site.clock()
        code = _code(request)
        theirs = self._services.list_evening(professional.id)  # with the student's address once both agreed
        booking = next((each for each in theirs if each.id == booking.id), booking)
        return self._site.page(
            "confirm.html",
            event=event,
            live=self._live(code, booking, now),
            professional=professional,
            meeting=meeting(
                booking,
                Occasion(event, now, self._site.texts),
                judged=self._found(booking, now, Party.PROFESSIONAL) is not None,
            ),
            undo=not booking.is_open and self._services.may_take_back(booking.id, Party.PROFESSIONAL),
            back=f"/b/{code}",
        )

    def _live(self, code: str, booking: Booking, now: datetime) -> Live | None:
        left = had_to_leave(booking, now)
        glance = Glance(booking.id, booking.status, booking.changed_at, booking.due_at, left)
        return ticket_live(code, booking, ticket_version(glance, self._known.remember(code, booking, now), now), now)

    def _found(self, booking: Booking, now: datetime, party: Party = Party.STUDENT) -> Verdict | None:
        begun = may_tell(booking.status, booking.starts_at, now)
        return self._services.show_feedback(booking.id, party) if begun else None

    def _questions(self, booking: Booking) -> tuple[str, ...]:
        card, language = booking.card, self._site.texts.language
        return self._services.suggest_questions(booking.professional, card.reasons, card.stage, language)

    def _find(self, request: Request) -> Booking:
        try:
            return self._services.open_ticket(_code(request))
        except NoSuchBooking as error:
            raise self._site.not_right(request, error) from None

    def _move(self, booking: Booking, wanted: Status) -> None:
        try:
            self._services.move_booking(booking.id, wanted, Party.STUDENT, Via.PHONE, "")
        except WrongStatus:
            # Somebody was quicker; the ticket that is shown next says what happened.
            return


def _code(request: Request) -> str:
    return str(request.path_params["code"])[:_LONGEST_CODE]

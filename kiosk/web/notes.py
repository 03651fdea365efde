"""What a professional writes down for themselves about a meeting, and "forget me". Nobody else sees a note."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.services.forms import NOTE_LENGTH
from kiosk.web.evening_view import meeting
from kiosk.web.guard import form_fields
from kiosk.web.numbers import BOOKING
from kiosk.web.site import Site, go
from kiosk.web.wording import Occasion


class NotePages:
    """`/me/bookings/ID/note`, a page of its own so that nothing reloads under what is typed; `/me/forget`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of notes and of being forgotten."""
        return [
            Route(f"{BOOKING}/note", self.show),
            Route(f"{BOOKING}/note", self.keep, methods=["POST"]),
            Route("/me/forget", self.forget, methods=["POST"]),
        ]

    def show(self, request: Request) -> Response:
        """Show the note with room to write."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        booking = self._site.theirs(request, professional)
        event = self._services.show_event()
        note = self._services.list_notes(professional.id).get(booking.id, "")
        view = meeting(booking, Occasion(event, self._site.clock(), self._site.texts), note)
        return self._site.page("note.html", event=event, professional=professional, meeting=view, length=NOTE_LENGTH)

    def keep(self, request: Request) -> Response:
        """Keep what was written and go back to the evening; empty words take the note away."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        booking = self._site.theirs(request, professional)
        words = form_fields(request, lines="words").get("words", "")
        self._services.keep_note(professional.id, booking.id, words)
        return go(f"/me#who-{booking.id}")

    def forget(self, request: Request) -> Response:
        """Sign every phone of theirs out, delete their notes, and say what the organizer still holds."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        self._services.forget_professional(professional.id)
        response = self._site.page("forgotten.html", event=self._services.show_event())
        self._site.forget(response, self._site.phone_cookie)
        return response

"""Contacts as files for a phone: the professional for the student, and whom a professional met."""

import csv
import io
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.booking.contacts import Contact, contact_of_professional, contacts_of_students, vcards
from kiosk.errors import NoSuchBooking
from kiosk.people import Professional
from kiosk.roster.formulas import escaped
from kiosk.texts import Texts
from kiosk.web.languages import speak
from kiosk.web.site import Site, go


class ContactPages:
    """`/b/CODE/contact.vcf`, `/me/contacts.vcf` and `/me/contacts.csv`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def routes(self) -> list[Route]:
        """Return the routes of contacts."""
        return [
            Route("/b/{code}/contact.vcf", self.professional),
            Route("/me/contacts.vcf", self.met_vcf),
            Route("/me/contacts.csv", self.met_csv),
        ]

    def professional(self, request: Request) -> Response:
        """Answer the student with the professional's contact; a 404 unless both met and it is shared."""
        try:
            booking = self._services.open_ticket(str(request.path_params["code"])[:64])
        except NoSuchBooking as error:
            raise self._site.not_right(request, error) from None
        speak(booking.language)
        contact = contact_of_professional(booking, self._services.show_event(), self._site.texts)
        if contact is None:
            raise NoSuchBooking
        return _file(vcards([contact]), "text/vcard; charset=utf-8", "contact.vcf")

    def met_vcf(self, request: Request) -> Response:
        """Answer with everybody the professional met, as vCards."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        return _file(vcards(self._met(professional)), "text/vcard; charset=utf-8", "whom-i-met.vcf")

    def met_csv(self, request: Request) -> Response:
        """Answer with everybody the professional met, as a table."""
        professional = self._site.professional(request)
        if professional is None:
            return go("/sign-in?next=/me")
        return _file(_table(self._met(professional), self._site.texts), "text/csv; charset=utf-8", "whom-i-met.csv")

    def _met(self, professional: Professional) -> list[Contact]:
        bookings = self._services.list_evening(professional.id)
        return contacts_of_students(bookings, self._services.show_event(), self._site.texts)


def _table(contacts: Sequence[Contact], texts: Texts) -> bytes:
    """Return contacts as CSV (RFC 4180) that a spreadsheet opens as UTF-8 and runs nothing of."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(texts.lines("web.contacts.columns"))
    for contact in contacts:
        row = (contact.name, contact.email, contact.position, contact.met_on.isoformat(), contact.note)
        rows.writerow([escaped(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _file(content: bytes, kind: str, name: str) -> Response:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers={"Content-Type": kind, **disposition})

"""The phone pages as one application: routes, and what stands before them. It opens no port and no database."""

import secrets
from collections.abc import Callable
from datetime import datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from kiosk.errors import KioskError
from kiosk.services.bundle import Services
from kiosk.texts import ENGLISH, Texts
from kiosk.web.access_log import AccessLog
from kiosk.web.contacts import ContactPages
from kiosk.web.controls import ControlPages
from kiosk.web.evening import EveningPages
from kiosk.web.guard import Guard
from kiosk.web.headers import Headers
from kiosk.web.languages import Languages
from kiosk.web.mishaps import LastResort, MishapPages
from kiosk.web.next_best import NextPages
from kiosk.web.notes import NotePages
from kiosk.web.reach import ReachPages
from kiosk.web.signing_in import SigningInPages
from kiosk.web.site import Site
from kiosk.web.status import StatusPages
from kiosk.web.ticket import TicketPages
from kiosk.web.waiting import WaitingPages


def create_app(  # noqa: PLR0913 - what an evening is served with
    services: Services,
    *,
    secure: bool,
    clock: Callable[[], datetime],
    instance_id: str = "",
    texts: Texts = ENGLISH,
    prefill: bool = False,
) -> Starlette:
    """Return the phone pages on the given services.

    Args:
        services: the use cases; pages reach data through nothing else.
        secure: phones come over https (a proxy or tunnel in front), so cookies are sent over nothing else.
        clock: the time now, aware UTC.
        instance_id: names this process in `/healthz`; a random one by default.
        texts: the event's own language and words, for browsers that prefer no other.
        prefill: a student's name may go into a professional's booking link.
    """
    instance = instance_id or secrets.token_hex(8)
    site = Site.build(services, clock, secure=secure, instance_id=instance, texts=texts, prefill=prefill)
    mishaps = MishapPages(site)
    students = (TicketPages, WaitingPages, NextPages, ContactPages)
    people = (*students, EveningPages, ControlPages, NotePages, SigningInPages)
    kinds = (StatusPages, *people, ReachPages)
    return Starlette(
        routes=[route for kind in kinds for route in kind(site).routes()],
        # Outermost first: what is refused at the border is logged and has its headers too.
        middleware=[
            Middleware(AccessLog),
            Middleware(Headers),
            Middleware(Languages),
            Middleware(LastResort, pages=mishaps),
            Middleware(Guard, secure=secure),
        ],
        exception_handlers={KioskError: mishaps, HTTPException: mishaps},
    )
